import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFaultChild, FaultChild } from './child-process'
import type { ChildPlaces } from './child-messages'
import type { JournalEntry } from '../../store/journal-entry'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import type { Surroundings } from './kill-actions'
import { checkReopened, checkReplayed, stacksOf } from './kill-check'
import { captureFault, chooseMoment, Life, MOMENTS, openingFaults } from './kill-life'
import type { Moment } from './kill-life'
import { lookAtEverything, readEntries } from './seen-state'
import type { SeenState } from './seen-state'
import { seededRandom } from './seeded-random'
import { Tally } from './tally'
import type { SeededRandom } from './seeded-random'

/** A library lives through so many kills; then a new one begins. */
const KILLS_OF_A_LIBRARY = 20

const RESOURCES = join(import.meta.dirname, '..', '..', '..', '..', 'resources')

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Everything that is known of a library between two lives of the program. */
interface Known {
  readonly places: ChildPlaces
  readonly seen: SeenState
  /** Number of the last entry that `seen` has. */
  readonly seq: number
  readonly captured: Surroundings['captured']
  /** The program that has it open. */
  readonly child: FaultChild | null
}

class KillRuns {
  readonly tally = new Tally()
  readonly violations: FaultViolation[] = []
  readonly asked = new Map<string, number>()
  acknowledged = 0
  readonly #file: string
  #spare: FaultChild

  constructor(file: string) {
    this.#file = file
    this.#spare = new FaultChild(file)
    for (const moment of Object.values(MOMENTS)) this.tally.add(moment, 0, 0)
  }

  /** The next program was started while the one before worked: starting takes longer than opening. */
  #next(): FaultChild {
    const child = this.#spare
    this.#spare = new FaultChild(this.#file)
    return child
  }

  end(): Promise<void> {
    return this.#spare.kill()
  }

  /** One life and its end, and what the next program finds; null when the library is of no more use. */
  async kill(run: number, known: Known, random: SeededRandom): Promise<Known | null> {
    const moment = chooseMoment(random, known.seq === 0)
    if (moment === 'opening') {
      await known.child?.kill()
      const child = this.#next()
      child.beginOpen(known.places)
      await pause(random.whole(80))
      await child.kill()
      return this.#reopen(run, moment, known, random, null)
    }
    const open = known.child ? { ...known, child: known.child } : await this.#begin(known)
    let made = 0
    const newId = (): string => `k${run}-${(made += 1)}`
    const around: Surroundings = { random, known: new Map(open.seen), newId, captured: open.captured }
    const life = new Life(open.child, around)
    await life.workUntil(moment)
    for (const [name, count] of life.asked) this.asked.set(name, (this.asked.get(name) ?? 0) + count)
    return this.#reopen(run, moment, open, random, life)
  }

  /** Makes a library; what it has then is no change of anybody's. */
  async #begin(known: Known): Promise<Known & { readonly child: FaultChild }> {
    const child = this.#next()
    const app = await child.open(known.places)
    return { ...known, child, seen: await lookAtEverything(child.client, app, []) }
  }

  /** Opens the library after a kill and checks it; the program lives on, to be killed next. */
  async #reopen(run: number, moment: Moment, known: Known, random: SeededRandom, life: Life | null) {
    const child = this.#next()
    const broken: string[] = []
    try {
      const found = await this.#look(child, known, random, life, broken)
      if (broken.length > 0) await this.#report(run, moment, known, broken)
      this.tally.add(MOMENTS[moment], 1, broken.length === 0 ? 1 : 0)
      return found
    } catch (error) {
      broken.push(error instanceof Error ? error.message : String(error))
      await this.#report(run, moment, known, broken)
      this.tally.add(MOMENTS[moment], 1, 0)
      await child.kill()
      return null
    }
  }

  async #look(child: FaultChild, known: Known, random: SeededRandom, life: Life | null, broken: string[]) {
    const app = await child.open(known.places)
    broken.push(...openingFaults(app, child.faults))
    const journal = await readEntries(known.places.libraryDir)
    const articles = new Set(journal.flatMap(articlesIn))
    const seen = await lookAtEverything(child.client, app, articles)
    const undo = app.phase === 'ready' ? app.library.undo : null
    const { acknowledged, inFlight } = life ?? { acknowledged: new Map(), inFlight: new Set() }
    const faults = checkReopened({
      before: known.seen,
      from: known.seq,
      acknowledged,
      inFlight: [...inFlight],
      journal,
      seen,
      undo: undo?.undo?.seq ?? null,
      redo: undo?.redo?.seq ?? null
    })
    broken.push(...faults)
    const last = journal.at(-1)?.seq ?? 0
    const extra = last - Math.max(known.seq, ...acknowledged.keys())
    this.acknowledged += acknowledged.size
    this.tally.add(
      'acknowledged changes that are there',
      acknowledged.size,
      faults.length === 0 ? acknowledged.size : 0
    )
    this.tally.add(
      'calls under way: on the disk as a whole, or not at all',
      inFlight.size,
      faults.length === 0 ? inFlight.size : 0
    )
    this.tally.add('  of these on the disk', extra, extra)
    for (const capture of known.captured.slice(-3)) {
      const fault = await captureFault(child, capture)
      if (fault !== null) broken.push(fault)
      this.tally.add('captured files read back', 1, fault === null ? 1 : 0)
    }
    return this.#goBack(child, { ...known, child, seen, seq: last }, journal, random, broken)
  }

  /** Undo and redo go on where they were. */
  async #goBack(
    child: FaultChild,
    known: Known,
    journal: readonly JournalEntry[],
    random: SeededRandom,
    broken: string[]
  ) {
    const kind = random.chance(0.5) ? 'undo' : 'redo'
    const target = stacksOf(journal)[kind]
    const original = journal.find(({ seq }) => seq === target)
    if (!original) return known
    const done = await child.client.call(`command.${kind}`, {})
    const fault = done ? checkReplayed(kind, original.changes, done.changes) : `${kind} did nothing`
    if (fault !== null) broken.push(fault)
    this.tally.add('undo and redo after opening', 1, fault === null ? 1 : 0)
    const app = await child.client.call('app.state', {})
    const articles = new Set(journal.flatMap(articlesIn))
    return {
      ...known,
      seen: await lookAtEverything(child.client, app, articles),
      seq: done?.seq ?? known.seq
    }
  }

  /** The library as it is after all its kills: sound, and nothing set aside as damaged. */
  async finish(run: number, { places, child: last }: Known): Promise<void> {
    await last?.kill()
    const child = this.#next()
    await child.open(places)
    const { problems } = await child.verify()
    await child.close()
    const damaged = (await readdir(places.libraryDir, { recursive: true })).filter((name) => name.includes('.damaged-'))
    const broken = [...problems.map(({ file, message }) => `${file}: ${message}`), ...damaged]
    for (const what of broken) this.violations.push({ run, what: `after all its kills: ${what}` })
    this.tally.add('libraries that were sound after their kills', 1, broken.length === 0 ? 1 : 0)
  }

  async #report(run: number, moment: Moment, { places }: Known, broken: readonly string[]): Promise<void> {
    const entries = await readEntries(places.libraryDir).catch(() => [])
    const files = { 'journal.json': JSON.stringify(entries, null, 1), 'broken.txt': broken.join('\n') }
    this.violations.push({ run, what: `${MOMENTS[moment]}: ${broken.join('; ')}`, files })
  }
}

