import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive, and what the archive claims about it where that is not the truth. */
export interface ForgedEntry {
  readonly name: string
  readonly data: Uint8Array
  /** Size after unpacking, in bytes. */
  readonly declaredSize?: number
  /** What is stored, in place of the deflated data. */
  readonly stored?: Uint8Array
  /** Number of the method of compression: 0 stored, 8 deflated. */
  readonly method?: number
  /** Whether it says that it has a password. */
  readonly isLocked?: boolean
  /** Unix mode: `0o120777` is a link. */
  readonly mode?: number
  /** Where its header is said to stand, in bytes from the beginning. */
  readonly offset?: number
}

const UTF8_NAMES = 0x0800

function fieldsOf(entry: ForgedEntry, stored: Uint8Array, name: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(UTF8_NAMES | (entry.isLocked ? 1 : 0), 2)
  fields.writeUInt16LE(entry.method ?? 8, 4)
  fields.writeUInt32LE(crc32(entry.data), 10)
  fields.writeUInt32LE(stored.length, 14)
  fields.writeUInt32LE(entry.declaredSize ?? entry.data.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

/**
 * A zip archive that may lie: names that lead out of it, links, sizes and places that are not true.
 *
 * @param entryCount how many entries it says it has, if not the truth
 */
export function forgeZip(entries: readonly ForgedEntry[], entryCount = entries.length): Buffer {
  const chunks: Buffer[] = []
  const table: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8')
    const stored = Buffer.from(entry.stored ?? (entry.method === 0 ? entry.data : deflateRawSync(entry.data)))
    const fields = fieldsOf(entry, stored, name)
    chunks.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, stored)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6)
    rest.writeUInt32LE(entry.offset ?? offset, 10)
    // Made by Unix: only then do the attributes have a mode.
    table.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, rest, name)
    offset += 4 + fields.length + name.length + stored.length
  }
  const lines = Buffer.concat(table)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entryCount, 4)
  end.writeUInt16LE(entryCount, 6)
  end.writeUInt32LE(lines.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...chunks, lines, Buffer.from('PK\x05\x06', 'latin1'), end])
}
