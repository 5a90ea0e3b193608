import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { WHOLE_EXPORT } from '../api/export-params'
import { CALLS } from '../api/contract'
import type { CallName } from '../api/contract'
import { hostileCalls } from '../api/testing/hostile-calls'
import type { HostileCall } from '../api/testing/hostile-calls'
import { isPolluted } from '../api/testing/hostile-values'
import { liveHostileValues } from '../api/testing/live-values'
import { seededRandom } from './testing/faults/seeded-random'
import { highlight, importText, openTestBackend, removeTestFolders } from './testing/test-backend'
import type { TestBackend } from './testing/test-backend'

/** Another one: `HOSTILE_SEED=… npx vitest run src/backend/hostile-calls.test.ts`. */
const SEED = Number(process.env['HOSTILE_SEED'] ?? 20260801)
/** Hostile calls for each call of the contract. */
const EACH = Number(process.env['HOSTILE_EACH'] ?? 24)

const SESSION = {
  id: 'session-1',
  name: 'First read',
  preset: 'line-check' as const,
  scale: null,
  policy: [],
  asOf: null,
  checker: 'Mara',
  state: 'open' as const,
  finishedAt: null,
  timed: false,
  filters: [],
  method: ''
}

let subject: TestBackend
beforeEach(async () => {
  subject = await openTestBackend()
})
afterEach(() => subject.backend.close())
afterAll(removeTestFolders)

/** Everything that a window can see of what is stored. */
async function stored({ client }: TestBackend): Promise<unknown> {
  const articles = await client.call('article.list', {})
  const opened = await Promise.all(articles.map(({ article }) => client.call('article.open', { article: article.id })))
  const history = await client.call('history.list', { before: 0, limit: 500 })
  return [articles, opened, history, await client.call('import.pending', {})]
}

/** A library with something to lose, and the names of what is in it. */
async function filled({ client }: TestBackend): Promise<string[]> {
  const article = await importText(client, 'The pier was rebuilt in eleven weeks, the harbour master said.', 'Pier')
  const other = await importText(client, 'The bridge is the longest of its kind, and 900 people cross it.', 'Bridge')
  await client.call('command.run', { command: highlight(article.article.id, 4, 8, 'span-1') })
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'one', title: 'Staged', text: 'A tide.', html: null })
  const { job } = await client.call('matches.begin', {
    query: { words: 'the', matchCase: false, wholeWord: false, regex: false, inflected: false },
    within: { mode: 'anywhere', labels: [] },
    articles: null
  })
  await client.call('matches.outline', { job })
  const prepared = await client.call('export.prepare', { ...WHOLE_EXPORT, format: 'csv' })
  const session = { ...SESSION, articles: [article.article.id] }
  await client.call('command.run', { command: { type: 'desk.put', records: [{ table: 'session', record: session }] } })
  const claims = (await client.call('article.open', { article: article.article.id })).claims.map(({ id }) => id)
  const ids = [article.article.id, other.article.id, 'span-1', ...claims, 'claim', 'default', SESSION.id]
  return [...ids, batch, 'one', job, prepared.export, 'csv', 'jsonl', 'html', 'pier', 'claimdesk.known']
}

const told = (call: HostileCall) => `seed ${SEED}: ${call.name} ${JSON.stringify(call.params).slice(0, 2_000)}`

test('X3: what does not fit the contract is refused, whatever it is, and nothing is stored', async () => {
  const known = await filled(subject)
  const before = await stored(subject)
  const tried = new Set<CallName>()
  let refused = 0
  for (const call of hostileCalls(seededRandom(SEED), EACH, known)) {
    if (call.wellFormed) continue
    tried.add(call.name)
    const reply = await subject.backend.dispatch({ id: 'x', name: call.name, params: call.params })
    expect(reply, told(call)).toMatchObject({ id: 'x', ok: false, error: { code: 'invalid-params' } })
    refused += 1
  }
  expect([...tried].sort()).toEqual(Object.keys(CALLS).sort())
  expect(refused).toBeGreaterThan((Object.keys(CALLS).length * EACH) / 2)
  expect(await stored(subject)).toEqual(before)
  expect(isPolluted()).toBe(false)
})

