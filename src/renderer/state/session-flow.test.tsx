import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClientCommand } from '../../core/commands/command'
import { FakeBackend } from './testing/fake-backend'
import { fakeReader } from './testing/fake-reader'
import type { Workbench } from './workbench'
import { refOf, rowFrom, selectProgress, selectShownRows } from './session-queue'
import { selectClaimAtHand, selectSession } from './session-state'

const HARBOUR = 'a000000000000001'
const SALT = 'a000000000000002'
const TEXT = 'The port grew by 412 hectares. It has nine cranes.'

const claim = (article: string, id: string, start: number, end: number): ClientCommand => ({
  type: 'annotations.add',
  article,
  spans: [{ id: `${id}-span`, ranges: [{ start, end }], label: 'claim' }],
  claims: [{ id, spans: [`${id}-span`] }],
  documentLabels: [],
  edges: 'exact',
  origin: 'human'
})

let backend: FakeBackend
let desk: Workbench
let end: () => void
const state = () => desk.store.getState()
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const codes = () => selectShownRows(state()).map((row) => row.code + row.article.at(-1))
const begin = (preset: 'line-check' | 'claim-check' = 'line-check') =>
  desk.actions.createSession({
    name: 'Ferries',
    preset,
    articles: [HARBOUR, SALT],
    scale: preset === 'line-check' ? null : 'five-point',
    policy: [],
    asOf: null,
    checker: 'Mira',
    timed: true,
    method: ''
  })

beforeEach(async () => {
  localStorage.clear()
  backend = new FakeBackend([
    { id: HARBOUR, title: 'Harbour', text: TEXT },
    { id: SALT, title: 'Salt', text: 'Salt costs 9 cents.' }
  ])
  backend.commit(claim(HARBOUR, 'c1', 17, 29))
  backend.commit(claim(HARBOUR, 'c2', 38, 49))
  backend.commit(claim(SALT, 'c3', 11, 18))
  desk = backend.connect()
  end = desk.actions.start()
  await settle()
})
afterEach(() => end())

describe('a session', () => {
  it('has all its articles at hand, and the claims of all of them in its queue', async () => {
    await begin()
    expect([...state().bench.keys()]).toEqual([HARBOUR, SALT])
    expect(state()).toMatchObject({ page: 'session', session: { loading: null } })
    expect(codes()).toEqual(['K-0011', 'K-0021', 'K-0012'])
    expect(selectProgress(state())).toMatchObject({ total: 3, decided: 0 })
  })

  it('hears of what another window does in an article that is not open', async () => {
    await begin()
    backend.commit({ type: 'claim.update', article: SALT, claim: 'c3', patch: { check: { disposition: 'ok' } } })
    expect(selectProgress(state()).decided).toBe(1)
  })

  it('goes from claim to claim across articles, and shows their words', async () => {
    const reveal = vi.fn()
    desk.actions.registerReader(fakeReader({ reveal }))
    await begin()
    for (let step = 0; step < 3; step += 1) await desk.actions.stepClaim(1)
    expect(state().session.claim).toEqual({ article: SALT, claim: 'c3' })
    expect(state().open?.article.id).toBe(SALT)
    expect(state()).toMatchObject({ page: 'session', selectedSpan: 'c3-span' })
    expect(reveal).toHaveBeenLastCalledWith({ start: 11, end: 18 })
    await desk.actions.stepClaim(1)
    expect(state().announcement).toBe('This is the last claim.')
  })

  it('walks on from a claim that the filter does not show any more', async () => {
    await begin()
    desk.actions.setSessionUi({ query: 'is:open' })
    await desk.actions.stepClaim(1)
    await desk.actions.dispose('ok')
    expect(codes()).toEqual(['K-0021', 'K-0012'])
    const next = rowFrom(state(), 1)
    expect(next && refOf(next)).toEqual({ article: HARBOUR, claim: 'c2' })
  })

  it('goes from a hidden claim behind all that are shown to the first of these', async () => {
    await begin()
    await desk.actions.goToClaim({ article: SALT, claim: 'c3' })
    desk.actions.setSessionUi({ query: 'is:open' })
    await desk.actions.dispose('ok')
    expect(codes()).toEqual(['K-0011', 'K-0021'])
    await desk.actions.stepClaim(1)
    expect(state().session.claim).toEqual({ article: HARBOUR, claim: 'c1' })
    await desk.actions.stepClaim(1)
    expect(state().session.claim).toEqual({ article: HARBOUR, claim: 'c2' })
    await desk.actions.stepClaim(1)
    expect(state().announcement).toBe('This is the last claim.')
  })

  it('is at the claim that is chosen in the text, or made there', async () => {
    await begin()
    desk.actions.selectSpan('c2-span')
    expect(state().session.claim).toEqual({ article: HARBOUR, claim: 'c2' })
    desk.actions.setSelection({ start: 0, end: 8 })
    await desk.actions.applyLabel('claim')
    expect(selectClaimAtHand(state())?.claim.spans).toEqual([state().selectedSpan])
    desk.actions.selectSpan(null)
    expect(state().session.claim).not.toBeNull()
  })

  it('is where it was left, after a restart of the window', async () => {
    const id = await begin()
    await desk.actions.stepClaim(1)
    await desk.actions.stepClaim(1)
    desk.actions.setSessionUi({ query: 'has:number', sort: 'risk', pane: 'waiting', view: 'check' })
    end()
    desk = backend.connect()
    end = desk.actions.start()
    await settle()
    await desk.actions.resumeSession()
    expect(state().page).toBe('session')
    expect(state().session).toMatchObject({
      id,
      claim: { article: HARBOUR, claim: 'c2' },
      query: 'has:number',
      sort: 'risk',
      pane: 'waiting',
      view: 'check'
    })
  })

  it('is not gone on with when one left it', async () => {
    await begin()
    desk.actions.leaveSession()
    end()
    desk = backend.connect()
    end = desk.actions.start()
    await settle()
    await desk.actions.resumeSession()
    expect(state()).toMatchObject({ page: 'annotate', session: { id: null } })
  })

  it('is paused, finished and reopened, each with an undo of its own', async () => {
    await begin()
    await desk.actions.pauseSession()
    expect(selectSession(state())?.state).toBe('paused')
    await desk.actions.finishSession()
    expect(selectSession(state())).toMatchObject({ state: 'finished' })
    await desk.actions.undo()
    expect(selectSession(state())?.state).toBe('paused')
    await desk.actions.reopenSession()
    expect(selectSession(state())).toMatchObject({ state: 'open', finishedAt: null })
  })
})

