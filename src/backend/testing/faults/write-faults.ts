import { CallError } from '../../../api/envelope'
import { explainFault } from '../../explain-fault'
import { TEMPORARY_FILE } from '../../store/durable-write'
import { isFileError } from '../../store/file-system'
import { fileError } from '../failing-files'
import { CODES, fits, isWrite } from './call-faults'
import type { Code, FileCall } from './call-faults'
import { CrashDisk } from './crash-disk'
import { crash } from './crash-states'
import { checkCrashed, endHolder } from './crashed-library'
import { counters, openProgram } from './disk-program'
import type { DiskProgram } from './disk-program'
import { isFolder, snapshot } from './disk-tree'
import type { FolderNode } from './disk-tree'
import { FAULT_STEPS } from './fault-steps'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { seededRandom, shuffled } from './seeded-random'
import { applySeen, differences } from './seen-state'
import type { SeenState } from './seen-state'
import { stateInMemory, withinArticles } from './state-in-memory'

/**
 * `report`: failed writes are reported (the CLI); one call fails. `retry`: they are tried again (a window); one call
 * fails. `spell`: they are reported, and the calls after it fail as well, also those that clear up.
 */
const WAYS = ['report', 'retry', 'spell'] as const
type Way = (typeof WAYS)[number]
/** How many calls fail in a spell. */
const SPELL = 4

interface Case {
  /** Number of the call that fails. */
  readonly call: number
  readonly code: Code
  readonly way: Way
}

/** Names in the library that ought not to be there: temporary files, and files set aside as damaged. */
function leftovers(node: FolderNode, path = ''): string[] {
  const found: string[] = []
  for (const [name, entry] of node.entries) {
    if (TEMPORARY_FILE.test(name) || name.includes('.damaged-')) found.push(`${path}/${name}`)
    if (isFolder(entry)) found.push(...leftovers(entry, `${path}/${name}`))
  }
  return found
}

class Trial {
  readonly disk = new CrashDisk()
  readonly calls: FileCall[] = []
  readonly faults: string[] = []
  readonly #given: Case | null
  readonly #options
  #program: DiskProgram | null = null
  #states: SeenState[] = []
  #seq = 0
  /** The call that the fault hit, once it has come. */
  hit: FileCall | null = null
  /** Whether the disk is whole again. */
  #isOver = false
  /** The harness looks at the library itself: its calls are not part of the work. */
  #isLooking = false

  constructor(given: Case | null) {
    this.#given = given
    this.#options = { ...counters(), retry: given?.way === 'retry', sealAt: { bytes: Infinity, entries: 4 } }
    this.disk.before = (name, path) => this.#before({ name, path })
  }

  #before(call: FileCall): 'half' | void {
    if (this.#isLooking) return
    const number = this.calls.push(call) - 1
    const given = this.#given
    if (!given || this.#isOver || number < given.call || number >= given.call + (given.way === 'spell' ? SPELL : 1))
      return
    this.hit ??= call
    if (!fits(given.code, call)) return
    if (given.code === 'half') return 'half'
    throw fileError(given.code)
  }

  /** Does all steps; one that the fault broke is done again, as a person does. */
  async run(): Promise<void> {
    await this.#open()
    for (const [index, { name, run }] of FAULT_STEPS.entries()) {
      const wasHit = this.hit !== null
      const random = () => seededRandom(1, index)
      const failed = await this.#attempt(name, (program) => run(program, random()))
      if (failed !== null) {
        if (wasHit || !this.hit) this.faults.push(`“${name}” fails without a fault: ${explain(failed)}`)
        const again = await this.#attempt(name, (program) => run(program, random()))
        if (again !== null) this.faults.push(`“${name}” fails again after the fault: ${explain(again)}`)
      }
      if (!wasHit && this.hit) await this.#look(`after “${name}” met the fault`)
    }
    await this.#requireProgram().engine.checkpoint()
    await this.#look('at the end')
    await this.#close()
    await this.#open()
    await this.#look('opened again')
    const left = leftovers(this.disk.root)
    if (left.length > 0) this.faults.push(`once it was opened again, there are ${left.join(', ')}`)
    await this.#close()
  }

  /** Does a step; gives the error it ended with. */
  async #attempt(name: string, run: (program: DiskProgram) => Promise<unknown>): Promise<unknown> {
    if (name === 'reopen') {
      await this.#close()
      await this.#open()
      return null
    }
    const program = this.#requireProgram()
    const before = program.store.seq
    try {
      await run(program)
      return null
    } catch (error) {
      const isExplained = explainFault(error) instanceof CallError
      if (!isExplained) this.faults.push(`“${name}” fails without words for a person: ${explain(error)}`)
      if (name.startsWith('command') && program.store.seq !== before)
        this.faults.push(`“${name}” failed and is in force`)
      if (name.startsWith('command') && this.#given?.way === 'retry' && this.hit && isWrite(this.hit)) {
        this.faults.push(`“${name}” was given up though writes are tried again: ${explain(error)}`)
      }
      return error
    } finally {
      this.#seq = program.store.seq
      this.#isOver = this.hit !== null
    }
  }

  async #open(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      endHolder(this.disk.root)
      try {
        const program = await openProgram(this.disk, this.#options)
        if (program.store.readOnly && tries === 0) {
          await program.close()
          continue
        }
        this.#program = program
        if (this.#states.length === 0) this.#states.push(await stateInMemory(program))
        return
      } catch (error) {
        if (!(error instanceof CallError)) this.faults.push(`opening fails without words: ${explain(error)}`)
        if (tries > 0) throw error
      } finally {
        this.#isOver = this.hit !== null
      }
    }
  }

