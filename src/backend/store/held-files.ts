import type { FileSystem, OpenFile } from './file-system'
import type { LibraryLock } from './lock'

/** Temporary files are this program's own, whoever has the library. */
const isOwn = (path: string): boolean => path.endsWith('.tmp')

/**
 * The file system of a library that is locked: before every call that changes something it makes sure that the lock
 * is still this program's (D3). A machine that slept for hours does not write into what is another's by now.
 *
 * @returns files whose changing calls throw LockLostError once the lock is lost
 */
export function heldFiles(files: FileSystem, lock: Pick<LibraryLock, 'requireHeld'>): FileSystem {
  const held =
    <Given extends readonly unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      await lock.requireHeld()
      return call(...given)
    }
  const heldFile = (file: OpenFile): OpenFile => ({
    read: (...given) => file.read(...given),
    write: held((...given) => file.write(...given)),
    writeFile: held((content) => file.writeFile(content)),
    appendFile: held((content) => file.appendFile(content)),
    truncate: held((length) => file.truncate(length)),
    sync: () => file.sync(),
    datasync: () => file.datasync(),
    close: () => file.close()
  })
  return {
    // A function of its own for both of its forms.
    readFile: files.readFile.bind<FileSystem['readFile']>(files),
    readdir: (path) => files.readdir(path),
    stat: (path) => files.stat(path),
    statfs: (path) => files.statfs(path),
    access: (path, mode) => files.access(path, mode),
    async open(path, flags, mode) {
      if (flags === 'r') return files.open(path, flags, mode)
      await lock.requireHeld()
      return heldFile(await files.open(path, flags, mode))
    },
    rename: held((from, to) => files.rename(from, to)),
    copyFile: held((from, to) => files.copyFile(from, to)),
    unlink: (path) => (isOwn(path) ? files.unlink(path) : held((given: string) => files.unlink(given))(path)),
    mkdir: held((path, options) => files.mkdir(path, options)),
    rmdir: held((path) => files.rmdir(path)),
    rm: held((path, options) => files.rm(path, options)),
    utimes: held((path, accessed, modified) => files.utimes(path, accessed, modified))
  }
}
