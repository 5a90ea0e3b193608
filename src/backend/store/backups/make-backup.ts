import { join } from 'node:path'
import type { BackupReason } from '../../../api/backup-views'
import { sameValue } from '../../../core/commands/same-value'
import { fileStamp } from '../article-index'
import { isMissing } from '../file-system'
import type { FileSystem } from '../file-system'
import type { BackupFolder, Backup } from './backup-folder'
import { backupId } from './backup-manifest'
import type { BackedUpFile, BackupManifest, JournalPlace } from './backup-manifest'
import type { BackupThread } from './backup-thread'
import { recordFiles } from './record-files'
import { tierBackups } from './tier-backups'

/** A backup was given up before it was whole; nothing of it counts. */
export class BackupStopped extends Error {
  constructor() {
    super('The backup was stopped.')
    this.name = 'BackupStopped'
  }
}

/** An object that was read back is not what was stored. */
export class BackupFailed extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BackupFailed'
  }
}

/** What is known of the library's files and the backup's objects from the backup before, by the files' stamps. */
export interface BackupMemory {
  /** Stamp and content of record files, by path. */
  readonly files: Map<string, BackedUpFile & { readonly stamp: string }>
  /** Objects that were read back and found whole, with the bytes they are stored in. */
  readonly checked: Map<string, number>
}

export const emptyMemory = (): BackupMemory => ({ files: new Map(), checked: new Map() })

export interface BackupTask {
  readonly fileSystem: FileSystem
  /** Of the library. */
  readonly root: string
  readonly folder: BackupFolder
  readonly thread: BackupThread
  readonly memory: BackupMemory
  readonly library: string
  readonly person: string
  readonly device: string
  readonly now: Date
  readonly reason: BackupReason
  readonly journal: JournalPlace
  readonly signal: AbortSignal
  /** Waits until nobody else needs the disk: a save comes first. */
  readonly giveWay: () => Promise<void>
}

export interface MadeBackup {
  /** Null when everything is in the newest backup already. */
  readonly made: Backup | null
  readonly newest: Backup
  /** Record files that were not backed up because they are damaged; of these the last good content was kept. */
  readonly skipped: readonly { readonly path: string; readonly problem: string }[]
}

/**
 * D6: makes a backup of the library's records as they lie on the disk. Unchanged content is not stored again, and with
 * nothing new no backup is made. It counts only when every object it names was read back, has its hash and is a record
 * that can be read. The files must rest meanwhile.
 *
 * @throws BackupStopped, BackupFailed, file errors; what was stored for it is taken away then
 */
export async function makeBackup(task: BackupTask): Promise<MadeBackup> {
  const { folder, memory } = task
  const { backups } = await folder.list()
  const newest = backups[0]
  const stored: string[] = []
  try {
    const { files, skipped } = await storeRecords(task, newest, stored)
    if (newest && sameValue(newest.files, files) && (await isWhole(task, files))) return { made: null, newest, skipped }
    const faults = await checkObjects(task, files)
    const [fault] = faults
    if (fault) throw new BackupFailed(`${fault.path}: ${fault.problem}`)
    const { library, person, device, now, reason, journal } = task
    const number = Math.max(0, ...backups.map((backup) => backup.number)) + 1
    const manifest: BackupManifest = { number, at: now.toISOString(), reason, library, person, device, journal, files }
    const made = await folder.add(manifest)
    // Read again as it lies there: only then it counts.
    const { backups: after } = await folder.list()
    if (!after.some(({ id }) => id === backupId(manifest))) throw new BackupFailed('its list cannot be read again')
    return { made, newest: made, skipped }
  } catch (error) {
    for (const sha256 of stored) memory.checked.delete(sha256)
    // The first error is the one to report; what cannot be removed now is swept by a later backup.
    await folder.sweep(backups).catch(() => undefined)
    throw error
  }
}

async function pause(task: BackupTask): Promise<void> {
  if (task.signal.aborted) throw new BackupStopped()
  await task.giveWay()
}

