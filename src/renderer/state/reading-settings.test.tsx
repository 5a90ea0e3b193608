import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  COLUMNS,
  DEFAULT_READING,
  DIMMINGS,
  LEADINGS,
  MEASURES,
  nextTextSize,
  readReadingSettings,
  READING_FONTS,
  storeReadingSettings,
  TEXT_SIZES
} from './reading-settings'

const KEY = 'claimdesk.reading'

beforeEach(() => localStorage.clear())

describe('reading settings', () => {
  test('come back as they were stored', () => {
    const anything = fc.record({
      size: fc.constantFrom(...TEXT_SIZES),
      measure: fc.constantFrom(...MEASURES),
      leading: fc.constantFrom(...LEADINGS),
      font: fc.constantFrom(...READING_FONTS),
      columns: fc.constantFrom(...COLUMNS),
      dimming: fc.constantFrom(...DIMMINGS)
    })
    fc.assert(
      fc.property(anything, (settings) => {
        storeReadingSettings(settings)
        expect(readReadingSettings()).toEqual(settings)
      })
    )
  })

  test('that make no sense are as by default, the others stay', () => {
    localStorage.setItem(KEY, JSON.stringify({ size: 500, measure: 'wide', font: { evil: true }, more: 1 }))
    expect(readReadingSettings()).toEqual({ ...DEFAULT_READING, measure: 'wide' })
  })

  test('are the defaults over whatever else is stored', () => {
    for (const stored of ['', '{', 'null', '[]', '7', '"serif"']) {
      localStorage.setItem(KEY, stored)
      expect(readReadingSettings(), stored).toEqual(DEFAULT_READING)
    }
  })
})

describe('the zoom', () => {
  test('goes through all sizes and stays at the ends', () => {
    const seen = [12]
    for (let size = 12; nextTextSize(size, 1) !== size; size = nextTextSize(size, 1)) seen.push(nextTextSize(size, 1))
    expect(seen).toEqual([...TEXT_SIZES])
    expect(nextTextSize(12, -1)).toBe(12)
    expect(nextTextSize(32, 1)).toBe(32)
  })

  test('finds its way back from a size that is no step', () => {
    expect(nextTextSize(21, 1)).toBe(22)
    expect(nextTextSize(21, -1)).toBe(20)
  })
})
