import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOSTILE_TEXTS } from '../testing/arbitraries'
import { attributeCell, neutralised, optionalCell, readAttributeCell, readOptionalCell, unneutralised } from './cells'

const texts = fc.oneof(
  fc.constantFrom(
    ...HOSTILE_TEXTS,
    '',
    '12',
    '1e3',
    '-0',
    'true',
    '["a"]',
    '[1]',
    '"',
    '""',
    "'=1",
    "''+",
    'null',
    ' =1',
    '\n=1',
    '＝1',
    "' =1"
  ),
  fc.string()
)

describe('cells', () => {
  it('X7: an apostrophe makes every formula harmless and can be taken away again', () => {
    fc.assert(
      fc.property(texts, (cell) => {
        expect(neutralised(cell)).not.toMatch(/^[\t\r]|^\s*[=+\-@＝＋－＠]/)
        expect(unneutralised(neutralised(cell))).toBe(cell)
      })
    )
    expect([neutralised("it's"), neutralised("'quoted'"), neutralised("'=1")]).toEqual(["it's", "'quoted'", "''=1"])
  })

  it('attributes come back as what they were', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0)
    fc.assert(
      fc.property(fc.oneof(texts, number, fc.boolean(), fc.array(texts)), (value) => {
        expect(readAttributeCell(attributeCell(value))).toEqual(value)
      })
    )
    expect([attributeCell('sure'), attributeCell('12'), attributeCell(12), attributeCell('')]).toEqual([
      'sure',
      '"12"',
      '12',
      '""'
    ])
    expect([readAttributeCell(''), readAttributeCell('007'), readAttributeCell('[1]')]).toEqual([null, '007', '[1]'])
  })

  it('a missing text and an empty one stay apart', () => {
    fc.assert(
      fc.property(fc.option(texts), (value) => {
        expect(readOptionalCell(optionalCell(value))).toBe(value)
      })
    )
  })
})
