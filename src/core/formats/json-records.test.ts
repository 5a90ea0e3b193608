import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonRecords } from './json-records'
import { mutated } from './testing/arbitraries'

const read = (raw: string): unknown[] => [...jsonRecords(raw)].map(({ line, value }) => [line, value])

describe('jsonRecords', () => {
  it('reads JSON lines, with empty lines, CRLF and a byte order mark', () => {
    expect(read('\uFEFF{"a":1}\r\n\r\n{"b":"}\\n"}\r\n')).toEqual([
      [1, { a: 1 }],
      [3, { b: '}\n' }]
    ])
  })

  it('reads an array with the line of each entry', () => {
    expect(read('[\n  {"a": "],{"},\n  {\n "b": [1, 2]}]\n')).toEqual([
      [2, { a: '],{' }],
      [3, { b: [1, 2] }]
    ])
  })

  it('reads one object over several lines, and several one after another', () => {
    expect(read('{\n "a": 1\n}')).toEqual([[1, { a: 1 }]])
    expect(read('{\n "a": 1\n}\n{\n "a": {}\n}\n')).toEqual([
      [1, { a: 1 }],
      [4, { a: {} }]
    ])
  })

  it('tells the line that is broken and reads the others', () => {
    expect(read('{"a":1\n{"b":2}\n3')).toEqual([
      [1, null],
      [2, { b: 2 }],
      [3, null]
    ])
  })

  it('keeps the entries of an array that is cut off', () => {
    const found = [...jsonRecords('[{"a":1},\n{"b":2},\n{"c"')]
    expect(found.map(({ value }) => value)).toEqual([{ a: 1 }, { b: 2 }, null, null])
    expect(found.at(-1)?.problem).toMatch(/^The file is not whole JSON/)
  })

  it('reads nothing in a file of white space', () => {
    expect(read(' \n\uFEFF')).toEqual([])
  })

  it.each(['['.repeat(100_000), '{"a":'.repeat(100_000), '"'.repeat(1001), ',,,]]]'])(
    'survives hostile files',
    (raw) => {
      for (const { value } of jsonRecords(raw)) expect(value).toBeNull()
    }
  )

  it('gives what JSON.parse gives, for arrays however they are written', () => {
    const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true }))
    fc.assert(
      fc.property(records, fc.nat(3), (values, indent) => {
        const copy = JSON.parse(JSON.stringify(values)) as unknown[]
        const whole = [...jsonRecords(JSON.stringify(values, null, indent))]
        const lines = [...jsonRecords(values.map((value) => JSON.stringify(value)).join('\n'))]
        expect(whole.map(({ value }) => value)).toEqual(copy)
        expect(lines.map(({ value }) => value)).toEqual(copy)
      })
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(mutated('[{"a": [1, "x"]},\n {"b": null}]\n{"c": 1}'), (raw) => {
        expect(() => [...jsonRecords(raw)]).not.toThrow()
      })
    )
  })
})
