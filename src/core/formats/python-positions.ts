import { positionsSetting } from './positions-setting'
import type { DecodedReading } from './format'
import { decideReading, readingId, readingOf } from './readings'
import type { PositionReading, SourceText, StatedPosition } from './readings'

/** How the positions of a file in the manner of Python are to be read, when a person knows better. */
export const PYTHON_POSITIONS = positionsSetting(
  ['codepoint+bom', 'codepoint+crlf-one', 'utf16+bom', 'utf16+crlf-one'],
  'What the numbers in the file count. Python counts code points; programs in a browser may not.'
)

/** To Python a byte order mark inside a string is a character like any other. */
const READINGS: readonly [PositionReading, ...PositionReading[]] = [
  { unit: 'codepoint', lineEnds: 'as-is', bom: 'counted' },
  { unit: 'codepoint', lineEnds: 'one', bom: 'left-out' },
  { unit: 'codepoint', lineEnds: 'as-is', bom: 'left-out' },
  { unit: 'utf16', lineEnds: 'as-is', bom: 'counted' },
  { unit: 'utf16', lineEnds: 'one', bom: 'left-out' }
]

interface Positioned {
  readonly source: SourceText
  readonly positions: readonly StatedPosition[]
}

/** Without words to go by, so many positions are needed to say that a file does not count as Python does. */
const FEWEST_POSITIONS = 8

/**
 * How the positions of a file's texts are to be read: as chosen, else by the words that the file gives for them. A file
 * without words counts code points, unless with them most positions lie inside words and with another reading nearly none.
 *
 * @param chosen id of a choice of `PYTHON_POSITIONS`
 * @param told gets the reading when there was something to decide
 */
export function pythonReading(
  texts: readonly Positioned[],
  chosen: string,
  file: string,
  told: DecodedReading[]
): PositionReading {
  const [usual] = READINGS
  const forced = chosen === 'auto' ? null : readingOf(chosen)
  if (forced) return forced
  const possible = new Set(texts.flatMap(({ source }) => source.distinct(READINGS)))
  const [first = usual, ...others] = READINGS.filter((reading) => possible.has(reading))
  if (others.length === 0) return first
  const worded = texts.map(({ source, positions }) => ({
    source,
    positions: positions.filter(({ exact }) => exact !== null)
  }))
  const hasWords = worded.some(({ positions }) => positions.length > 0)
  const telling = hasWords ? worded : texts
  const best = decideReading(telling, [first, ...others])
  const plain = decideReading(telling, [first])
  const { total, agreeing } = best
  const isClear = total >= FEWEST_POSITIONS && agreeing * 10 >= total * 9 && plain.agreeing * 2 <= total
  const decided = hasWords || isClear ? best : plain
  if (best.isAmbiguous) {
    told.push({ file, setting: PYTHON_POSITIONS.id, chosen: readingId(decided.reading), evidence: decided.evidence })
  }
  return decided.reading
}
