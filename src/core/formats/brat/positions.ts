import type { TextRange } from '../../model/text-range'
import { positionsSetting } from '../positions-setting'
import { readingId } from '../readings'
import type { PossibleReadings } from '../document-readings'
import type { StatedPosition } from '../readings'
import type { TextBound } from './standoff-lines'

const UNITS = ['codepoint', 'utf16', 'byte'] as const

/** What positions may count, the likeliest first: brat's server counts code points, CR and byte order mark included. */
export const READINGS: PossibleReadings = [
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

/** How positions are read, when a person knows better. */
export const POSITIONS = positionsSetting(
  READINGS.map(readingId),
  'What the positions in the .ann files count: brat’s server counts code points, other programs write others.'
)

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
