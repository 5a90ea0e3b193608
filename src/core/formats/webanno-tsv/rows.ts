import type { DecodeProblem } from '../format'
import type { Layer } from './header'
import { readLayer } from './header'

/** A row: a token, or a part of one. */
export interface Row {
  /** `1-2`, or `1-2.1` for a part. */
  readonly id: string
  readonly isToken: boolean
  /** As the file counts. */
  readonly start: number
  readonly end: number
  /** The words as the file repeats them; not authoritative. */
  readonly form: string
  /** One for each column of the header, as they stand in the file; missing ones are `_`. */
  readonly cells: readonly string[]
  /** 1-based. */
  readonly line: number
}

/** A sentence as it stands in the file. */
export interface SentenceRows {
  readonly id: string | null
  /** What stands between the sentence before and this one, where Claimdesk has written it down. */
  readonly before: string | null
  /** `#Text=` lines, still escaped. */
  readonly lines: readonly string[]
  readonly rows: readonly Row[]
  readonly line: number
}

/** A WebAnno TSV 3 file taken apart, without any meaning yet. */
export interface TsvRows {
  /** The number behind `3.`: 3 in `WebAnno TSV 3.3`. */
  readonly minor: number
  readonly layers: readonly Layer[]
  readonly sentences: readonly SentenceRows[]
}

const FORMAT = /^#FORMAT=WebAnno TSV 3(?:\.(\d+))?\s*$/
const ROW_ID = /^(\d{1,9})-(\d{1,9})(\.\d{1,9})?$/
const OFFSETS = /^(\d{1,12})-(\d{1,12})$/
const TEXT = '#Text='
const SENTENCE_ID = '#Sentence.id='
/**
 * Text before a sentence that no reader could know from the offsets. Lines that begin with `#` before the rows are a
 * sentence's header, and readers pass over those they do not know.
 */
export const BEFORE = '#Claimdesk.Before='

/** Takes a file apart. Null when it is no WebAnno TSV 3 at all; every row that cannot be read is reported. */
export function readRows(raw: string, report: (problem: Omit<DecodeProblem, 'file'>) => void): TsvRows | null {
  const lines = raw.replace(/^\uFEFF+/, '').split(/\r\n|\r|\n/)
  let at = 0
  while (at < lines.length && lines[at]?.trim() === '') at += 1
  const format = FORMAT.exec(lines[at] ?? '')
  if (!format) return null
  at += 1
  const layers: Layer[] = []
  for (; (lines[at] ?? '').startsWith('#T_'); at += 1) {
    const layer = readLayer(lines[at] ?? '')
    if (layer) layers.push(layer)
    else report({ line: at + 1, place: 'header', message: 'This line does not declare a layer. It is passed over.' })
  }
  const width = layers.reduce((sum, { columns }) => sum + columns.length, 0)
  const sentences: MutableSentence[] = []
  let open: MutableSentence | null = null
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const number = at + 1
    if (line === '') open = null
    else if (line.startsWith('#')) {
      // A header behind rows begins a sentence, even where the empty line is missing.
      if (!open || open.rows.length > 0) sentences.push((open = newSentence(number)))
      if (line.startsWith(TEXT)) open.lines.push(line.slice(TEXT.length))
      else if (line.startsWith(SENTENCE_ID)) open.id = line.slice(SENTENCE_ID.length)
      else if (line.startsWith(BEFORE)) open.before = line.slice(BEFORE.length)
      else report({ line: number, place: 'header', message: `${quoted(line)} is not known. It is passed over.` })
    } else {
      const row = readRow(line, number, width, report)
      if (!row) continue
      if (!open) sentences.push((open = newSentence(number)))
      open.rows.push(row)
    }
  }
  return { minor: Number(format[1] ?? 0), layers, sentences }
}

interface MutableSentence {
  id: string | null
  before: string | null
  readonly lines: string[]
  readonly rows: Row[]
  readonly line: number
}

function newSentence(line: number): MutableSentence {
  return { id: null, before: null, lines: [], rows: [], line }
}

function readRow(
  line: string,
  number: number,
  width: number,
  report: (problem: Omit<DecodeProblem, 'file'>) => void
): Row | null {
  const fields = line.split('\t')
  const [id = '', offsets = ''] = fields
  const numbers = OFFSETS.exec(offsets)
  const parts = ROW_ID.exec(id)
  if (!parts || !numbers || Number(numbers[1]) > Number(numbers[2])) {
    const message = `This row does not begin with a number like 1-1 and a range like 0-4: ${quoted(line)}. It is left out.`
    report({ line: number, place: 'row', message })
    return null
  }
  // The words may hold tabs, which are not escaped; every row ends with one.
  if (fields.length > width + 3 && fields.at(-1) === '') fields.pop()
  const surplus = Math.max(0, fields.length - width - 3)
  const form = fields.slice(2, 3 + surplus).join('\t')
  const cells = fields.slice(3 + surplus)
  if (cells.length < width) {
    const message = `The row has ${cells.length} of ${width} columns. The others are taken as empty.`
    report({ line: number, place: id, message })
    while (cells.length < width) cells.push('_')
  }
  return {
    id,
    isToken: parts[3] === undefined,
    start: Number(numbers[1]),
    end: Number(numbers[2]),
    form,
    cells,
    line: number
  }
}

function quoted(words: string): string {
  return words.length > 60 ? `“${words.slice(0, 60)}…”` : `“${words}”`
}
