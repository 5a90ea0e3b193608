import { TypeNames } from '../cas/layers'
import type { Decoded, DecodedDocument, DecodedReading, DecodeInput, DecodeProblem } from '../format'
import { settingOf } from '../format'
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

/** Reads WebAnno TSV 3.0 to 3.3, a document from each file that ends in `.tsv`. */
export async function decodeTsv({ files, settings }: DecodeInput): Promise<Decoded> {
  const problems: DecodeProblem[] = []
  const readings: DecodedReading[] = []
  const chosen = settingOf(POSITIONS, settings)
  const read: ReadFile[] = []
  const only = files.length === 1
  for (const file of files) {
    const { path } = file
    if (!only && endingOf(path) !== '.tsv') continue
    const report = (problem: Omit<DecodeProblem, 'file'>): void => {
      problems.push({ file: only ? null : path, ...problem })
    }
    const { raw, problem } = readText(file)
    if (raw === null) {
      report(problem)
      continue
    }
    const rows = readRows(raw, report)
    if (!rows) {
      report({ line: 1, place: 'header', message: NOT_TSV })
      continue
    }
    const placed = placeText(rows, chosen)
    placed.problems.forEach(report)
    if (placed.reading) readings.push({ file: only ? null : path, ...placed.reading })
    read.push({ path, rows, placed, annotations: readAnnotations(rows, report) })
  }
  const layers = read.flatMap(({ rows }) => rows.layers)
  const book = new LayerBook(new TypeNames(layers.map(({ type }) => type)), layers)
  const documents = read.map(({ path, rows, placed, annotations }): DecodedDocument => {
    const name = withoutEnding(path)
    return new DocumentReader(rows, placed, annotations, book).document(name)
  })
  return await Promise.resolve({
    documents,
    labels: book.labels,
    relationTypes: book.relationTypes,
    people: [],
    problems,
    remarks: [],
    readings
  })
}
