import { join } from 'node:path'
import { TEMPORARY_FILE } from '../../store/durable-write'
import { verifyLibrary } from '../../store/verify-library'
import { sha256 } from '../../store/text-files'
import { CrashDisk } from './crash-disk'
import { counters, DRAFT_OF, openProgram, PATHS } from './disk-program'
import type { DiskProgram } from './disk-program'
import { isFolder } from './disk-tree'
import type { FolderNode, Node } from './disk-tree'
import { differences } from './seen-state'
import type { SeenState } from './seen-state'
import { stateInMemory, withinArticles } from './state-in-memory'

/** What had been promised to the person when the power went. */
export interface Acknowledged {
  /** Whether the library had been opened once. */
  readonly opened: boolean
  /** The last entry of the journal that was acknowledged. */
  readonly seq: number
  /** Names of captured files. */
  readonly captured: readonly string[]
  /** Text that was typed and remembered, oldest first. */
  readonly typed: readonly string[]
}

/** What a crash may leave behind and tell of: words that nobody was told are saved. */
const ALLOWED_NOTICE = /had not been confirmed yet/

function nodeAt(root: FolderNode, path: string): Node | undefined {
  let node: Node | undefined = root
  for (const name of path.split('/').slice(1)) node = node && isFolder(node) ? node.entries.get(name) : undefined
  return node
}

/**
 * Temporary files of a library. Copies of captures are cleared away at their own time; texts and originals of articles
 * and versions that never came about are in nobody's way.
 */
function temporaryFiles(folder: FolderNode, path = ''): string[] {
  return [...folder.entries].flatMap(([name, entry]) => {
    if (isFolder(entry)) {
      return ['evidence', 'settings'].includes(name) ? [] : temporaryFiles(entry, `${path}/${name}`)
    }
    return TEMPORARY_FILE.test(name) && !/^\.(?:text|original)/.test(name) ? [`${path}/${name}`] : []
  })
}

/** After a power cut the process that holds the locks is gone; here it is this one, and lives. */
export function endHolder(root: FolderNode): void {
  const folder = nodeAt(root, PATHS.journals)
  if (!folder || !isFolder(folder)) return
  for (const [name, node] of folder.entries) {
    if (isFolder(node) || !/\.(?:lock|takeover)$/.test(name)) continue
    const text = node.versions.at(-1)?.content.toString('utf8') ?? ''
    if (!/^\{.*\}$/.test(text)) continue
    node.versions = [{ at: 0, content: Buffer.from(text.replace(/"pid":\d+/, '"pid":2147483646')) }]
  }
}

/**
 * Opens what a power cut left and says what of D1 does not hold: everything acknowledged is there, the state is one
 * that the person has seen, the library opens for writing without a word of damage, and everything in it is sound.
 *
 * @param states the state after each entry of the journal, by its number
 * @param onOpening hears of every change of the disk while the library is opened
 */
export async function checkCrashed(
  root: FolderNode,
  had: Acknowledged,
  states: readonly SeenState[],
  onOpening: (disk: CrashDisk) => void = () => undefined
): Promise<string[]> {
  endHolder(root)
  const disk = new CrashDisk(root)
  onOpening(disk)
  let program: DiskProgram
  try {
    program = await openProgram(disk, { ...counters(1_000_000), retry: false })
  } catch (error) {
    return [`the library does not open: ${String(error)}`]
  }
  disk.onChange = () => undefined
  try {
    return await faultsOf(program, disk, had, states)
  } catch (error) {
    return [`the library cannot be used: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  } finally {
    await program.close()
  }
}

async function faultsOf(
  program: DiskProgram,
  disk: CrashDisk,
  had: Acknowledged,
  states: readonly SeenState[]
): Promise<string[]> {
  const { store, engine } = program
  const faults: string[] = []
  if (store.readOnly) faults.push(`it opens for reading only: ${store.readOnly.message}`)
  if (!had.opened) return faults
  const isAllowed = (message: string): boolean => ALLOWED_NOTICE.test(message)
  for (const { severity, message } of store.notices) {
    if (severity !== 'info' && !isAllowed(message)) faults.push(`it tells of damage: ${message}`)
  }
  const expected = states[store.seq]
  if (store.seq < had.seq) faults.push(`it ends with change ${store.seq}; ${had.seq} was acknowledged`)
  if (expected === undefined) faults.push(`it ends with change ${store.seq}, which nobody made`)
  else {
    const wrong = differences(withinArticles(expected), withinArticles(await stateInMemory(program)))
    if (wrong.length > 0) faults.push(`after change ${store.seq} nobody saw this: ${wrong.join('; ')}`)
  }
  if ((await engine.entriesBefore(0, 100_000)).entries.length !== store.seq)
    faults.push('the history has not every change')
  for (const { file, message } of (await verifyLibrary(program)).problems) {
    if (!isAllowed(message)) faults.push(`it is not sound: ${file} ${message}`)
  }
  for (const name of had.captured) {
    const bytes = await disk.readFile(join(PATHS.evidence, name)).catch(() => null)
    if (bytes === null || sha256(bytes) !== name.slice(0, 64))
      faults.push(`the captured file ${name} is not what it was`)
  }
  for (const path of temporaryFiles(disk.root)) faults.push(`a temporary file was left: ${path}`)
  const last = had.typed.at(-1)
  if (last !== undefined) {
    const kept = (await program.memory.read()).values[DRAFT_OF]
    // A later one may be there, which was on its way.
    if (kept === undefined || (kept !== last && had.typed.includes(kept)))
      faults.push(`what was typed is gone: ${last}`)
  }
  return faults
}
