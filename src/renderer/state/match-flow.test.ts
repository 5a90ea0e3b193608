import { beforeEach, expect, it, vi } from 'vitest'
import type { Client } from '../../api/client'
import { CallError } from '../../api/envelope'
import type { MatchOutline, MatchRow } from '../../api/views'
import { MatchFlow } from './match-flow'
import type { MatchProgress, MatchRequest } from './match-flow'

const request = (words: string): MatchRequest => ({
  query: { words, matchCase: false, wholeWord: false, regex: false, inflected: false },
  within: { mode: 'anywhere', labels: [] },
  articles: null
})
const OUTLINE: MatchOutline = {
  total: 3,
  truncated: false,
  searched: 2,
  articles: [
    { article: 'a', title: 'A', from: 0, count: 2 },
    { article: 'b', title: 'B', from: 2, count: 1 }
  ],
  problems: [],
  withoutForms: []
}

let flow: MatchFlow
let calls: { name: string; params: unknown }[]
let answers: Record<string, (params: never) => unknown>
let tell: (progress: MatchProgress & { readonly job: string }) => void
const names = () => calls.map((call) => call.name)
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

beforeEach(() => {
  calls = []
  let jobs = 0
  answers = {
    'matches.begin': () => ({ job: `job-${(jobs += 1)}` }),
    'matches.outline': () => OUTLINE,
    'matches.labelled': () => [0],
    'matches.page': ({ from, limit }: { from: number; limit: number }) =>
      Array.from({ length: Math.min(limit, 3 - from) }, (_, index): Partial<MatchRow> => ({ match: from + index })),
    'matches.cancel': () => null,
    'matches.commit': () => ({ highlights: 2, articles: 2, alreadyLabelled: 0, problems: [], seq: 4, label: 'done' })
  }
  const client = {
    call: async (name: string, params: never) => {
      calls.push({ name, params })
      return answers[name]?.(params)
    },
    on: (_: string, listener: typeof tell) => {
      tell = listener
      return () => undefined
    }
  } as unknown as Client
  flow = new MatchFlow(client)
})

it('lists what was found, all ticked but what has the label', async () => {
  await flow.set({ label: 'claim' })
  await flow.search(request('salt'))
  expect(flow.view().phase).toBe('found')
  expect(flow.view().list?.ticks.summary).toEqual({ ticked: 2, able: 2, articles: 2 })
  await flow.set({ skipLabelled: false })
  expect(flow.view().list?.ticks.summary).toEqual({ ticked: 3, able: 3, articles: 2 })
})

it('searches once for one thing, and again when asked to', async () => {
  await flow.search(request('salt'))
  await flow.search(request('salt'))
  expect(names().filter((name) => name === 'matches.begin')).toHaveLength(1)
  await flow.again(request('salt'))
  expect(names().filter((name) => name === 'matches.begin')).toHaveLength(2)
})

it('gives up the search before when something else is looked for, and takes no answer of it', async () => {
  let answer: (outline: MatchOutline) => void = () => undefined
  answers['matches.outline'] = () => new Promise((resolve) => (answer = resolve))
  const old = flow.search(request('salt'))
  await settled()
  tell({ job: 'job-1', done: 1, total: 2, found: 7 })
  expect(flow.view().progress).toEqual({ done: 1, total: 2, found: 7 })
  answers['matches.outline'] = () => ({ ...OUTLINE, total: 0, articles: [] })
  await flow.search(request('pepper'))
  answer(OUTLINE)
  await old
  expect(flow.view().list?.outline.total).toBe(0)
  expect(calls).toContainEqual({ name: 'matches.cancel', params: { job: 'job-1' } })
})

it('stops at once, and tells the backend', async () => {
  answers['matches.outline'] = () => new Promise(() => undefined)
  void flow.search(request('salt'))
  await settled()
  flow.stop()
  expect(flow.view()).toMatchObject({ phase: 'stopped', list: null })
  expect(names()).toContain('matches.cancel')
  await flow.search(request('salt'))
  expect(flow.view().phase).toBe('stopped')
})

it('forgets a search that began after it was no longer wanted', async () => {
  let begin: (answer: unknown) => void = () => undefined
  answers['matches.begin'] = () => new Promise((resolve) => (begin = resolve))
  const search = flow.search(request('salt'))
  flow.drop()
  begin({ job: 'late' })
  await search
  expect(calls).toContainEqual({ name: 'matches.cancel', params: { job: 'late' } })
  expect(flow.view().phase).toBe('idle')
})

it('says what is wrong with a query, and looks for nothing when there is nothing to look for', async () => {
  answers['matches.begin'] = () => {
    throw new CallError('bad-query', 'This is no regular expression.')
  }
  await flow.search(request('('))
  expect(flow.view()).toMatchObject({ phase: 'idle', problem: 'This is no regular expression.' })
  await flow.search(request(' '))
  expect(flow.view().problem).toBeNull()
  expect(names().filter((name) => name === 'matches.begin')).toHaveLength(1)
})

it('sends what is ticked, and keeps the list when it could not be stored', async () => {
  await flow.set({ label: 'claim' })
  await flow.search(request('salt'))
  flow.tick({ match: 2 }, false)
  answers['matches.commit'] = () => {
    throw new CallError('not-saved', 'The disk is full.')
  }
  expect(await flow.commit()).toBeNull()
  expect(flow.view()).toMatchObject({ phase: 'found', problem: 'The disk is full.' })
  expect(calls.at(-1)?.params).toEqual({
    job: 'job-1',
    label: 'claim',
    chosen: { mode: 'all-but', matches: [2] },
    skipLabelled: true
  })
  answers['matches.commit'] = () => ({ highlights: 1 })
  expect(await flow.commit()).toEqual({ highlights: 1 })
  expect(flow.view()).toMatchObject({ phase: 'idle', list: null, settings: { label: 'claim' } })
})

it('fetches rows when they are wanted, each page once, and tells when they are there', async () => {
  await flow.search(request('salt'))
  const heard = vi.fn()
  flow.subscribe(heard)
  expect(flow.view().list?.pages.row(1)).toBeNull()
  flow.view().list?.pages.want(0, 3)
  flow.view().list?.pages.want(1, 2)
  await settled()
  expect(flow.view().list?.pages.row(1)).toEqual({ match: 1 })
  expect(heard).toHaveBeenCalled()
  expect(names().filter((name) => name === 'matches.page')).toHaveLength(1)
})
