import { beforeEach, describe, expect, it } from 'vitest'
import { relationsOfSpan } from './relation-index'
import { FakeBackend } from './testing/fake-backend'
import { fakeReader } from './testing/fake-reader'
import type { Workbench } from './workbench'

const HERE = 'a000000000000001'
const THERE = 'a000000000000002'
const TEXT = 'The levy fell. Ms Brandt said so. A reckless grab.'

let backend: FakeBackend
let desk: Workbench
let focused: number
const state = () => desk.store.getState()
const relations = () => [...(state().open?.layer.relations.values() ?? [])]
const said = () => state().announcement.replace('\u00a0', '')

const span = (id: string, start: number, end: number, label: string) => ({ id, ranges: [{ start, end }], label })

beforeEach(async () => {
  globalThis.localStorage?.clear()
  globalThis.requestAnimationFrame ??= (run) => setTimeout(() => run(0), 0) as unknown as number
  backend = new FakeBackend([
    { id: HERE, title: 'Levy', text: TEXT },
    { id: THERE, title: 'Council', text: 'The levy rose. Mr Reiner said so.' }
  ])
  const nothing = { claims: [], documentLabels: [], edges: 'exact' as const, origin: 'human' }
  backend.commit({
    type: 'annotations.add',
    article: HERE,
    spans: [span('claim', 0, 13, 'claim'), span('who', 15, 24, 'speaker'), span('loaded', 34, 49, 'loaded')],
    ...nothing
  })
  backend.commit({
    type: 'annotations.add',
    article: THERE,
    spans: [span('other-claim', 0, 13, 'claim'), span('other-who', 15, 24, 'speaker')],
    ...nothing
  })
  desk = backend.connect()
  desk.actions.start()
  await new Promise((resolve) => setTimeout(resolve, 0))
  await desk.actions.openArticle(HERE)
  focused = 0
  desk.actions.registerReader(fakeReader({ focus: () => (focused += 1) }))
})

/** Draws a relation by keys: from one highlight to another, with the choice of that number. */
async function draw(from: string, to: string, choice = 0): Promise<void> {
  desk.actions.selectSpan(from)
  desk.actions.beginRelation()
  desk.actions.selectSpan(to)
  desk.actions.takeRelationEnd()
  await desk.actions.pickRelation(choice)
}

const choices = () => {
  const pick = state().relationPick
  return pick && pick.kind !== 'follow'
    ? pick.choices.map(({ type, isTurned }) => `${isTurned ? '← ' : ''}${type.name}`)
    : []
}

