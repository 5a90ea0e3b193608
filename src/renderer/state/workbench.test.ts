import { beforeEach, describe, expect, it } from 'vitest'
import type { ClientCommand } from '../../core/commands/command'
import type { Span } from '../../core/model/annotation'
import type { Connection } from '../transport/connection'
import { FakeBackend } from './testing/fake-backend'
import { fakeReader } from './testing/fake-reader'
import { createWorkbench } from './workbench'
import type { Workbench } from './workbench'

const HARBOUR = 'a000000000000001'
const SALT = 'a000000000000002'
const TEXT = 'The port grew by 412 hectares. The mayor did not change her mind.'

let backend: FakeBackend
let desk: Workbench

/** Lets everything that is waiting for an answer go on. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const state = () => desk.store.getState()
const spans = (): Span[] => [...(state().open?.layer.spans.values() ?? [])]
const truth = (article = HARBOUR): Span[] => [...(backend.state.layers.get(article)?.spans.values() ?? [])]
const counts = (article = HARBOUR) => state().articles.get(article)?.counts

const addSpan = (id: string, start: number, end: number, article = HARBOUR): ClientCommand => ({
  type: 'annotations.add',
  article,
  spans: [{ id, ranges: [{ start, end }], label: 'quantity' }],
  claims: [],
  documentLabels: [],
  edges: 'tidy',
  origin: 'human'
})

beforeEach(async () => {
  globalThis.localStorage?.clear()
  backend = new FakeBackend([
    { id: HARBOUR, title: 'Harbour', text: TEXT },
    { id: SALT, title: 'Salt', text: 'Salt is cheap.' }
  ])
  desk = backend.connect()
  desk.actions.start()
  await settle()
  await desk.actions.openArticle(HARBOUR)
})

describe('starting', () => {
  it('loads the library and its articles', () => {
    expect(state().app?.phase).toBe('ready')
    expect([...state().articles.keys()]).toEqual([HARBOUR, SALT])
    expect(state().open?.text).toBe(TEXT)
  })

  it('opens the newest article asked for, whatever order the answers come in', async () => {
    backend.hold()
    const first = desk.actions.openArticle(SALT)
    const second = desk.actions.openArticle(HARBOUR)
    await settle()
    backend.letGo()
    backend.letGo()
    expect(await Promise.all([first, second])).toEqual([false, true])
    expect(state().open?.article.id).toBe(HARBOUR)
  })

  it('says in a toast why an article could not be opened', async () => {
    expect(await desk.actions.openArticle('a00000000000000f')).toBe(false)
    expect(state().toasts.map((toast) => toast.severity)).toEqual(['error'])
    expect(state().open?.article.id).toBe(HARBOUR)
  })
})

describe('commands', () => {
  it('are shown before they are acknowledged', async () => {
    backend.hold()
    const running = desk.actions.run(addSpan('s1', 17, 29))
    expect(spans().map((span) => span.id)).toEqual(['s1'])
    expect(counts()?.spans).toBe(1)
    expect(state().pending).toBe(1)
    await settle()
    backend.letGo()
    expect((await running)?.seq).toBe(1)
    expect(state().pending).toBe(0)
  })

  it('are replaced by what the backend says', async () => {
    await desk.actions.run(addSpan('s1', 17, 29))
    expect(spans()).toEqual(truth())
    expect(state().undo.undo?.label).toContain('412 hectares')
  })

  it('count once, though the answer and the event both tell of them', async () => {
    await desk.actions.run(addSpan('s1', 17, 29))
    await desk.actions.run(addSpan('s2', 0, 8))
    expect(counts()).toEqual({ spans: 2, claims: 0, decided: 0, documentLabels: 0 })
    expect(state().articles.get(HARBOUR)?.status).toBe('in-progress')
  })

  it('that fail are taken back, and a toast says why', async () => {
    backend.failNext('disk-full', 'The disk is full. Make room and try again.')
    const running = desk.actions.run(addSpan('s1', 17, 29))
    expect(spans()).toHaveLength(1)
    expect(await running).toBeNull()
    expect(spans()).toEqual([])
    expect(counts()?.spans).toBe(0)
    expect(state().pending).toBe(0)
    expect(state().toasts.map((toast) => toast.message)).toEqual(['The disk is full. Make room and try again.'])
  })

  it('that fail leave later ones in force', async () => {
    backend.failNext('disk-full', 'The disk is full.')
    const running = [desk.actions.run(addSpan('s1', 17, 29)), desk.actions.run(addSpan('s2', 0, 8))]
    await Promise.all(running)
    expect(spans().map((span) => span.id)).toEqual(['s2'])
    expect(spans()).toEqual(truth())
  })

  it('go out one after the other, in the order they were given', async () => {
    backend.hold()
    void desk.actions.run(addSpan('s1', 17, 29))
    const relabel = desk.actions.run({
      type: 'span.update',
      article: HARBOUR,
      spans: ['s1'],
      patch: { label: 'opinion' },
      claims: []
    })
    await settle()
    expect(spans()[0]?.label).toBe('opinion')
    expect(backend.sent.filter((call) => call.name === 'command.run')).toHaveLength(1)
    backend.letGo()
    await settle()
    expect(spans()[0]?.label).toBe('opinion')
    backend.letGo()
    await relabel
    expect(spans()).toEqual(truth())
  })

  it('of another window go beneath those that are pending', async () => {
    await desk.actions.run(addSpan('s1', 17, 29))
    backend.hold()
    const running = desk.actions.run({
      type: 'span.update',
      article: HARBOUR,
      spans: ['s1'],
      patch: { note: 'mine' },
      claims: []
    })
    // The command reaches the backend in the next turn; the other window is faster.
    backend.commit({ type: 'span.update', article: HARBOUR, spans: ['s1'], patch: { label: 'opinion' }, claims: [] })
    expect(spans()[0]).toMatchObject({ label: 'opinion', note: 'mine' })
    await settle()
    backend.letGo()
    await running
    expect(spans()).toEqual(truth())
  })

  it('whose answer comes after a newer event do not bring the older record back', async () => {
    await desk.actions.run(addSpan('s1', 17, 29))
    backend.hold()
    backend.tellsEvents = false
    const running = desk.actions.run({
      type: 'span.update',
      article: HARBOUR,
      spans: ['s1'],
      patch: { label: 'speaker' },
      claims: []
    })
    await settle()
    backend.tellsEvents = true
    backend.commit({ type: 'span.update', article: HARBOUR, spans: ['s1'], patch: { label: 'opinion' }, claims: [] })
    backend.letGo()
    await running
    expect(spans()).toEqual(truth())
    expect(spans()[0]?.label).toBe('opinion')
  })

  it('that would change nothing are not sent', async () => {
    await desk.actions.setStatus(HARBOUR, 'todo')
    expect(backend.sent.filter((call) => call.name === 'command.run')).toEqual([])
    expect(state().toasts).toEqual([])
  })

  it('change articles that are not open', async () => {
    backend.hold()
    const running = desk.actions.setStatus(SALT, 'done')
    expect(state().articles.get(SALT)?.status).toBe('done')
    await settle()
    backend.letGo()
    await running
    expect(backend.state.layers.get(SALT)?.status).toBe('done')
  })

  it('D3: are refused in a read-only library, with the reason', async () => {
    backend.readOnly = { reason: 'locked', message: 'Open in another window.' }
    const second = backend.connect()
    second.actions.start()
    await settle()
    expect(await second.actions.run(addSpan('s1', 17, 29))).toBeNull()
    expect(second.store.getState().toasts[0]?.message).toBe('Open in another window.')
    expect(truth()).toEqual([])
  })
})

describe('other windows', () => {
  it('keep the counts of articles that are not open', () => {
    backend.commit(addSpan('far', 0, 4, SALT))
    expect(counts(SALT)?.spans).toBe(1)
    expect(state().articles.get(SALT)?.status).toBe('in-progress')
  })

  it('count once in articles that are not open, whether by answer or by event', async () => {
    await desk.actions.run(addSpan('far', 0, 4, SALT))
    expect(counts(SALT)?.spans).toBe(1)
    expect(state().pending).toBe(0)
  })

  it('whose event comes late do not undo what was read since', async () => {
    backend.tellsEvents = false
    const late = backend.commit(addSpan('s1', 17, 29))
    backend.commit({ type: 'span.update', article: HARBOUR, spans: ['s1'], patch: { label: 'opinion' }, claims: [] })
    await desk.actions.openArticle(HARBOUR)
    expect(spans()[0]?.label).toBe('opinion')
    backend.tell({ name: 'library.changed', payload: late })
    expect(spans()[0]?.label).toBe('opinion')
  })

  it('are caught up with after the connection was lost', async () => {
    let tell: (connection: Connection) => void = () => undefined
    const second = createWorkbench(desk.client, desk.host, (listener) => {
      tell = listener
      return () => undefined
    })
    second.actions.start()
    tell('online')
    await settle()
    await second.actions.openArticle(HARBOUR)
    const revision = second.store.getState().open?.revision ?? 0
    tell('lost')
    backend.tellsEvents = false
    backend.commit(addSpan('missed', 17, 29))
    backend.commit(addSpan('far', 0, 4, SALT))
    tell('online')
    await settle()
    const { open, articles } = second.store.getState()
    expect([...(open?.layer.spans.keys() ?? [])]).toEqual(['missed'])
    expect(articles.get(SALT)?.counts.spans).toBe(1)
    // Whoever follows revisions must notice that the whole layer is another one.
    expect(open?.revision).toBeGreaterThan(revision)
    expect(open?.log.after(revision)).toBeNull()
  })

  it('leave what they do not touch the same object', () => {
    const before = state()
    backend.commit(addSpan('far', 0, 4, SALT))
    expect(state().open).toBe(before.open)
    expect(state().articles.get(HARBOUR)).toBe(before.articles.get(HARBOUR))
    expect(state().app).toBe(before.app)
  })

  it('are heard while an article is on its way', async () => {
    backend.hold()
    const opening = desk.actions.openArticle(SALT)
    await settle()
    backend.commit(addSpan('late', 0, 4, SALT))
    backend.letGo()
    await opening
    expect(spans().map((span) => span.id)).toEqual(['late'])
    expect(counts(SALT)?.spans).toBe(1)
  })

  it('take a selected highlight away with the highlight', async () => {
    await desk.actions.run(addSpan('s1', 17, 29))
    desk.actions.selectSpan('s1')
    backend.commit({ type: 'annotations.remove', article: HARBOUR, spans: ['s1'], claims: [], documentLabels: [] })
    expect(state().selectedSpan).toBeNull()
  })

  it('take an open article off the desk when it goes to the bin, and this window can bring it back', async () => {
    desk.actions.selectSpan('s1')
    backend.commit({ type: 'article.bin', articles: [HARBOUR], binned: true })
    expect(state().open).toBeNull()
    expect(state().selectedSpan).toBeNull()
    const committed = await desk.actions.run({ type: 'article.bin', articles: [HARBOUR], binned: false })
    expect(committed?.changes).toHaveLength(1)
    expect(state().articles.has(HARBOUR)).toBe(true)
  })

  it('bring articles back from the bin with their counts', async () => {
    backend.commit(addSpan('far', 0, 4, SALT))
    backend.commit({ type: 'article.bin', articles: [SALT], binned: true })
    expect(state().articles.has(SALT)).toBe(false)
    backend.commit({ type: 'article.bin', articles: [SALT], binned: false })
    await settle()
    expect(counts(SALT)?.spans).toBe(1)
  })
})

describe('undo and redo', () => {
  it('cross articles: the article is opened and what changed is selected', async () => {
    const seen: number[] = []
    desk.actions.registerReader(fakeReader({ reveal: (range) => seen.push(range.start) }))
    await desk.actions.run(addSpan('s1', 17, 29))
    await desk.actions.openArticle(SALT)
    await desk.actions.undo()
    expect(state().open?.article.id).toBe(HARBOUR)
    expect(spans()).toEqual([])
    expect(seen).toEqual([17])
    await desk.actions.redo()
    expect(spans().map((span) => span.id)).toEqual(['s1'])
    expect(state().selectedSpan).toBe('s1')
    expect(state().undo.redo).toBeNull()
  })

  it('say so when there is nothing left', async () => {
    await desk.actions.undo()
    expect(state().announcement).toBe('There is nothing to undo.')
  })
})

describe('labelling', () => {
  it('makes a highlight of the selected text, with a claim where the label says so', async () => {
    desk.actions.setSelection({ start: 16, end: 30 })
    await desk.actions.applyLabel('claim')
    const [span] = spans()
    expect(span?.quotes[0]?.exact).toBe('412 hectares.')
    expect([...(state().open?.layer.claims.values() ?? [])].map((claim) => claim.spans)).toEqual([[span?.id]])
    expect(state()).toMatchObject({ selectedSpan: span?.id, selection: null, inspectorTab: 'claim' })
    expect(state().announcement).toBe('Highlighted “412 hectares.” as Claim')
    expect(counts()?.claims).toBe(1)
  })

  it('gives the selected highlight another label, and a claim once', async () => {
    await desk.actions.run(addSpan('s1', 17, 29))
    desk.actions.selectSpan('s1')
    await desk.actions.applyLabel('claim')
    await desk.actions.applyLabel('claim')
    expect(spans().map((span) => span.label)).toEqual(['claim'])
    expect(state().open?.layer.claims.size).toBe(1)
  })

  it('removes the selected highlight with its claim', async () => {
    desk.actions.setSelection({ start: 17, end: 29 })
    await desk.actions.applyLabel('claim')
    await desk.actions.removeSelected()
    expect(spans()).toEqual([])
    expect(state().open?.layer.claims.size).toBe(0)
    expect(state().selectedSpan).toBeNull()
  })

  it('asks for a selection when there is none', async () => {
    await desk.actions.applyLabel('claim')
    expect(backend.sent.some((call) => call.name === 'command.run')).toBe(false)
    expect(state().announcement).toBe('Select some text first, or a highlight.')
  })
})

describe('D14: what others did to the library', () => {
  it('D14: the list and the open article are asked for again; selection and undo stay', async () => {
    backend.state.layers.get(HARBOUR)?.spans.clear()
    await desk.actions.run(addSpan('mine', 0, 8))
    desk.actions.selectSpan('mine')
    const undo = state().undo
    const layer = backend.state.layers.get(HARBOUR)
    const mine = layer?.spans.get('mine')
    if (mine) layer?.spans.set('theirs', { ...mine, id: 'theirs', ranges: [{ start: 9, end: 13 }] })
    backend.tell({ name: 'library.elsewhere', payload: { articles: [HARBOUR], others: [], conflicts: false } })
    await settle()
    await settle()
    expect(
      spans()
        .map(({ id }) => id)
        .sort()
    ).toEqual(['mine', 'theirs'])
    expect([state().selectedSpan, state().undo]).toEqual(['mine', undo])
  })
})
