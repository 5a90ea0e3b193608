import * as promises from 'node:fs/promises'

/** What is asked of a file's status; times in milliseconds, sizes in bytes. */
export interface FileStatus {
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
  isDirectory(): boolean
}

/** An open file. Offsets, lengths and results are bytes; the calls are those of node:fs/promises. */
export interface OpenFile {
  read(buffer: Uint8Array, offset: number, length: number, position: number | null): Promise<{ bytesRead: number }>
  write(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>
  writeFile(content: string | Uint8Array): Promise<void>
  appendFile(content: string | Uint8Array): Promise<void>
  truncate(length: number): Promise<void>
  /** Puts content and size on the disk (fsync); of a folder, its entries. */
  sync(): Promise<void>
  /** Puts content and size on the disk, not the times (fdatasync). */
  datasync(): Promise<void>
  close(): Promise<void>
}

/**
 * Every file call that touches a library or the settings. Tests put a shim here: full disks, torn writes, power cuts
 * by call number. The calls are those of node:fs/promises, of which only these are used; there is no `writeFile`, since
 * what it writes would not be on the disk (D1): see `writeDurably`.
 */
export interface FileSystem {
  open(path: string, flags: string, mode?: number): Promise<OpenFile>
  readFile(path: string): Promise<Buffer>
  readFile(path: string, encoding: 'utf8'): Promise<string>
  readdir(path: string): Promise<string[]>
  stat(path: string): Promise<FileStatus>
  /** The free room of the disk that a folder is on: `bavail` blocks of `bsize` bytes. */
  statfs(path: string): Promise<{ readonly bavail: number; readonly bsize: number }>
  access(path: string, mode?: number): Promise<void>
  rename(from: string, to: string): Promise<void>
  copyFile(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** @returns with `recursive`, the first folder that was made; undefined when all were there */
  mkdir(path: string, options: { readonly recursive: boolean; readonly mode?: number }): Promise<string | undefined>
  rmdir(path: string): Promise<void>
  /** Removes a folder with everything in it; one that is not there is no error. */
  rm(path: string, options: { readonly recursive: true; readonly force: true }): Promise<void>
  utimes(path: string, accessed: Date, modified: Date): Promise<void>
}

export const nodeFileSystem: FileSystem = promises

/** Code of the error that says that the library's lock is another program's by now (D3). */
export const LOCK_LOST = 'ELOCKLOST'

/** The code of a file error (`ENOENT`), or null for any other error. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** True for an error of the system's about a file; those of Node about a program (`ERR_…`) and our own are none. */
export function isFileError(error: unknown): boolean {
  return /^E[A-Z0-9]+$/.test(errorCode(error) ?? '')
}

/** True when the error says that the file is not there. */
export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT'
}

/**
 * Whether something lies at a path.
 *
 * @throws the file error when that cannot be seen: what cannot be looked at may well be there
 */
export async function isThere(fileSystem: Pick<FileSystem, 'stat'>, path: string): Promise<boolean> {
  try {
    await fileSystem.stat(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/**
 * D5: errors that say something about the machine and nothing about the file's contents. They are never taken for
 * damage: the file stays where it is and the call can be made again.
 */
export function isOperational(error: unknown): boolean {
  const code = errorCode(error)
  return code !== null && code !== 'ENOENT'
}

const REASONS: Readonly<Record<string, string>> = {
  [LOCK_LOST]: 'another Claimdesk has taken this library over',
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission was denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the disk is read-only',
  EBUSY: 'the file is in use by another program',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this machine',
  EIO: 'the disk reported an error',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  ENOENT: 'it is not there',
  EXDEV: 'it would have to move to another disk',
  ENAMETOOLONG: 'the name is too long'
}

/** A file error in words a person can act on; never a path of the machine (X8). */
export function explainFileError(error: unknown): string {
  const code = errorCode(error)
  if (code === null) return 'an unexpected error came up'
  return REASONS[code] ?? `the system reported ${code}`
}
