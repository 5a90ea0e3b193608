import { crc32 } from 'node:zlib'

const UTF8_NAMES = 0x0800
const VERSION = 20

interface Part {
  readonly name: Buffer
  readonly data: Uint8Array
  readonly sum: number
  readonly offset: number
}

/** The fields that the header of an entry and its line in the table of contents share. */
function sharedFields({ name, data, sum }: Part): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(UTF8_NAMES, 2)
  fields.writeUInt32LE(sum, 10)
  fields.writeUInt32LE(data.length, 14)
  fields.writeUInt32LE(data.length, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}

/**
 * Packs files into a zip archive without compressing them. A library that opens archives itself, without limits, gets
 * the parts that were checked in this way, and nothing else (X6).
 */
export function storeZip(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const chunks: Buffer[] = []
  const table: Buffer[] = []
  let offset = 0
  const push = (...buffers: Buffer[]): void => {
    for (const buffer of buffers) {
      chunks.push(buffer)
      offset += buffer.length
    }
  }
  for (const [path, data] of files) {
    const part: Part = { name: Buffer.from(path, 'utf8'), data, sum: crc32(data), offset }
    const shared = sharedFields(part)
    push(signature(0x04034b50), shared, part.name, Buffer.from(data.buffer, data.byteOffset, data.byteLength))
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(part.offset, 10)
    table.push(signature(0x02014b50), Buffer.from([VERSION, 0]), shared, rest, part.name)
  }
  const start = offset
  push(...table)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.size, 4)
  end.writeUInt16LE(files.size, 6)
  end.writeUInt32LE(offset - start, 8)
  end.writeUInt32LE(start, 12)
  push(signature(0x06054b50), end)
  return Buffer.concat(chunks)
}
