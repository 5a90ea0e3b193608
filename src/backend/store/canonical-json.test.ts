import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json'

/** The same words said plainly: what `canonicalJson` has to write, however it gets there. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, inOrder(item)]))
}

const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', '10', '9', '01', 'a\0b'))
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('map')
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries) as unknown)
})).value

describe('canonical JSON', () => {
  it('is the same whatever order the keys came in, indented by two spaces, with a line break at the end', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: '“x”' })).toBe(
      '{\n  "a": "“x”",\n  "b": [\n    {\n      "c": null,\n      "d": 1\n    }\n  ]\n}\n'
    )
  })

  it('writes any value as a copy with sorted keys is written', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(`${JSON.stringify(inOrder(value), null, 2)}\n`)
      })
    )
  })
})
