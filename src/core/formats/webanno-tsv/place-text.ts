import { positionsSetting } from '../positions-setting'
import type { TextRange } from '../../model/text-range'
import type { DecodedReading, DecodeProblem } from '../format'
import { describeReading, SourceText } from '../readings'
import type { PositionReading } from '../readings'
import { unescapeText, unescapeValue } from './escaping'
import type { TextEscapes } from './escaping'
import type { Row, SentenceRows, TsvRows } from './rows'

/** What a person can decide otherwise. */
export const POSITIONS = positionsSetting(
  ['utf16', 'codepoint'],
  'What the offsets in the rows count. The format says UTF-16; some scripts write code points.'
)

/** The text of a file with the places of its rows in it, in UTF-16 code units of the frozen text. */
export interface PlacedText {
  readonly text: string
  /** Rows that lie in the text. */
  readonly ranges: ReadonlyMap<Row, TextRange>
  /** One for each sentence of the file, white space at its end left out; null where nothing is left. */
  readonly sentences: readonly (TextRange | null)[]
  readonly problems: readonly Omit<DecodeProblem, 'file'>[]
  readonly reading: Omit<DecodedReading, 'file'> | null
}

/** Spaces that are made up for gaps, in a whole file; more is a mistake in the offsets. */
const MOST_PADDING = 1_000_000
const LISTED_MISMATCHES = 10

/** How the text of a file may be read. */
interface Way {
  readonly unit: 'utf16' | 'codepoint'
  readonly escapes: TextEscapes
}

/**
 * Puts the text together: sentences stand where their first token does, and what lies between them is a line feed and
 * spaces, as in the readers of WebAnno. Which unit offsets count and how text is escaped is decided by the words that
 * the rows repeat, unless `chosen` says it.
 */
export function placeText(file: TsvRows, chosen: string): PlacedText {
  const ways = waysFor(file, chosen)
  const built = ways.map((way) => build(file, way))
  const best = built.reduce((a, b) => (b.agreeing > a.agreeing ? b : a))
  const { source, ranges, way, agreeing } = best
  const total = file.sentences.reduce((sum, { rows }) => sum + rows.length, 0)
  const isAmbiguous = built.some((other) => other.way.unit !== way.unit && other.places !== best.places)
  const words = describeReading(readingFor(way))
  return {
    text: source.frozen,
    ranges,
    sentences: best.sentences,
    problems: [...best.problems, ...mismatches(best, file)],
    reading: isAmbiguous
      ? {
          setting: POSITIONS.id,
          chosen: way.unit,
          evidence: `Positions were read as ${words}: ${agreeing} of ${total} rows have the words that the file gives.`
        }
      : null
  }
}

function waysFor({ minor, sentences }: TsvRows, chosen: string): readonly [Way, ...Way[]] {
  const has = (pattern: RegExp): boolean => sentences.some(({ lines }) => lines.some((line) => pattern.test(line)))
  const escapes: TextEscapes[] = [minor <= 1 ? 'java' : 'text']
  if (minor > 1 && has(/\\(?:->|[[\]|_;*])/)) escapes.push('values')
  const units: Way['unit'][] = []
  if (chosen !== 'codepoint') units.push('utf16')
  if (chosen === 'codepoint' || (chosen !== 'utf16' && has(/[\u{10000}-\u{10ffff}]/u))) units.push('codepoint')
  const ways = units.flatMap((unit) => escapes.map((each): Way => ({ unit, escapes: each })))
  return [ways[0] ?? { unit: 'utf16', escapes: 'text' }, ...ways.slice(1)]
}

function readingFor({ unit }: Way): PositionReading {
  return { unit, lineEnds: 'as-is', bom: 'counted' }
}

interface Built {
  readonly way: Way
  readonly source: SourceText
  readonly ranges: ReadonlyMap<Row, TextRange>
  readonly sentences: readonly (TextRange | null)[]
  readonly problems: readonly Omit<DecodeProblem, 'file'>[]
  /** Rows that have the words which the file gives. */
  readonly agreeing: number
  readonly places: string
}