describe('drawing a relation', () => {
  it('begins at the selected highlight, and says how it goes on', () => {
    desk.actions.beginRelation()
    expect(said()).toMatch(/^Select a highlight first/)
    desk.actions.selectSpan('claim')
    desk.actions.beginRelation()
    expect(said()).toBe(
      'Relation from “The levy fell” (Claim). Choose the other end: [ and ] to walk, Enter to take it, Escape to stop.'
    )
    desk.actions.stopRelation()
    expect(state().begunRelation).toBeNull()
    expect(said()).toBe('No relation drawn.')
  })

  it('walks through the highlights in text order, without the one it begins at, and around', () => {
    desk.actions.selectSpan('claim')
    desk.actions.beginRelation()
    const walked = [1, 1, 1, -1].map((direction) => {
      desk.actions.walkRelationEnd(direction as 1 | -1)
      return state().selectedSpan
    })
    expect(walked).toEqual(['who', 'loaded', 'who', 'loaded'])
    expect(said()).toBe('From the end: Loaded “A reckless grab”. One of 2 possible ends.')
  })

  it('offers what the scheme allows, in both directions, and draws what is picked', async () => {
    desk.actions.selectSpan('who')
    desk.actions.beginRelation()
    desk.actions.selectSpan('claim')
    desk.actions.takeRelationEnd()
    expect(choices()).toEqual(['Supports', 'Contradicts', '← Said by', '← Supports'])
    await desk.actions.pickRelation(2)
    expect(relations()).toMatchObject([{ type: 'said-by', from: { span: 'claim' }, to: { span: 'who' } }])
    expect(said()).toBe('Related: “The levy fell” said by “Ms Brandt”.')
    expect(state().begunRelation).toBeNull()
    expect(state().selectedRelation).toBe(relations()[0]?.id)
  })

  it('takes the only type there is at once, and skips and explains what none allows', async () => {
    const scheme = [...backend.state.schemes.values()][0]
    if (!scheme) throw new Error('no scheme')
    const relationTypes = scheme.relationTypes.filter(({ id }) => id === 'said-by')
    await desk.actions.run({ type: 'scheme.put', scheme: { ...scheme, version: scheme.version + 1, relationTypes } })
    desk.actions.selectSpan('claim')
    desk.actions.beginRelation()
    desk.actions.walkRelationEnd(1)
    desk.actions.walkRelationEnd(1)
    expect(state().selectedSpan).toBe('who')
    desk.actions.selectSpan('loaded')
    desk.actions.takeRelationEnd()
    expect(said()).toBe('No relation of the scheme goes between Claim and Loaded. From Claim one can go to: Speaker.')
    expect(state().toasts.at(-1)?.message).toBe(said())
    expect(state().begunRelation?.span).toBe('claim')
    desk.actions.selectSpan('who')
    desk.actions.takeRelationEnd()
    expect(state().relationPick).toBeNull()
    expect(relations()).toMatchObject([{ type: 'said-by' }])
  })

  it('does not end where it begins, nor draw the same twice', async () => {
    desk.actions.selectSpan('claim')
    desk.actions.beginRelation()
    desk.actions.takeRelationEnd()
    expect(said()).toMatch(/^That is the highlight the relation begins at/)
    await draw('claim', 'who')
    await draw('claim', 'who')
    expect(relations()).toHaveLength(1)
    expect(state().toasts.at(-1)?.message).toBe('These two highlights have the relation “Said by” already.')
  })

  it('goes on into another article, and is stored where it begins', async () => {
    desk.actions.selectSpan('claim')
    desk.actions.beginRelation()
    await desk.actions.openArticle(THERE)
    expect(state().begunRelation).toMatchObject({ article: HERE, title: 'Levy', span: 'claim' })
    desk.actions.selectSpan('other-claim')
    desk.actions.takeRelationEnd()
    expect(choices()).toEqual(['Supports', 'Contradicts', 'Same claim', '← Supports'])
    await desk.actions.pickRelation(1)
    expect([...(backend.state.layers.get(HERE)?.relations.values() ?? [])]).toMatchObject([
      { type: 'contradicts', to: { article: THERE, span: 'other-claim', quote: 'The levy rose' } }
    ])
    expect([...(state().open?.incoming.values() ?? [])]).toHaveLength(1)
    expect(said()).toBe('Related: “The levy fell” contradicts “The levy rose”.')
  })

  it('turned, one between articles is stored in the other one', async () => {
    desk.actions.selectSpan('who')
    desk.actions.beginRelation()
    const there = backend.state.layers.get(THERE)?.spans.get('other-claim')
    if (!there) throw new Error('no span')
    desk.actions.openDialog('relation-end')
    desk.actions.takeEndElsewhere(THERE, there)
    expect(state().dialog).toBeNull()
    expect(choices()).toContain('← Said by')
    await desk.actions.pickRelation(choices().indexOf('← Said by'))
    expect([...(backend.state.layers.get(THERE)?.relations.values() ?? [])]).toMatchObject([
      { type: 'said-by', from: { span: 'other-claim' }, to: { article: HERE, span: 'who' } }
    ])
  })

  it('with the pointer: refused, nothing stays begun', () => {
    desk.actions.relateSpans('claim', 'claim', null)
    expect(state().begunRelation).toBeNull()
    desk.actions.relateSpans('claim', 'who', { left: 1, top: 2, width: 0, height: 0 })
    expect(state().relationPick).toMatchObject({ kind: 'draw', anchor: { left: 1 } })
  })

  it('is refused in a library that cannot be changed', async () => {
    backend.readOnly = { reason: 'locked', message: 'Another window has it.' }
    const second = backend.connect()
    second.actions.start()
    await new Promise((resolve) => setTimeout(resolve, 0))
    await second.actions.openArticle(HERE)
    second.actions.selectSpan('claim')
    second.actions.beginRelation()
    expect(second.store.getState().begunRelation).toBeNull()
    expect(second.store.getState().toasts.at(-1)?.message).toBe('Another window has it.')
  })
})

