import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { BundleProblem } from '../../../api/evidence-views'
import {
  CENTRAL_FIELDS,
  CENTRAL_LENGTH,
  centralLine,
  END_FIELDS,
  END_LENGTH,
  endRecord,
  layOut,
  LOCAL_FIELDS,
  LOCAL_LENGTH,
  localHeader,
  MOST_ENTRIES,
  readCentral,
  readLocal
} from './zip-layout'
import type { FoundPart, ZipLayout, ZipPart } from './zip-layout'

/** Of names that are read from an archive: longer ones are damage. */
const LONGEST_NAME = 1000
const BLOCK = 1024 * 1024

/** A file of the archive as it was found, with what its bytes give. */
export interface ReadPart extends ZipPart {
  readonly sha256: string
  readonly at: number
}

/** How reports name what is no file of the archive. */
export const STRUCTURE = {
  archive: 'archive',
  contents: 'table of contents',
  end: 'end of the archive',
  header: (name: string): string => `header of ${name}`
} as const

/** Where the files of a bundle are read from. */
export interface BundleSource {
  readonly bytes: number
  readonly names: readonly string[]
  /** The bytes of the first file with this name; null when there is none, or when it has more than `most`. */
  read(name: string, most: number): Promise<Buffer | null>
  /** Reads every file for its hashes, in their order. */
  hashes(): AsyncGenerator<ReadPart>
  /** The digest that the comment of the archive has, or null. */
  commentDigest(): Promise<string | null>
  /**
   * Compares every byte that belongs to no file with what it must be. Where the bytes of a file are wrong (`isSound`),
   * its checksum in the headers is believed, so that the file is blamed and not its header.
   *
   * @param read the files with the checksums of their bytes, in order
   * @param digest SHA-256 of the manifest
   */
  compareStructure(
    read: readonly ReadPart[],
    isSound: (part: ReadPart) => boolean,
    digest: string
  ): Promise<BundleProblem[]>
  close(): Promise<void>
}

/**
 * The archive of a bundle that may be damaged anywhere. Names and lengths are read from the headers of the files or,
 * where these do not add up to the archive's length, from its table of contents: one changed byte spoils one of them.
 */
export class BundleZip implements BundleSource {
  readonly #handle: FileHandle
  readonly #bytes: number
  readonly #layout: ZipLayout

  private constructor(handle: FileHandle, bytes: number, parts: readonly ZipPart[]) {
    this.#handle = handle
    this.#bytes = bytes
    this.#layout = layOut(parts)
  }

