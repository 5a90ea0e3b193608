import { CallError } from '../../../api/envelope'
import { isFileError } from '../../store/file-system'
import { fileError } from '../failing-files'
import { CODES, fits } from './call-faults'
import type { Code, FileCall } from './call-faults'
import { CrashDisk } from './crash-disk'
import type { SkipSync } from './crash-disk'
import { crash, CRASH_KINDS } from './crash-states'
import type { CrashKind } from './crash-states'
import type { DiskProgram } from './disk-program'
import { snapshot } from './disk-tree'
import type { FolderNode } from './disk-tree'
import type { FaultKind, FaultOptions, FaultResult, FaultViolation } from './fault-kind'
import { frozenLibraries } from './frozen-libraries'
import type { FrozenLibrary } from './frozen-libraries'
import { seededRandom, shuffled } from './seeded-random'
import type { SeededRandom } from './seeded-random'
import { Tally } from './tally'
import { checkUpgraded, expectedOf, explain, openAs } from './upgraded-library'
import type { Expected } from './upgraded-library'

/** How often the kinds of crash that leave things to chance are drawn for each moment. */
const DRAWS = 5
/** Share of the openings after a cut during which the power goes once more. */
const CUT_AGAIN = 0.25
/** One call fails; that one and three more; or all from there on until the program is gone. */
const LENGTHS = { 'one call': 1, 'four calls': 4, 'every call from there on': Infinity } as const
type Length = keyof typeof LENGTHS

/** A moment of an upgrade: the disk before a change of it. */
interface Moment {
  readonly tree: FolderNode
  readonly during: string
}

interface Upgrade {
  readonly library: FrozenLibrary
  readonly expected: Expected
  readonly moments: readonly Moment[]
  readonly calls: readonly FileCall[]
}

type Case = { readonly upgrade: Upgrade } & (
  | { readonly moment: Moment; readonly kind: CrashKind }
  | { readonly call: number; readonly code: Code; readonly length: Length }
)

/** Opens an older library, lets its files be brought up to date, and closes it: everything that an upgrade writes. */
async function upgrade(disk: CrashDisk, library: FrozenLibrary): Promise<void> {
  const program = await openAs(disk, library.who, 0)
  await program.engine.checkpoint()
  await program.close()
}

async function undisturbed(library: FrozenLibrary, skipSync: SkipSync): Promise<Upgrade> {
  const expected = await expectedOf(library)
  const moments: Moment[] = []
  const calls: FileCall[] = []
  const disk = new CrashDisk(library.root(), skipSync)
  disk.before = (name, path) => void calls.push({ name, path })
  disk.onChange = (number, call, path) =>
    void moments.push({ tree: snapshot(disk.root), during: `before change ${number} (${call} ${path})` })
  await upgrade(disk, library)
  moments.push({ tree: snapshot(disk.root), during: 'after the last change' })
  return { library, expected, moments, calls }
}

/** Every case there is, in an order that looks random, so that a few of them are a fair sample. */
function allCases(upgrades: readonly Upgrade[], seed: number): Case[] {
  const cases = upgrades.flatMap((given): Case[] => [
    ...given.moments.flatMap((moment) =>
      CRASH_KINDS.flatMap((kind) => {
        const draws = kind === 'ordered' || kind === 'wild' ? DRAWS : 1
        return Array.from({ length: draws }, () => ({ upgrade: given, moment, kind }))
      })
    ),
    ...given.calls.flatMap((called, call) =>
      CODES.filter((code) => fits(code, called)).flatMap((code) =>
        (Object.keys(LENGTHS) as Length[]).map((length) => ({ upgrade: given, call, code, length }))
      )
    )
  ])
  return shuffled(cases, seededRandom(seed))
}

/** The power goes in the middle of the upgrade, and in some cases once more while the library is opened again. */
async function cut(given: Upgrade, { tree }: Moment, kind: CrashKind, random: SeededRandom, tally: Tally) {
  const { library, expected } = given
  const again: Moment[] = []
  let offered = 0
  const isAgain = random.chance(CUT_AGAIN)
  const faults = await checkUpgraded(crash(tree, kind, random), library, expected, (disk) => {
    if (!isAgain) return
    disk.onChange = (number, call, path) => {
      if (random.whole((offered += 1)) > 0) return
      again[0] = { tree: snapshot(disk.root), during: `change ${number} of opening (${call} ${path})` }
    }
  })
  for (const moment of again) {
    const found = await checkUpgraded(crash(moment.tree, 'wild', random), library, expected)
    tally.add(AGAIN, 1, found.length === 0 ? 1 : 0)
    faults.push(...found.map((fault) => `cut again before ${moment.during}: ${fault}`))
  }
  return faults
}

