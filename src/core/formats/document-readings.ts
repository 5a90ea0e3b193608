import type { DecodedReading } from './format'
import { decideReading, readingId, readingOf } from './readings'
import type { PositionReading, SourceText, StatedPosition } from './readings'

/** What positions may count, the likeliest first. */
export type PossibleReadings = readonly [PositionReading, ...PositionReading[]]

/** A document whose positions are to be read; `file` names it in what is reported. */
export interface PositionedText {
  readonly file: string
  readonly source: SourceText
  readonly positions: readonly StatedPosition[]
}

/**
 * How the positions of each document are read. One reading is decided over all documents, for they come from one
 * program; a document with which another reading agrees better, such as the one with CRLF in it, gets that one.
 *
 * @param chosen value of the setting
 * @param leastGain how many more positions have to agree before a document gets a reading of its own
 */
export function readingsOf(
  documents: readonly PositionedText[],
  chosen: string,
  readings: PossibleReadings,
  leastGain = 1
): { readonly of: (document: PositionedText) => PositionReading; readonly readings: readonly DecodedReading[] } {
  const wanted = readingOf(chosen)
  if (wanted) return { of: () => wanted, readings: [] }
  const told: DecodedReading[] = []
  const usual = decideReading(documents, distinctReadings(documents, readings))
  const tell = (file: string | null, { reading, evidence }: ReturnType<typeof decideReading>): void => {
    told.push({ file, setting: 'positions', chosen: readingId(reading), evidence })
  }
  if (usual.isAmbiguous) tell(null, usual)
  const own = new Map<PositionedText, PositionReading>()
  if (usual.agreeing < usual.total) {
    for (const document of documents) {
      const others = distinctReadings([document], readings)
      if (others.length === 1 || document.positions.length === 0) continue
      const kept = decideReading([document], [usual.reading])
      const best = decideReading([document], others)
      if (best.agreeing < kept.agreeing + leastGain) continue
      own.set(document, best.reading)
      tell(document.file, best)
    }
  }
  return { of: (document) => own.get(document) ?? usual.reading, readings: told }
}

/** The readings that can differ: without a byte order mark or CRLF in any text there is nothing to ask about these. */
function distinctReadings(documents: readonly PositionedText[], readings: PossibleReadings): PossibleReadings {
  const hasMark = documents.some(({ source }) => source.raw.startsWith('\uFEFF'))
  const hasReturns = documents.some(({ source }) => source.raw.includes('\r\n'))
  const possible = readings.filter(
    ({ bom, lineEnds }) => (hasMark || bom === 'left-out') && (hasReturns || lineEnds === 'as-is')
  )
  const found = new Set(documents.flatMap(({ source }) => source.distinct(possible)))
  const [first, ...rest] = possible.filter((reading) => found.has(reading))
  return first ? [first, ...rest] : readings
}
