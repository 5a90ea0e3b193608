import type { Client } from '../../api/client'
import { CHUNK_BYTES, IMPORT_LIMIT_BYTES } from '../../api/contract'
import { CallError } from '../../api/envelope'
import { encodeBase64 } from './base64'
import { formatBytes } from './format-bytes'

/** A file that did not get as far as the backend. */
export interface FileProblem {
  /** Its place among the files. */
  readonly index: number
  readonly item: string
  readonly name: string
  readonly message: string
  /** Some of its pieces had arrived already: the batch holds half a file and is of no more use. */
  readonly partial: boolean
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

/** Sends one file; what is wrong with it, or null. Everything else that goes wrong is thrown. */
async function uploadFile(
  file: File,
  item: string,
  { client, batch, signal }: UploadOptions,
  onSent: (bytes: number) => void
): Promise<Pick<FileProblem, 'message' | 'partial'> | null> {
  const name = baseNameOf(file.name)
  const { size } = file
  if (size > IMPORT_LIMIT_BYTES) {
    const sizes = `It has ${formatBytes(size)}; an import takes at most ${formatBytes(IMPORT_LIMIT_BYTES)}.`
    return { message: `The file is too large. ${sizes}`, partial: false }
  }
  let offset = 0
  do {
    signal.throwIfAborted()
    let piece: Uint8Array
    try {
      piece = await readPiece(file, offset)
    } catch (error) {
      return { message: unreadable(error), partial: offset > 0 }
    }
    const pieces = [{ item, name, folder: '', size, offset, data: encodeBase64(piece) }]
    const { problems } = await client.call('import.upload', { batch, pieces })
    // The rest of the import may be small enough.
    if (problems[0]?.code === 'too-large') return { message: problems[0].message, partial: false }
    if (problems[0]) throw new CallError(problems[0].code, problems[0].message)
    offset += piece.length
    onSent(offset)
  } while (offset < size)
  return null
}

/**
 * Sends files to an import batch, in pieces of CHUNK_BYTES and in order. A file that is too large or cannot be read is
 * reported and left out; the others go on.
 *
 * @throws DOMException `AbortError` when the signal says so; CallError when the backend refuses
 */
export async function uploadFiles(files: readonly File[], options: UploadOptions): Promise<readonly FileProblem[]> {
  const problems: FileProblem[] = []
  const total = files.reduce((sum, file) => sum + file.size, 0)
  let finished = 0
  for (const [index, file] of files.entries()) {
    const name = baseNameOf(file.name)
    const item = options.newId()
    const problem = await uploadFile(file, item, options, (sent) => {
      if (!options.signal.aborted) options.onProgress({ sent: finished + sent, total, name })
    })
    if (problem) problems.push({ index, item, name, ...problem })
    finished += file.size
  }
  options.signal.throwIfAborted()
  return problems
}
