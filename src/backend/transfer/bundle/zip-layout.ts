// The one way in which the archive of a bundle is laid out: nothing is compressed, every entry has the same time, there
// are no extra fields and no gaps, and the comment holds the digest of the manifest. So the whole archive follows from
// the names, the lengths and the bytes of its files: one byte that is otherwise shows, also where no file is.

/** A file of the archive. */
export interface ZipPart {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** CRC-32 of its bytes. */
  readonly crc: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
export const LOCAL_LENGTH = 30
export const CENTRAL_LENGTH = 46
const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x0800
/** The first of January 1980, the first day that a zip can name. */
const DATE = 0x0021
const COMMENT = 'Claimdesk bundle; SHA-256 of manifest.json: '
/** An ordinary file that everybody may read; in the upper half, as Unix has it. */
const ATTRIBUTES = 0o100644 * 0x10000

/** The most that an archive without the extension for large files can have. */
export const MOST_ENTRIES = 65_534
export const MOST_BYTES = 0xffff_fffe

/** The comment of an archive whose manifest has this SHA-256 (hex). */
export const bundleComment = (digest: string): string => `${COMMENT}${digest}`

/** Length of the end of the archive in bytes: its record and the comment. */
export const END_LENGTH = 22 + COMMENT.length + 64

/** Names of the fields of an entry's header, by where they begin, as reports say them. */
export const LOCAL_FIELDS: readonly (readonly [number, string])[] = [
  [0, 'signature'],
  [4, 'version'],
  [6, 'flags'],
  [8, 'method'],
  [10, 'time'],
  [14, 'checksum'],
  [18, 'length'],
  [26, 'length of the name'],
  [28, 'length of extra fields'],
  [30, 'name']
]
export const CENTRAL_FIELDS: readonly (readonly [number, string])[] = [
  [0, 'signature'],
  [4, 'version'],
  [8, 'flags'],
  [10, 'method'],
  [12, 'time'],
  [16, 'checksum'],
  [20, 'length'],
  [28, 'length of the name'],
  [30, 'length of extra fields'],
  [32, 'length of the comment'],
  [34, 'disk'],
  [36, 'attributes'],
  [42, 'place'],
  [46, 'name']
]
export const END_FIELDS: readonly (readonly [number, string])[] = [
  [0, 'signature'],
  [4, 'disk'],
  [8, 'number of entries'],
  [12, 'length of the table of contents'],
  [16, 'place of the table of contents'],
  [20, 'length of the comment'],
  [22, 'comment']
]

/** The fields that the header of an entry and its line in the table of contents share. */
function shared({ size, crc }: ZipPart, name: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION, 0)
  fields.writeUInt16LE(FLAGS, 2)
  fields.writeUInt16LE(DATE, 8)
  fields.writeUInt32LE(crc, 10)
  fields.writeUInt32LE(size, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  return fields
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}

/** What stands before the bytes of a file. */
export function localHeader(part: ZipPart): Buffer {
  const name = Buffer.from(part.name, 'utf8')
  return Buffer.concat([signature(LOCAL), shared(part, name), name])
}

/** The line of a file in the table of contents. @param at where its header begins */
export function centralLine(part: ZipPart, at: number): Buffer {
  const name = Buffer.from(part.name, 'utf8')
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(ATTRIBUTES, 6)
  rest.writeUInt32LE(at, 10)
  // Made by Unix: the attributes are understood only then.
  return Buffer.concat([signature(CENTRAL), Buffer.from([VERSION, 3]), shared(part, name), rest, name])
}

/** Where everything lies in the archive, in bytes. */
export interface ZipLayout {
  readonly parts: readonly { readonly part: ZipPart; readonly at: number; readonly dataAt: number }[]
  readonly centralAt: number
  readonly endAt: number
  readonly total: number
}

export function layOut(parts: readonly ZipPart[]): ZipLayout {
  let at = 0
  let central = 0
  const placed = parts.map((part) => {
    const name = Buffer.byteLength(part.name)
    const place = { part, at, dataAt: at + LOCAL_LENGTH + name }
    at = place.dataAt + part.size
    central += CENTRAL_LENGTH + name
    return place
  })
  return { parts: placed, centralAt: at, endAt: at + central, total: at + central + END_LENGTH }
}

/** The end of the archive with its comment. */
export function endRecord({ parts, centralAt, endAt }: ZipLayout, digest: string): Buffer {
  const comment = Buffer.from(bundleComment(digest), 'latin1')
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(endAt - centralAt, 8)
  end.writeUInt32LE(centralAt, 12)
  end.writeUInt16LE(comment.length, 16)
  return Buffer.concat([signature(END), end, comment])
}

/** A header as it stands in an archive that may be damaged. */
export interface FoundPart extends ZipPart {
  /** Of the header and the name, in bytes. */
  readonly headerLength: number
}

/** Reads the header of an entry; null when there is none. `bytes` begins with it and has the name, too. */
export function readLocal(bytes: Buffer): FoundPart | null {
  if (bytes.length < LOCAL_LENGTH || bytes.readUInt32LE(0) !== LOCAL) return null
  return read(bytes, LOCAL_LENGTH, 4)
}

/** Reads a line of the table of contents; null when there is none. */
export function readCentral(bytes: Buffer): FoundPart | null {
  if (bytes.length < CENTRAL_LENGTH || bytes.readUInt32LE(0) !== CENTRAL) return null
  return read(bytes, CENTRAL_LENGTH, 6)
}

function read(bytes: Buffer, fixed: number, from: number): FoundPart | null {
  const length = bytes.readUInt16LE(from + 22)
  if (bytes.length < fixed + length) return null
  return {
    name: bytes.toString('utf8', fixed, fixed + length),
    size: bytes.readUInt32LE(from + 18),
    crc: bytes.readUInt32LE(from + 10),
    headerLength: fixed + length
  }
}