/** Calls to the disk fail in the middle of the upgrade; then the disk is whole again. */
async function fail({ library, expected }: Upgrade, call: number, code: Code, length: Length, random: SeededRandom) {
  const faults: string[] = []
  const disk = new CrashDisk(library.root())
  let made = 0
  disk.before = (name) => {
    const number = (made += 1) - 1
    if (number < call || number >= call + LENGTHS[length] || !fits(code, { name })) return
    if (code === 'half') return 'half'
    throw fileError(code)
  }
  let program: DiskProgram | null = null
  try {
    program = await openAs(disk, library.who, 0)
    // What cannot be written now can be later; here it is later in the next program.
    if (!program.store.readOnly) await program.engine.checkpoint().catch(requireFileError)
  } catch (error) {
    if (!(error instanceof CallError)) faults.push(`it fails without words: ${explain(error)}`)
  }
  await program?.close().catch(requireFileError)
  disk.before = () => undefined
  // Tried again in the same program, or in a new one, or after the power went too.
  const kind = random.one(['same', 'new', 'wild'] as const)
  const left = kind === 'wild' ? crash(snapshot(disk.root), 'wild', random) : snapshot(disk.root)
  const root = kind === 'same' ? disk.root : left
  return [...faults, ...(await checkUpgraded(root, library, expected))]
}

function requireFileError(error: unknown): void {
  if (!isFileError(error) && !(error instanceof CallError)) throw error
}

export interface UpgradeOptions extends FaultOptions {
  /** Flushes that are left out, to see that the harness notices. */
  readonly skipSync?: SkipSync
  /** Only the cases that are power cuts. */
  readonly cutsOnly?: boolean
}

/**
 * D10: the power goes, or calls to the disk fail, while a library of an older version is opened and brought up to date.
 * A run is one such case. As many runs as there are cases do them all.
 */
export async function runUpgrades(options: UpgradeOptions): Promise<FaultResult> {
  const { runs, seed, from, say, skipSync = () => false, cutsOnly = false } = options
  const libraries = await frozenLibraries()
  const upgrades = await Promise.all(libraries.map((library) => undisturbed(library, skipSync)))
  const cases = allCases(upgrades, seed).filter((given) => !cutsOnly || 'kind' in given)
  const count = (of: readonly Upgrade[], key: 'moments' | 'calls'): number =>
    of.reduce((sum, given) => sum + given[key].length, 0)
  say(`${count(upgrades, 'moments')} moments, ${count(upgrades, 'calls')} calls to the disk, ${cases.length} cases`)
  const tally = new Tally()
  const violations: FaultViolation[] = []
  const chosen = cases.slice(from, from + runs)
  for (const [index, given] of chosen.entries()) {
    const run = from + index
    const random = seededRandom(seed, 1_000_000 + run)
    const isCut = 'kind' in given
    const faults = await (
      isCut
        ? cut(given.upgrade, given.moment, given.kind, random, tally)
        : fail(given.upgrade, given.call, given.code, given.length, random)
    ).catch((error: unknown) => [explain(error)])
    const { name } = given.upgrade.library
    const held = faults.length === 0 ? 1 : 0
    tally.add(`${name}: ${isCut ? 'the power goes' : 'the disk fails'}`, 1, held)
    tally.add(isCut ? KINDS[given.kind] : `${given.code}, ${given.length}`, 1, held)
    if (faults.length > 0) violations.push({ run, what: `${name}, ${inWords(given)}: ${faults.join(' / ')}` })
    if ((index + 1) % 1000 === 0) say(`${index + 1} of ${chosen.length} cases`)
  }
  const table = [...tally.table].sort(([a], [b]) => (a < b ? -1 : 1))
  return { kind: 'upgrades', seed, runs: chosen.length, table, violations }
}

function inWords(given: Case): string {
  if ('kind' in given) return `${given.kind} ${given.moment.during}`
  const called = given.upgrade.calls[given.call]
  return `call ${given.call} (${called?.name ?? ''} ${called?.path ?? ''}) ${given.code}, ${given.length}`
}

const AGAIN = 'power cut: once more while the library is opened'
const KINDS: Readonly<Record<CrashKind, string>> = {
  lost: 'power cut: nothing that was not flushed is there',
  kept: 'power cut: everything is there, the program is gone',
  ordered: 'power cut: names in order up to some moment, contents torn',
  wild: 'power cut: any names, contents torn',
  hollow: 'power cut: names and sizes are there, contents are zeros'
}

export const UPGRADES_KIND: FaultKind = {
  id: 'upgrades',
  title: 'The power goes, or the disk fails, while an older library is brought up to date (D10)',
  short: 300,
  run: runUpgrades
}
