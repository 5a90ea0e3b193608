import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFaultChild, FaultChild } from './child-process'
import type { ChildPlaces } from './child-messages'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { LockRace, RACERS } from './lock-race'
import { SCENARIOS } from './process-scenarios'
import type { Scenario } from './process-scenarios'
import { seededRandom } from './seeded-random'
import { Tally } from './tally'

const RESOURCES = join(import.meta.dirname, '..', '..', '..', '..', 'resources')
/** Races are quick: so many go with every run. */
const RACES = 5

/** Plays a scenario on a library of its own, with an article in it; no program outlives it. */
async function play(scenario: Scenario, file: string, root: string): Promise<readonly string[]> {
  const places: ChildPlaces = {
    libraryDir: join(root, 'library'),
    configDir: join(root, 'config'),
    resourcesDir: RESOURCES
  }
  const children: FaultChild[] = []
  const start = (): FaultChild => {
    const child = new FaultChild(file)
    children.push(child)
    return child
  }
  const open = async (more: Partial<ChildPlaces> = {}) => {
    const child = start()
    return { child, app: await child.open({ ...places, ...more }) }
  }
  try {
    const { child } = await open()
    const { batch } = await child.client.call('import.begin', {})
    await child.client.call('import.paste', { batch, item: 'one', title: 'Ferry', text: 'The ferry left.', html: null })
    const { added } = await child.client.call('import.commit', { batch, items: [{ item: 'one', title: 'Ferry' }] })
    await child.close()
    return await scenario({ places, article: added[0] ?? '', open, start })
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    for (const child of children) {
      child.signal('SIGCONT')
      await child.kill()
    }
    await rm(root, { recursive: true, force: true })
  }
}

/** D3: several programs on one library. A run is one scenario, in turn, and a few races for a lock. */
export async function runProcesses({ runs, seed, from, say }: FaultOptions): Promise<FaultResult> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-processes-'))
  const tally = new Tally()
  const violations: FaultViolation[] = []
  const note = (run: number, what: string, broken: readonly string[]): void => {
    tally.add(what, 1, broken.length === 0 ? 1 : 0)
    for (const fault of broken) violations.push({ run, what: `${what}: ${fault}` })
  }
  const file = await buildFaultChild(folder)
  const race = await LockRace.prepare(folder)
  try {
    for (let run = from; run < from + runs; run += 1) {
      const [what, scenario] = SCENARIOS[run % SCENARIOS.length] ?? []
      if (what !== undefined && scenario) note(run, what, await play(scenario, file, join(folder, `run-${run}`)))
      for (let number = 0; number < RACES; number += 1) {
        const broken = await race.run(run * RACES + number, seededRandom(seed, run * RACES + number))
        note(run, `${RACERS} programs race for a lock that was left behind, some are killed over it`, broken)
      }
      if ((run + 1 - from) % 10 === 0) say(`${run + 1 - from} runs`)
    }
  } finally {
    race.end()
    await rm(folder, { recursive: true, force: true })
  }
  return { kind: 'processes', seed, runs, table: tally.table, violations }
}

export const PROCESSES_KIND: FaultKind = {
  id: 'processes',
  title: 'Several programs on one library (D3)',
  short: SCENARIOS.length,
  run: runProcesses
}
