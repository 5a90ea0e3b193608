import { afterEach, beforeEach, expect, it } from 'vitest'
import { findScopeHere } from './marking-accounts'
import { shownReading, shownSuggestions, suggestionAtHand } from './marking-session'
import { keepMarking } from './marking-upkeep'
import { warningsOf } from './marking-lints'
import { FakeBackend } from './testing/fake-backend'
import { fakeReader } from './testing/fake-reader'
import type { Workbench } from './workbench'

const QUAY = 'a000000000000001'
const PORT = 'a000000000000002'
const TEXT = [
  'The quay',
  '',
  'Harbour master Ilse Brandt said the quay had handled 412,000 containers in July 2023. Nobody minds the noise.',
  'It was the first quay of the region and cost €38 million.'
].join('\n')

let backend: FakeBackend
let desk: Workbench
let stop: () => void
let caret = 0
const state = () => desk.store.getState()
const layer = () => backend.state.layers.get(QUAY)
const said = () => state().announcement

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`It did not come to that; announced last: ${said()}`)
}

beforeEach(async () => {
  globalThis.localStorage.clear()
  caret = 0
  backend = new FakeBackend([
    { id: QUAY, title: 'The quay', text: TEXT },
    { id: PORT, title: 'The port', text: 'The port handled 410,000 containers in July 2023.' }
  ])
  desk = backend.connect()
  desk.actions.start()
  await until(() => state().listed)
  desk.actions.registerReader(
    fakeReader({ caret: () => caret, select: ({ start }) => void (caret = start), selection: () => null })
  )
  await desk.actions.createSession({
    name: 'Harbour',
    preset: 'line-check',
    articles: [QUAY, PORT],
    scale: null,
    policy: [],
    asOf: null,
    checker: '',
    timed: false,
    method: ''
  })
  stop = keepMarking(desk.store, desk.actions, findScopeHere)
  await until(() => shownReading(state()) !== null && state().marking.accounts.size === 2)
})
afterEach(() => stop())

it('suggestions are walked in text order; behind the last one Tab leaves the text', () => {
  const count = shownSuggestions(state()).length
  expect(count).toBeGreaterThan(1)
  for (let index = 0; index < count; index += 1) {
    desk.actions.goToSuggestion(1)
    expect(suggestionAtHand(state())).toMatchObject({ index, of: count })
    expect(said()).toContain(`Suggestion ${index + 1} of ${count}`)
  }
  expect(caret).toBe(shownSuggestions(state()).at(-1)?.start)
  desk.actions.goToSuggestion(1)
  expect(desk.actions.currentSuggestion()).toBeNull()
  expect(desk.actions.mayWalkSuggestions()).toBe(false)
  desk.actions.enterText()
  expect(desk.actions.mayWalkSuggestions()).toBe(true)
})

it('an accepted suggestion is a claim with its reasons, gone from the list; one undo brings it back', async () => {
  const before = shownSuggestions(state())
  desk.actions.goToSuggestion(1)
  const candidate = desk.actions.currentSuggestion()
  await desk.actions.acceptSuggestion(false)
  const [claim] = layer()?.claims.values() ?? []
  expect(claim?.check.suggestion).toMatchObject({ model: 'rules@1', edited: false })
  expect(claim?.origin).toBe('suggestion:rules@1')
  expect(state().session.claim).toEqual({ article: QUAY, claim: claim?.id })
  expect(shownSuggestions(state())).not.toContain(candidate)
  await desk.actions.undo()
  expect(layer()?.claims.size).toBe(0)
  expect(shownSuggestions(state())).toEqual(before)
})

it('a rejected suggestion is not suggested again, until the rejection is undone', async () => {
  const before = shownSuggestions(state())
  desk.actions.goToSuggestion(1)
  await desk.actions.rejectSuggestion()
  expect([...(layer()?.marks.values() ?? [])]).toMatchObject([{ kind: 'suggestion-rejected' }])
  expect(shownSuggestions(state())).toHaveLength(before.length - 1)
  await desk.actions.undo()
  expect(shownSuggestions(state())).toEqual(before)
})