/**
 * D1: a program that works on a library is killed at random, again and again. A run is one kill; a library lives
 * through twenty of them, so a run is repeated with those before it in its library.
 */
export async function runKills({ runs, seed, from, say }: FaultOptions): Promise<FaultResult> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-kills-'))
  const kills = new KillRuns(await buildFaultChild(folder))
  let known: Known | null = null
  const first = from - (from % KILLS_OF_A_LIBRARY)
  try {
    for (let run = first; run < from + runs; run += 1) {
      if (!known || run % KILLS_OF_A_LIBRARY === 0) known = newLibrary(join(folder, `library-${run}`))
      known = await kills.kill(run, known, seededRandom(seed, run))
      const isLast = run + 1 === from + runs || (run + 1) % KILLS_OF_A_LIBRARY === 0
      if (known && isLast) {
        await kills.finish(run, known)
        await rm(join(known.places.libraryDir, '..'), { recursive: true })
      }
      if ((run + 1) % 50 === 0) say(`${run + 1 - first} kills, ${kills.acknowledged} acknowledged changes`)
    }
  } finally {
    await kills.end()
    await rm(folder, { recursive: true, force: true })
  }
  say([...kills.asked].map(([name, count]) => `${name} ${count}`).join(', '))
  return { kind: 'kills', seed, runs, table: kills.tally.table, violations: kills.violations }
}

const articlesIn = ({ changes }: JournalEntry): string[] =>
  changes.flatMap((change) => (change.table === 'article' ? [change.id] : []))

function newLibrary(root: string): Known {
  const places = { libraryDir: join(root, 'library'), configDir: join(root, 'config'), resourcesDir: RESOURCES }
  return { places, seen: new Map(), seq: 0, captured: [], child: null }
}

export const KILLS_KIND: FaultKind = {
  id: 'kills',
  title: 'Killed at random (D1)',
  short: 15,
  run: runKills
}
