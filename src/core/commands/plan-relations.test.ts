import { describe, expect, it } from 'vitest'
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
  const add = (article: string, more: Partial<CommandOf<'annotations.add'>>) =>
    run({
      type: 'annotations.add',
      article,
      spans: [],
      claims: [],
      documentLabels: [],
      edges: 'tidy',
      origin: 'human',
      ...more
    })
  add(FERRY, {
    spans: [
      { id: 'ferry', ranges: [{ start: 4, end: 9 }], label: 'claim' },
      { id: 'port', ranges: [{ start: 47, end: 55 }], label: 'speaker' }
    ]
  })
  add(TAXES, { spans: [{ id: 'taxes', ranges: [{ start: 12, end: 17 }], label: 'claim' }] })
  const relate = (id: string, type: string, from: string, span: string, article = FERRY) =>
    add(FERRY, { relations: [{ id, type, from, to: { article, span } }] })
  const remove = (article: string, more: Partial<CommandOf<'annotations.remove'>>) =>
    run({ type: 'annotations.remove', article, spans: [], claims: [], documentLabels: [], ...more })
  const relations = () => state.layers.get(FERRY)?.relations ?? new Map<string, never>()
  return { state, run, relate, remove, relations }
}

const failsWith = (code: string) => expect.objectContaining({ code }) as Error

describe('relations', () => {
  it('are drawn between spans, with the words of both ends', () => {
    const { relate, relations } = bench()
    relate('r', 'said-by', 'ferry', 'port')
    expect(relations().get('r')).toMatchObject({
      type: 'said-by',
      from: { article: FERRY, span: 'ferry', quote: 'ferry' },
      to: { article: FERRY, span: 'port', quote: 'the port' }
    })
  })

  it('go between articles', () => {
    const { relate, relations } = bench()
    relate('r', 'same-claim', 'ferry', 'taxes', TAXES)
    expect(relations().get('r')?.to).toEqual({ article: TAXES, span: 'taxes', quote: 'taxes' })
  })

  it.each([
    ['a type nobody knows', 'nope', 'ferry', 'port', 'unknown-relation-type'],
    ['labels that the type does not allow', 'said-by', 'port', 'ferry', 'relation-not-allowed'],
    ['an end that is not there', 'supports', 'ferry', 'gone', 'not-found'],
    ['a span and itself', 'supports', 'ferry', 'ferry', 'relation-to-itself']
  ])('%s is refused', (_what, type, from, to, code) => {
    const { relate } = bench()
    expect(() => relate('r', type, from, to)).toThrow(failsWith(code))
  })

  it('the same relation is not drawn twice, a symmetric one not the other way round either', () => {
    const { relate } = bench()
    relate('a', 'contradicts', 'ferry', 'port')
    expect(() => relate('b', 'contradicts', 'port', 'ferry')).toThrow(failsWith('duplicate-relation'))
    relate('c', 'supports', 'ferry', 'port')
    relate('d', 'supports', 'port', 'ferry')
  })

  it('go with a span of their article, and come back with it', () => {
    const { state, relate, remove, relations } = bench()
    relate('r', 'said-by', 'ferry', 'port')
    const before = plainState(state)
    const { changes } = remove(FERRY, { spans: ['port'] })
    expect(relations().size).toBe(0)
    applyChanges(state, invertChanges(changes))
    expect(plainState(state)).toEqual(before)
  })

  it('stay, with the words of the lost end, when a span of another article goes', () => {
    const { relate, remove, relations } = bench()
    relate('r', 'same-claim', 'ferry', 'taxes', TAXES)
    remove(TAXES, { spans: ['taxes'] })
    expect(relations().get('r')?.to.quote).toBe('taxes')
  })

  it('are turned where their type allows it', () => {
    const { relate, run, relations } = bench()
    relate('r', 'supports', 'ferry', 'port')
    run({ type: 'relation.update', article: FERRY, relation: 'r', patch: { swap: true } })
    expect(relations().get('r')?.from.span).toBe('port')
    relate('s', 'said-by', 'ferry', 'port')
    const turn = () => run({ type: 'relation.update', article: FERRY, relation: 's', patch: { swap: true } })
    expect(turn).toThrow(failsWith('relation-not-allowed'))
  })

  it('between articles are turned into the other article, and back by undo', () => {
    const { state, relate, run, relations } = bench()
    relate('r', 'supports', 'ferry', 'taxes', TAXES)
    const before = plainState(state)
    const turn = { type: 'relation.update', article: FERRY, relation: 'r', patch: { swap: true } } as const
    expect(() => run(turn)).toThrow(failsWith('crosses-articles'))
    const { changes } = run({ ...turn, far: TAXES })
    expect(relations().size).toBe(0)
    expect(state.layers.get(TAXES)?.relations.get('r')).toMatchObject({
      from: { article: TAXES, span: 'taxes', quote: 'taxes' },
      to: { article: FERRY, span: 'ferry', quote: 'ferry' }
    })
    applyChanges(state, invertChanges(changes))
    expect(plainState(state)).toEqual(before)
  })

  it('between articles are not turned when the end there is gone', () => {
    const { relate, run, remove } = bench()
    relate('r', 'supports', 'ferry', 'taxes', TAXES)
    remove(TAXES, { spans: ['taxes'] })
    const turn = { type: 'relation.update', article: FERRY, relation: 'r', far: TAXES, patch: { swap: true } } as const
    expect(() => run(turn)).toThrow(failsWith('not-found'))
  })

  it('between articles get only a type that the highlight there allows', () => {
    const { relate, run, relations } = bench()
    relate('r', 'supports', 'ferry', 'taxes', TAXES)
    const retype = (type: string) =>
      run({ type: 'relation.update', article: FERRY, relation: 'r', far: TAXES, patch: { type } })
    expect(() => retype('said-by')).toThrow(failsWith('relation-not-allowed'))
    retype('contradicts')
    expect(relations().get('r')?.type).toBe('contradicts')
  })
})