  async #close(): Promise<void> {
    const program = this.#requireProgram()
    try {
      await program.close()
    } catch (error) {
      // D9: the person stays, and closes again.
      if (!this.hit) this.faults.push(`closing fails without a fault: ${explain(error)}`)
      else if (!isFileError(error)) this.faults.push(`closing fails without words: ${explain(error)}`)
      this.#isOver = true
      await program.close()
    }
  }

  #requireProgram(): DiskProgram {
    if (!this.#program) throw new Error('No library is open.')
    return this.#program
  }

  /** Whether memory, what is on the disk for sure, and the folder are as they should be. */
  async #look(when: string): Promise<void> {
    this.#isLooking = true
    await this.#lookAt(when)
    this.#isLooking = false
  }

  async #lookAt(when: string): Promise<void> {
    const { store, engine, troubles } = this.#requireProgram()
    for (let seq = this.#states.length; seq <= store.seq; seq += 1) {
      const state = new Map(this.#states[seq - 1])
      applySeen(state, await engine.changesOf(seq))
      this.#states.push(state)
    }
    const expected = this.#states[store.seq] ?? new Map<string, string>()
    const wrong = differences(withinArticles(expected), withinArticles(await stateInMemory(this.#requireProgram())))
    if (wrong.length > 0) this.faults.push(`${when}, memory is wrong: ${wrong.join('; ')}`)
    if (store.seq < this.#seq) this.faults.push(`${when}, change ${this.#seq} is gone`)
    for (const { severity, message } of store.notices) {
      if (severity !== 'info' && /damaged|missing|rebuilt/.test(message)) this.faults.push(`${when}: ${message}`)
    }
    if (store.readOnly) this.faults.push(`${when}, it is for reading only: ${store.readOnly.message}`)
    let left = this.#given?.way === 'spell' ? [] : leftovers(this.disk.root)
    // The files may be being brought up to date by themselves just now.
    for (let turns = 0; left.length > 0 && turns < 200; turns += 1) {
      await new Promise(setImmediate)
      left = leftovers(this.disk.root)
    }
    if (left.length > 0) this.faults.push(`${when}, there are ${left.join(', ')}`)
    if (when === 'at the end' && (troubles.at(-1) ?? null) !== null) {
      this.faults.push(`${when}, the window still says: ${troubles.at(-1) ?? ''}`)
    }
    const had = { opened: true, seq: store.seq, captured: [], typed: [] }
    const cut = crash(snapshot(this.disk.root), 'lost', seededRandom(1))
    for (const fault of await checkCrashed(cut, had, this.#states))
      this.faults.push(`${when}, after a power cut ${fault}`)
  }
}

const explain = (error: unknown): string =>
  error instanceof CallError
    ? `${error.code}: ${error.message}`
    : error instanceof Error
      ? (error.stack ?? '').split('\n').slice(0, 9).join(' ')
      : String(error)

/** Every case there is, in an order that looks random, so that a few of them are a fair sample. */
function allCases(calls: readonly FileCall[], seed: number): Case[] {
  const cases = calls.flatMap((call, number) =>
    CODES.filter((code) => fits(code, call)).flatMap((code) => WAYS.map((way) => ({ call: number, code, way })))
  )
  return shuffled(cases, seededRandom(seed))
}

/** Trials that wait for the disk side by side: a window waits half a second before it tries a write again. */
const AT_ONCE = 12

/**
 * D2, D5: does one piece of work again and again, each time with another call to the disk failing in another way; a run
 * is one such case. As many runs as there are cases do them all.
 */
export async function runWriteFaults({ runs, seed, from, say }: FaultOptions): Promise<FaultResult> {
  const plain = new Trial(null)
  await plain.run()
  const violations: FaultViolation[] = plain.faults.map((fault) => ({ run: from, what: `without a fault: ${fault}` }))
  const cases = allCases(plain.calls, seed)
  say(`${plain.calls.length} calls to the disk, ${cases.length} cases`)
  const chosen = cases.slice(from, from + runs)
  const tally = new Map<string, [number, number]>()
  const one = async (given: Case, run: number): Promise<void> => {
    const trial = new Trial(given)
    await trial.run().catch((error: unknown) => trial.faults.push(`it cannot go on: ${explain(error)}`))
    const call = plain.calls[given.call]
    const place = `call ${given.call} (${call?.name ?? ''} ${call?.path ?? ''}) ${given.code}, ${given.way}`
    const row = `${given.code} (${given.way})`
    const [tried, held] = tally.get(row) ?? [0, 0]
    tally.set(row, [tried + 1, held + (trial.faults.length === 0 ? 1 : 0)])
    if (trial.faults.length > 0) violations.push({ run, what: `${place}: ${trial.faults.join(' / ')}` })
    if ((run + 1) % 500 === 0) say(`${run + 1 - from} of ${chosen.length} cases`)
  }
  const left = [...chosen.entries()]
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) await one(next[1], from + next[0])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const table = [...tally].sort().map(([row, [tried, held]]) => [row, tried, held] as const)
  return { kind: 'writes', seed, runs: chosen.length, table, violations }
}

export const WRITES_KIND: FaultKind = {
  id: 'writes',
  title: 'Every call to the disk fails in turn, in every way (D2, D5)',
  short: 150,
  run: runWriteFaults
}
