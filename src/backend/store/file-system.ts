import * as promises from 'node:fs/promises'

/**
 * Every file call the store makes. Tests put a shim here: full disks, torn writes, power cuts by call number.
 * The signatures are those of node:fs/promises.
 */
export type FileSystem = Pick<
  typeof promises,
  'open' | 'rename' | 'unlink' | 'readFile' | 'readdir' | 'mkdir' | 'stat' | 'utimes' | 'copyFile'
>

export const nodeFileSystem: FileSystem = promises

/** The code of a file error (`ENOENT`), or null for any other error. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** True when the error says that the file is not there. */
export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT'
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
