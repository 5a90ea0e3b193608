import Papa from 'papaparse'
import type { ParseError } from 'papaparse'
import { DELIMITERS } from '../../../api/import-params'
import type { TableRow } from './table-source'

export type Delimiter = (typeof DELIMITERS)[number]

/** Longest row, in UTF-16 code units. A quote that is never closed would make a row of the whole rest of the file. */
export const LONGEST_ROW = 2_000_000

/** How much of a table is looked at to find its delimiter. */
const SAMPLE_LENGTH = 64 * 1024
const SAMPLE_ROWS = 100

interface Parsed {
  readonly data: readonly (readonly string[])[]
  readonly errors: readonly ParseError[]
  readonly meta: { readonly cursor: number }
}

function parse(text: string, delimiter: string, isLast: boolean, preview = 0): Parsed {
  // The parser behind `Papa.parse`: only it says how far it came, which is what reading in pieces takes.
  return new Papa.Parser({ delimiter, newline: '\n', preview }).parse(text, 0, !isLast) as Parsed
}

/** How well a delimiter fits: whether rows have equally many cells, then how many. */
function fitOf(sample: string, delimiter: string, isWhole: boolean): number {
  const { data, errors } = parse(sample, delimiter, isWhole, SAMPLE_ROWS)
  const widths = data.filter((row) => row.length > 1 || (row[0] ?? '').trim() !== '').map((row) => row.length)
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [width, rows] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])
  if (width < 2) return 0
  return rows / widths.length + Math.min(width, 20) / 100 - Math.min(errors.length, 50) / 100
}

/** The delimiter of a table by its beginning; the first of equally good ones, a comma when there is none. */
export function guessDelimiter(start: string, preferred: Delimiter | null = null): Delimiter {
  const sample = start.slice(0, SAMPLE_LENGTH)
  const isWhole = sample.length === start.length
  if (preferred !== null && fitOf(sample, preferred, isWhole) > 0) return preferred
  let best: { delimiter: Delimiter; fit: number } = { delimiter: preferred ?? ',', fit: 0 }
  for (const delimiter of DELIMITERS) {
    const fit = fitOf(sample, delimiter, isWhole)
    if (fit > best.fit) best = { delimiter, fit }
  }
  return best.delimiter
}

const unclosed = (number: number): TableRow => ({
  number,
  cells: [],
  problem: {
    code: 'unclosed-quote',
    message:
      `Row ${number} opens a quote that is never closed, or is longer than ${LONGEST_ROW / 1_000_000} million ` +
      'characters. It and what follows it were not read. Close the quote and import the file again.'
  }
})

const misquoted = (number: number): TableRow['problem'] => ({
  code: 'quotes',
  message: `Row ${number} has a quote in the middle of a quoted cell. It was read as part of the text; look it over.`
})

/**
 * The rows of a table piece by piece, with the header and empty rows. Quotes within cells are recovered and reported; a
 * quote that is never closed ends the table with a problem.
 *
 * @param chunks the text, with LF line ends
 */
export function* csvRows(chunks: Iterable<string>, delimiter: string): Generator<TableRow> {
  let rest = ''
  let number = 0
  function* rowsOf({ data, errors }: Parsed): Generator<TableRow> {
    const bad = new Map(errors.map(({ row, code }) => [row ?? -1, code]))
    for (const [index, cells] of data.entries()) {
      number += 1
      const code = bad.get(index)
      if (code === 'MissingQuotes') yield unclosed(number)
      else yield { number, cells, problem: code === undefined ? null : misquoted(number) }
    }
  }
  for (const chunk of chunks) {
    rest += chunk
    const parsed = parse(rest, delimiter, false)
    yield* rowsOf(parsed)
    rest = rest.slice(parsed.meta.cursor)
    if (rest.length > LONGEST_ROW) {
      yield unclosed(number + 1)
      return
    }
  }
  if (rest !== '') yield* rowsOf(parse(rest, delimiter, true))
}
