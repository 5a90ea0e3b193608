import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AttributeValue } from '../model/annotation'
import { DEFAULT_SCHEME } from '../model/scheme'
import type { AttributeDefinition, Label } from '../model/scheme'
import { ATTRIBUTE_KIND_IDS } from './attribute-kind'
import type { AttributeKindId } from './attribute-kind'
import { ATTRIBUTE_KINDS, attributeProblem, missingAttributes } from './attribute-kinds'
import { attributeInWords, strayValues, valueInWords } from './attribute-words'
import { CERTAINTY_LEVELS } from './kinds/certainty'
import { missingFinder } from './missing-attributes'

const OPTIONS = ['for', 'against', 'neither', 'unclear']

function definitionOf(kind: AttributeKindId, more: Partial<AttributeDefinition> = {}): AttributeDefinition {
  return {
    id: 'stance',
    name: 'Stance',
    kind,
    description: '',
    required: false,
    options: OPTIONS,
    minimum: null,
    maximum: null,
    ...more
  }
}

const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
/** Values that fit a definition of each kind. */
const FITTING: Readonly<Record<AttributeKindId, fc.Arbitrary<AttributeValue>>> = {
  choice: fc.constantFrom(...OPTIONS),
  several: fc.subarray(OPTIONS, { minLength: 1 }),
  flag: fc.boolean(),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
  date: fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length)),
  certainty: fc.constantFrom(...CERTAINTY_LEVELS)
}
const anyValue: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.array(fc.string(), { maxLength: 4 })
)

describe.each(ATTRIBUTE_KIND_IDS)('an attribute of the kind %s', (id) => {
  const kind = ATTRIBUTE_KINDS[id]
  const definition = definitionOf(id)

  test('has its own id in the registry', () => {
    expect(kind.id).toBe(id)
  })

  test('has no problem with a value that fits, and reads its words back as that value', () => {
    fc.assert(
      fc.property(FITTING[id], (value) => {
        expect(kind.problem(definition, value)).toBeNull()
        expect(kind.read(definition, kind.words(value))).toEqual(value)
      })
    )
  })

  test('never reads anything that it would then refuse', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyValue.map(valueInWords)), (text) => {
        const value = kind.read(definition, text)
        if (value !== null) expect(kind.problem(definition, value)).toBeNull()
      })
    )
  })

  test('says in a sentence with its name why a value does not fit', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const problem = kind.problem(definition, value)
        if (problem !== null) expect(problem).toMatch(/^Stance .*\.$/s)
        expect(attributeInWords(definition, value)).toBeTypeOf('string')
      })
    )
  })
})

describe('bounds of numbers', () => {
  const bounded = definitionOf('number', { minimum: 0, maximum: 100 })
  test.each([
    [0, null],
    [100, null],
    [-1, 'Stance is a number from 0 to 100.'],
    [100.5, 'Stance is a number from 0 to 100.']
  ])('%s', (value, problem) => expect(attributeProblem(bounded, value)).toBe(problem))
  test('a number beyond them is not read', () => {
    expect(ATTRIBUTE_KINDS.number.read(bounded, '101')).toBeNull()
    expect(ATTRIBUTE_KINDS.number.read(bounded, ' 7.5 ')).toBe(7.5)
  })
})

describe('dates', () => {
  test.each(['2024', '2024-08', '2024-02-29'])('%s is one', (text) =>
    expect(attributeProblem(definitionOf('date'), text)).toBeNull()
  )
  test.each(['2023-02-29', '2024-13', '2024-00-10', '24-08', '22 August 2024', ''])('“%s” is none', (text) =>
    expect(attributeProblem(definitionOf('date'), text)).toBe('Stance is a date, written 2024-08-22, 2024-08 or 2024.')
  )
})

describe('what is missing', () => {
  const label: Label = {
    ...DEFAULT_SCHEME.labels[0]!,
    attributes: [
      definitionOf('choice', { id: 'stance', required: true }),
      definitionOf('flag', { id: 'direct', name: 'Direct', required: true }),
      definitionOf('text', { id: 'source', name: 'Source' })
    ]
  }
  const missing = missingFinder([{ ...DEFAULT_SCHEME, labels: [label] }])

  test('is what is required and has no value, in the order of the scheme', () => {
    expect(missingAttributes(label, {}).map(({ id }) => id)).toEqual(['stance', 'direct'])
    expect(missing({ label: label.id, attributes: { direct: false } }).map(({ id }) => id)).toEqual(['stance'])
    expect(missing({ label: label.id, attributes: { direct: false, stance: 'for' } })).toEqual([])
  })

  test('is nothing for a label that requires nothing or is unknown', () => {
    expect(missing({ label: 'opinion', attributes: {} })).toEqual([])
  })

  test('values without a definition are told, and none with one', () => {
    const attributes = { zeal: ['a', 'b'], stance: 'for', checked: true }
    expect(strayValues(label, attributes)).toEqual([
      { id: 'checked', value: true, words: 'yes' },
      { id: 'zeal', value: ['a', 'b'], words: 'a, b' }
    ])
    expect(strayValues(null, { stance: 'for' })).toHaveLength(1)
  })
})
