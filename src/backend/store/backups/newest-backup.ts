import { join } from 'node:path'
import { isOperational } from '../file-system'
import type { FileSystem } from '../file-system'
import { DamagedFileError, NewerVersionError, parseFile } from '../json-file'
import type { FileKind } from '../json-file'
import type { LibraryPaths } from '../library-paths'
import { backupFolders } from './backup-folder'
import type { FoundBackup } from './backup-keeper'
import { checkRecordFile } from './record-files'

/** A record file as the newest backup has it that can be believed. */
export interface BackedUpRecord<Data> {
  readonly data: Data
  /** The state it holds, ISO 8601 in UTC. */
  readonly at: string
  /** Entries of this device's journal up to here are in it; null when another device made the backup. */
  readonly seq: number | null
}

/**
 * D4: the newest content of a record file that a backup has and that is valid: this device's first, since its journal
 * says what came after it; then what this person's other devices and other people have of it.
 *
 * @param path below the library, with `/`
 * @returns null when no backup has it; also when the backups cannot be read: what is asked for is a last resort
 */
export async function newestBackupOf<Data extends object>(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  kind: FileKind<Data>,
  path: string
): Promise<BackedUpRecord<Data> | null> {
  for (const { backup, folder } of await everyBackup(fileSystem, paths)) {
    const file = backup.files[path]
    if (!file) continue
    try {
      const text = await folder.content(file)
      if (text === null) continue
      checkRecordFile(path, text)
      const seq = backup.journal.name === paths.journalName ? backup.journal.seq : null
      return { data: parseFile(kind, path, text), at: backup.at, seq }
    } catch (error) {
      // An older backup may have it whole.
      if (!(error instanceof DamagedFileError || error instanceof NewerVersionError || isOperational(error)))
        throw error
    }
  }
  return null
}

/** All backups of the library: this device's newest first, then the others, newest first. */
async function everyBackup(fileSystem: FileSystem, paths: LibraryPaths): Promise<readonly FoundBackup[]> {
  const own: FoundBackup[] = []
  const others: FoundBackup[] = []
  try {
    for (const folder of await backupFolders(fileSystem, paths.root, null)) {
      const { backups } = await folder.list()
      const isOwn = folder.folder === join(paths.backups, paths.journalName)
      for (const backup of backups) (isOwn ? own : others).push({ backup, folder })
    }
  } catch (error) {
    if (!isOperational(error)) throw error
  }
  others.sort((a, b) => (a.backup.at < b.backup.at ? 1 : a.backup.at > b.backup.at ? -1 : 0))
  return [...own, ...others]
}

/** Whether a journal entry came after what a backup holds. */
export function isAfter(
  { seq, at }: { readonly seq: number; readonly at: string },
  backup: Pick<BackedUpRecord<unknown>, 'seq' | 'at'> | null
): boolean {
  if (backup === null) return true
  return backup.seq === null ? at > backup.at : seq > backup.seq
}

/** `the backup of 2026-02-07 10:15 UTC` */
export const backupInWords = ({ at }: Pick<BackedUpRecord<unknown>, 'at'>): string =>
  `the backup of ${at.slice(0, 16).replace('T', ' ')} UTC`

/** What something was brought back from, in words: `the backup of … and 3 changes in the journal after it`. */
export function sourceInWords(backup: Pick<BackedUpRecord<unknown>, 'at'> | null, changes: number): string {
  const counted = `${changes} ${changes === 1 ? 'change' : 'changes'} in the journal`
  if (!backup) return `${counted}`
  return changes === 0 ? backupInWords(backup) : `${backupInWords(backup)} and ${counted} after it`
}
