/** What a call answers instead of doing its work. `half` writes half, as a disk does that is full then. */
export const CODES = ['ENOSPC', 'EACCES', 'EROFS', 'EBUSY', 'EMFILE', 'EIO', 'EXDEV', 'half'] as const
export type Code = (typeof CODES)[number]

/** A call to the disk: its name, and what it is about. */
export interface FileCall {
  readonly name: string
  readonly path: string
}

const READS = new Set(['read', 'readFile', 'readdir', 'stat', 'access', 'statfs'])

export const isWrite = ({ name }: Pick<FileCall, 'name'>): boolean => !READS.has(name)

/** Whether a call can give this error at all. */
export function fits(code: Code, { name }: Pick<FileCall, 'name'>): boolean {
  if (code === 'half') return name === 'write'
  if (code === 'EXDEV') return name === 'rename'
  if (code === 'EMFILE') return ['open', 'readFile', 'readdir'].includes(name)
  if (READS.has(name)) return code === 'EACCES' || code === 'EIO' || code === 'EBUSY'
  return true
}
