import { beforeEach, expect, test, vi } from 'vitest'
import { historyActions, walkTo } from '../../core/commands/history-steps'
import type { HistoryWalk } from '../../core/commands/history-steps'
import { FakeBackend } from './testing/fake-backend'
import type { Workbench } from './workbench'

const ARTICLE = '0000000000000001'
let backend: FakeBackend
let workbench: Workbench

const highlight = (id: string, start: number) =>
  backend.commit({
    type: 'annotations.add',
    article: ARTICLE,
    spans: [{ id, ranges: [{ start, end: start + 5 }], label: 'opinion' }],
    claims: [],
    documentLabels: [],
    edges: 'exact',
    origin: 'human'
  })
const spans = () => [...backend.state.layers.get(ARTICLE)!.spans.keys()]

/** The way back to the state after an action. */
async function wayTo(seq: number): Promise<HistoryWalk> {
  const { entries } = await workbench.client.call('history.list', { before: 0, limit: 100 })
  const walk = walkTo(historyActions(entries), seq)
  if (!walk) throw new Error(`There is no way to ${seq}`)
  return walk
}

beforeEach(async () => {
  backend = new FakeBackend([{ id: ARTICLE, title: 'Harbour', text: 'Taxes fell by half, she said.' }])
  workbench = backend.connect()
  const end = workbench.actions.start()
  await vi.waitFor(() => expect(workbench.store.getState().listed).toBe(true))
  for (const [index, id] of ['s1', 's2', 's3', 's4'].entries()) highlight(id, index * 6)
  return end
})

test('a walk back undoes one action after the other, names each, and a walk forward makes them again', async () => {
  const said: string[] = []
  workbench.store.subscribe(({ announcement }) => {
    if (said.at(-1) !== announcement) said.push(announcement)
  })
  const steps: number[] = []
  const report = await workbench.actions.walkHistory(await wayTo(2), (done) => steps.push(done) > 0)
  expect(report).toEqual({ done: 2, stopped: false })
  expect(spans()).toEqual(['s1', 's2'])
  expect(steps.at(-1)).toBe(2)
  expect(said.filter((text) => text.startsWith('Undone: Highlight'))).toHaveLength(2)
  expect(said.at(-1)).toBe('Undone: 2 actions.')
  await workbench.actions.walkHistory(await wayTo(4), () => true)
  expect(spans()).toEqual(['s1', 's2', 's3', 's4'])
})

test('it stops when it is told to, and says how far it came', async () => {
  const report = await workbench.actions.walkHistory(await wayTo(1), (done) => done < 1)
  expect(report).toEqual({ done: 1, stopped: true })
  expect(spans()).toEqual(['s1', 's2', 's3'])
  expect(workbench.store.getState().announcement).toBe('Undone: 1 action of 3, then stopped.')
})

test('it takes back nothing that was not asked about: what another window did meanwhile ends it', async () => {
  const walk = await wayTo(1)
  const report = await workbench.actions.walkHistory(walk, (done) => {
    if (done === 1 && !spans().includes('s9')) highlight('s9', 24)
    return true
  })
  expect(report).toEqual({ done: 1, stopped: true })
  expect(spans()).toEqual(['s1', 's2', 's3', 's9'])
})
