import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextRange } from '../model/text-range'
import { isGraphemeBoundary } from '../text/graphemes'
import { TEXT_UNITS } from '../text/text-units'
import { TORTURE_TEXT } from '../text/torture'
import { dragEdge } from './drag-edge'

/** Ranges as they are marked with brackets in a text. */
function marked(value: string): { text: string; ranges: TextRange[] } {
  const ranges: TextRange[] = []
  let text = ''
  let start = 0
  for (const character of value) {
    if (character === '[') start = text.length
    else if (character === ']') ranges.push({ start, end: text.length })
    else text += character
  }
  return { text, ranges }
}

function shown(text: string, ranges: readonly TextRange[]): string {
  return ranges.map(({ start, end }) => text.slice(start, end)).join('|')
}

describe('dragging an edge', () => {
  const { text, ranges } = marked('One [two three] four. Five [six] seven.')

  test('by characters it goes where it was dragged to, and never stops beside a space', () => {
    const drag = (offset: number) =>
      shown(text, dragEdge(text, ranges, { range: 0, edge: 'end' }, offset, 'character', 'en'))
    expect(drag(text.indexOf('four') + 2)).toBe('two three fo|six')
    expect(drag(text.indexOf('four'))).toBe('two three|six')
    expect(drag(text.indexOf('three') + 1)).toBe('two t|six')
  })

  test('by words it takes the word that it touches; the other edge stays', () => {
    const part = marked('One t[wo thr]ee four.')
    const drag = (edge: 'start' | 'end', word: string) =>
      shown(text, dragEdge(part.text, part.ranges, { range: 0, edge }, part.text.indexOf(word) + 1, 'word', 'en'))
    expect(drag('end', 'four')).toBe('wo three four')
    expect(drag('start', 'One')).toBe('One two thr')
  })

  test('something of the range is left, however far it is dragged', () => {
    expect(shown(text, dragEdge(text, ranges, { range: 0, edge: 'end' }, 0, 'character', 'en'))).toBe('t|six')
    expect(shown(text, dragEdge(text, ranges, { range: 0, edge: 'start' }, text.length, 'character', 'en'))).toBe(
      'e|six'
    )
  })

  test('an inner edge that reaches the next part joins the two', () => {
    const to = text.indexOf('six') + 1
    expect(shown(text, dragEdge(text, ranges, { range: 0, edge: 'end' }, to, 'character', 'en'))).toBe(
      'two three four. Five six'
    )
    expect(shown(text, dragEdge(text, ranges, { range: 1, edge: 'start' }, 0, 'character', 'en'))).toBe(
      'One two three four. Five six'
    )
  })

  test('wherever it is dragged the ranges are sorted, disjoint, not empty, and cut no grapheme', () => {
    const long = `${TORTURE_TEXT}\n\u200B ${TORTURE_TEXT}`
    const place = fc.nat(long.length)
    fc.assert(
      fc.property(
        place,
        fc.constantFrom(...TEXT_UNITS),
        fc.constantFrom(0, 1),
        fc.constantFrom('start' as const, 'end' as const),
        (offset, unit, range, edge) => {
          const before = [
            { start: 12, end: 25 },
            { start: 49, end: 58 }
          ]
          const after = dragEdge(long, before, { range, edge }, offset, unit, 'en')
          after.forEach(({ start, end }, at) => {
            expect(start).toBeLessThan(end)
            expect(isGraphemeBoundary(long, start) && isGraphemeBoundary(long, end)).toBe(true)
            if (at > 0) expect(after[at - 1]?.end).toBeLessThan(start)
          })
        }
      )
    )
  })
})
