import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { isMissing } from './file-system'
import type { FileSystem } from './file-system'

/** Temporary files of `writeDurably`; what a crash left behind is found by this pattern and swept on open. */
export const TEMPORARY_FILE = /^\..+\.[0-9a-f]{12}\.tmp$/

/** Makes a folder's entries (a new name, a rename) survive a power cut. Windows has no such call for folders. */
export async function syncFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await fileSystem.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What could not be done at once and is owed to a disk: folders to flush, temporary files to remove. */
interface Owed {
  readonly folders: Set<string>
  readonly files: Set<string>
}
const OWED = new WeakMap<FileSystem, Owed>()

function owedTo(fileSystem: FileSystem): Owed {
  const known = OWED.get(fileSystem)
  if (known) return known
  const owed = { folders: new Set<string>(), files: new Set<string>() }
  OWED.set(fileSystem, owed)
  return owed
}

/**
 * Makes a folder and those above it that are missing, so that they survive a power cut: a folder whose name is not on
 * the disk takes everything in it along. What cannot be flushed now is flushed by the next call for any folder.
 *
 * @throws the file error of the step that failed
 */
export async function makeFolder(fileSystem: FileSystem, folder: string, mode?: number): Promise<void> {
  const first = await fileSystem.mkdir(folder, { recursive: true, ...(mode === undefined ? {} : { mode }) })
  const { folders } = owedTo(fileSystem)
  if (first !== undefined) {
    for (let path = folder; path.length >= first.length && path !== dirname(path); path = dirname(path)) {
      folders.add(dirname(path))
    }
  }
  for (const path of folders) {
    try {
      await syncFolder(fileSystem, path)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    folders.delete(path)
  }
}

/** Removes a temporary file; one that cannot be removed is tried again before the next write. */
async function removeTemporary(fileSystem: FileSystem, file: string): Promise<void> {
  const { files } = owedTo(fileSystem)
  files.add(file)
  for (const left of files) {
    try {
      await fileSystem.unlink(left)
    } catch (error) {
      // The error that made the file needless is the one to report.
      if (!isMissing(error)) return
    }
    files.delete(left)
  }
}

/**
 * D1, D2: writes a file so that after a crash or a power cut the old content or the new is there, never a mixture:
 * a unique temporary name in the same folder, fsync, rename, fsync of the folder. On failure the old content stays
 * and the temporary file is removed.
 *
 * @param check asked right before the old content is replaced; what it throws keeps the old content
 * @throws the file error of the step that failed
 */
export async function writeDurably(
  fileSystem: FileSystem,
  file: string,
  content: string | Uint8Array,
  check?: () => Promise<void>
): Promise<void> {
  const folder = dirname(file)
  const temporary = join(folder, `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  const [left] = owedTo(fileSystem).files
  if (left !== undefined) await removeTemporary(fileSystem, left)
  try {
    const handle = await fileSystem.open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await check?.()
    await fileSystem.rename(temporary, file)
  } catch (error) {
    await removeTemporary(fileSystem, temporary)
    throw error
  }
  await syncFolder(fileSystem, folder)
}

/**
 * Removes temporary files that a crash left in a folder, so that no power cut brings them back: what is swept only after
 * a crash would not be looked for again. A folder that is not there has none.
 */
export async function sweepTemporaryFiles(fileSystem: FileSystem, folder: string): Promise<number> {
  let names: string[]
  try {
    names = await fileSystem.readdir(folder)
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
  const left = names.filter((name) => TEMPORARY_FILE.test(name))
  for (const name of left) {
    await fileSystem.unlink(join(folder, name)).catch((error: unknown) => {
      // Another program that opens the library clears up as well.
      if (!isMissing(error)) throw error
    })
  }
  if (left.length > 0) await syncFolder(fileSystem, folder)
  return left.length
}
