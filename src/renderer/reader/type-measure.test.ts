import { describe, expect, test } from 'vitest'
import { spreadLength } from './type-measure'

const TYPE = { width: 400, unitWidth: 8, lineHeight: 30, paragraphGap: 15, columns: 2 }

describe('the length of a row of columns', () => {
  test('is what fits into the view, so that nobody has to scroll back up within it', () => {
    const length = spreadLength(TYPE, 900) ?? 0
    const linesOfBoth = length / (TYPE.width / TYPE.unitWidth)
    const height = (linesOfBoth / 2) * TYPE.lineHeight
    expect(height).toBeLessThan(900)
    expect(height).toBeGreaterThan(450)
  })

  test('grows with the view and shrinks with the type', () => {
    const usual = spreadLength(TYPE, 900) ?? 0
    expect(spreadLength(TYPE, 1200)).toBeGreaterThan(usual)
    expect(spreadLength({ ...TYPE, unitWidth: 12, lineHeight: 45 }, 900)).toBeLessThan(usual)
  })

  test('is some lines at least, however low the window', () => {
    expect(spreadLength(TYPE, 0)).toBeGreaterThan(300)
  })

  test('is nobody’s business in one column', () => {
    expect(spreadLength({ ...TYPE, columns: 1 }, 900)).toBeNull()
  })
})
