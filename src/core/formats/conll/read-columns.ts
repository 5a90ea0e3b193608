import { freezeText } from '../../text/freeze'
import { looksLikeTag } from './tag'

/** A line of a file of columns: the token first, its tag last. */
export interface ColumnLine {
  /** 1-based. */
  readonly line: number
  readonly cells: readonly string[]
}

/** What stands between two `-DOCSTART-` lines. */
export interface ColumnDocument {
  /** The cells of its `-DOCSTART-` line, without the first; null for what comes before any. */
  readonly header: readonly string[] | null
  readonly sentences: readonly (readonly ColumnLine[])[]
}

export const DOCUMENT_START = '-DOCSTART-'

/**
 * The columns of a file. Cells are parted by tabs, or, in a line without any, by spaces (never by other white space,
 * which may be in a token); an empty line ends a sentence, a line that begins with `-DOCSTART-` a document, whether
 * an empty line follows it or not.
 */
export function readColumns(raw: string): readonly ColumnDocument[] {
  const documents: { header: readonly string[] | null; sentences: ColumnLine[][] }[] = []
  let sentence: ColumnLine[] = []
  const endSentence = (): void => {
    if (sentence.length === 0) return
    if (documents.length === 0) documents.push({ header: null, sentences: [] })
    documents.at(-1)?.sentences.push(sentence)
    sentence = []
  }
  freezeText(raw)
    .split('\n')
    .forEach((content, index) => {
      const cells = cellsOf(content)
      if (cells[0]?.startsWith(DOCUMENT_START)) {
        endSentence()
        documents.push({ header: cells.slice(1), sentences: [] })
      } else if (cells.length === 0) endSentence()
      else sentence.push({ line: index + 1, cells })
    })
  endSentence()
  return documents
}

function cellsOf(content: string): readonly string[] {
  const trimmed = content.replace(/^[ \t]+|[ \t]+$/g, '')
  if (trimmed === '') return []
  return trimmed.includes('\t')
    ? trimmed.split(/\t+/).map((cell) => cell.replace(/^ +| +$/g, '') || '_')
    : trimmed.split(/ +/)
}

/** What the lines of a file look like, by which its format is recognised. */
export interface ColumnShape {
  readonly lines: number
  /** Lines whose last of several cells looks like a tag. */
  readonly tagged: number
  /** The number of cells that most lines have. */
  readonly columns: number
  readonly hasDocumentStart: boolean
}

export function shapeOf(documents: readonly ColumnDocument[]): ColumnShape {
  const counts = new Map<number, number>()
  let lines = 0
  let tagged = 0
  for (const { cells } of documents.flatMap(({ sentences }) => sentences.flat())) {
    lines += 1
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
    if (cells.length > 1 && looksLikeTag(cells.at(-1) ?? '')) tagged += 1
  }
  const [columns = 0] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])
  return { lines, tagged, columns, hasDocumentStart: documents.some(({ header }) => header !== null) }
}

/** Whether lines of this shape are tokens with their tags. */
export function areColumns({ lines, tagged, hasDocumentStart }: ColumnShape): boolean {
  return lines === 0 ? hasDocumentStart : tagged * 2 >= lines
}
