import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../../../api/client'
import { sortedJson } from '../../../core/formats/json-value'
import { sha256 } from '../../store/text-files'
import { openTestBackend, removeTestFolders } from '../test-backend'
import type { TestBackend } from '../test-backend'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { seededRandom } from './seeded-random'
import { librarySizes } from './soak-places'
import type { LibrarySizes } from './soak-places'
import { SoakWork } from './soak-work'

/** Commands after which the library is measured, closed and opened again. */
const ROUND = 5_000
/** Commands after which the person pauses, so that the library's files are brought up to date. */
const PAUSE_EVERY = 1_000
const PAUSE_MS = 1_700
const ARTICLES = 40

/** What one round of work left; times in milliseconds, sizes in bytes. */
interface Row {
  readonly commands: number
  readonly spans: number
  readonly articles: number
  readonly heap: number
  readonly rss: number
  readonly sizes: LibrarySizes
  readonly p50: number
  readonly p95: number
  readonly open: number
}

const MB = 1024 * 1024
const megabytes = (bytes: number): string => (bytes / MB).toFixed(1)

function cells({ commands, spans, articles, heap, rss, sizes, p50, p95, open }: Row): string {
  const { journal, sealed, articles: layers, cache, backups } = sizes
  const parts = [journal, sealed, layers, cache, backups].map(megabytes)
  const times = [p50.toFixed(2), p95.toFixed(2), open.toFixed(0)]
  return `| ${[commands, articles, spans, megabytes(heap), megabytes(rss), ...parts, ...times].join(' | ')} |`
}

const HEADING =
  '| commands | articles | spans | heap MB | RSS MB | journal MB | sealed MB | articles MB | cache MB | backups MB |' +
  ' save p50 ms | p95 | open ms |\n|' +
  ' ---: |'.repeat(13)

/** Everything a person can see of the library, as a hash, and what undo and redo would do. */
async function seen(client: Client, work: SoakWork): Promise<string> {
  const parts: unknown[] = []
  for (const article of work.articles.toSorted()) {
    const opened = await client.call('article.open', { article })
    const sorted = (records: readonly { readonly id: string }[]) => records.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    parts.push({
      ...opened,
      spans: sorted(opened.spans),
      claims: sorted(opened.claims),
      evidence: sorted(opened.evidence)
    })
  }
  const state = await client.call('app.state', {})
  return sha256(sortedJson([parts, state.phase === 'ready' ? state.library.undo : null]))
}

function collectGarbage(): void {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.()
}

/** 24 hours of work in one go: commands of every kind, looking about, imports, exports, a restart every so often. */
class Soak {
  readonly #options: FaultOptions
  readonly #work: SoakWork
  readonly rows: Row[] = []
  readonly violations: FaultViolation[] = []
  readonly done = new Map<string, number>()
  restarts = 0
  #opened: TestBackend | null = null

  constructor(options: FaultOptions) {
    this.#options = options
    this.#work = new SoakWork(seededRandom(options.seed, options.from))
  }

  async run(root: string): Promise<void> {
    const places = { libraryDir: join(root, 'library'), configDir: join(root, 'config') }
    let subject = await openTestBackend(places)
    this.#opened = subject
    for (let number = 0; number < ARTICLES; number += 1) await this.#work.addArticle(subject.client)
    let saves: number[] = []
    this.#options.say(HEADING)
    for (let command = 1; command <= this.#options.runs; command += 1) {
      await this.#step(subject.client, command, saves)
      if (command % PAUSE_EVERY === 0) await pause(PAUSE_MS)
      if (command % ROUND !== 0 && command !== this.#options.runs) continue
      const before = await seen(subject.client, this.#work)
      const { heapUsed, rss } = this.#memory()
      await subject.backend.close()
      const sizes = await librarySizes(places.libraryDir)
      const from = performance.now()
      subject = await openTestBackend(places)
      this.#opened = subject
      await subject.client.call('article.list', {})
      const open = performance.now() - from
      this.restarts += 1
      if ((await seen(subject.client, this.#work)) !== before) {
        this.violations.push({ run: command, what: 'the library is another one after it was closed and opened again' })
      }
      const sorted = saves.toSorted((a, b) => a - b)
      const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
      const { spans, articles } = this.#work
      const row = { commands: command, spans, articles: articles.length, heap: heapUsed, rss, sizes, open }
      this.rows.push({ ...row, p50: at(0.5), p95: at(0.95) })
      this.#options.say(cells(this.rows.at(-1)!))
      saves = []
    }
    const { journals, problems } = await subject.client.call('audit.verify', {})
    for (const { faults } of journals) {
      for (const { message } of faults) this.violations.push({ run: this.#options.runs, what: message })
    }
    for (const what of problems) this.violations.push({ run: this.#options.runs, what })
    for (const fault of subject.faults) this.violations.push({ run: this.#options.runs, what: String(fault) })
    await subject.backend.close()
  }

  async end(): Promise<void> {
    await this.#opened?.backend.close()
  }

  async #step(client: Client, command: number, saves: number[]): Promise<void> {
    const from = performance.now()
    try {
      const { what, isChange } = await this.#work.step(client)
      if (isChange && what !== 'import') saves.push(performance.now() - from)
      this.done.set(what, (this.done.get(what) ?? 0) + 1)
    } catch (error) {
      this.violations.push({ run: command, what: `a command failed: ${String(error)}` })
    }
  }

  #memory(): NodeJS.MemoryUsage {
    collectGarbage()
    return process.memoryUsage()
  }
}

/** Whether something at the end is about what it was once everything was warm. */
function isFlat(
  rows: readonly Row[],
  value: (row: Row) => number,
  growth: number,
  slack: number
): readonly [number, number] {
  const [, warm] = rows
  const last = rows.at(-1)
  if (!warm || !last || rows.length < 3) return [0, 0]
  return [1, value(last) <= value(warm) * growth + slack ? 1 : 0]
}

/**
 * Runs so many commands of mixed work and tells every 5,000 what the library weighs and how long things take. The
 * state must be the same after every restart, and the journal sound at the end.
 */
export async function runSoak(options: FaultOptions): Promise<FaultResult> {
  const root = await mkdtemp(join(tmpdir(), 'claimdesk-soak-'))
  const soak = new Soak(options)
  try {
    await soak.run(root)
  } finally {
    await soak.end()
    await removeTestFolders()
    await rm(root, { recursive: true, force: true })
  }
  const { rows, violations, restarts } = soak
  const flat = (value: (row: Row) => number, growth: number, slack: number) => isFlat(rows, value, growth, slack)
  return {
    kind: 'soak',
    seed: options.seed,
    runs: options.runs,
    table: [
      ...[...soak.done].sort().map(([what, times]) => [what, times, times] as const),
      [
        'closed and opened again',
        restarts,
        restarts - violations.filter(({ what }) => /another one/.test(what)).length
      ],
      ['heap at the end as after 10,000', ...flat(({ heap }) => heap, 1.3, 8 * MB)],
      ['journal that opening reads at the end as after 10,000', ...flat(({ sizes }) => sizes.journal, 1.3, 5 * MB)],
      ['cache at the end as after 10,000', ...flat(({ sizes }) => sizes.cache, 1.5, MB)]
    ],
    violations
  }
}

/** A day and a night at the desk. A run is a command. */
export const SOAK_KIND: FaultKind = {
  id: 'soak',
  title: '24 hours of work: memory, files, latency and opening stay as they are',
  short: 2_000,
  run: runSoak
}
