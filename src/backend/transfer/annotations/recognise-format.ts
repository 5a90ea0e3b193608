import type { AnnotationPreview } from '../../../api/transfer-views'
import type { Recognition, SourceFile } from '../../../core/formats/format'
import { importFormats } from '../../../core/formats/registry'
import { endingOf, readText } from '../../../core/formats/text-file'

type Recognised = AnnotationPreview['recognised'][number]

const HEAD_BYTES = 64 * 1024
/** Files that are looked at: the first of each ending say what the others are. */
const LOOKED_AT = 12

/** The first 64 KiB of a file as text, without a byte order mark; empty when it is no text. */
function headOf({ path, bytes }: SourceFile): string {
  // A character may be cut at the end: up to three bytes less are tried.
  for (let cut = 0; cut < 4; cut += 1) {
    const length = Math.min(bytes.length, HEAD_BYTES) - cut
    const { raw } = readText({ path, bytes: bytes.subarray(0, Math.max(0, length)) })
    if (raw !== null) return raw.replace(/^\uFEFF/, '')
    if (bytes.length <= HEAD_BYTES) break
  }
  return ''
}

/** Formats that may know these files, the likeliest first: those that are sure of one of them before those that may be. */
export function recogniseFormats(files: readonly SourceFile[]): readonly Recognised[] {
  const byEnding = new Map<string, number>()
  const looked = files.filter(({ path }) => {
    const seen = (byEnding.get(endingOf(path)) ?? 0) + 1
    byEnding.set(endingOf(path), seen)
    return seen <= 2
  })
  const heads = looked.slice(0, LOOKED_AT).map((file) => ({ path: file.path, head: headOf(file) }))
  const found = importFormats().flatMap(({ id, recognise, reads }): Recognised[] => {
    const answers = heads.map(({ path, head }): Recognition => {
      if (reads && !reads.some((ending) => path.toLowerCase().endsWith(ending))) return 'no'
      return recognise ? recognise(path, head) : 'maybe'
    })
    if (answers.includes('yes')) return [{ format: id, sure: 'yes' }]
    return answers.includes('maybe') ? [{ format: id, sure: 'maybe' }] : []
  })
  return [...found.filter(({ sure }) => sure === 'yes'), ...found.filter(({ sure }) => sure === 'maybe')]
}