  /** @throws file errors, when it cannot be read at all */
  static async open(path: string): Promise<BundleZip> {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      const walked = await walk(handle, size)
      if (layOut(walked).total === size) return new BundleZip(handle, size, walked)
      const listed = await readContents(handle, size)
      const best = layOut(listed).total === size || listed.length > walked.length ? listed : walked
      return new BundleZip(handle, size, best)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** Whether its parts add up to its length, as in an archive that Claimdesk wrote. */
  get addsUp(): boolean {
    return this.#layout.total === this.#bytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get names(): readonly string[] {
    return this.#layout.parts.map(({ part }) => part.name)
  }

  close(): Promise<void> {
    return this.#handle.close()
  }

  async read(name: string, most: number): Promise<Buffer | null> {
    const place = this.#layout.parts.find(({ part }) => part.name === name)
    if (!place || place.part.size > most) return null
    return readAt(this.#handle, place.dataAt, place.part.size)
  }

  async *hashes(): AsyncGenerator<ReadPart> {
    for (const { part, at, dataAt } of this.#layout.parts) {
      const hash = createHash('sha256')
      let crc = 0
      for (let done = 0; done < part.size;) {
        const piece = await readAt(this.#handle, dataAt + done, Math.min(BLOCK, part.size - done))
        if (piece.length === 0) break
        hash.update(piece)
        crc = crc32(piece, crc)
        done += piece.length
      }
      yield { ...part, crc, sha256: hash.digest('hex'), at }
    }
  }

  async commentDigest(): Promise<string | null> {
    const tail = await readAt(this.#handle, Math.max(0, this.#bytes - 64), 64)
    const digest = tail.toString('latin1')
    return /^[0-9a-f]{64}$/.test(digest) ? digest : null
  }

  async compareStructure(
    read: readonly ReadPart[],
    isSound: (part: ReadPart) => boolean,
    digest: string
  ): Promise<BundleProblem[]> {
    const problems: BundleProblem[] = []
    const parts: ZipPart[] = []
    for (const part of read) {
      const found = await readAt(this.#handle, part.at, LOCAL_LENGTH + Buffer.byteLength(part.name))
      const stored = readLocal(found)?.crc ?? part.crc
      const expected = { ...part, crc: isSound(part) ? part.crc : stored }
      parts.push(expected)
      const message = difference(found, localHeader(expected), LOCAL_FIELDS)
      if (message !== null) problems.push({ file: STRUCTURE.header(part.name), message })
    }
    const layout = layOut(parts)
    let at = layout.centralAt
    for (const placed of layout.parts) {
      const expected = centralLine(placed.part, placed.at)
      const found = await readAt(this.#handle, at, expected.length)
      const message = difference(found, expected, CENTRAL_FIELDS)
      if (message !== null) {
        problems.push({ file: STRUCTURE.contents, message: `its line of “${placed.part.name}”: ${message}` })
      }
      at += expected.length
    }
    const end = await readAt(this.#handle, layout.endAt, END_LENGTH)
    const message = difference(end, endRecord(layout, digest), END_FIELDS)
    if (message !== null) problems.push({ file: STRUCTURE.end, message })
    const surplus = this.#bytes - layout.total
    if (surplus > 0) {
      problems.push({ file: STRUCTURE.archive, message: `${surplus} bytes too many are in it` })
    } else if (surplus < 0) {
      problems.push({ file: STRUCTURE.archive, message: `it was cut off: ${-surplus} bytes are missing` })
    }
    return problems
  }
}

/** Says which field of a header is not what it must be; null when all are. */
function difference(found: Buffer, expected: Buffer, fields: typeof LOCAL_FIELDS): string | null {
  if (found.equals(expected)) return null
  let at = 0
  while (at < expected.length && found[at] === expected[at]) at += 1
  if (at >= found.length) return 'it is not there'
  const [, name] = fields.findLast(([from]) => from <= at) ?? []
  return `its ${name ?? 'bytes'} was changed (byte ${at})`
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await handle.read(bytes, read, length - read, position + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return bytes.subarray(0, read)
}

/** Goes from header to header; ends where there is none, or where a file would end behind the archive. */
async function walk(handle: FileHandle, size: number): Promise<ZipPart[]> {
  const parts: ZipPart[] = []
  for (let at = 0; parts.length <= MOST_ENTRIES;) {
    const found = readLocal(await readAt(handle, at, LOCAL_LENGTH + LONGEST_NAME))
    if (!found || at + found.headerLength + found.size > size) return parts
    parts.push(partOf(found))
    at += found.headerLength + found.size
  }
  return parts
}

/** The files as the table of contents lists them, found from the archive's end. */
async function readContents(handle: FileHandle, size: number): Promise<ZipPart[]> {
  const end = await readAt(handle, Math.max(0, size - END_LENGTH), END_LENGTH)
  if (end.length < END_LENGTH) return []
  const start = end.readUInt32LE(16)
  const table = await readAt(handle, start, Math.max(0, Math.min(size - END_LENGTH - start, MOST_TABLE)))
  const parts: ZipPart[] = []
  for (let at = 0; at < table.length;) {
    const found = readCentral(table.subarray(at))
    if (!found) return []
    parts.push(partOf(found))
    at += found.headerLength
  }
  return parts
}

const MOST_TABLE = MOST_ENTRIES * (CENTRAL_LENGTH + 300)

const partOf = ({ name, size, crc }: FoundPart): ZipPart => ({ name, size, crc })
