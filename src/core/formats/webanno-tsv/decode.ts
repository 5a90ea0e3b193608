import { TypeNames } from '../cas/layers'
import type { Decoded, DecodedDocument, DecodedReading, DecodeInput, DecodeProblem, SourceFile } from '../format'
import { NOTHING_DECODED, settingOf } from '../format'
import { endingOf, readText, withoutEnding } from '../text-file'
import { DocumentReader } from './document-reader'
import { LayerBook } from './layer-book'
import { placeText, POSITIONS } from './place-text'
import type { PlacedText } from './place-text'
import { readAnnotations } from './read-annotations'
import type { TsvAnnotations } from './annotations'
import { readRows } from './rows'
import type { TsvRows } from './rows'

interface ReadFile {
  readonly path: string
  readonly rows: TsvRows
  readonly placed: PlacedText
  readonly annotations: TsvAnnotations
}

const NOT_TSV =
  'This is no WebAnno TSV 3 file: it does not begin with “#FORMAT=WebAnno TSV 3.…”. ' +
  'Files of version 1 and 2 are not read. Export the document again as WebAnno TSV 3.3.'

type Problem = Omit<DecodeProblem, 'file'>

/** Reads WebAnno TSV 3.0 to 3.3, a document from each file that ends in `.tsv`. */
export function decodeTsv({ files, settings }: DecodeInput): Promise<Decoded> {
  const isOnly = files.length === 1
  const problems: DecodeProblem[] = []
  const read: ReadFile[] = []
  for (const file of files) {
    if (!isOnly && endingOf(file.path) !== '.tsv') continue
    const found: Problem[] = []
    const done = readFile(file, settingOf(POSITIONS, settings), (problem) => found.push(problem))
    if (done) read.push(done)
    // Those without a line last; sorting is stable.
    found.sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0)
    for (const problem of found) problems.push({ file: isOnly ? null : file.path, ...problem })
  }
  const layers = read.flatMap(({ rows }) => rows.layers)
  const book = new LayerBook(new TypeNames(layers.map(({ type }) => type)), layers)
  // Labels are gathered while documents are read.
  const documents = read.map(({ path, rows, placed, annotations }): DecodedDocument => {
    return new DocumentReader(rows, placed, annotations, book).document(withoutEnding(path))
  })
  const readings = read.flatMap(({ path, placed }): readonly DecodedReading[] =>
    placed.reading ? [{ file: isOnly ? null : path, ...placed.reading }] : []
  )
  const { labels, relationTypes } = book
  return Promise.resolve({ ...NOTHING_DECODED, documents, labels, relationTypes, problems, readings })
}

function readFile(file: SourceFile, positions: string, report: (problem: Problem) => void): ReadFile | null {
  const { raw, problem } = readText(file)
  if (raw === null) {
    report(problem)
    return null
  }
  const rows = readRows(raw, report)
  if (!rows) {
    report({ line: 1, place: 'header', message: NOT_TSV })
    return null
  }
  const placed = placeText(rows, positions)
  placed.problems.forEach(report)
  return { path: file.path, rows, placed, annotations: readAnnotations(rows, report) }
}
