import { SEAL_AT } from '../../store/journal-parts'
import { CrashDisk } from './crash-disk'
import type { SkipSync } from './crash-disk'
import { crash, CRASH_KINDS } from './crash-states'
import type { CrashKind } from './crash-states'
import { checkCrashed } from './crashed-library'
import type { Acknowledged } from './crashed-library'
import { counters, openProgram } from './disk-program'
import type { DiskProgram } from './disk-program'
import { workStep } from './disk-work'
import { snapshot } from './disk-tree'
import type { FolderNode } from './disk-tree'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { seededRandom } from './seeded-random'
import type { SeededRandom } from './seeded-random'
import { applySeen, differences } from './seen-state'
import type { SeenState } from './seen-state'
import { stateInMemory, withinArticles } from './state-in-memory'

/** Steps of work between two libraries. */
const STEPS = 40
/** Moments in each library's work at which the power goes. */
const CUTS = 20
/** Crash states of each moment. */
const STATES_OF_A_CUT = CRASH_KINDS.length
const STATES_OF_A_LIBRARY = CUTS * STATES_OF_A_CUT
/** Share of the openings after a cut during which the power goes once more. */
const CUT_AGAIN = 0.25

/** A moment at which the power may go: the disk, what was promised, and the call that was about to be made. */
interface Moment {
  readonly tree: FolderNode
  readonly had: Acknowledged
  readonly during: string
}

/** Some of many moments, each with the same chance, without knowing how many there will be. */
class Sample {
  readonly moments: Moment[] = []
  readonly #most: number
  readonly #random: SeededRandom
  #offered = 0

  constructor(most: number, random: SeededRandom) {
    this.#most = most
    this.#random = random
  }

  offer(make: () => Moment): void {
    this.#offered += 1
    if (this.moments.length < this.#most) this.moments.push(make())
    else {
      const place = this.#random.whole(this.#offered)
      if (place < this.#most) this.moments[place] = make()
    }
  }
}

interface Worked {
  readonly moments: readonly Moment[]
  /** The state after each entry of the journal, by its number. */
  readonly states: readonly SeenState[]
  readonly faults: readonly string[]
}

/** A library's life: made, worked in, closed and opened again; and moments of it at which the power might go. */
async function work(random: SeededRandom, skipSync: SkipSync): Promise<Worked> {
  const disk = new CrashDisk(undefined, skipSync)
  const sample = new Sample(CUTS, random)
  const sealAt = random.chance(0.7) ? { bytes: Infinity, entries: 1 + random.whole(8) } : SEAL_AT
  const given = { ...counters(), retry: false, sealAt }
  let program: DiskProgram | null = null
  let seq = 0
  let opened = false
  const captured: string[] = []
  const typed: string[] = []
  disk.onChange = (number, call, path) => {
    if (program) seq = Math.max(seq, program.store.seq)
    const had = { opened, seq, captured: [...captured], typed: [...typed] }
    sample.offer(() => ({ tree: snapshot(disk.root), had, during: `change ${number} (${call} ${path})` }))
  }
  program = await openProgram(disk, given)
  opened = true
  const begun = await stateInMemory(program)
  for (let step = 0; step < STEPS; step += 1) {
    if (random.chance(0.06)) {
      await program.close()
      program = null
      program = await openProgram(disk, given)
    }
    const promised = await workStep(program, random)
    if (promised.captured !== undefined) captured.push(promised.captured)
    if (promised.typed !== undefined) typed.push(promised.typed)
  }
  const states = await statesOf(program, begun)
  const last = states.at(-1) ?? begun
  const faults = differences(withinArticles(last), withinArticles(await stateInMemory(program)))
  await program.close()
  return { moments: sample.moments, states, faults }
}

async function statesOf({ store, engine }: DiskProgram, begun: SeenState): Promise<SeenState[]> {
  const states = [begun]
  for (let seq = 1; seq <= store.seq; seq += 1) {
    const state = new Map(states[seq - 1])
    applySeen(state, await engine.changesOf(seq))
    states.push(state)
  }
  return states
}

export interface PowerCutOptions extends FaultOptions {
  /** Flushes that are left out, to see that the harness notices. */
  readonly skipSync?: SkipSync
}

/**
 * D1: cuts the power at random moments of random work and looks at what each kind of disk would leave; a run is one
 * such state. The work of a library is done once for all its states.
 */
export async function runPowerCuts(options: PowerCutOptions): Promise<FaultResult> {
  const { runs, seed, from, say, skipSync = () => false } = options
  const tried = new Map<CrashKind | 'again', [number, number]>()
  const violations: FaultViolation[] = []
  const note = (kind: CrashKind | 'again', run: number, during: string, faults: readonly string[]): void => {
    const [before, held] = tried.get(kind) ?? [0, 0]
    tried.set(kind, [before + 1, held + (faults.length === 0 ? 1 : 0)])
    if (faults.length > 0) violations.push({ run, what: `${kind}, before ${during}: ${faults.join(' / ')}` })
  }
  let worked: Worked | null = null
  let library = -1
  for (let run = from; run < from + runs; run += 1) {
    const wanted = Math.floor(run / STATES_OF_A_LIBRARY)
    if (library !== wanted || !worked) {
      library = wanted
      worked = await work(seededRandom(seed, library), skipSync)
      for (const fault of worked.faults) violations.push({ run, what: `the work itself went wrong: ${fault}` })
      say(`library ${library}: ${worked.states.length - 1} changes; ${run - from} of ${runs} states looked at`)
    }
    const place = run % STATES_OF_A_LIBRARY
    const moment = worked.moments[Math.floor(place / STATES_OF_A_CUT)]
    const kind = CRASH_KINDS[place % STATES_OF_A_CUT]
    if (!moment || !kind) continue
    const random = seededRandom(seed, 1_000_000 + run)
    const second = new Sample(random.chance(CUT_AGAIN) ? 1 : 0, random)
    const faults = await checkCrashed(crash(moment.tree, kind, random), moment.had, worked.states, (disk) => {
      disk.onChange = (number, call, path) => {
        const during = `${moment.during}, and again before change ${number} of opening (${call} ${path})`
        second.offer(() => ({ tree: snapshot(disk.root), had: moment.had, during }))
      }
    })
    note(kind, run, moment.during, faults)
    for (const { tree, had, during } of second.moments) {
      note('again', run, during, await checkCrashed(crash(tree, 'wild', random), had, worked.states))
    }
  }
  return { kind: 'power-cuts', seed, runs, table: tableOf(tried), violations }
}

const WORDS: Readonly<Record<CrashKind | 'again', string>> = {
  lost: 'nothing that was not flushed is there',
  kept: 'everything is there, the program is gone',
  ordered: 'names in order up to some moment, contents torn at sectors',
  wild: 'any names, each for itself, contents torn at sectors',
  hollow: 'names and sizes are there, contents are zeros',
  again: 'the power goes once more while the library is opened'
}

const tableOf = (tried: ReadonlyMap<CrashKind | 'again', [number, number]>): FaultResult['table'] =>
  [...tried].map(([kind, [count, held]]) => [WORDS[kind], count, held] as const)

export const POWER_CUTS_KIND: FaultKind = {
  id: 'power-cuts',
  title: 'The power goes at a random moment of random work, and what was not flushed is lost, torn or zeros (D1)',
  short: 200,
  run: runPowerCuts
}
