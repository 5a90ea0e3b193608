import type { ExportDocument, ExportInput, OutputPart, Preflight, PreflightItem } from '../format'
import { LabelNames } from '../label-names'
import { PlainNames } from '../plain-names'
import { APOSTROPHES, neutralised } from '../csv/cells'
import { FASTTEXT_PREFIX } from './table-examples'

type Input = Omit<ExportInput, 'documents'>

/** The cells of a document's row, as they are before a spreadsheet is thought of. */
function cellMaker(input: Input): (document: ExportDocument) => readonly string[] {
  const labels = new LabelNames(input)
  const names = plainNames(/[^#]/u, labels)
  return ({ name, text, documentLabels }) => {
    const given = documentLabels.map(({ label }) => names.of(labels.shortName(label)))
    return [name, text, [...new Set(given)].sort().join('#')]
  }
}

const isFormula = (cell: string): boolean => neutralised(cell) !== cell

/**
 * Writes a table of texts with the labels of each in one cell, joined by `#`. X7: a further column says which rows got
 * apostrophes, because a text can begin with one of its own.
 */
export async function* encodeTable(input: ExportInput, path: string): AsyncGenerator<OutputPart> {
  const cellsOf = cellMaker(input)
  const { neutraliseFormulas } = input.options
  const line = (cells: readonly string[]): OutputPart => ({ path, text: `${cells.map(quoted).join(',')}\r\n` })
  yield line(['id', 'text', 'label', ...(neutraliseFormulas ? [APOSTROPHES] : [])])
  for await (const document of input.documents) {
    const cells = cellsOf(document)
    yield line(neutraliseFormulas ? [...cells.map(neutralised), cells.some(isFormula) ? 'yes' : 'no'] : cells)
  }
}

/** How many rows with apostrophes are named. */
const MOST_PLACES = 100

/** Tells of the apostrophes: programs that do not know what they are for read them as words. */
export class TablePreflight implements Preflight {
  readonly #cellsOf: ReturnType<typeof cellMaker>
  readonly #isOn: boolean
  readonly #places: string[] = []
  #count = 0

  constructor(input: Input) {
    this.#cellsOf = cellMaker(input)
    this.#isOn = input.options.neutraliseFormulas
  }

  add(document: ExportDocument): void {
    if (!this.#isOn || !this.#cellsOf(document).some(isFormula)) return
    this.#count += 1
    if (this.#places.length < MOST_PLACES) this.#places.push(document.name)
  }

  items(): readonly PreflightItem[] {
    if (this.#count === 0) return []
    const rows = this.#count === 1 ? '1 row gets' : `${this.#count} rows get`
    const message =
      `${rows} an apostrophe before a cell that a spreadsheet would run. Claimdesk takes it away again; doccano and ` +
      'other programs keep it in the text or label. For a file that goes to them, do not make formulas harmless.'
    return [{ severity: 'warning', message, places: this.#places }]
  }
}

/** RFC 4180. White space at the edges is quoted, too, because some readers trim cells that are not. */
function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Writes a line for every text, its labels before it. */
export async function* encodeFastText(input: ExportInput, path: string): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  const names = plainNames(/\S/u, labels)
  yield { path, text: '' }
  for await (const document of input.documents) {
    const given = document.documentLabels.map(({ label }) => names.of(labels.shortName(label)))
    const words = [...new Set(given)].sort().map((name) => `${FASTTEXT_PREFIX}${name}`)
    yield { path, text: `${[...words, plainLine(document.text)].join(' ').trimEnd()}\n` }
  }
}

/** One line without words that would be read as labels. */
function plainLine(text: string): string {
  // The characters at which Python ends a line.
  // eslint-disable-next-line no-control-regex -- control characters are among them
  const line = text.replace(/[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]+/g, ' ').trim()
  return line.replace(/(^| )__label__(?=\S)/g, '$1_label_')
}

const plainNames = (allowed: RegExp, labels: LabelNames): PlainNames =>
  new PlainNames(
    allowed,
    labels.labels.map(({ id }) => labels.shortName(id))
  )
