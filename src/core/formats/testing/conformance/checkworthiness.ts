import { createHash } from 'node:crypto'
import { exportInputOf } from '../../interchange'
import { tsvFormat } from '../../tsv'
import { corpusFile, corpusPaths } from '../corpus-files'
import { encodeFitted, makeFiles } from '../build'
import { ConformanceReport } from './report'

const FOLDER = 'checkworthiness'

/** A row as a line and a tab cut it, its cells without the quotes around them: shares nothing with the decoder. */
interface PlainRow {
  readonly line: number
  /** Cells that there are more than columns. */
  readonly more: number
  readonly id: string
  readonly text: string
  readonly label: string
}

function plainRows(content: string): { readonly header: readonly string[]; readonly rows: readonly PlainRow[] } {
  const unquoted = (cell: string): string => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)
  const [header = [], ...rows] = content
    .replace(/^\uFEFF|(?:\r?\n)+$/g, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(unquoted))
  const plain = rows.map((cells, index): PlainRow => {
    const [id = '', text = '', label = ''] = cells
    return { line: index + 2, more: cells.length - header.length, id, text, label }
  })
  return { header, rows: plain }
}

/** CheckThat! sentences (TSV): every row is a document with its label, and comes back from our own TSV. */
export async function run(print: (line: string) => void): Promise<boolean> {
  const report = new ConformanceReport(print)
  const paths = corpusPaths(FOLDER)
  for (const path of paths.filter((each) => each.endsWith('.tsv'))) {
    const file = corpusFile(FOLDER, path)
    const { header, rows } = plainRows(new TextDecoder().decode(file.bytes))
    const decoded = await tsvFormat.decode?.(makeFiles({ [path]: file.bytes }))
    if (!decoded) throw new Error('TSV has a decoder')
    report.file(path)
    const damaged = new Set(rows.filter(({ more }) => more !== 0).map(({ line }) => line))
    const told = new Set(decoded.problems.map(({ line }) => line))
    for (const { line, message } of decoded.problems) {
      if (line === null || !damaged.has(line)) report.difference(path, `line ${line}: ${message}`)
    }
    for (const line of damaged) {
      if (told.has(line))
        report.declared(path, 'two rows stand in one line of the file: the first is read, the rest told')
      else report.difference(path, `line ${line} has other cells than the header, and it is not told.`)
    }
    if (decoded.documents.length !== rows.length) {
      report.difference(path, `${decoded.documents.length} documents were read out of ${rows.length} rows.`)
    }
    for (const [index, row] of rows.entries()) {
      const document = decoded.documents[index]
      const [label] = document?.documentLabels ?? []
      const isLabelled = row.label === '' ? !label : label?.label === header[2] && label?.value === row.label
      if (document?.name === row.id && document.text === row.text && isLabelled) report.equal(1)
      else report.difference(path, `row ${index + 1} (${row.id}) was read as “${document?.text ?? ''}”.`)
    }
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
    const options = { includeNotes: true, includeText: true, neutraliseFormulas: true, settings: {} }
    const input = exportInputOf(decoded, options, { sha256: hash, software: 'Claimdesk' })
    const { files } = await encodeFitted(tsvFormat, input)
    const again = await tsvFormat.decode?.(makeFiles(files))
    const shape = (documents: typeof decoded.documents): string =>
      JSON.stringify(
        documents.map(({ text, documentLabels }) => [text, documentLabels.map(({ label, value }) => [label, value])])
      )
    if (shape(again?.documents ?? []) !== shape(decoded.documents) || again?.problems.length !== 0) {
      report.difference(path, 'our own TSV of it does not come back as the same.')
    }
  }
  report.account(paths)
  return report.finish()
}
