import { readRecords } from './read-records'
import type { TableRecord } from './read-records'

/** A row of a table with its cells by column. */
export interface TableRow {
  readonly file: string
  /** 1-based line of the file. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A table out of a file. */
export interface Table {
  readonly file: string
  /** Names of the columns, no two the same. */
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
  readonly problems: readonly { readonly line: number; readonly place: string; readonly message: string }[]
}

const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const

/** How a table is to be read: `auto` finds out. */
export interface TableSettings {
  readonly delimiter: string
  readonly quotes: string
}

const SAMPLE_LENGTH = 64 * 1024
const SAMPLE_ROWS = 200

/** Reads a table with a header row. Rows that are longer or shorter than it are told. */
export function readTable(file: string, raw: string, settings: TableSettings): Table {
  const delimiter = delimiterOf(file, raw, settings.delimiter)
  const records = quotedOrNot(raw, delimiter, settings.quotes)
  const isDebate = isDebateRow(records[0]) && records.slice(1, 3).every(isDebateRow)
  const [header, ...rest] = isDebate ? [DEBATE_HEADER, ...records] : records
  const columns = uniqueNames(header?.cells ?? [])
  const problems: { line: number; place: string; message: string }[] = []
  const rows = rest.map(({ line, cells, fault }, index): TableRow => {
    const place = `row ${index + 1}`
    if (fault !== null) problems.push({ line, place, message: fault })
    const more = cells.slice(columns.length).filter((cell) => cell.trim() !== '')
    if (more.length > 0) {
      const message = `This row has ${cells.length} cells, but there are ${columns.length} columns: “${shortened(more.join(' '))}” was left out.`
      problems.push({ line, place, message })
    } else if (cells.length < columns.length) {
      const message = `This row has only ${cells.length} of ${columns.length} cells. The others were taken as empty.`
      problems.push({ line, place, message })
    }
    return { file, line, cells }
  })
  if (header?.fault) problems.push({ line: header.line, place: 'header', message: header.fault })
  return { file, columns, rows, problems }
}

/**
 * The debates of CheckThat! 2018 to 2021 have no header: line number, speaker, text, 1 or 0. Nothing else looks so, since
 * a header is no number.
 */
const DEBATE_HEADER: TableRecord = {
  line: 0,
  cells: ['line_number', 'speaker', 'text', 'check_worthiness'],
  fault: null
}
function isDebateRow(record: TableRecord | undefined): boolean {
  const [number = '', , text = '', label = ''] = record?.cells ?? []
  return record?.cells.length === 4 && /^\d+$/.test(number) && text !== '' && /^[01]$/.test(label.trim())
}

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 60)}…` : words)

/**
 * Quotes as RFC 4180 has them; unless taking them for plain characters gives more rows, all of them even, or all even
 * where quotes go wrong: in a table that was written without them, two quotes far apart would swallow what is between.
 */
function quotedOrNot(raw: string, delimiter: string, setting: string): readonly TableRecord[] {
  if (setting === 'none') return [...readRecords(raw, delimiter, false)]
  const quoted = [...readRecords(raw, delimiter)]
  if (setting === 'csv' || !raw.includes('"')) return quoted
  const plain = [...readRecords(raw, delimiter, false)]
  const isDoubtful = plain.length > quoted.length || quoted.some(({ fault }) => fault !== null)
  const width = plain[0]?.cells.length ?? 0
  return isDoubtful && width > 1 && plain.every(({ cells }) => cells.length === width) ? plain : quoted
}

/** What separates the cells: as a person said, else by the rows at the beginning. */
function delimiterOf(file: string, raw: string, setting: string): string {
  for (const [name, character] of Object.entries(DELIMITERS)) if (name === setting) return character
  const cut = raw.length > SAMPLE_LENGTH ? raw.lastIndexOf('\n', SAMPLE_LENGTH) : -1
  const sample = cut > 0 ? raw.slice(0, cut + 1) : raw.slice(0, SAMPLE_LENGTH * 4)
  const preferred = /\.(?:tsv|tab)$/i.test(file) ? '\t' : ','
  const candidates = [preferred, ...Object.values(DELIMITERS).filter((each) => each !== preferred)]
  let best = { delimiter: preferred as string, fit: 0 }
  for (const delimiter of candidates) {
    const fit = fitOf(sample, delimiter)
    if (fit > best.fit) best = { delimiter, fit }
  }
  // A table of one column has none: a comma is then a part of the text.
  return best.fit === 0 ? '\u001f' : best.delimiter
}

/** How well a delimiter fits: the share of rows that are as wide as the header; 0 when that has one cell. */
function fitOf(sample: string, delimiter: string): number {
  let width = 0
  let rows = 0
  let even = 0
  for (const { cells } of readRecords(sample, delimiter)) {
    if (rows === 0) width = cells.length
    if (width < 2) return 0
    rows += 1
    if (cells.length === width) even += 1
    if (rows === SAMPLE_ROWS) break
  }
  return rows === 0 ? 0 : even / rows + Math.min(width, 50) / 1000
}

/** Names without those that occur twice: the second `a` is `a (2)`, one without a name `column 3`. */
function uniqueNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return header.map((cell, index) => {
    const base = cell.trim() === '' ? `column ${index + 1}` : cell.trim()
    let name = base
    for (let count = 2; taken.has(name); count += 1) name = `${base} (${count})`
    taken.add(name)
    return name
  })
}