/** Reads every record file that is new or changed, and stores its content. */
async function storeRecords(
  task: BackupTask,
  newest: Backup | undefined,
  stored: string[]
): Promise<{ readonly files: Record<string, BackedUpFile>; readonly skipped: { path: string; problem: string }[] }> {
  const { fileSystem, root, folder, thread, memory } = task
  const files: Record<string, BackedUpFile> = {}
  const skipped: { path: string; problem: string }[] = []
  for await (const path of recordFiles(fileSystem, root)) {
    await pause(task)
    const file = join(root, path)
    const stamp = await fileStamp(fileSystem, file)
    const known = memory.files.get(path)
    if (known?.stamp === stamp && stamp !== '' && (await folder.sizeOf(known.sha256)) !== null) {
      files[path] = { sha256: known.sha256, bytes: known.bytes }
      continue
    }
    let content: Buffer
    try {
      content = await fileSystem.readFile(file)
    } catch (error) {
      if (!isMissing(error)) throw error
      continue
    }
    const { sha256, packed, problem } = await thread.run({ kind: 'pack', path, content })
    if (problem !== null) {
      skipped.push({ path, problem })
      // What is damaged must not push out what was good.
      const good = newest?.files[path]
      if (good) files[path] = good
      continue
    }
    if ((await folder.sizeOf(sha256)) === null) {
      await task.giveWay()
      stored.push(sha256)
      await folder.put(sha256, packed)
    }
    files[path] = { sha256, bytes: content.length }
    memory.files.set(path, { sha256, bytes: content.length, stamp })
  }
  return { files, skipped }
}

/** Reads objects back that were not read back since the program started; a damaged one is stored anew if it can be. */
async function checkObjects(
  task: BackupTask,
  files: Readonly<Record<string, BackedUpFile>>
): Promise<{ readonly path: string; readonly problem: string }[]> {
  const { folder, thread, memory, fileSystem, root } = task
  const faults: { path: string; problem: string }[] = []
  for (const [path, { sha256 }] of Object.entries(files)) {
    await pause(task)
    const size = await folder.sizeOf(sha256)
    if (size !== null && memory.checked.get(sha256) === size) continue
    const packed = await folder.packed(sha256)
    let problem = packed === null ? 'it is gone' : (await thread.run({ kind: 'check', path, sha256, packed })).problem
    if (problem !== null) {
      const content = await fileSystem.readFile(join(root, path)).catch(() => null)
      const again = content && (await thread.run({ kind: 'pack', path, content }))
      if (again?.sha256 === sha256 && again.problem === null) {
        await folder.put(sha256, again.packed)
        const anew = await folder.packed(sha256)
        problem = anew && (await thread.run({ kind: 'check', path, sha256, packed: anew })).problem
      }
    }
    if (problem === null) memory.checked.set(sha256, (await folder.sizeOf(sha256)) ?? -1)
    else faults.push({ path, problem })
  }
  return faults
}

async function isWhole(task: BackupTask, files: Readonly<Record<string, BackedUpFile>>): Promise<boolean> {
  return (await checkObjects(task, files)).length === 0
}

/**
 * D7: removes the backups that the tiers do not keep, and the objects that nothing names then. Only backups that are
 * whole take a place among those that are kept: a damaged one pushes no good one out, and stays for what is left of it.
 */
export async function pruneBackups(task: BackupTask): Promise<void> {
  const { folder } = task
  const { backups } = await folder.list()
  const kept = tierBackups(backups, task.now)
  if (kept.length < backups.length) {
    const whole: Backup[] = []
    for (const backup of backups) if (await isWhole(task, backup.files)) whole.push(backup)
    const stay = new Set(tierBackups(whole, task.now).map(({ id }) => id))
    for (const { id } of whole) if (!stay.has(id)) await folder.remove(id)
  }
  await folder.sweep((await folder.list()).backups)
}
