import type { Client } from '../../../api/client'
import { CHUNK_BYTES, IMPORT_LIMIT_BYTES, UPLOAD_PIECES } from '../../../api/contract'
import type { FoundFile } from '../../state/found-files'
import { encodeBase64 } from '../../state/base64'
import { formatBytes } from '../../ui/format-bytes'
import { planCalls } from './upload-calls'
import type { PlannedPiece } from './upload-calls'

/** A file on its way, with the id of its source in the import. */
export interface SentFile extends FoundFile {
  readonly item: string
}

/** A file that did not get as far as the backend. */
export interface FileProblem {
  readonly item: string
  readonly name: string
  readonly folder: string
  readonly message: string
  /** Some of its pieces had arrived already: the batch holds half a file. */
  readonly partial: boolean
}

/** How far the sending is; files and bytes. */
export interface UploadProgress {
  readonly files: { readonly done: number; readonly total: number }
  readonly bytes: { readonly done: number; readonly total: number }
}

export interface UploadOptions {
  readonly client: Pick<Client, 'call'>
  readonly batch: string
  readonly signal: AbortSignal
  readonly onProgress: (progress: UploadProgress) => void
}

export interface UploadResult {
  readonly problems: readonly FileProblem[]
  /** Files that arrived whole. */
  readonly arrived: readonly SentFile[]
  /** Whether the signal ended it before everything was sent. */
  readonly stopped: boolean
}

const MAX_NAME = 255
/** Files read at once, and milliseconds of asking for sizes between two pauses: both stop the window for a moment. */
const READ_AT_ONCE = 8
const ASK_AT_ONCE = 8

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** Sizes of files in bytes. A browser asks the disk for each, and the window waits: so not all of them in one go. */
async function sizesOf(files: readonly SentFile[]): Promise<readonly number[]> {
  const sizes: number[] = []
  let since = performance.now()
  for (const { file } of files) {
    sizes.push(file.size)
    if (performance.now() - since < ASK_AT_ONCE) continue
    await pause()
    since = performance.now()
  }
  return sizes
}

/** X3: the base name of a file, as the contract wants it; some systems allow backslashes in a name. */
export function baseNameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1)?.replaceAll('\0', '') ?? ''
  return last === '' || last === '.' || last === '..' ? 'untitled.txt' : last.slice(-MAX_NAME)
}

/** @throws when the file is gone, closed to us or shorter than it was when it was chosen */
async function readPiece(file: File, { start, end }: PlannedPiece): Promise<Uint8Array> {
  const piece = new Uint8Array(await file.slice(start, end).arrayBuffer())
  if (piece.length < end - start) throw new Error('it was changed meanwhile')
  return piece
}

function unreadable(error: unknown): string {
  const why = error instanceof Error && error.message !== '' ? ` (${error.message})` : ''
  return `The file could not be read${why}. Check that it is still there and that you may open it.`
}

function tooLarge(size: number): string | null {
  if (size <= IMPORT_LIMIT_BYTES) return null
  return `The file is too large. It has ${formatBytes(size)}; an import takes at most ${formatBytes(IMPORT_LIMIT_BYTES)}.`
}

/** Files on their way: what has arrived of each, and what is wrong with some. */
class Shipment {
  readonly files: readonly SentFile[]
  /** Bytes of each. */
  readonly sizes: readonly number[]
  readonly problems = new Map<string, FileProblem>()
  readonly #arrived: number[]

  constructor(files: readonly SentFile[], sizes: readonly number[]) {
    this.files = files
    this.sizes = sizes
    this.#arrived = files.map(() => 0)
  }

  fail(index: number, message: string): void {
    const file = this.files[index]
    if (!file) return
    const { item, folder } = file
    const partial = (this.#arrived[index] ?? 0) > 0
    this.problems.set(item, { item, name: baseNameOf(file.file.name), folder, message, partial })
  }

  arrive({ file, end }: PlannedPiece): void {
    this.#arrived[file] = end
  }

  isLost({ file }: PlannedPiece): boolean {
    return this.problems.has(this.files[file]?.item ?? '')
  }

  /** Files of which some pieces have arrived and others will not. */
  breakOff(): void {
    for (const [index, size] of this.sizes.entries()) {
      const arrived = this.#arrived[index] ?? 0
      if (arrived > 0 && arrived < size) this.fail(index, 'It was stopped in the middle. Import the file again.')
    }
  }
}

/** Reads the pieces of a call; those that cannot be read are left out of it. */
async function readCall(shipment: Shipment, call: readonly PlannedPiece[]) {
  const readOne = async (piece: PlannedPiece) => {
    const sent = shipment.files[piece.file]
    if (!sent || shipment.isLost(piece)) return []
    try {
      const data = encodeBase64(await readPiece(sent.file, piece))
      const { item, folder, file } = sent
      const size = shipment.sizes[piece.file] ?? 0
      return [{ piece, content: { item, name: baseNameOf(file.name), folder, size, offset: piece.start, data } }]
    } catch (error) {
      shipment.fail(piece.file, unreadable(error))
      return []
    }
  }
  const read: Awaited<ReturnType<typeof readOne>>[] = []
  for (let at = 0; at < call.length; at += READ_AT_ONCE) {
    read.push(...(await Promise.all(call.slice(at, at + READ_AT_ONCE).map(readOne))))
  }
  return read.flat()
}

/**
 * Sends files to an import batch, many small ones in one call. A file that is too large or cannot be read is reported
 * and left out; the others go on. When the signal says so, it ends after the call under way.
 *
 * @throws CallError when the backend refuses
 */
export async function uploadFiles(files: readonly SentFile[], options: UploadOptions): Promise<UploadResult> {
  const { client, batch, signal, onProgress } = options
  const shipment = new Shipment(files, await sizesOf(files))
  for (const [index, size] of shipment.sizes.entries()) {
    const message = tooLarge(size)
    if (message !== null) shipment.fail(index, message)
  }
  const sizes = shipment.sizes.map((size) => (size > IMPORT_LIMIT_BYTES ? 0 : size))
  const total = { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  const done = new Set<number>()
  let bytes = 0
  for (const call of planCalls(sizes, { bytes: CHUNK_BYTES, pieces: UPLOAD_PIECES })) {
    if (signal.aborted) break
    const read = await readCall(shipment, call)
    if (read.length > 0) {
      const answer = await client.call('import.upload', { batch, pieces: read.map(({ content }) => content) })
      const refused = new Map(answer.problems.map(({ item, message }) => [item, message]))
      for (const { piece, content } of read) {
        const message = refused.get(content.item)
        if (message === undefined) shipment.arrive(piece)
        else shipment.fail(piece.file, message)
      }
    }
    for (const { file, start, end } of call) {
      bytes += end - start
      if (end === sizes[file]) done.add(file)
    }
    if (signal.aborted) break
    onProgress({ files: { done: done.size, total: total.files }, bytes: { done: bytes, total: total.bytes } })
  }
  if (signal.aborted) shipment.breakOff()
  const { problems } = shipment
  const arrived = files.filter(({ item }, index) => done.has(index) && !problems.has(item))
  return { problems: [...problems.values()], arrived, stopped: signal.aborted }
}
