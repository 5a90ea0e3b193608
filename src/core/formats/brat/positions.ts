import type { TextRange } from '../../model/text-range'
import type { DecodedReading, FormatSetting } from '../format'
import { decideReading, describeReading, readingId, readingOf } from '../readings'
import type { PositionReading, SourceText, StatedPosition } from '../readings'
import type { TextBound } from './standoff-lines'

const UNITS = ['codepoint', 'utf16', 'byte'] as const

/** What positions may count, the likeliest first: brat's server counts code points, CR and byte order mark included. */
const READINGS: readonly [PositionReading, ...PositionReading[]] = [
  { unit: 'codepoint', lineEnds: 'as-is', bom: 'counted' },
  { unit: 'codepoint', lineEnds: 'as-is', bom: 'left-out' },
  ...UNITS.flatMap((unit) =>
    (['as-is', 'one'] as const).flatMap((lineEnds) =>
      (['counted', 'left-out'] as const)
        .filter(() => unit !== 'codepoint' || lineEnds === 'one')
        .map((bom) => ({ unit, lineEnds, bom }))
    )
  )
]

/** How positions are read; also what other formats of plain texts with positions beside them offer. */
export const POSITIONS: FormatSetting = {
  id: 'positions',
  name: 'Positions',
  description: 'What the positions in the files count. “Decide by the words” tries all and takes what fits the words.',
  choices: [
    { id: 'auto', name: 'Decide by the words' },
    ...READINGS.map((reading) => ({ id: readingId(reading), name: describeReading(reading) }))
  ]
}

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
 * @param chosen value of the setting `POSITIONS`
 */
export function readingsOf(
  documents: readonly PositionedText[],
  chosen: string
): { readonly of: (document: PositionedText) => PositionReading; readonly readings: readonly DecodedReading[] } {
  const wanted = readingOf(chosen)
  if (wanted) return { of: () => wanted, readings: [] }
  const readings: DecodedReading[] = []
  const usual = decideReading(documents, distinctReadings(documents))
  const note = (file: string | null, { reading, evidence }: ReturnType<typeof decideReading>): void => {
    readings.push({ file, setting: POSITIONS.id, chosen: readingId(reading), evidence })
  }
  if (usual.isAmbiguous) note(null, usual)
  const own = new Map<PositionedText, PositionReading>()
  if (usual.agreeing < usual.total) {
    for (const document of documents) {
      const others = distinctReadings([document])
      if (others.length === 1 || document.positions.length === 0) continue
      const kept = decideReading([document], [usual.reading])
      const best = decideReading([document], others)
      if (best.agreeing <= kept.agreeing) continue
      own.set(document, best.reading)
      note(document.file, best)
    }
  }
  return { of: (document) => own.get(document) ?? usual.reading, readings }
}

function distinctReadings(documents: readonly PositionedText[]): readonly [PositionReading, ...PositionReading[]] {
  const found = new Set(documents.flatMap(({ source }) => source.distinct(READINGS)))
  const [first, ...rest] = READINGS.filter((reading) => found.has(reading))
  return first ? [first, ...rest] : READINGS
}

/** The fragments of marked passages with the words that each should have, as far as the lines tell them apart. */
export function fragmentPositions(textBounds: readonly TextBound[]): readonly StatedPosition[] {
  return textBounds.flatMap((textBound) => {
    const words = fragmentWords(textBound)
    return textBound.fragments.map((range, index) => ({ ...range, exact: words?.[index] ?? null }))
  })
}

/**
 * The words of each fragment: what stands behind the tab, cut where the lengths of the fragments (in code points, else
 * in UTF-16 code units) say, with one space or none between them. Null when the lengths do not fit the words.
 */
export function fragmentWords({ fragments, words }: TextBound): readonly string[] | null {
  if (words === null) return null
  if (fragments.length === 1) return [withoutColumns(words, fragments[0])]
  for (const characters of [Array.from(words), words.split('')]) {
    for (const gap of [1, 0]) {
      const lengths = fragments.map(({ start, end }) => end - start)
      const total = lengths.reduce((sum, length) => sum + length, gap * (lengths.length - 1))
      if (total !== characters.length) continue
      let at = 0
      return lengths.map((length) => {
        const fragment = characters.slice(at, at + length).join('')
        at += length + gap
        return fragment
      })
    }
  }
  return null
}

/** Further columns may follow the words, parted from them by white space; brat's server leaves them alone. */
function withoutColumns(words: string, range: TextRange | undefined): string {
  const characters = Array.from(words)
  const length = range ? range.end - range.start : 0
  const next = characters[length]
  return next !== undefined && next.trim() === '' ? characters.slice(0, length).join('') : words
}
