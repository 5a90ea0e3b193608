import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeBackend } from './testing/fake-backend'
import type { Workbench } from './workbench'

const ONE = 'a000000000000001'
const TWO = 'a000000000000002'
const THREE = 'a000000000000003'

let backend: FakeBackend
let desk: Workbench
let end: () => void
const state = () => desk.store.getState()
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
const select = vi.fn()
const visit = vi.fn()

beforeEach(async () => {
  // Node has no frames; the next turn will do.
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 0))
  backend = new FakeBackend([
    { id: ONE, title: 'One', text: 'The ferry and the other ferry.' },
    { id: TWO, title: 'Ferry', text: 'Nothing about it.' },
    { id: THREE, title: 'Three', text: 'A last ferry.' }
  ])
  desk = backend.connect()
  end = desk.actions.start()
  await settle()
  desk.actions.registerReader({
    reveal: vi.fn(),
    clearSelection: vi.fn(),
    focus: vi.fn(),
    selection: () => null,
    visit,
    select,
    place: () => 0,
    anchor: () => null,
    goToLabel: vi.fn()
  } as unknown as Parameters<typeof desk.actions.registerReader>[0])
  desk.actions.setFilter({ query: 'ferry' })
  await desk.actions.searchLibrary('ferry')
})
afterEach(() => {
  end()
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

describe('searching the library', () => {
  it('takes the answer to the newest query only', async () => {
    backend.hold()
    const first = desk.actions.searchLibrary('nothing')
    const second = desk.actions.searchLibrary('last')
    await settle()
    backend.letGo()
    await first
    expect(state().search.answered).toBe('ferry')
    backend.letGo()
    await second
    expect(state().search).toMatchObject({ answered: 'last', articles: [THREE] })
  })

  it('asks for what was found in an article once', async () => {
    const [found] = [...state().search.hits.keys()]
    desk.store.setState({ search: { ...state().search, hits: new Map() } })
    const before = backend.sent.length
    await Promise.all([desk.actions.loadHits([found ?? '']), desk.actions.loadHits([found ?? ''])])
    expect(backend.sent.slice(before).map(({ name }) => name)).toEqual(['article.excerpts'])
    expect(state().search.hits.get(found ?? '')?.count).toBe(2)
  })

  it('searches again when more has been read', async () => {
    desk.store.setState({ search: { ...state().search, partial: true, articles: [] } })
    desk.actions.takeSearchProgress({ done: 3, total: 3 })
    await settle()
    expect(state().search).toMatchObject({ partial: false, articles: [ONE, TWO, THREE] })
  })
})

describe('going from hit to hit', () => {
  it('opens an article at a hit, with all of them marked', async () => {
    await desk.actions.openHit(ONE, 24, ONE)
    expect(state().textSearch).toMatchObject({ article: ONE, current: 1 })
    expect(state().textSearch?.ranges).toHaveLength(2)
    expect(select).toHaveBeenCalledWith({ start: 24, end: 29 })
    expect(state().announcement).toBe('Opened One. Hit 2 of 2: The ferry and the other ferry.')
  })

  it('goes on to the next article with hits in its text, after it was said', async () => {
    await desk.actions.openHit(ONE, null, ONE)
    expect(desk.actions.nextHit(1)).toBe(true)
    expect(visit).toHaveBeenCalledWith({ start: 24, end: 29 })
    desk.actions.nextHit(1)
    await settle()
    expect(state().announcement).toBe('The last hit in this article. Once more goes on to “Three”.')
    expect(state().open?.article.id).toBe(ONE)
    desk.actions.nextHit(1)
    await settle()
    await settle()
    expect(state().textSearch).toMatchObject({ article: THREE, current: 0 })
    desk.actions.nextHit(-1)
    await settle()
    desk.actions.nextHit(-1)
    await settle()
    await settle()
    expect(state().textSearch).toMatchObject({ article: ONE, current: 1 })
  })

  it('leaves the keys to the find bar while that is open', async () => {
    await desk.actions.openHit(ONE, null, ONE)
    desk.actions.openFind()
    expect(desk.actions.nextHit(1)).toBe(false)
  })

  it('opens an article that has it in its title only', async () => {
    await desk.actions.openHit(TWO, null, TWO)
    expect(state().textSearch).toBeNull()
    expect(state().announcement).toBe('Opened Ferry. The text itself has no hit.')
  })
})

describe('going back', () => {
  it('leads to the list as it was, and forward to the text again', async () => {
    const focus = vi.fn()
    let isInList = true
    desk.actions.registerList({ focus, scroll: () => 120, row: () => `${ONE} 24`, hasFocus: () => isInList })
    await desk.actions.openHit(ONE, 24, `${ONE} 24`)
    isInList = false
    desk.actions.setFilter({ query: 'something else' })
    await desk.actions.goBack()
    expect(state().filter.query).toBe('ferry')
    expect(state().search).toMatchObject({ answered: 'ferry', row: `${ONE} 24` })
    expect(focus).toHaveBeenCalledWith(120)
    expect(state().announcement).toBe('Back in the results for “ferry”')
    await desk.actions.goForward()
    expect(state().announcement).toBe('Back in One')
    await desk.actions.goForward()
    expect(state().announcement).toBe('There is no place ahead.')
  })

  it('says when there is nowhere to go', async () => {
    await desk.actions.goBack()
    expect(state().announcement).toBe('There is no place to go back to.')
  })
})