describe('following relations', () => {
  it('goes to the other end and back, and asks which of several', async () => {
    await desk.actions.followRelation()
    expect(said()).toBe('Select a highlight first.')
    desk.actions.selectSpan('claim')
    await desk.actions.followRelation()
    expect(said()).toBe('This highlight has no relations. R begins one.')
    await draw('claim', 'who')
    desk.actions.selectSpan('claim')
    await desk.actions.followRelation()
    expect(state().selectedSpan).toBe('who')
    expect(said()).toBe('Speaker “Ms Brandt”: “The levy fell” said by “Ms Brandt”.')
    await desk.actions.followBack()
    expect(state().selectedSpan).toBe('claim')
    await draw('claim', 'loaded')
    desk.actions.selectSpan('claim')
    await desk.actions.followRelation()
    expect(state().relationPick).toMatchObject({ kind: 'follow', ways: [{ forward: true }, { forward: true }] })
    await desk.actions.pickRelation(1)
    expect(state().selectedSpan).toBe('loaded')
  })

  it('goes into the other article and back, and says when the end is gone', async () => {
    desk.actions.selectSpan('claim')
    desk.actions.beginRelation()
    await desk.actions.openArticle(THERE)
    desk.actions.selectSpan('other-claim')
    desk.actions.takeRelationEnd()
    await desk.actions.pickRelation(2)
    await desk.actions.followRelation()
    expect(state().open?.article.id).toBe(HERE)
    expect(state().selectedSpan).toBe('claim')
    await desk.actions.followBack()
    expect(state().selectedSpan).toBe('other-claim')
    await desk.actions.removeSelected()
    await desk.actions.openArticle(HERE)
    const [relation] = relations()
    if (!relation) throw new Error('the relation is gone')
    await desk.actions.goToRelationEnd(relation, 'to')
    expect(said()).toBe('The other end is gone. It was “The levy rose”.')
  })
})

describe('changing relations', () => {
  it('turns, changes the type, removes, each taken back', async () => {
    await draw('claim', 'loaded')
    const id = relations()[0]?.id ?? ''
    expect(relations()[0]?.type).toBe('supports')
    await desk.actions.turnRelation(id)
    expect(relations()).toMatchObject([{ from: { span: 'loaded' }, to: { span: 'claim' } }])
    expect(said()).toBe('Relation turned: “A reckless grab” supports “The levy fell”.')
    await desk.actions.openRelationTypes(id, null)
    expect(choices()).toEqual(['Contradicts'])
    await desk.actions.pickRelation(0)
    expect(relations()[0]?.type).toBe('contradicts')
    await desk.actions.removeRelation(id)
    expect(relations()).toEqual([])
    expect(said()).toBe('Removed the relation “A reckless grab” contradicts “The levy fell”.')
    await desk.actions.undo()
    await desk.actions.undo()
    await desk.actions.undo()
    expect(relations()).toMatchObject([{ type: 'supports', from: { span: 'claim' } }])
  })

  it('one between articles is turned into the other one, and its types are those that fit both labels', async () => {
    desk.actions.selectSpan('claim')
    desk.actions.beginRelation()
    await desk.actions.openArticle(THERE)
    desk.actions.selectSpan('other-who')
    desk.actions.takeRelationEnd()
    await desk.actions.pickRelation(0)
    const id = [...(state().open?.incoming.keys() ?? [])][0] ?? ''
    await desk.actions.openRelationTypes(id, null)
    expect(choices()).toEqual(['Supports', 'Contradicts'])
    await desk.actions.pickRelation(0)
    expect(said()).toMatch(/supports “Mr Reiner”/)
    await desk.actions.turnRelation(id)
    expect(said()).toMatch(/^Relation turned: “Mr Reiner” supports/)
    expect([...(backend.state.layers.get(THERE)?.relations.values() ?? [])]).toMatchObject([
      { id, from: { article: THERE }, to: { article: HERE, span: 'claim' } }
    ])
    expect([...(state().open?.layer.relations.keys() ?? [])]).toEqual([id])
    expect([...(state().open?.incoming.keys() ?? [])]).toEqual([])
    await desk.actions.undo()
    expect([...(state().open?.incoming.keys() ?? [])]).toEqual([id])
  })

  it('a highlight that goes takes its relations with it, and undo brings both back', async () => {
    await draw('claim', 'who')
    desk.actions.selectSpan('who')
    await desk.actions.removeSelected()
    expect(relations()).toEqual([])
    await desk.actions.undo()
    expect(relations()).toHaveLength(1)
    const { open } = state()
    expect(open && relationsOfSpan(open, 'who')).toHaveLength(1)
    expect(open && relationsOfSpan(open, 'loaded')).toEqual([])
  })

  it('adding a highlight leaves the index of relations as it is', async () => {
    await draw('claim', 'who')
    const before = state().open
    const spans = [span('more', 4, 8, 'quantity')]
    const nothing = { claims: [], documentLabels: [], edges: 'exact' as const, origin: 'human' }
    await desk.actions.run({ type: 'annotations.add', article: HERE, spans, ...nothing })
    expect(state().open?.relationRevision).toBe(before?.relationRevision)
    expect(state().open?.revision).toBeGreaterThan(before?.revision ?? Infinity)
  })
})
