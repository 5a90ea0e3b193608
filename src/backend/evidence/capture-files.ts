import { createHash } from 'node:crypto'
import { CallError } from '../../api/envelope'
import { CHUNK_BYTES } from '../../api/contract'
import type { CaptureRef } from '../../api/evidence-params'
import { errorCode, explainFileError, isMissing } from '../store/file-system'
import type { FileSystem } from '../store/file-system'
import type { OpenLibrary } from '../store/load-library'

const NAME = /^([0-9a-f]{64})\.([a-z0-9]{1,12})$/

/** The file of a capture inside the library, as reports name it. */
export const captureName = ({ sha256, kind }: CaptureRef): string => `evidence/${sha256}.${kind}`

/** Captured files in the library, by their hashes; and names in the folder that are none. */
export async function listCaptures({ store }: Pick<OpenLibrary, 'store'>): Promise<{
  readonly captures: ReadonlyMap<string, CaptureRef>
  readonly others: readonly string[]
}> {
  const names = await store.parts.fileSystem.readdir(store.parts.paths.evidence).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const captures = new Map<string, CaptureRef>()
  const others: string[] = []
  for (const name of names.sort()) {
    const [, sha256, kind] = NAME.exec(name) ?? []
    if (sha256 !== undefined && kind !== undefined) captures.set(sha256, { sha256, kind })
    else if (!name.startsWith('.')) others.push(name)
  }
  return { captures, others }
}

/** SHA-256 of a file in hex, read piece by piece; null when it is not there. */
export async function hashFile(fileSystem: FileSystem, file: string): Promise<string | null> {
  const hash = createHash('sha256')
  let handle
  try {
    handle = await fileSystem.open(file, 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } catch (error) {
    // A folder in the file's place is not what was captured.
    if (errorCode(error) !== 'EISDIR') throw error
    return ''
  } finally {
    await handle.close()
  }
}

/**
 * Reads captured files in pieces. A file is believed only when all of it has the hash it is named after; it is hashed
 * again whenever it was written to since.
 */
export class CaptureReader {
  readonly #library: Pick<OpenLibrary, 'store'>
  readonly #sound = new Map<string, string>()

  constructor(library: Pick<OpenLibrary, 'store'>) {
    this.#library = library
  }

  /**
   * A piece from a byte offset, base64.
   *
   * @throws CallError `not-found`, `damaged` when it is not what was captured, `file-error`
   */
  async read(ref: CaptureRef, offset: number): Promise<{ readonly data: string; readonly done: boolean }> {
    const { fileSystem, paths } = this.#library.store.parts
    const file = paths.capture(ref.sha256, ref.kind)
    try {
      const bytes = await this.#requireSound(ref, file)
      const handle = await fileSystem.open(file, 'r')
      try {
        const buffer = Buffer.alloc(Math.min(CHUNK_BYTES, Math.max(0, bytes - offset)))
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset)
        return { data: buffer.toString('base64', 0, bytesRead), done: offset + bytesRead >= bytes }
      } finally {
        await handle.close()
      }
    } catch (error) {
      if (error instanceof CallError) throw error
      if (isMissing(error)) {
        throw new CallError('not-found', 'The captured file is missing from the library’s evidence folder.', { ...ref })
      }
      throw new CallError('file-error', `The captured file cannot be read: ${explainFileError(error)}.`)
    }
  }

  async #requireSound(ref: CaptureRef, file: string): Promise<number> {
    const { fileSystem } = this.#library.store.parts
    const { size, mtimeMs, ino } = await fileSystem.stat(file)
    const stamp = `${size}/${mtimeMs}/${ino}`
    if (this.#sound.get(file) === stamp) return size
    if ((await hashFile(fileSystem, file)) !== ref.sha256) {
      throw new CallError(
        'damaged',
        `${captureName(ref)} is not the file that was captured any more. Put the right one back from a copy.`,
        { ...ref }
      )
    }
    this.#sound.set(file, stamp)
    return size
  }
}
