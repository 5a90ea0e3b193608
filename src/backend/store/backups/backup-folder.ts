import { join } from 'node:path'
import { makeFolder, syncFolder, TEMPORARY_FILE, writeDurably } from '../durable-write'
import { errorCode, isMissing } from '../file-system'
import type { FileSystem } from '../file-system'
import { DamagedFileError, jsonFile, NewerVersionError } from '../json-file'
import { BACKUP_FILE, backupId } from './backup-manifest'
import type { BackedUpFile, BackupManifest } from './backup-manifest'
import { unpackObject } from './backup-job'

const HASH = /^[0-9a-f]{64}$/

/** A backup with its name. */
export interface Backup extends BackupManifest {
  readonly id: string
}

/**
 * The backups of one person and device: a folder with one writer, so that a sync engine has nothing to merge (why:
 * docs/adr/0010). `objects/<aa>/<sha256>` holds each content once, packed; `<id>.json` says what a backup consists of.
 */
export class BackupFolder {
  readonly fileSystem: FileSystem
  readonly folder: string

  constructor(fileSystem: FileSystem, folder: string) {
    this.fileSystem = fileSystem
    this.folder = folder
  }

  #objects(sha256: string): string {
    return join(this.folder, 'objects', sha256.slice(0, 2))
  }

  #object(sha256: string): string {
    return join(this.#objects(sha256), sha256)
  }

  async #names(folder: string): Promise<string[]> {
    try {
      return await this.fileSystem.readdir(folder)
    } catch (error) {
      if (isMissing(error) || errorCode(error) === 'ENOTDIR') return []
      throw error
    }
  }

  /** Backups whose list of contents can be read, newest first. `damaged` are names of lists that cannot. */
  async list(): Promise<{ readonly backups: readonly Backup[]; readonly damaged: readonly string[] }> {
    const backups: Backup[] = []
    const damaged: string[] = []
    for (const name of await this.#names(this.folder)) {
      const id = /^([A-Za-z0-9][A-Za-z0-9_-]*)\.json$/.exec(name)?.[1]
      if (id === undefined) continue
      const file = jsonFile(this.fileSystem, BACKUP_FILE, join(this.folder, name))
      try {
        await file.read()
        if (!file.data) continue
        if (backupId(file.data) !== id) throw new DamagedFileError(name, 'it is the list of another backup')
        backups.push({ ...file.data, id })
      } catch (error) {
        if (error instanceof DamagedFileError || errorCode(error) === 'EISDIR') damaged.push(name)
        else if (!(error instanceof NewerVersionError)) throw error
      }
    }
    return { backups: backups.sort((a, b) => b.number - a.number), damaged }
  }

  /** Whether an object is there, by its size in bytes as it is stored; null when it is not. */
  async sizeOf(sha256: string): Promise<number | null> {
    try {
      return (await this.fileSystem.stat(this.#object(sha256))).size
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** An object as it is stored; null when it is not there or cannot be read as a file. */
  async packed(sha256: string): Promise<Buffer | null> {
    try {
      return await this.fileSystem.readFile(this.#object(sha256))
    } catch (error) {
      if (isMissing(error) || errorCode(error) === 'EISDIR') return null
      throw error
    }
  }

  /** The content of a file of a backup; null when it is gone or not what was stored. */
  async content({ sha256 }: BackedUpFile): Promise<string | null> {
    const packed = await this.packed(sha256)
    return packed && (unpackObject(packed, sha256)?.toString('utf8') ?? null)
  }

  /** Stores an object; on the disk when it resolves. A damaged one under its name is replaced: its name says what it was. */
  async put(sha256: string, packed: Uint8Array): Promise<void> {
    await makeFolder(this.fileSystem, this.#objects(sha256))
    await writeDurably(this.fileSystem, this.#object(sha256), packed)
  }

  /** Makes a backup count: its list is written last, when everything it names is on the disk. */
  async add(manifest: BackupManifest): Promise<Backup> {
    const id = backupId(manifest)
    const file = jsonFile(this.fileSystem, BACKUP_FILE, join(this.folder, `${id}.json`))
    file.data = manifest
    await file.write()
    return { ...manifest, id }
  }

  /** Takes a backup away: first its list, so that there never is a list of what is gone. */
  async remove(id: string): Promise<void> {
    await this.#unlink(join(this.folder, `${id}.json`))
    await syncFolder(this.fileSystem, this.folder)
  }

  /** Removes objects that none of the backups names, and what a crash left. @returns how many */
  async sweep(backups: readonly Backup[]): Promise<number> {
    const named = new Set(backups.flatMap(({ files }) => Object.values(files).map(({ sha256 }) => sha256)))
    let removed = 0
    for (const name of await this.#names(this.folder)) {
      if (TEMPORARY_FILE.test(name)) await this.#unlink(join(this.folder, name))
    }
    for (const part of await this.#names(join(this.folder, 'objects'))) {
      const folder = join(this.folder, 'objects', part)
      for (const name of await this.#names(folder)) {
        if (!TEMPORARY_FILE.test(name) && (!HASH.test(name) || named.has(name))) continue
        await this.#unlink(join(folder, name))
        removed += 1
      }
    }
    return removed
  }

  async #unlink(file: string): Promise<void> {
    await this.fileSystem.unlink(file).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
  }
}

/** Folders of `backups/` in which a person's devices keep theirs; `null` for those of everybody. */
export async function backupFolders(
  fileSystem: FileSystem,
  root: string,
  person: string | null
): Promise<readonly BackupFolder[]> {
  const at = join(root, 'backups')
  let names: string[]
  try {
    names = await fileSystem.readdir(at)
  } catch (error) {
    if (isMissing(error) || errorCode(error) === 'ENOTDIR') return []
    throw error
  }
  return names
    .filter((name) => !name.startsWith('before-version-') && (person === null || name.startsWith(`${person}-`)))
    .sort()
    .map((name) => new BackupFolder(fileSystem, join(at, name)))
}
