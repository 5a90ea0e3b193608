import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOfRuns } from './testing/arbitrary-text'
import { segmenterFor } from './segmenters'
import { segmentsIn } from './segments'
import type { IsSettled } from './segments'

const graphemes = segmenterFor('und', 'grapheme')
const always: IsSettled = () => true
const never: IsSettled = () => false

function starts(text: string, segmenter: Intl.Segmenter, isSettled: IsSettled): number[] {
  return [...segmentsIn(text, { start: 0, end: text.length }, segmenter, isSettled)].map(({ start }) => start)
}

describe('segmentsIn', () => {
  it('gives the segments of the whole text, however it is cut into chunks', () => {
    fc.assert(
      fc.property(textOfRuns, fc.constantFrom(always, never), (text, isSettled) => {
        const whole = [...graphemes.segment(text)].map(({ index }) => index)
        expect(starts(text, graphemes, isSettled)).toEqual(whole)
      })
    )
  })

  it('begins and ends with the range, and counts from the start of the text', () => {
    const segments = [...segmentsIn('ab cd ef', { start: 3, end: 6 }, segmenterFor('en', 'word'), always)]
    expect(segments).toEqual([
      { start: 3, end: 5, wordLike: true },
      { start: 5, end: 6, wordLike: false }
    ])
  })

  it('gets through a long text in which nothing is ever settled', () => {
    const text = 'ab '.repeat(20_000)
    expect(starts(text, segmenterFor('en', 'word'), never)).toHaveLength(40_000)
  })

  it('takes a segment longer than any chunk whole, and goes on behind it', () => {
    const text = `${'a'.repeat(100_000)} b c`
    expect(starts(text, segmenterFor('en', 'word'), never)).toEqual([0, 100_000, 100_001, 100_002, 100_003])
  })
})
