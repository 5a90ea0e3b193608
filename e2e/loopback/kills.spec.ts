import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createClient, type Client } from '../../src/api/client'
import type { CallEnvelope, ReplyEnvelope } from '../../src/api/envelope'
import { TOKEN_HEADER } from '../../src/api/host-contract'
import { expect, test } from '../fixtures'

// Few: what the number proves, `npm run faults -- --kills` proves with more kinds of work and in less time.
const KILLS = Number(process.env['CLAIMDESK_KILLS'] ?? 12)
const TEXT = 'The ferry left at nine and carried four hundred people to the island. '.repeat(40)

/** Numbers that look random and come again with the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Process {
  readonly client: Client
  readonly kill: () => Promise<void>
}

async function start(env: Record<string, string>): Promise<Process> {
  const serve = resolve(import.meta.dirname, '../hosts/serve.mjs')
  const child = fork(serve, {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  const exited = once(child, 'exit')
  const early = exited.then(() => Promise.reject(new Error('the server ended before it gave its address')))
  early.catch(() => undefined) // it ends later, too: only the race below listens
  const [{ url }] = (await Promise.race([once(child, 'message'), early])) as [{ url: string }]
  const { origin, hash } = new URL(url)
  let token = hash.replace('#token=', '')
  const post = async (path: string, body: unknown) => {
    const headers = { origin, 'content-type': 'application/json', [TOKEN_HEADER]: token }
    return (await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json() as unknown
  }
  token = ((await post('/api/session', {})) as { token: string }).token
  const send = (envelope: CallEnvelope) => post('/api/call', envelope) as Promise<ReplyEnvelope>
  const client = createClient({ send, subscribe: () => () => undefined })
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  return { client, kill }
}

test(`D1: ${KILLS} kills at random moments lose no acknowledged change`, async ({ tempDir }) => {
  test.setTimeout(60_000 + KILLS * 8_000)
  const seed = Number(process.env['CLAIMDESK_SEED'] ?? 20240822)
  const random = randomFrom(seed)
  const env = { CLAIMDESK_CONFIG_DIR: join(tempDir, 'config'), CLAIMDESK_LIBRARY: join(tempDir, 'library') }
  /** What was acknowledged and must be there: highlights, and removals of highlights. */
  const present = new Set<string>()
  const unsure = new Set<string>()
  let acknowledged = 0
  let article = ''

  let running = await start(env)
  const { batch } = await running.client.call('import.begin', {})
  await running.client.call('import.paste', { batch, item: 'one', title: 'Ferry', text: TEXT, html: null })
  article =
    (await running.client.call('import.commit', { batch, items: [{ item: 'one', title: 'Ferry' }] })).added[0] ?? ''

  for (let round = 0; round < KILLS; round += 1) {
    const { client } = running
    let dead = false
    const work = async (lane: number) => {
      for (let step = 0; !dead; step += 1) {
        const id = `s-${round}-${lane}-${step}`
        const begin = Math.floor(random() * (TEXT.length - 40))
        const removable = random() < 0.2 ? [...present].find((candidate) => !unsure.has(candidate)) : undefined
        const target = removable ?? id
        unsure.add(target)
        const command =
          removable === undefined
            ? ({
                type: 'annotations.add',
                article,
                spans: [{ id, ranges: [{ start: begin, end: begin + 3 + Math.floor(random() * 30) }], label: 'claim' }],
                claims: [],
                documentLabels: [],
                edges: 'exact',
                origin: 'human'
              } as const)
            : ({ type: 'annotations.remove', article, spans: [removable], claims: [], documentLabels: [] } as const)
        try {
          await client.call('command.run', { command: command as never })
        } catch (error) {
          // The process was killed under the call: whether it took effect is open, and so is not checked.
          if (dead || error instanceof TypeError) return
          throw error
        }
        acknowledged += 1
        unsure.delete(target)
        if (removable === undefined) present.add(id)
        else present.delete(removable)
      }
    }
    const lanes = [0, 1, 2].map(work)
    await new Promise((settle) => setTimeout(settle, Math.floor(random() * 120)))
    const killing = running.kill()
    dead = true
    await killing
    await Promise.all(lanes)

    running = await start(env)
    const state = await running.client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.readOnly, `round ${round}, seed ${seed}`).toBeNull()
    const opened = await running.client.call('article.open', { article })
    const there = new Set(opened.spans.map((span) => span.id))
    const lost = [...present].filter((id) => !there.has(id) && !unsure.has(id))
    const risen = [...there].filter((id) => !present.has(id) && !unsure.has(id))
    expect({ lost, risen }, `round ${round}, seed ${seed}`).toEqual({ lost: [], risen: [] })
    for (const span of opened.spans) {
      const range = span.ranges[0]
      expect(opened.text.slice(range?.start, range?.end)).toBe(span.quotes[0]?.exact)
    }
    present.clear()
    unsure.clear()
    for (const id of there) present.add(id)
  }
  await running.kill()
  console.log(`${KILLS} kills, ${acknowledged} acknowledged changes, none lost (seed ${seed})`)
  expect(acknowledged).toBeGreaterThan(KILLS)
})
