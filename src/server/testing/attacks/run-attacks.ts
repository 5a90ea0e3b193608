import { hostileCalls, isPolluted } from './hostile-over-http'
import { FAMILIES } from './families'
import { FLOODS } from './floods'
import { judgeLog, tryAttack } from './judge'
import { openTarget, QUICK_LIMITS } from './target'
import type { Target } from './target'

export interface AttackOptions {
  /** Families whose names hold it; without it all. */
  readonly only?: string | undefined
  readonly seed: number
  /** Made-up calls for each call of the contract. */
  readonly runs: number
  /** Connections of a flood. */
  readonly many: number
  readonly say: (line: string) => void
}

export interface AttackRow {
  readonly family: string
  readonly tried: number
  readonly refused: number
  readonly violations: readonly string[]
}

/** Tries every attack on a server of its own for each family, and tells how many were refused as they should be. */
export async function runAttacks({ seed, runs, many, say, only = '' }: AttackOptions): Promise<AttackRow[]> {
  const rows: AttackRow[] = []
  for (const { name, attacks } of FAMILIES.filter((family) => family.name.includes(only))) {
    say(`${name} …`)
    rows.push(await onTarget(name, async (target) => tryEach(attacks, (attack) => tryAttack(target, attack))))
  }
  for (const flood of FLOODS.filter((each) => each.name.includes(only))) {
    say(`${many} at once: ${flood.name} …`)
    rows.push(
      await onTarget(`${many} at once: ${flood.name}`, (target) => tryEach([flood], () => flood.run(target, many)))
    )
  }
  const made = 'Made-up parameters for every call'
  if (made.includes(only)) {
    say(`${made}, seed ${seed} …`)
    rows.push(await onTarget(made, (target) => hostileCalls(target, { seed, each: runs })))
  }
  if (isPolluted()) throw new Error('A prototype was polluted.')
  return rows
}

interface Tally {
  readonly tried: number
  readonly violations: string[]
}

async function onTarget(family: string, run: (target: Target) => Promise<Tally>): Promise<AttackRow> {
  const target = await openTarget(QUICK_LIMITS)
  try {
    const { tried, violations } = await run(target)
    await target.end()
    const told = [...judgeLog(target), ...target.faults.map((fault) => `a fault of the program: ${String(fault)}`)]
    return { family, tried, refused: tried - violations.length, violations: [...violations, ...told] }
  } finally {
    await target.remove()
  }
}

async function tryEach<Each extends { readonly name: string }>(
  all: readonly Each[],
  attempt: (each: Each) => Promise<string[]>
): Promise<Tally> {
  const violations: string[] = []
  for (const each of all) {
    const wrong = await attempt(each)
    if (wrong.length > 0) violations.push(`${each.name}: ${wrong.join('; ')}`)
  }
  return { tried: all.length, violations }
}
