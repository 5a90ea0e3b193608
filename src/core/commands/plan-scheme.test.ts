import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../model/scheme'
import type { Label, Scheme } from '../model/scheme'
import { applyChanges } from './apply'
import { invertChanges } from './change'
import type { Command, CommandOf } from './command'
import { executeCommand } from './plan'
import { plainState, testState, testView } from './testing/random-commands'

const CONTEXT = { now: '2024-08-22T12:00:00.000Z', person: 'mara-1' }
const FERRY = '00000000000000aa'
const TAXES = '00000000000000bb'

function bench() {
  const state = testState()
  const view = testView(state)
  const run = (command: Command) => executeCommand(state, view, command, CONTEXT)
  const add = (article: string, id: string, label: string) => {
    const claims = label === 'claim' ? [{ id: `c-${id}`, spans: [id] }] : []
    const spans = [{ id, ranges: [{ start: 4, end: 9 }], label }]
    run({ type: 'annotations.add', article, spans, claims, documentLabels: [], edges: 'tidy', origin: 'human' })
  }
  add(FERRY, 'one', 'quantity')
  add(FERRY, 'two', 'opinion')
  add(TAXES, 'three', 'opinion')
  add(TAXES, 'four', 'claim')
  const put = (scheme: Scheme, more: Partial<CommandOf<'scheme.put'>> = {}) =>
    run({ type: 'scheme.put', scheme, ...more })
  const labelOf = (article: string, id: string) => state.layers.get(article)?.spans.get(id)?.label
  const current = () => state.schemes.get(DEFAULT_SCHEME.id) ?? DEFAULT_SCHEME
  return { state, run, put, labelOf, current }
}

const without = (scheme: Scheme, id: string): Scheme => ({
  ...scheme,
  labels: scheme.labels.filter((label) => label.id !== id)
})
const failsWith = (code: string) => expect.objectContaining({ code }) as Error
const wording: Label = {
  ...(DEFAULT_SCHEME.labels[3] as Label),
  id: 'wording',
  name: 'Wording',
  path: 'Wording',
  key: null
}

describe('changes of a scheme', () => {
  it('count the version up and keep the version before', () => {
    const { state, put, current } = bench()
    put({ ...DEFAULT_SCHEME, name: 'Renamed' })
    expect(current()).toMatchObject({ name: 'Renamed', version: DEFAULT_SCHEME.version + 1 })
    const kept = state.schemeVersions.get(`${DEFAULT_SCHEME.id}/${DEFAULT_SCHEME.version}`)
    expect(kept).toEqual({ scheme: DEFAULT_SCHEME, replacedAt: CONTEXT.now, replacedBy: CONTEXT.person })
  })

  it('merge labels: every span of the one gets the other, in all articles, and one undo brings all back', () => {
    const { state, put, labelOf } = bench()
    const before = plainState(state)
    const { changes } = put(without(DEFAULT_SCHEME, 'opinion'), { relabel: [{ from: 'opinion', to: 'loaded' }] })
    expect([labelOf(FERRY, 'two'), labelOf(TAXES, 'three')]).toEqual(['loaded', 'loaded'])
    applyChanges(state, invertChanges(changes))
    expect(plainState(state)).toEqual(before)
  })

  it('split a label: single spans get the new one, the others keep theirs', () => {
    const { put, labelOf } = bench()
    const scheme = { ...DEFAULT_SCHEME, labels: [...DEFAULT_SCHEME.labels, wording] }
    put(scheme, { moves: [{ article: TAXES, spans: ['three'], label: 'wording' }] })
    expect([labelOf(FERRY, 'two'), labelOf(TAXES, 'three')]).toEqual(['opinion', 'wording'])
  })

  it('make claim records for spans that become claims, and drop empty ones of those that no longer are', () => {
    const { state, put } = bench()
    put(DEFAULT_SCHEME, { relabel: [{ from: 'opinion', to: 'claim' }] })
    expect([...(state.layers.get(FERRY)?.claims.values() ?? [])].map(({ spans }) => spans)).toEqual([['two']])
    put(DEFAULT_SCHEME, { relabel: [{ from: 'claim', to: 'opinion' }] })
    expect(state.layers.get(FERRY)?.claims.size).toBe(0)
    expect(state.layers.get(TAXES)?.claims.size).toBe(0)
  })

  it('a label that something has cannot go without saying what becomes of it', () => {
    const { state, put, labelOf } = bench()
    const before = plainState(state)
    expect(() => put(without(DEFAULT_SCHEME, 'opinion'))).toThrow(failsWith('label-in-use'))
    expect(plainState(state)).toEqual(before)
    put(without(DEFAULT_SCHEME, 'opinion'), { relabel: [{ from: 'opinion', to: null }] })
    expect(labelOf(FERRY, 'two')).toBeUndefined()
  })

  it.each([
    ['a target that is not there', { relabel: [{ from: 'opinion', to: 'nope' }] }, 'unknown-label'],
    ['spans that would get a document label', { relabel: [{ from: 'opinion', to: 'needs-work' }] }, 'wrong-target']
  ])('%s is refused', (_what, more, code) => {
    const { put } = bench()
    expect(() => put(DEFAULT_SCHEME, more)).toThrow(failsWith(code))
  })

  it('a relation type names labels that are there, and ids are unique over all schemes', () => {
    const { put } = bench()
    expect(() => put(without(DEFAULT_SCHEME, 'speaker'))).toThrow(failsWith('unknown-label'))
    expect(() => put({ ...DEFAULT_SCHEME, id: 'second' })).toThrow(failsWith('duplicate-id'))
  })

  it('a second scheme comes and goes; the library’s own stays', () => {
    const { state, run, put } = bench()
    const second = { ...DEFAULT_SCHEME, id: 'second', name: 'Second', labels: [wording], relationTypes: [] }
    const before = plainState(state)
    put(second)
    put({ ...second, name: 'Second, changed' })
    run({ type: 'scheme.remove', scheme: 'second' })
    expect(plainState(state)).toEqual(before)
    expect(() => run({ type: 'scheme.remove', scheme: DEFAULT_SCHEME.id })).toThrow(failsWith('default-scheme'))
  })
})