it('a sentence with nothing to check counts as accounted for, and again no more when that is taken back', async () => {
  caret = TEXT.indexOf('Nobody') + 3
  await desk.actions.clearPassage('sentence')
  const words = () => [...(layer()?.marks.values() ?? [])].map((mark) => mark.quote.exact)
  expect(words()).toEqual(['Nobody minds the noise.'])
  await until(() => state().marking.accounts.get(QUAY)?.coverage.cleared === 4)
  await desk.actions.clearPassage('sentence')
  expect(words()).toEqual([])
  await until(() => state().marking.accounts.get(QUAY)?.coverage.cleared === 0)
})

it('the next sentence that nothing is said of is gone to, also in the next article', async () => {
  const places: string[] = []
  const goOn = async () => {
    const announced = said()
    desk.actions.goToUnaccounted()
    await until(() => said() !== announced)
    places.push(said())
  }
  for (let step = 0; step < 5; step += 1) await goOn()
  expect(places[0]).toContain('The quay')
  expect(places[1]).toContain('Harbour master')
  expect(places[2]).toContain('Nobody minds')
  expect(places[3]).toContain('It was the first')
  expect(places[4]).toContain('The port handled')
  expect(state().open?.article.id).toBe(PORT)
})

async function claimOf(words: string, label = 'claim'): Promise<string> {
  const start = TEXT.indexOf(words)
  const [span, claim] = [`span-${start}`, `claim-${start}`]
  await desk.actions.run({
    type: 'annotations.add',
    article: QUAY,
    spans: [{ id: span, ranges: [{ start, end: start + words.length }], label }],
    claims: [{ id: claim, spans: [span] }],
    documentLabels: [],
    edges: 'tidy',
    origin: 'human'
  })
  return claim
}

it('a claim is split at the caret, and both halves taken together again, each with one undo', async () => {
  const claim = await claimOf('It was the first quay of the region and cost €38 million')
  const quotes = () => [...(layer()?.claims.values() ?? [])].map(({ spans }) => spans.length)
  caret = TEXT.indexOf(' and cost')
  await desk.actions.splitAtCaret()
  expect(quotes()).toEqual([1, 1])
  const other = [...(layer()?.claims.keys() ?? [])].find((id) => id !== claim) ?? ''
  await desk.actions.mergeInto({ article: QUAY, claim }, other)
  expect(quotes()).toEqual([2])
  await desk.actions.undo()
  expect(quotes()).toEqual([1, 1])
  await desk.actions.undo()
  expect(quotes()).toEqual([1])
})

it('a decided fact offers its other claims; applying decides them with one undo', async () => {
  const first = { article: QUAY, claim: await claimOf('the quay had handled 412,000 containers') }
  const second = { article: QUAY, claim: await claimOf('cost €38 million') }
  await desk.actions.linkToFact(first, second)
  expect(backend.state.desk.fact.size).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 400))
  await desk.actions.updateCheck(first, { disposition: 'ok', justification: 'Seen in the ledger.' })
  await until(() => state().toasts.some(({ message }) => message.includes('The same fact')))
  await desk.actions.applyToOthers(first, [second])
  expect(layer()?.claims.get(second.claim)?.check).toMatchObject({ disposition: 'ok' })
  await desk.actions.undo()
  expect(layer()?.claims.get(second.claim)?.check.disposition).toBeNull()
  await desk.actions.unlinkFromFact(second)
  expect(backend.state.desk.fact.size).toBe(0)
})

it('a warning is dismissed for a reason, listed no more, and back when that is taken back', async () => {
  const warnings = () => {
    const document = state().bench.get(QUAY)
    return document ? warningsOf(document, shownReading(state())?.lints ?? [], null) : []
  }
  const [warning, ...others] = warnings()
  if (!warning) throw new Error('The rules warn of “the first quay”.')
  await desk.actions.dismissWarning(warning, 'It is the only one.')
  expect(warnings()).toEqual(others)
  const [mark] = layer()?.marks.values() ?? []
  expect(mark).toMatchObject({ kind: 'lint-dismissed', rule: warning.rule, reason: 'It is the only one.' })
  await desk.actions.takeMarkBack(QUAY, mark?.id ?? '')
  expect(warnings()).toEqual([warning, ...others])
  await desk.actions.claimOfWarning(warning)
  expect(layer()?.claims.size).toBe(1)
})