describe('a decision by key', () => {
  it('is a disposition by its place where the session gives no verdicts, and is never filled in before', async () => {
    await begin()
    await desk.actions.stepClaim(1)
    expect(selectClaimAtHand(state())?.claim.check.disposition).toBeNull()
    await desk.actions.decideByPlace(9)
    expect(selectClaimAtHand(state())?.claim.check).toMatchObject({ disposition: 'opinion', status: 'decided' })
    expect(state().announcement).toBe('Opinion')
    await desk.actions.undo()
    expect(selectClaimAtHand(state())?.claim.check).toMatchObject({ disposition: null, status: 'queued' })
  })

  it('is a value of the scale where there is one, and asks for what it needs', async () => {
    await begin('claim-check')
    await desk.actions.stepClaim(1)
    await desk.actions.decideByPlace(4)
    expect(selectClaimAtHand(state())?.claim.verdict).toEqual({ scale: 'five-point', value: 'false' })
    expect(state().session.focus).toBe('justification')
    await desk.actions.decideByPlace(9)
    expect(selectClaimAtHand(state())?.claim.verdict?.value).toBe('false')
  })

  it('to change the words asks for others', async () => {
    await begin()
    await desk.actions.stepClaim(1)
    await desk.actions.dispose('change')
    expect(state().session.focus).toBe('proposal')
  })

  it('needs a claim', async () => {
    await begin()
    await desk.actions.dispose('ok')
    expect(state().announcement).toBe('Go to a claim first, with J or from the queue.')
  })
})

describe('triage by key', () => {
  it('gives a priority, and takes it away again', async () => {
    await begin()
    await desk.actions.stepClaim(1)
    await desk.actions.setPriority(2)
    expect(selectClaimAtHand(state())?.claim.check.priority).toBe(2)
    await desk.actions.setPriority(2)
    expect(selectClaimAtHand(state())?.claim.check.priority).toBe(0)
  })

  it('says that somebody has to answer, and that it was not a claim', async () => {
    await begin()
    await desk.actions.stepClaim(1)
    await desk.actions.toggleWaiting()
    expect(selectClaimAtHand(state())?.claim.check).toMatchObject({ status: 'waiting', waiting: { for: 'source' } })
    await desk.actions.toggleWaiting()
    expect(selectClaimAtHand(state())?.claim.check).toMatchObject({ status: 'in-progress', waiting: null })
    await desk.actions.toggleCheckable()
    expect(selectClaimAtHand(state())?.claim.check.checkable).toBe('not-a-claim')
    await desk.actions.toggleCheckable()
    expect(selectClaimAtHand(state())?.claim.check).toMatchObject({ checkable: 'yes', status: 'queued' })
  })

  it('goes to the next claim that is open, from the end to the start', async () => {
    await begin()
    await desk.actions.goToClaim({ article: SALT, claim: 'c3' })
    await desk.actions.nextOpenClaim()
    expect(state().session.claim).toEqual({ article: HARBOUR, claim: 'c1' })
  })
})

it('active time is added and is no action to undo', async () => {
  await begin()
  await desk.actions.stepClaim(1)
  const before = state().undo.undo?.label
  await desk.actions.addTime({ article: HARBOUR, claim: 'c1' }, 42)
  expect(selectProgress(state()).seconds).toBe(42)
  expect(state().undo.undo?.label).toBe(before)
})
