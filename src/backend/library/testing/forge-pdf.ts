import { deflateSync } from 'node:zlib'

/** An object of a PDF. Object 1 is the catalogue, the others are counted from 2. */
export interface ForgedObject {
  /** What stands between `obj` and `endobj`, or before the stream. */
  readonly dictionary: string
  /** Content of a stream, not compressed; `null` for an object without one. */
  readonly stream: Uint8Array | null
}

export interface ForgeOptions {
  /** Deflates streams. */
  readonly isCompressed?: boolean
  /** Puts objects without a stream into an object stream, and the table into a stream (PDF 1.5). */
  readonly hasObjectStream?: boolean
  /** What the trailer has besides its size and the catalogue. */
  readonly trailer?: string
}

function bodyOf({ dictionary, stream }: ForgedObject, isCompressed: boolean): Buffer {
  if (stream === null) return Buffer.from(dictionary, 'latin1')
  const data = isCompressed ? deflateSync(stream) : Buffer.from(stream)
  const filter = isCompressed ? ' /Filter /FlateDecode' : ''
  const open = /^\s*<</.test(dictionary)
    ? dictionary.replace(/^\s*<</, `<< /Length ${data.length}${filter}`)
    : dictionary
  return Buffer.concat([Buffer.from(`${open}\nstream\n`, 'latin1'), data, Buffer.from('\nendstream')])
}

/** A PDF of these objects, with a table that fits them whatever is in them. */
export function forgePdf(objects: readonly ForgedObject[], options: ForgeOptions = {}): Buffer {
  const { isCompressed = false, hasObjectStream = false, trailer = '' } = options
  const chunks = [Buffer.from('%PDF-1.7\n')]
  let length = 9
  const write = (number: number, body: Buffer): number => {
    const whole = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    chunks.push(whole)
    length += whole.length
    return length - whole.length
  }
  const isPacked = ({ stream }: ForgedObject): boolean => hasObjectStream && stream === null
  const packed = objects
    .map((object, index) => ({ object, number: index + 1 }))
    .filter(({ object }) => isPacked(object))
  const places = objects.map((object, index) =>
    isPacked(object)
      ? { type: 2, at: objects.length + 1, index: packed.findIndex(({ number }) => number === index + 1) }
      : { type: 1, at: write(index + 1, bodyOf(object, isCompressed)), index: 0 }
  )
  const tail = (body: string): Buffer => Buffer.concat([...chunks, Buffer.from(body, 'latin1')])
  if (!hasObjectStream) {
    const table = places.map(({ at }) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
    const size = objects.length + 1
    return tail(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF`
    )
  }
  const bodies = packed.map(({ object }) => `${object.dictionary}\n`)
  const starts = packed.map(({ number }, index) => `${number} ${bodies.slice(0, index).join('').length}`)
  const head = `${starts.join(' ')}\n`
  const dictionary = `<< /Type /ObjStm /N ${packed.length} /First ${head.length} >>`
  const packAt = write(
    objects.length + 1,
    bodyOf({ dictionary, stream: Buffer.from(head + bodies.join(''), 'latin1') }, isCompressed)
  )
  const tableAt = length
  const rows = [
    { type: 0, at: 0, index: 0 },
    ...places,
    { type: 1, at: packAt, index: 0 },
    { type: 1, at: tableAt, index: 0 }
  ]
  const table = Buffer.alloc(rows.length * 7)
  for (const [index, row] of rows.entries()) {
    table.writeUInt8(row.type, index * 7)
    table.writeUInt32BE(row.at, index * 7 + 1)
    table.writeUInt16BE(row.index, index * 7 + 5)
  }
  const entry = `<< /Type /XRef /Size ${rows.length} /W [1 4 2] /Root 1 0 R ${trailer} >>`
  write(objects.length + 2, bodyOf({ dictionary: entry, stream: table }, isCompressed))
  return tail(`startxref\n${tableAt}\n%%EOF`)
}