test('X3: calls with the right shape and made-up names are answered, and none is a fault of the program', async () => {
  const known = await filled(subject)
  const tried = new Set<CallName>()
  const seen = new Map<string, number>()
  for (const call of hostileCalls(seededRandom(SEED, 1), EACH, known)) {
    if (!call.wellFormed) continue
    tried.add(call.name)
    const reply = await subject.backend.dispatch({ id: 'x', name: call.name, params: call.params })
    const code = reply.ok ? 'answered' : reply.error.code
    seen.set(code, (seen.get(code) ?? 0) + 1)
    expect(code, told(call)).not.toBe('internal')
    if (!reply.ok) expect(JSON.stringify(reply.error), told(call)).not.toContain(subject.libraryDir)
  }
  expect([...tried].sort()).toEqual(Object.keys(CALLS).sort())
  expect(seen.get('not-found') ?? 0).toBeGreaterThan(0)
  expect(subject.faults).toEqual([])
  expect(isPolluted()).toBe(false)

  // Whatever a person could have done has left a library that opens and is sound.
  const before = await stored(subject)
  const { libraryDir, configDir, backend } = subject
  await backend.close()
  subject = await openTestBackend({ libraryDir, configDir })
  expect(await stored(subject)).toEqual(before)
  expect((await subject.backend.local.verify()).problems).toEqual([])
})

test('X3: values that JSON cannot carry are refused as an envelope, as a name, as parameters and inside them', async () => {
  await filled(subject)
  const before = await stored(subject)
  for (const [what, value] of liveHostileValues()) {
    const inside = { article: value, batch: value, command: value, query: value, articles: [value] }
    const envelopes = [
      value,
      { id: value, name: 'article.list', params: {} },
      { id: 'x', name: value, params: {} },
      { id: 'x', name: 'article.open', params: value },
      { id: 'x', name: 'article.open', params: inside },
      { id: 'x', name: 'command.run', params: inside }
    ]
    for (const [at, envelope] of envelopes.entries()) {
      const reply = await subject.backend.dispatch(envelope)
      expect(reply, `${what}, place ${at}`).toMatchObject({ ok: false, error: { code: 'invalid-params' } })
    }
  }
  expect(await stored(subject)).toEqual(before)
  expect(subject.faults).toEqual([])
  expect(isPolluted()).toBe(false)
})

test('X3: calls out of their order find nothing', async () => {
  const { client } = subject
  const { batch } = await client.call('import.begin', {})
  await client.call('import.cancel', { batch })
  const piece = { item: 'one', name: 'a.txt', folder: '', size: 1, offset: 0, data: 'QQ==' }
  const gone = { code: 'not-found' }
  await expect(client.call('import.upload', { batch, pieces: [piece] })).rejects.toMatchObject(gone)
  await expect(client.call('import.preview', { batch })).rejects.toMatchObject(gone)
  await expect(client.call('import.commit', { batch, items: [{ item: 'one', title: 'A' }] })).rejects.toMatchObject(
    gone
  )
  await expect(client.call('import.resume', { batch })).rejects.toMatchObject(gone)
  await expect(client.call('export.read', { export: 'never', file: 'a.csv', offset: 0 })).rejects.toMatchObject(gone)
  await expect(subject.backend.local.saveExport('never', '/never')).rejects.toMatchObject(gone)
  await expect(client.call('matches.outline', { job: 'never' })).rejects.toMatchObject(gone)
  expect(subject.faults).toEqual([])
})

test('X3: a flood of calls is answered, each with its own answer', async () => {
  const replies = await Promise.all(
    Array.from({ length: 2_000 }, (_, count) =>
      subject.backend.dispatch({ id: String(count), name: count % 2 ? 'article.open' : 'app.state', params: {} })
    )
  )
  expect(replies.map(({ id }) => id)).toEqual(replies.map((_, count) => String(count)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1_000)
})
