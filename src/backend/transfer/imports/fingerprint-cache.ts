import { FINGERPRINT_SIZE } from '../../../core/suggest/near-duplicates'
import type { Fingerprint } from '../../../core/suggest/near-duplicates'
import { writeDurably } from '../../store/durable-write'
import { errorCode } from '../../store/file-system'
import type { FileSystem } from '../../store/file-system'

/** The number changes when fingerprints are made in another way. */
const HEAD = Buffer.from('claimdesk/fingerprints 1\n')
const HASH_BYTES = 32

/**
 * Fingerprints of texts by the SHA-256 of the text (hex). A record is the hash (32 bytes), how many numbers follow (one
 * byte would do; two, little-endian), and the numbers (32 bits each, little-endian). A cache: what cannot be read is
 * made again.
 */
export async function readFingerprints(fileSystem: FileSystem, file: string): Promise<Map<string, Fingerprint>> {
  const found = new Map<string, Fingerprint>()
  let bytes: Buffer
  try {
    bytes = await fileSystem.readFile(file)
  } catch (error) {
    if (errorCode(error) === null) throw error
    return found
  }
  if (!bytes.subarray(0, HEAD.length).equals(HEAD)) return found
  for (let at = HEAD.length; at + HASH_BYTES + 2 <= bytes.length;) {
    const hash = bytes.toString('hex', at, at + HASH_BYTES)
    const count = bytes.readUInt16LE(at + HASH_BYTES)
    at += HASH_BYTES + 2
    if (count > FINGERPRINT_SIZE || at + 4 * count > bytes.length) break
    const numbers = new Uint32Array(count)
    for (let index = 0; index < count; index += 1) numbers[index] = bytes.readUInt32LE(at + 4 * index)
    found.set(hash, numbers)
    at += 4 * count
  }
  return found
}

/** Writes the cache. A disk that refuses it costs time on the next import and nothing else. */
export async function writeFingerprints(
  fileSystem: FileSystem,
  file: string,
  fingerprints: ReadonlyMap<string, Fingerprint>
): Promise<void> {
  const pieces: Buffer[] = [HEAD]
  for (const [hash, numbers] of fingerprints) {
    const record = Buffer.alloc(HASH_BYTES + 2 + 4 * numbers.length)
    record.write(hash, 0, 'hex')
    record.writeUInt16LE(numbers.length, HASH_BYTES)
    numbers.forEach((number, index) => record.writeUInt32LE(number, HASH_BYTES + 2 + 4 * index))
    pieces.push(record)
  }
  try {
    await writeDurably(fileSystem, file, Buffer.concat(pieces))
  } catch (error) {
    if (errorCode(error) === null) throw error
  }
}
