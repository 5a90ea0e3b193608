import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { BundleProblem } from '../../../api/evidence-views'
import { DOCUMENT_LIMITS, ZipArchive } from '../../library/archive/zip-archive'
import { ExtractError } from '../../library/extracted-document'
import { STRUCTURE } from './read-bundle-zip'
import type { BundleSource, ReadPart } from './read-bundle-zip'

/** Larger archives of other programs are not read into the memory. */
const MOST_BYTES = 512 * 1024 * 1024

/**
 * A bundle that another program unpacked and packed anew: no bundle as Claimdesk makes them any more, but its files
 * may be what they were. Under the limits of every archive that comes from outside (X6).
 */
export class RepackedZip implements BundleSource {
  readonly bytes: number
  readonly #zip: ZipArchive

  private constructor(zip: ZipArchive, bytes: number) {
    this.#zip = zip
    this.bytes = bytes
  }

  /** Null when it is no archive, or one that is damaged or made to hurt. */
  static async open(path: string): Promise<RepackedZip | null> {
    if ((await stat(path)).size > MOST_BYTES) return null
    const bytes = await readFile(path)
    try {
      return new RepackedZip(await ZipArchive.open(bytes), bytes.length)
    } catch (error) {
      if (error instanceof ExtractError) return null
      throw error
    }
  }

  get names(): readonly string[] {
    return this.#zip.names
  }

  async read(name: string, most: number): Promise<Buffer | null> {
    try {
      return await this.#zip.read(name, Math.min(most, DOCUMENT_LIMITS.entryBytes))
    } catch (error) {
      if (error instanceof ExtractError) return null
      throw error
    }
  }

  async *hashes(): AsyncGenerator<ReadPart> {
    for (const name of this.names) {
      // A file that cannot be unpacked is not what it should be: the hash of nothing says so.
      const bytes = (await this.read(name, DOCUMENT_LIMITS.entryBytes)) ?? Buffer.alloc(0)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      yield { name, size: bytes.length, crc: crc32(bytes), sha256, at: 0 }
    }
  }

  commentDigest(): Promise<string | null> {
    return Promise.resolve(null)
  }

  compareStructure(): Promise<BundleProblem[]> {
    const message = 'another program packed it anew; what the files are was checked all the same'
    return Promise.resolve([{ file: STRUCTURE.archive, message }])
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