function build({ sentences }: TsvRows, way: Way): Built {
  const lengthOf = (words: string): number => (way.unit === 'utf16' ? words.length : Array.from(words).length)
  const problems: Omit<DecodeProblem, 'file'>[] = []
  const pieces: string[] = []
  // In the file's unit.
  let count = 0
  let padding = 0
  const add = (words: string): void => {
    pieces.push(words)
    count += lengthOf(words)
  }
  const stated = new Map<Row, TextRange>()
  const bounds: TextRange[] = []
  for (const sentence of sentences) {
    const { rows, line } = sentence
    const start = rows[0]?.start
    const gap = start === undefined ? 0 : start - count
    const isFirst = pieces.length === 0
    const before = sentence.before === null ? null : unescapeText(sentence.before, 'text')
    if (before !== null && (start === undefined || lengthOf(before) === gap)) add(before)
    else if (start === undefined) {
      // A header without text and rows says nothing of the text.
      if (sentence.lines.length > 0) add(isFirst ? '' : '\n')
    } else if (gap < 0 || padding + gap > MOST_PADDING) {
      const message =
        `The sentence should begin at ${start}, but the text before it has ${count} characters. ` +
        'It is put behind it, and its positions are moved.'
      problems.push({ line, place: rows[0]?.id ?? '', message })
      add(isFirst ? '' : '\n')
    } else {
      add(!isFirst && gap > 0 ? `\n${' '.repeat(gap - 1)}` : ' '.repeat(gap))
      padding += gap
    }
    const from = count
    if (start !== undefined || sentence.lines.length > 0) add(textOf(sentence, way, lengthOf))
    bounds.push({ start: from, end: count })
    const moved = start === undefined ? 0 : from - start
    for (const row of rows) stated.set(row, { start: row.start + moved, end: row.end + moved })
  }
  const source = new SourceText(pieces.join(''))
  const reading = readingFor(way)
  const ranges = new Map<Row, TextRange>()
  let agreeing = 0
  for (const [row, position] of stated) {
    const range = source.toFrozen(position, reading)
    if (range) {
      ranges.set(row, range)
      if (agrees(source.frozen, range, row.form)) agreeing += 1
    } else {
      const message = `The range ${row.start}–${row.end} is not in the text. What the row says is left out.`
      problems.push({ line: row.line, place: row.id, message })
    }
  }
  const places = [...ranges.values()].map(({ start, end }) => `${start}-${end}`).join()
  const placed = bounds.map((bound) => trimmed(source.frozen, source.toFrozen(bound, reading)))
  return { way, source, ranges, sentences: placed, problems, agreeing, places }
}

/** The words of a sentence; of one without `#Text=` they are put together from its rows. */
function textOf({ lines, rows }: SentenceRows, way: Way, lengthOf: (words: string) => number): string {
  if (lines.length > 0) return lines.map((line) => unescapeText(line, way.escapes)).join('\n')
  let at = rows[0]?.start ?? 0
  let words = ''
  for (const { isToken, start, form } of rows) {
    const gap = start - at
    if (!isToken || gap < 0 || gap > MOST_PADDING) continue
    words += ' '.repeat(gap) + form
    at = start + lengthOf(form)
  }
  return words
}

/** White space at the end of a sentence keeps texts exact (see `sentence-text`); it is not part of the sentence. */
function trimmed(text: string, range: TextRange | null): TextRange | null {
  if (!range) return null
  const words = text.slice(range.start, range.end).trimEnd()
  return words === '' ? null : { start: range.start, end: range.start + words.length }
}

/** The form column is written as it is, by others with the escapes of values; tabs and line ends cannot stand in it. */
function agrees(text: string, { start, end }: TextRange, form: string): boolean {
  const words = text.slice(start, end)
  return (
    words === form || (form.includes('\\') && (unescapeValue(form) === words || unescapeText(form, 'text') === words))
  )
}

function mismatches({ source, ranges }: Built, { sentences }: TsvRows): readonly Omit<DecodeProblem, 'file'>[] {
  const found: Omit<DecodeProblem, 'file'>[] = []
  let further = 0
  for (const { rows } of sentences) {
    for (const row of rows) {
      const range = ranges.get(row)
      if (!range || agrees(source.frozen, range, row.form)) continue
      if (found.length >= LISTED_MISMATCHES) {
        further += 1
        continue
      }
      const words = source.frozen.slice(range.start, range.end)
      const message = `The text reads “${words}” here, but the row says “${row.form}”. The text counts.`
      found.push({ line: row.line, place: row.id, message })
    }
  }
  if (further > 0) {
    found.push({ line: null, place: 'rows', message: `${further} further rows do not have the words of the text.` })
  }
  return found
}
