import { describe, expect, it } from 'vitest'
import { createDispatch } from './dispatch'
import type { Handlers } from './dispatch'
import { DEPTH_LIMIT } from './value-shape'

/** A backend that answers every call with what `answer` does, and remembers what it was given. */
function door(answer: () => unknown = () => null) {
  const given: unknown[] = []
  const faults: unknown[] = []
  const handler = async (params: unknown): Promise<unknown> => {
    given.push(params)
    return Promise.resolve(answer())
  }
  const handlers = new Proxy({}, { get: () => handler }) as Handlers
  return { given, faults, dispatch: createDispatch(handlers, (name, error) => void faults.push([name, error])) }
}

const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)

describe('the door of the backend', () => {
  it.each([
    ['a field named __proto__', JSON.parse('{"changes":{"__proto__":"x"}}')],
    ['a value that is nested too deeply', { changes: { a: nested(DEPTH_LIMIT + 1) } }],
    ['a field that is not known', { changes: {}, more: 1 }],
    ['a wrong value', { changes: { 'claimdesk.x': 1 } }]
  ])('X3: lets nobody in with %s', async (_, params: unknown) => {
    const { given, faults, dispatch } = door()
    const reply = await dispatch({ id: '1', name: 'window.remember', params })
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-params' } })
    expect([given, faults]).toEqual([[], []])
    expect(await dispatch({ id: '2', name: 'window.remember', params: { changes: {} } })).toMatchObject({ ok: true })
    expect(given).toEqual([{ changes: {} }])
  })

  it('X8: says nothing of a fault of the program but that there was one; the log gets the rest', async () => {
    const fault = new Error('/home/mara/secret.txt could not be read')
    const { faults, dispatch } = door(() => {
      throw fault
    })
    const reply = await dispatch({ id: '1', name: 'window.memory', params: {} })
    expect(reply).toMatchObject({ id: '1', ok: false, error: { code: 'internal', details: {} } })
    expect(JSON.stringify(reply)).not.toMatch(/mara|secret|could not be read|at /)
    expect(faults).toEqual([['window.memory', fault]])
  })
})
