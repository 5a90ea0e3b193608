import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xsdDecimal, xsdTime } from './xsd-values'

describe('xsdTime', () => {
  it.each(['2024-08-22T10:00:00.000Z', '2024-02-29T23:59:59Z'])('takes %s', (time) => {
    expect(xsdTime(time)).toBe(time)
  })
  it.each([
    '2024-02-30T10:00:00.000Z',
    '2024-08',
    '0000-01-01T00:00:00Z',
    '2024-08-22T25:00:00Z',
    '+012345-01-01T00:00:00Z',
    'now'
  ])('refuses %s', (time) => {
    expect(xsdTime(time)).toBeNull()
  })
})

describe('xsdDecimal', () => {
  it.each([
    [0.5, '0.5'],
    [-12, '-12'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-1.25e22, '-12500000000000000000000'],
    [0, '0']
  ])('writes %d as %s', (value, text) => {
    expect(xsdDecimal(value)).toBe(text)
  })

  it('leads back to the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(xsdDecimal(value)).toMatch(/^-?\d+(\.\d+)?$/)
        expect(Number(xsdDecimal(value))).toBe(value + 0)
      })
    )
  })
})
