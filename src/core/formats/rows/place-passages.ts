import type { Quote, TextRange } from '../../model/text-range'
import { quoteOf } from '../../text/quote'
import { TextLocator } from '../locate'
import { decideReading, readingOf } from '../readings'
import type { DecidedReading, PositionReading, SourceText, StatedPosition } from '../readings'

/** A passage as a row states it: its parts with their words (null where it does not say), in the unit of the row. */
export interface StatedPassage {
  /** None: only the words are known. */
  readonly parts: readonly StatedPosition[]
  /** All words, those of several parts joined by ` … `; empty where the row does not say. */
  readonly words: string
  readonly prefix: string
  readonly suffix: string
}

/** Where a passage is, in UTF-16 code units of the frozen text, or why it could not be found. */
export type PlacedPassage =
  | { readonly ranges: readonly TextRange[]; readonly quotes: readonly Quote[]; readonly isMoved: boolean }
  | { readonly ranges: null; readonly reason: string }

const UNITS = ['codepoint', 'utf16', 'grapheme', 'byte'] as const

/** Every way to read positions, in order of preference. */
const READINGS = UNITS.flatMap((unit): PositionReading[] => [
  { unit, lineEnds: 'as-is', bom: 'left-out' },
  { unit, lineEnds: 'one', bom: 'left-out' },
  { unit, lineEnds: 'as-is', bom: 'counted' }
])

/**
 * How the positions of texts are to be read: as a person said, else in the unit that the file states, else by
 * evidence. Null: nothing was left open.
 *
 * @param stated the unit as the file writes it, or empty
 * @param chosen id of a reading, or `auto`
 */
export function readingFor(
  texts: readonly { readonly source: SourceText; readonly positions: readonly StatedPosition[] }[],
  stated: string,
  chosen: string
): { readonly reading: PositionReading; readonly decided: DecidedReading | null } {
  const forced = chosen === 'auto' ? null : readingOf(chosen)
  if (forced) return { reading: forced, decided: null }
  const possible = READINGS.filter(({ unit }) => unit === stated)
  const candidates = possible.length > 0 ? possible : READINGS
  const ids = new Set(texts.flatMap(({ source }) => source.distinct(candidates)))
  const [first = candidates[0], ...others] = candidates.filter((reading) => ids.has(reading))
  if (!first) throw new Error('there is always a reading')
  if (others.length === 0) return { reading: first, decided: null }
  const decided = decideReading(texts, [first, ...others])
  return { reading: decided.reading, decided: possible.length > 0 || !decided.isAmbiguous ? null : decided }
}

/** Finds the passages of one text: by position while the words agree, else by their words. */
export class PassagePlacer {
  readonly #source: SourceText
  readonly #reading: PositionReading
  #locator: TextLocator | null = null

  constructor(source: SourceText, reading: PositionReading) {
    this.#source = source
    this.#reading = reading
  }

  place(passage: StatedPassage): PlacedPassage {
    const ranges = this.#atPositions(passage)
    if (ranges) return { ranges, quotes: this.#quotes(ranges), isMoved: false }
    const parts: readonly { readonly position: StatedPosition | null; readonly exact: string | null }[] =
      passage.parts.length === 0
        ? [{ position: null, exact: passage.words }]
        : passage.parts.map((position) => ({
            position,
            exact: position.exact ?? (passage.parts.length === 1 ? passage.words : null)
          }))
    const found: TextRange[] = []
    for (const [index, { position, exact }] of parts.entries()) {
      if (exact === null || exact === '') return { ranges: null, reason: this.#whyNot(passage) }
      const near = position && this.#source.toFrozen(position, this.#reading)
      const quote = {
        exact: frozen(exact),
        prefix: index === 0 ? frozen(passage.prefix) : '',
        suffix: index === parts.length - 1 ? frozen(passage.suffix) : ''
      }
      this.#locator ??= new TextLocator(this.#source.frozen)
      const located = this.#locator.locate(quote, near, ['utf16'])
      if (located.range === null) return { ranges: null, reason: located.reason }
      found.push(located.range)
    }
    const sorted = sortedApart(found)
    if (!sorted) return { ranges: null, reason: 'its parts overlap' }
    return { ranges: sorted, quotes: this.#quotes(sorted), isMoved: passage.parts.length > 0 }
  }

  #quotes(ranges: readonly TextRange[]): Quote[] {
    return ranges.map((range) => quoteOf(this.#source.frozen, range))
  }

  /** The parts where the row says they are; null when one cannot be there, or its words are others. */
  #atPositions({ parts, words }: StatedPassage): readonly TextRange[] | null {
    if (parts.length === 0) return null
    const { frozen: text } = this.#source
    const ranges: TextRange[] = []
    for (const part of parts) {
      const range = this.#source.toFrozen(part, this.#reading)
      if (!range || (part.exact !== null && text.slice(range.start, range.end) !== frozen(part.exact))) return null
      ranges.push(range)
    }
    const sorted = sortedApart(ranges)
    if (!sorted) return null
    const isSaid = words !== '' && parts.every(({ exact }) => exact === null)
    const cut = sorted.map(({ start, end }) => text.slice(start, end)).join(' … ')
    return isSaid && cut !== frozen(words) ? null : sorted
  }

  #whyNot({ parts }: StatedPassage): string {
    const [first] = parts
    const last = parts.at(-1)
    if (!first || !last) return 'it has neither a position nor words'
    if (parts.length > 1) return 'the words at its positions are others, or its parts overlap'
    return `the position ${first.start}–${last.end} is not in the text, or cuts a character in two`
  }
}

function frozen(words: string): string {
  return words.replace(/\r\n?/g, '\n')
}

/** Ranges in text order; null when two overlap. */
function sortedApart(ranges: readonly TextRange[]): readonly TextRange[] | null {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)
  return sorted.every((range, index) => index === 0 || range.start >= (sorted[index - 1]?.end ?? 0)) ? sorted : null
}
