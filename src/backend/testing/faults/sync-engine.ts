import { randomBytes } from 'node:crypto'
import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../../../api/client'
import { sha256 } from '../../store/text-files'
import { highlight, importText, openTestBackend, removeTestFolders } from '../test-backend'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { seededRandom } from './seeded-random'
import type { SeededRandom } from './seeded-random'

const TEXT =
  'The ferry left the old quay at nine. The harbour office said it was late. Nobody on the pier was told why.'
/** Steps of a run: each is a piece of work of ours, or something that a sync engine does. */
const STEPS = 14
const OTHER = 'ines'

const WAYS = ['renamed', 'in place', 'slowly in place', 'removed', 'copy', 'half', 'of another person'] as const
type Way = (typeof WAYS)[number]

/** What a sync engine wrote, and whether it wrote over it itself before anybody could see it. */
interface Written {
  readonly way: Way
  readonly file: string
  readonly hash: string
  /** Words that tell whether it came into force. */
  readonly mark: string
  isOverwritten: boolean
}

/** One library, our work on it, and a sync engine that does what it likes with its files. */
class SyncRun {
  readonly written: Written[] = []
  /** Spans that were acknowledged and not taken back. */
  readonly spans = new Set<string>()
  readonly #order: string[] = []
  #count = 0

  constructor(
    readonly client: Client,
    readonly libraryDir: string,
    readonly article: string,
    readonly person: string,
    readonly random: SeededRandom
  ) {}

  get #folder(): string {
    return join(this.libraryDir, 'articles', this.article)
  }

  async ours(): Promise<void> {
    const { random, client, article } = this
    this.#count += 1
    if (this.#order.length > 0 && random.chance(0.2)) {
      await client.call('command.undo', {})
      const id = this.#order.pop()
      if (id !== undefined) this.spans.delete(id)
      return
    }
    const start = random.whole(60)
    const id = `ours-${this.#count}`
    await client.call('command.run', { command: highlight(article, start, start + 5 + random.whole(20), id) })
    this.spans.add(id)
    this.#order.push(id)
  }

  async theirs(): Promise<Way> {
    const way = this.random.one(WAYS) ?? 'renamed'
    const isDetails = way !== 'of another person' && this.random.chance(0.3)
    const own = join(this.#folder, 'annotations', `${this.person}.json`)
    const file =
      way === 'of another person'
        ? join(this.#folder, 'annotations', `${OTHER}.json`)
        : isDetails
          ? join(this.#folder, 'article.json')
          : own
    const from = await readFile(way === 'of another person' ? own : file, 'utf8').catch(() => null)
    if (from === null) return way
    this.#count += 1
    const mark = `theirs-${this.#count}`
    const text = way === 'half' ? from.slice(0, Math.floor(from.length / 2)) : this.#changed(from, mark, isDetails)
    if (text === null) return way
    await this.#put(way, file, text, mark, from)
    return way
  }

  /** A file of ours with something in it that only they have. */
  #changed(from: string, mark: string, isDetails: boolean): string | null {
    try {
      const content = JSON.parse(from) as { article?: object; spans?: object[] }
      if (isDetails) return JSON.stringify({ ...content, article: { ...content.article, byline: mark } })
      const [span] = content.spans ?? []
      if (!span) return null
      const kept = this.random.chance(0.5) ? (content.spans ?? []) : (content.spans ?? []).slice(1)
      return JSON.stringify({ ...content, spans: [...kept, { ...span, id: mark }], claims: [] })
    } catch (error) {
      // What they left half written before.
      if (error instanceof SyntaxError) return null
      throw error
    }
  }

  async #put(way: Way, file: string, text: string, mark: string, before: string): Promise<void> {
    const target =
      way === 'copy' ? file.replace(/\.json$/, `.sync-conflict-20261123-10${this.#stamp()}-ABCDEFG.json`) : file
    // What they had put there themselves, and nobody has seen yet, they write over.
    const now = await readFile(target, 'utf8').catch(() => null)
    for (const known of this.written) if (now !== null && known.hash === sha256(now)) known.isOverwritten = true
    if (now !== before && way !== 'copy' && way !== 'of another person') return
    if (way === 'removed') return rm(target)
    const written: Written = { way, file: target, hash: sha256(text), mark, isOverwritten: false }
    if (way === 'slowly in place') {
      const handle = await open(target, 'r+')
      await handle.truncate(0)
      for (let at = 0; at < text.length; at += 400) {
        await handle.appendFile(text.slice(at, at + 400))
        await pause(20)
      }
      await handle.close()
    } else if (way === 'in place') await writeFile(target, text)
    else {
      const temporary = join(this.libraryDir, `.~${randomBytes(4).toString('hex')}`)
      await writeFile(temporary, text)
      await rename(temporary, target)
    }
    this.written.push(written)
  }

  #stamp(): string {
    return String(1000 + this.#count).slice(0, 4)
  }
}

/** SHA-256 of every file's content, and all texts together. */
async function contents(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8').catch(() => '')
    found.set(sha256(text), text)
  }
  return found
}

/** What was broken of what D14 promises. */
async function broken(run: SyncRun, client: Client): Promise<string[]> {
  const wrong: string[] = []
  const opened = await client.call('article.open', { article: run.article })
  const there = new Set(opened.spans.map(({ id }) => id))
  for (const id of run.spans) if (!there.has(id)) wrong.push(`our highlight ${id} is gone`)
  const files = await contents(run.libraryDir)
  for (const { way, file, hash, mark, isOverwritten } of run.written) {
    if (isOverwritten || files.has(hash)) continue
    const isInForce = there.has(mark) || opened.article.byline === mark
    if (!isInForce)
      wrong.push(`what was written ${way} into ${file.split('/').slice(-2).join('/')} (${mark}) is nowhere`)
  }
  return wrong
}

export async function runSyncEngine({ runs, seed, from, say }: FaultOptions): Promise<FaultResult> {
  const tried = new Map<string, number>()
  const violations: FaultViolation[] = []
  const count = (what: string): void => void tried.set(what, (tried.get(what) ?? 0) + 1)
  for (let number = from; number < from + runs; number += 1) {
    const random = seededRandom(seed, number)
    const first = await openTestBackend({}, { watch: true })
    const { article } = await importText(first.client, TEXT)
    const state = await first.client.call('app.state', {})
    const person = state.phase === 'ready' ? state.library.person.id : ''
    const run = new SyncRun(first.client, first.libraryDir, article.id, person, random)
    await run.ours()
    await pause(1_700)
    for (let step = 0; step < STEPS; step += 1) {
      if (random.chance(0.45)) await run.ours()
      else count(await run.theirs())
      await pause(random.whole(random.chance(0.3) ? 1_800 : 300))
    }
    await first.backend.close()
    const again = await openTestBackend({ libraryDir: first.libraryDir, configDir: first.configDir })
    for (const what of await broken(run, again.client)) violations.push({ run: number, what })
    await again.backend.close()
    await removeTestFolders()
    say(`run ${number}: ${run.spans.size} highlights of ours, ${run.written.length} writes of theirs`)
  }
  const table = [...tried].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => [what, times, times] as const)
  const bad = new Set(violations.map(({ run }) => run)).size
  return { kind: 'sync-engine', seed, runs, table: [['libraries', runs, runs - bad], ...table], violations }
}

export const SYNC_ENGINE_KIND: FaultKind = {
  id: 'sync-engine',
  title: 'A sync engine writes, removes and copies files while the library is open (D14)',
  short: 3,
  run: runSyncEngine
}
