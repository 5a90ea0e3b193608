import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { CallError } from '../../../api/envelope'
import { isSafePath } from './bundle-manifest'
import type { ListedFile } from './bundle-manifest'
import { centralLine, endRecord, layOut, localHeader, MOST_BYTES, MOST_ENTRIES } from './zip-layout'
import type { ZipLayout, ZipPart } from './zip-layout'

/** A file on its way into a bundle: its bytes, or where they lie. `path` is its name in the archive. */
export type BundleFile =
  | { readonly path: string; readonly content: Uint8Array; readonly from?: never }
  | { readonly path: string; readonly from: string; readonly content?: never }

/** A file whose hashes are known. */
export interface HashedFile extends ListedFile {
  readonly file: BundleFile
  readonly crc: number
}

/** Bytes of a file from `start` up to `end` (not with it), piece by piece. */
function piecesOf(file: BundleFile): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return file.content ? [file.content] : createReadStream(file.from)
}

/** Reads a file for its length and hashes. */
export async function hashBundleFile(file: BundleFile): Promise<HashedFile> {
  if (!isSafePath(file.path)) throw new Error(`A file of a bundle has a name that not every system takes: ${file.path}`)
  const hash = createHash('sha256')
  let crc = 0
  let bytes = 0
  for await (const piece of piecesOf(file)) {
    hash.update(piece)
    crc = crc32(piece, crc)
    bytes += piece.length
  }
  return { file, path: file.path, bytes, sha256: hash.digest('hex'), crc }
}

async function* archive(
  files: readonly HashedFile[],
  layout: ZipLayout,
  digest: string,
  onFile: () => void
): AsyncGenerator<Uint8Array> {
  for (const [index, { file, path, crc }] of files.entries()) {
    const placed = layout.parts[index]
    if (!placed) return
    yield localHeader(placed.part)
    let now = 0
    for await (const piece of piecesOf(file)) {
      now = crc32(piece, now)
      yield piece
    }
    if (now !== crc) {
      throw new CallError('file-error', `“${path}” was changed while the bundle was written. Make the bundle again.`)
    }
    onFile()
  }
  for (const { part, at } of layout.parts) yield centralLine(part, at)
  yield endRecord(layout, digest)
}

/**
 * Writes files as the archive of a bundle, sorted by their paths. The same files always give the same bytes.
 *
 * @param digest SHA-256 of the manifest among them, in hex
 * @returns how many bytes the archive has
 * @throws CallError `too-large` for more than a zip can hold; `file-error` when a file changed meanwhile
 */
export async function writeBundleZip(
  files: readonly HashedFile[],
  digest: string,
  target: string,
  { signal, onFile = () => undefined }: { readonly signal?: AbortSignal; readonly onFile?: () => void } = {}
): Promise<number> {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const parts = sorted.map(({ path, bytes, crc }): ZipPart => ({ name: path, size: bytes, crc }))
  const layout = layOut(parts)
  if (parts.length > MOST_ENTRIES || layout.total > MOST_BYTES) {
    throw new CallError(
      'too-large',
      'The session is too large for one bundle, which has 4 GB and 65,534 files at most. Make sessions of fewer articles.'
    )
  }
  const stream = Readable.from(archive(sorted, layout, digest, onFile), { objectMode: false })
  const to = createWriteStream(target, { flags: 'wx', mode: 0o600 })
  await (signal ? pipeline(stream, to, { signal }) : pipeline(stream, to)).catch((error: unknown) => {
    signal?.throwIfAborted()
    throw error
  })
  return (await stat(target)).size
}
