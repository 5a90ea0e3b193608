import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChildPlaces } from './child-messages'
import { buildFaultChild, ChildGone, FaultChild } from './child-process'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { filesOf, layOut, frozenLibraries, treeOf } from './frozen-libraries'
import type { FrozenLibrary } from './frozen-libraries'
import { seededRandom } from './seeded-random'
import { differences, lookAtEverything } from './seen-state'
import type { SeenState } from './seen-state'
import { Tally } from './tally'
import { expectedFiles, explain, faultsOfFolder, changesOf } from './upgraded-library'

const RESOURCES = join(import.meta.dirname, '..', '..', '..', '..', 'resources')

/** A number of a call that no program makes: it counts its calls, and lives. */
const NEVER = Number.MAX_SAFE_INTEGER

interface Look {
  readonly seen: SeenState
  readonly faults: readonly string[]
}

interface Known {
  readonly library: FrozenLibrary
  readonly seen: SeenState
  /** Calls to the disk that an upgrade takes, from the start of the program until it has closed the library. */
  readonly calls: number
}

/** Opens a library and closes it. @returns how many calls to the disk that took; null when the program was killed */
async function upgrade(child: FaultChild, places: ChildPlaces, dieBefore: number): Promise<number | null> {
  let calls = 0
  child.listen((message) => {
    if ('calls' in message) calls = message.calls
  })
  try {
    await child.open({ ...places, dieBefore })
    await child.close()
    return calls
  } catch (error) {
    if (error instanceof ChildGone) return null
    throw error
  }
}

class UpgradeKills {
  readonly #file: string
  readonly #folder: string

  constructor(file: string, folder: string) {
    this.#file = file
    this.#folder = folder
  }

  async #place(library: FrozenLibrary, run: number | string): Promise<ChildPlaces> {
    const at = join(this.#folder, `run-${run}`)
    const places = { libraryDir: join(at, 'library'), configDir: join(at, 'config'), resourcesDir: RESOURCES }
    await layOut(library, places.libraryDir, places.configDir)
    return places
  }

  /** Opens a library, looks at everything in it, and closes it. */
  async #look(child: FaultChild, places: ChildPlaces, tells: RegExp | null): Promise<Look> {
    const app = await child.open(places)
    const seen = await lookAtEverything(child.client, app, [])
    const faults: string[] = []
    const isAllowed = (message: string): boolean => tells?.test(message) === true
    if (app.phase !== 'ready') faults.push('it does not open')
    else {
      if (app.library.readOnly) faults.push(`it opens for reading only: ${app.library.readOnly.message}`)
      for (const { severity, message } of app.library.notices) {
        if (severity !== 'info' && !isAllowed(message)) faults.push(`it tells of damage: ${message}`)
      }
    }
    for (const { file, message } of (await child.verify()).problems) {
      if (!isAllowed(message)) faults.push(`it is not sound: ${file} ${message}`)
    }
    await child.close()
    return { seen, faults: [...faults, ...child.faults] }
  }

  async undisturbed(library: FrozenLibrary, number: number): Promise<Known> {
    const places = await this.#place(library, `undisturbed-${number}`)
    const calls = await upgrade(new FaultChild(this.#file), places, NEVER)
    const { seen, faults } = await this.#look(new FaultChild(this.#file), places, null)
    if (calls === null || faults.length > 0) throw new Error(`${library.name} cannot be opened: ${faults.join('; ')}`)
    return { library, seen, calls }
  }

  /** @returns whether the program was killed before it had closed the library, and what does not hold afterwards */
  async kill(run: number, { library, seen }: Known, dieBefore: number) {
    const places = await this.#place(library, run)
    const [killed, next, last] = [
      new FaultChild(this.#file),
      new FaultChild(this.#file),
      new FaultChild(this.#file)
    ] as const
    const faults: string[] = []
    let wasKilled = false
    try {
      wasKilled = (await upgrade(killed, places, dieBefore)) === null
      const first = await this.#look(next, places, library.tells)
      faults.push(...first.faults, ...differences(seen, first.seen))
      const tree = await treeOf(places.libraryDir)
      faults.push(...faultsOfFolder(tree, expectedFiles(library)))
      const second = await this.#look(last, places, null)
      faults.push(...[...second.faults, ...differences(seen, second.seen)].map((fault) => `opened again, ${fault}`))
      const changed = changesOf(filesOf(tree), filesOf(await treeOf(places.libraryDir)))
      if (changed.length > 0) faults.push(`opening it once more changed ${changed.slice(0, 4).join('; ')}`)
    } catch (error) {
      faults.push(explain(error))
    } finally {
      await Promise.all([killed.kill(), next.kill(), last.kill()])
    }
    await rm(join(places.libraryDir, '..'), { recursive: true })
    return { wasKilled, faults }
  }
}

/**
 * D10: the whole application opens a library of an older version in a process of its own and is killed (SIGKILL) before
 * one of its calls to the disk, drawn anew for each run; then two more programs open it, one after the other.
 */
export async function runUpgradeKills({ runs, seed, from, say }: FaultOptions): Promise<FaultResult> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-upgrades-'))
  const tally = new Tally()
  const violations: FaultViolation[] = []
  try {
    const kills = new UpgradeKills(await buildFaultChild(folder), folder)
    const known: Known[] = []
    for (const [number, library] of (await frozenLibraries()).entries()) {
      known.push(await kills.undisturbed(library, number))
    }
    for (let run = from; run < from + runs; run += 1) {
      const given = known[run % known.length]
      if (!given) continue
      const dieBefore = seededRandom(seed, run).whole(given.calls)
      const { wasKilled, faults } = await kills.kill(run, given, dieBefore)
      const held = faults.length === 0 ? 1 : 0
      tally.add(`${given.library.name}: killed`, wasKilled ? 1 : 0, wasKilled ? held : 0)
      // Programs differ by a few calls from one to the next.
      if (!wasKilled) tally.add('done before it could be killed', 1, held)
      const what = `${given.library.name}, killed before call ${dieBefore} of ${given.calls}`
      if (faults.length > 0) violations.push({ run, what: `${what}: ${faults.join(' / ')}` })
      if ((run + 1 - from) % 50 === 0) say(`${run + 1 - from} of ${runs} kills`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return { kind: 'upgrade-kills', seed, runs, table: tally.table, violations }
}

export const UPGRADE_KILLS_KIND: FaultKind = {
  id: 'upgrade-kills',
  title: 'Killed while an older library is brought up to date (D10)',
  short: 12,
  run: runUpgradeKills
}
