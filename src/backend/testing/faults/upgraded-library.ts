import { CallError } from '../../../api/envelope'
import { canonicalJson } from '../../store/canonical-json'
import { TEMPORARY_FILE } from '../../store/durable-write'
import { LIBRARY_VERSION } from '../../store/file-kinds'
import { verifyLibrary } from '../../store/verify-library'
import { CrashDisk } from './crash-disk'
import { endHolder } from './crashed-library'
import { counters, LIBRARY, openProgram } from './disk-program'
import type { DiskProgram, Who } from './disk-program'
import { snapshot } from './disk-tree'
import type { FolderNode } from './disk-tree'
import { filesOf, folderAt, recordsOf } from './frozen-libraries'
import type { FrozenLibrary } from './frozen-libraries'
import { differences } from './seen-state'
import type { SeenState } from './seen-state'
import { stateInMemory } from './state-in-memory'

/** What somebody finds in a library. */
export interface Found {
  readonly state: SeenState
  /** What can be undone, and what was, as it is told of. */
  readonly history: string
}

/** What an older library must have become, whatever happened meanwhile: for whom opens it, and for its owner. */
export interface Expected extends ExpectedFiles {
  readonly byWho: Found
  readonly byOwner: Found
}

export interface ExpectedFiles {
  /** What the copy must hold, by path; null where none is to be made. */
  readonly records: ReadonlyMap<string, Buffer> | null
  /** Texts, originals, captures and files of other people, which nothing may touch. */
  readonly untouched: ReadonlyMap<string, Buffer>
}

export const explain = (error: unknown): string =>
  error instanceof CallError
    ? `${error.code}: ${error.message}`
    : error instanceof Error
      ? (error.stack ?? '').split('\n').slice(0, 9).join(' ')
      : String(error)

/** Opens the library as a program does that is started anew. */
export function openAs(disk: CrashDisk, who: Who, from: number): Promise<DiskProgram> {
  endHolder(disk.root)
  return openProgram(disk, { ...counters(from), retry: false, who })
}

export async function findings(program: DiskProgram): Promise<Found> {
  const { engine, store } = program
  const history = await engine.entriesBefore(0, 100_000)
  return { state: await stateInMemory(program), history: canonicalJson({ history, seq: store.seq }) }
}

/** Upgrades a library undisturbed and says what it is then. */
export async function expectedOf(library: FrozenLibrary): Promise<Expected> {
  const disk = new CrashDisk(library.root())
  const look = async (who: Who, from: number): Promise<Found> => {
    const program = await openAs(disk, who, from)
    const found = await findings(program)
    await program.close()
    return found
  }
  const byWho = await look(library.who, 0)
  const byOwner = await look(library.owner, 10_000)
  return { byWho, byOwner, ...expectedFiles(library) }
}

/** What the folder of an older library must have become. */
export function expectedFiles({ root, version, who, owner }: FrozenLibrary): ExpectedFiles {
  const library = folderAt(root(), LIBRARY)
  const isOthers = (name: string): boolean => who !== owner && name.startsWith(owner.person.id)
  const untouched = [...filesOf(library)].filter(
    ([path]) =>
      /^(?:articles\/\w+\/(?:text|original)[-.]|evidence\/|collections\/)/.test(path) ||
      isOthers(path.slice(path.lastIndexOf('/') + 1))
  )
  return { records: version < LIBRARY_VERSION ? recordsOf(library) : null, untouched: new Map(untouched) }
}

/** How two folders differ. */
function unlike(expected: ReadonlyMap<string, Buffer>, found: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((path) => {
    const [wanted, there] = [expected.get(path), found.get(path)]
    if (!wanted) return [`${path} is there, and should not be`]
    if (!there) return [`${path} is missing`]
    return wanted.equals(there) ? [] : [`${path} differs`]
  })
}

/** The same, of libraries; caches hold nothing of anybody's, and may list the same in another order. */
export function changesOf(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): string[] {
  return unlike(before, after).filter((change) => !change.startsWith('cache/'))
}

