import type { Client } from '../../api/client'
import { CHUNK_BYTES, IMPORT_LIMIT_BYTES } from '../../api/contract'
import { encodeBase64 } from './base64'
import { formatBytes } from './format-bytes'

/** A file that did not get as far as the backend. */
export interface FileProblem {
  /** The id under which its first pieces were sent; what the backend says of it does not count. */
  readonly item: string
  readonly name: string
  readonly message: string
}

export interface UploadProgress {
  /** Bytes. */
  readonly sent: number
  readonly total: number
  readonly name: string
}

export interface UploadOptions {
  readonly client: Pick<Client, 'call'>
  readonly batch: string
  readonly newId: () => string
  readonly signal: AbortSignal
  readonly onProgress: (progress: UploadProgress) => void
}

const MAX_NAME = 255

/** X3: the base name of a file, as the contract wants it; some systems allow backslashes in a name. */
export function baseNameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1)?.replaceAll('\0', '') ?? ''
  return last === '' || last === '.' || last === '..' ? 'untitled.txt' : last.slice(-MAX_NAME)
}

/** @throws when the file is gone, closed to us or shorter than it was when it was chosen */
async function readPiece(file: File, offset: number): Promise<Uint8Array> {
  const piece = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer())
  if (piece.length === 0 && file.size > 0) throw new Error('it was changed meanwhile')
  return piece
}

function unreadable(error: unknown): string {
  const why = error instanceof Error && error.message !== '' ? ` (${error.message})` : ''
  return `The file could not be read${why}. Check that it is still there and that you may open it.`
}

/**
 * Sends files to an import batch, in pieces of CHUNK_BYTES and in order. A file that is too large or cannot be read is
 * reported and left out; the others go on.
 *
 * @throws DOMException `AbortError` when the signal says so; CallError when the backend refuses
 */
export async function uploadFiles(
  files: readonly File[],
  { client, batch, newId, signal, onProgress }: UploadOptions
): Promise<readonly FileProblem[]> {
  const problems: FileProblem[] = []
  const total = files.reduce((sum, file) => sum + Math.min(file.size, IMPORT_LIMIT_BYTES), 0)
  let finished = 0
  for (const file of files) {
    const name = baseNameOf(file.name)
    const item = newId()
    if (file.size > IMPORT_LIMIT_BYTES) {
      const sizes = `It has ${formatBytes(file.size)}; an import takes at most ${formatBytes(IMPORT_LIMIT_BYTES)}.`
      problems.push({ item, name, message: `The file is too large. ${sizes}` })
      finished += IMPORT_LIMIT_BYTES
      continue
    }
    let offset = 0
    do {
      signal.throwIfAborted()
      let piece: Uint8Array
      try {
        piece = await readPiece(file, offset)
      } catch (error) {
        problems.push({ item, name, message: unreadable(error) })
        break
      }
      await client.call('import.upload', { batch, item, name, size: file.size, offset, data: encodeBase64(piece) })
      offset += piece.length
      onProgress({ sent: finished + offset, total, name })
    } while (offset < file.size)
    finished += file.size
  }
  signal.throwIfAborted()
  return problems
}
