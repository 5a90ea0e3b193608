import type { ExportInput, OutputPart } from '../format'
import { LabelNames } from '../label-names'
import { PlainNames } from '../plain-names'
import { neutralised } from '../csv/cells'
import { FASTTEXT_PREFIX } from './table-examples'

/** Writes a table of texts with the labels of each in one cell, joined by `#`. */
export async function* encodeTable(input: ExportInput, path: string): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  const names = plainNames(/[^#]/u, labels)
  const cell = input.options.neutraliseFormulas ? neutralised : (text: string): string => text
  yield { path, text: 'id,text,label\r\n' }
  for await (const document of input.documents) {
    const given = document.documentLabels.map(({ label }) => names.of(labels.shortName(label)))
    const cells = [document.name, document.text, [...new Set(given)].sort().join('#')]
    yield { path, text: `${cells.map((text) => quoted(cell(text))).join(',')}\r\n` }
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
