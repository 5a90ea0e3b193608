import type { DecodeProblem, SourceFile } from '../format'
import { endingOf, withoutEnding } from '../text-file'
import { SIDECAR_ENDING } from './sidecar'

/** The files of one document, which have one name but for their endings. */
export interface DocumentFiles {
  readonly name: string
  readonly text: SourceFile | null
  /** `.ann`, or `.a1` and `.a2`, in this order. */
  readonly annotations: readonly SourceFile[]
  readonly sidecar: SourceFile | null
}

/** Endings of annotation files, in the order in which they are read. `.a1` and `.a2` are those of BioNLP. */
export const ANNOTATION_ENDINGS = ['.ann', '.a1', '.a2'] as const

/** Endings of all files that are looked at. */
export const ENDINGS = [...ANNOTATION_ENDINGS, '.txt', '.conf', '.json'] as const

/** What lies in a folder, sorted out. */
export interface CollectedFiles {
  readonly documents: readonly DocumentFiles[]
  /** Every `annotation.conf` and `visual.conf`. */
  readonly configs: readonly SourceFile[]
  /** Paths of what is none of brat's, or what brat keeps for its own use (`tools.conf`). */
  readonly ignored: readonly string[]
  readonly problems: readonly DecodeProblem[]
}

/** Puts files together by their names. A text without annotations is none of brat's documents, as in brat. */
export function collectDocuments(files: readonly SourceFile[]): CollectedFiles {
  const found = new Map<string, { text: SourceFile | null; annotations: SourceFile[]; sidecar: SourceFile | null }>()
  const configs: SourceFile[] = []
  const ignored: string[] = []
  const problems: DecodeProblem[] = []
  const of = (name: string): { text: SourceFile | null; annotations: SourceFile[]; sidecar: SourceFile | null } => {
    let known = found.get(name)
    if (!known) found.set(name, (known = { text: null, annotations: [], sidecar: null }))
    return known
  }
  for (const file of files) {
    const base = file.path.slice(file.path.lastIndexOf('/') + 1)
    const ending = endingOf(file.path)
    if (base === 'annotation.conf' || base === 'visual.conf') configs.push(file)
    else if (file.path.endsWith(SIDECAR_ENDING)) of(file.path.slice(0, -SIDECAR_ENDING.length)).sidecar = file
    else if (ending === '.txt') of(withoutEnding(file.path)).text = file
    else if (ANNOTATION_ENDINGS.some((known) => known === ending)) of(withoutEnding(file.path)).annotations.push(file)
    else ignored.push(file.path)
  }
  const documents: DocumentFiles[] = []
  for (const [name, { text, annotations, sidecar }] of found) {
    if (annotations.length > 0) documents.push({ name, text, annotations: annotations.sort(byEnding), sidecar })
    else if (text) {
      const message =
        'There is no .ann file of this name beside it. It was left out; an empty .ann file makes it a document.'
      problems.push({ file: text.path, line: null, place: '', message })
    } else if (sidecar) ignored.push(sidecar.path)
  }
  return { documents, configs, ignored, problems }
}

function byEnding(a: SourceFile, b: SourceFile): number {
  const rank = ({ path }: SourceFile): number => ANNOTATION_ENDINGS.findIndex((ending) => ending === endingOf(path))
  return rank(a) - rank(b)
}