/** What of the folder of an upgraded library is not as it should be. */
export function faultsOfFolder(library: FolderNode, { records, untouched }: ExpectedFiles): string[] {
  const faults: string[] = []
  const files = filesOf(library)
  const { version } = JSON.parse(files.get('library.json')?.toString('utf8') ?? '{}') as { readonly version?: unknown }
  if (version !== LIBRARY_VERSION) faults.push(`library.json says version ${String(version)}`)
  const backups = folderAt(library, 'backups')
  const copies = [...backups.entries.keys()].filter((name) => name.startsWith('before-version-'))
  if (records && copies.length === 0) faults.push('no copy of the older library was kept')
  for (const name of copies) {
    const wrong = unlike(records ?? new Map(), filesOf(folderAt(backups, name)))
    if (wrong.length > 0) faults.push(`the copy ${name} is not whole: ${wrong.slice(0, 4).join('; ')}`)
  }
  if (copies.length > 1) faults.push(`there are ${copies.length} copies of the same`)
  for (const path of files.keys()) {
    if (TEMPORARY_FILE.test(path.slice(path.lastIndexOf('/') + 1)) || /\.(?:damaged|conflict)-/.test(path)) {
      faults.push(`${path} was left`)
    }
  }
  const texts = new Map([...files].filter(([path]) => untouched.has(path)))
  for (const wrong of unlike(untouched, texts)) faults.push(`what nobody may touch: ${wrong}`)
  return faults
}

/**
 * Opens what a cut-off upgrade left, and says what of D10 does not hold: everything the older library had is there,
 * the copy of it is whole, nothing else was left behind, everything is sound, and opening it once more changes nothing.
 *
 * @param onOpening is given the disk before the library is opened, to cut the power once more
 */
export async function checkUpgraded(
  root: FolderNode,
  library: FrozenLibrary,
  expected: Expected,
  onOpening: (disk: CrashDisk) => void = () => undefined
): Promise<string[]> {
  const disk = new CrashDisk(root)
  onOpening(disk)
  try {
    const first = await openAs(disk, library.who, 1_000_000)
    disk.onChange = () => undefined
    const faults = await faultsOf(first, expected.byWho, library.tells)
    await first.close()
    faults.push(...faultsOfFolder(folderAt(disk.root, LIBRARY), expected))
    const before = filesOf(snapshot(folderAt(disk.root, LIBRARY)))
    const second = await openAs(disk, library.who, 2_000_000)
    faults.push(...(await faultsOf(second, expected.byWho, null)).map((fault) => `opened once more, ${fault}`))
    await second.close()
    const changed = changesOf(before, filesOf(folderAt(disk.root, LIBRARY)))
    if (changed.length > 0) faults.push(`opening it once more changed ${changed.slice(0, 4).join('; ')}`)
    if (library.who === library.owner) return faults
    const third = await openAs(disk, library.owner, 3_000_000)
    faults.push(...(await faultsOf(third, expected.byOwner, null)).map((fault) => `for its owner, ${fault}`))
    await third.close()
    return faults
  } catch (error) {
    return [`it cannot be used: ${explain(error)}`]
  }
}

async function faultsOf(program: DiskProgram, expected: Found, tells: RegExp | null): Promise<string[]> {
  const { store } = program
  const faults: string[] = []
  if (store.readOnly) faults.push(`it opens for reading only: ${store.readOnly.message}`)
  const isAllowed = (message: string): boolean => tells?.test(message) === true
  for (const { severity, message } of store.notices) {
    if (severity !== 'info' && !isAllowed(message)) faults.push(`it tells of damage: ${message}`)
  }
  const found = await findings(program)
  faults.push(...differences(expected.state, found.state))
  if (expected.history !== found.history) faults.push('the history is another one')
  for (const { file, message } of (await verifyLibrary(program)).problems) {
    if (!isAllowed(message)) faults.push(`it is not sound: ${file} ${message}`)
  }
  return faults
}
