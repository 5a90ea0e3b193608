import { basename } from 'node:path'
import { PLAIN_READING } from '../api/import-params'
import { OffsetMap } from '../core/text/offset-map'
import type { BuiltArticle } from './library/build-article'
import { segmentsWithProposals, understoodDocument } from './library/understood-document'
import type { CheckedUnit, UnderstoodDocument } from './library/understood-document'
import { filesOf, problemOf, readLimited } from './own-files'
import { textFindings } from './text-findings'
import type { TextFindings } from './text-findings'
import { openFile } from './transfer/imports/open-file'

export interface CheckOptions {
  /** What offsets count. */
  readonly unit: CheckedUnit
  /** Whether the frozen text goes into the answer. */
  readonly withText: boolean
  /** Whether mojibake is put right first. */
  readonly repair: boolean
  /** The date against which the text is judged, ISO 8601, may be partial; null when none is given. */
  readonly asOf: string | null
}

/** Why a file could not be understood; the message says what to do. */
export interface CheckProblem {
  readonly code: string
  readonly message: string
}

/** Where a document stands: `file` is the path as it was named, or below the folder named. */
interface CheckedPlace {
  readonly file: string
  /** In a file that holds several documents: `row 17`, `part 3`, the name of an entry. */
  readonly place?: string
}

/** What was understood of a document, or why nothing was. */
export type DocumentCheck =
  | (CheckedPlace &
      UnderstoodDocument &
      TextFindings & { readonly asOf: string | null; readonly problems: readonly [] })
  | (CheckedPlace & { readonly problems: readonly [CheckProblem] })

const problemAt = (place: CheckedPlace, { code, message }: CheckProblem): DocumentCheck => ({
  ...place,
  problems: [{ code, message }]
})

/** When it came in is not part of the answer: the same bytes give the same answer at any time. */
const AT_ANY_TIME = new Date(0).toISOString()

/** What is understood of a document, and what fact-checking finds in it, all in one unit. */
function checkBuilt(built: BuiltArticle, { unit, withText, asOf }: CheckOptions) {
  const map = unit === 'code-point' ? OffsetMap.of(built.text) : null
  const at = (offset: number): number => map?.toCodePoint(offset) ?? offset
  return {
    ...understoodDocument(built, { unit, withText }),
    asOf,
    ...textFindings(built, segmentsWithProposals(built), { at, asOf })
  }
}

/** The documents of one file. @throws ExtractError, CallError and file errors when nothing of it can be read */
async function* checkFile(file: string, options: CheckOptions): AsyncGenerator<DocumentCheck> {
  const bytes = await readLimited(file)
  const settings = { ...PLAIN_READING, repair: options.repair }
  const read = () => Promise.resolve(bytes)
  const incoming = { item: '1', name: basename(file), folder: '', size: bytes.length, title: null, settings, read }
  const open = await openFile(incoming, AT_ANY_TIME)
  for (const { place, code, message } of open.source.collection?.problems ?? []) {
    yield problemAt({ file, place }, { code, message })
  }
  for await (const { place, build } of open.documents()) {
    const where = place === null ? { file } : { file, place }
    try {
      yield { ...where, ...checkBuilt(await build(), options), problems: [] }
    } catch (error) {
      yield problemAt(where, problemOf(file, error))
    }
  }
}

/**
 * Says what would be made of documents if they were imported, and what fact-checking finds in them, one by one as they
 * are done; a folder is walked, and tables, archives and the like are taken apart. No library is needed and nothing is stored. What cannot be read is
 * answered with its problem.
 */
export async function* checkDocuments(paths: readonly string[], options: CheckOptions): AsyncGenerator<DocumentCheck> {
  for (const path of paths) {
    for await (const found of filesOf(path, { collections: true })) {
      if ('problem' in found) {
        yield problemAt({ file: path }, found.problem)
        continue
      }
      try {
        yield* checkFile(found.path, options)
      } catch (error) {
        yield problemAt({ file: found.path }, problemOf(found.path, error))
      }
    }
  }
}
