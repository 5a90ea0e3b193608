import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ATTRIBUTE_KIND_IDS } from '../../core/labels/attribute-kind'
import type { AttributeKindId } from '../../core/labels/attribute-kind'
import { attributeProblem } from '../../core/labels/attribute-kinds'
import type { AttributeValue } from '../../core/model/annotation'
import type { AttributeDefinition } from '../../core/model/scheme'
import { draftOfValue, optionsOfDraft, valueOfDraft } from './attribute-draft'

const OPTIONS = ['yes, but', 'no; never', '"so"', 'maybe']
const definitionOf = (kind: AttributeKindId): AttributeDefinition => ({
  id: 'a',
  name: 'Stance',
  kind,
  description: '',
  required: false,
  options: OPTIONS,
  minimum: -5,
  maximum: 5
})
const anyValue: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.string(),
  fc.constantFrom(...OPTIONS, 'likely', '2024', '2024-02-30'),
  fc.double({ noNaN: true }).map((value) => value + 0),
  fc.boolean(),
  fc.subarray(OPTIONS)
)

describe.each(ATTRIBUTE_KIND_IDS)('a draft of the kind %s', (kind) => {
  const definition = definitionOf(kind)

  test('of a value that fits means that value; one that does not fit leaves the field empty', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const draft = draftOfValue(definition, value)
        if (attributeProblem(definition, value) === null) expect(valueOfDraft(definition, draft).value).toEqual(value)
        else expect(draft).toBe('')
      })
    )
  })

  test('means a value that fits, or nothing, or has a problem that can be said', () => {
    fc.assert(
      fc.property(fc.string(), (draft) => {
        const { value, problem } = valueOfDraft(definition, draft)
        if (value !== null) expect(attributeProblem(definition, value)).toBeNull()
        else if (draft.trim() !== '' && kind !== 'several') expect(problem).toMatch(/^Stance is /)
        if (value !== null) expect(problem).toBeNull()
      })
    )
  })
})

test('a number that is too large is told with its bounds', () => {
  expect(valueOfDraft(definitionOf('number'), '17')).toEqual({
    value: null,
    problem: 'Stance is a number from -5 to 5.'
  })
})

test('options of a draft are those that still exist, in the order of the scheme', () => {
  expect(optionsOfDraft(definitionOf('several'), '["maybe","gone","yes, but"]')).toEqual(['yes, but', 'maybe'])
  expect(optionsOfDraft(definitionOf('several'), 'maybe')).toEqual([])
})
