import { positionsSetting } from '../positions-setting'
import { decideReading, readingId, readingOf } from '../readings'
import type { DecidedReading, PositionReading, SourceText, StatedPosition } from '../readings'
import { OWN_ORIGIN } from './vocabulary'

const reading = (
  unit: 'codepoint' | 'utf16',
  lineEnds: PositionReading['lineEnds'],
  bom: PositionReading['bom']
): PositionReading => ({ unit, lineEnds, bom })

/** As the standard has it: code points of the file as it is, which leaves open whether a byte order mark is one. */
const STANDARD = reading('codepoint', 'as-is', 'left-out')

const READINGS: readonly PositionReading[] = (['left-out', 'counted'] as const).flatMap((bom) =>
  (['codepoint', 'utf16'] as const).flatMap((unit) => [reading(unit, 'as-is', bom), reading(unit, 'one', bom)])
)

/** Lets a person decide how positions are to be read, when the evidence decides wrongly. */
export const POSITIONS_SETTING = positionsSetting(
  [
    'codepoint',
    'codepoint+crlf-one',
    'utf16',
    'utf16+crlf-one',
    'codepoint+bom',
    'codepoint+crlf-one+bom',
    'utf16+bom',
    'utf16+crlf-one+bom'
  ],
  'What the positions of passages count: programs differ in characters beyond 65,535 and in line ends.'
)

/** A passage as the file states it; `name` is often the beginning of its words. */
export interface StatedSelection {
  readonly start: number
  readonly end: number
  readonly name: string
}

export interface StatedSource {
  readonly source: SourceText
  readonly selections: readonly StatedSelection[]
}

/** How the positions of one source are read; `decided` is null when there was nothing to decide. */
export interface SourceReading {
  readonly reading: PositionReading
  readonly decided: DecidedReading | null
}

/**
 * Decides for every source of a project how its positions are to be read. Sources of a project were mostly written by
 * one program, so what most of them show comes first for each; a source with evidence of its own goes by that.
 *
 * @param origin the program that wrote the project
 * @param chosen the setting: `auto`, or the id of a reading
 */
export function decideSources(
  sources: readonly StatedSource[],
  origin: string,
  chosen: string
): readonly SourceReading[] {
  const fixed = readingOf(chosen) ?? (OWN_ORIGIN.test(origin) ? STANDARD : null)
  if (fixed) return sources.map(() => ({ reading: fixed, decided: null }))
  const [first = STANDARD, ...others] = preferred(origin)
  const texts = sources.map(({ source, selections }) => ({ source, positions: withWords(source, selections) }))
  const most = decideReading(texts, [first, ...others]).reading
  const rest = [first, ...others].filter((each) => readingId(each) !== readingId(most))
  return texts.map((text) => {
    const decided = decideReading([text], [most, ...rest])
    return { reading: decided.reading, decided: decided.isAmbiguous ? decided : null }
  })
}

/** The readings, the likeliest first: ATLAS.ti stores Windows line ends, but counts them as one. */
function preferred(origin: string): readonly PositionReading[] {
  if (!/atlas/i.test(origin)) return READINGS
  return [...READINGS].sort((a, b) => Number(b.lineEnds === 'one') - Number(a.lineEnds === 'one'))
}

/** Positions with the words that should be there, as far as names of passages are words. */
function withWords(source: SourceText, selections: readonly StatedSelection[]): readonly StatedPosition[] {
  const readings = source.distinct(READINGS)
  return selections.map(({ start, end, name }) => {
    const wanted = plain(name)
    const found = new Set<string>()
    if (wanted !== '') {
      for (const each of readings) {
        const range = source.toFrozen({ start, end }, each)
        const words = range === null ? '' : source.frozen.slice(range.start, range.end)
        if (names(wanted, plain(words))) found.add(words)
      }
    }
    const [only] = found
    return { start, end, exact: found.size === 1 && only !== undefined ? only : null }
  })
}

/** Names are on one line, and often cut off behind; at the front white space counts, or line ends could not be told. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trimEnd()

/** A beginning must be as long as this to be told from any other name. */
const SHORTEST_BEGINNING = 12

/** Whether a name is the words, or the beginning of them. */
function names(name: string, words: string): boolean {
  if (name === words) return true
  const beginning = name.replace(/\s*(?:…|\.\.\.)$/u, '')
  const isCut = beginning !== name && beginning !== ''
  return (isCut || beginning.length >= SHORTEST_BEGINNING) && words.startsWith(beginning)
}

/** Whether the name of a passage says nothing but its words. */
export function isNameOfWords(name: string, words: string): boolean {
  return name.trim() === '' || names(plain(name), plain(words))
}
