import { describe, expect, test } from 'vitest'
import { DEPTH_LIMIT, FIELDS_LIMIT, shapeProblem } from './value-shape'

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown

describe('X3: shapes that no validator should have to see', () => {
  test('what calls carry is let through', () => {
    for (const value of [undefined, null, 1, 'x', [], {}, { a: [{ b: [1, 'x', null] }] }, nested(DEPTH_LIMIT)]) {
      expect(shapeProblem(value)).toBeNull()
    }
  })

  test('depth is bounded, however it comes', () => {
    expect(shapeProblem(nested(DEPTH_LIMIT + 2))).toMatch(/deep/)
    expect(shapeProblem(JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`))).toMatch(/deep/)
  })

  test('fields are bounded, elements are not', () => {
    const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]))
    expect(shapeProblem(fields(FIELDS_LIMIT))).toBeNull()
    expect(shapeProblem({ a: [fields(FIELDS_LIMIT + 1)] })).toMatch(/fields/)
    expect(shapeProblem(Array.from({ length: 100_000 }, () => 1))).toBeNull()
  })

  test('a field named __proto__ is none of ours', () => {
    expect(shapeProblem(JSON.parse('{"a":[{"__proto__":{"b":1}}]}'))).toMatch(/belong/)
  })

  test('what is in itself comes to an end, and what is in two places is looked at once', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(shapeProblem(loop)).toBeNull()
    let shared: unknown = []
    for (let level = 0; level < 60; level += 1) shared = [shared, shared]
    expect(shapeProblem(shared)).toBeNull()
  })
})
