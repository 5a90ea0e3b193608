import { ExtractError } from '../extracted-document'

/** A part of a MIME archive. Header names are in lower case; `body` is decoded from its transfer encoding. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>
  readonly type: string
  readonly charset: string | null
  readonly body: Buffer
}

const MOST_PARTS = 5000
const DEEPEST = 8
/** Longest head of a part, in bytes: a few lines in truth. */
const LONGEST_HEAD = 64 * 1024

interface Entity {
  readonly headers: ReadonlyMap<string, string>
  /** Where the body begins and ends in the file, in bytes. */
  readonly start: number
  readonly end: number
}

/** A header's parameter: `boundary` of `multipart/related; boundary="x"`. */
export function parameterOf(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,1000})"|([^\\s;"]{1,1000}))`, 'i').exec(header)
  return found?.[1] ?? found?.[2] ?? null
}

/** Reads the head of an entity, with continued lines joined, up to the empty line that ends it. */
function readEntity(bytes: Buffer, start: number, end: number): Entity {
  const headers = new Map<string, string>()
  let last = ''
  let at = start
  while (at < end) {
    const newline = bytes.indexOf(10, at)
    const lineEnd = newline < 0 || newline >= end ? end : newline
    const line = bytes.toString('latin1', at, Math.min(lineEnd, at + LONGEST_HEAD)).replace(/\r$/, '')
    at = Math.min(end, lineEnd + 1)
    if (line === '') break
    if (at - start > LONGEST_HEAD) {
      throw new ExtractError('damaged', 'This is no saved page: a part of it has a head without end. Save it again.')
    }
    const [, name, value] = /^([!-9;-~]{1,100})[ \t]*:[ \t]*([^]*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) {
      last = name.toLowerCase()
      if (!headers.has(last)) headers.set(last, value)
    } else if (/^[ \t]/.test(line) && last !== '') headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`)
  }
  return { headers, start: at, end }
}

/** Where the entities between the boundary lines of a multipart body lie. An archive that was cut off just ends. */
function* entitiesOf(bytes: Buffer, { start, end }: Entity, boundary: string): Generator<Entity> {
  const mark = Buffer.from(`--${boundary}`, 'latin1')
  // Looked for within the entity only: thousands of parts would each be searched to the end of the file.
  const within = bytes.subarray(0, end)
  let from = -1
  for (let at = within.indexOf(mark, start); at >= 0; at = within.indexOf(mark, at + mark.length)) {
    if (at > start && bytes[at - 1] !== 10) continue
    if (from >= 0) yield readEntity(bytes, from, at)
    const after = at + mark.length
    if (bytes.toString('latin1', after, after + 2) === '--') return
    const newline = bytes.indexOf(10, after)
    if (newline < 0 || newline >= end) return
    from = newline + 1
  }
  if (from >= 0) yield readEntity(bytes, from, end)
}

/** Quoted-printable; what is no valid escape stays as it is. */
export function decodeQuoted(body: Buffer): Buffer {
  const decoded = Buffer.alloc(body.length)
  const digit = (code: number | undefined): number => parseInt(String.fromCharCode(code ?? 32), 16)
  let length = 0
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0
    if (byte === 61) {
      const softBreak = body[at + 1] === 10 ? 1 : body[at + 1] === 13 && body[at + 2] === 10 ? 2 : 0
      const [high, low] = [digit(body[at + 1]), digit(body[at + 2])]
      const isEscape = softBreak === 0 && !Number.isNaN(high) && !Number.isNaN(low)
      at += isEscape ? 2 : softBreak
      if (isEscape) decoded[length++] = high * 16 + low
      if (isEscape || softBreak > 0) continue
    }
    decoded[length++] = byte
  }
  return decoded.subarray(0, length)
}

function decodeBody(body: Buffer, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase()
  if (name === 'quoted-printable') return decodeQuoted(body)
  return name === 'base64' ? Buffer.from(body.toString('latin1'), 'base64') : body
}

/** The parts of a MIME archive, whatever is put into what, and the headers of the whole. */
export class MimeArchive {
  readonly #bytes: Buffer
  readonly #root: Entity
  #count = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#root = readEntity(bytes, 0, bytes.length)
  }

  get headers(): ReadonlyMap<string, string> {
    return this.#root.headers
  }

  /**
   * The parts that a condition on their headers holds for; only these are decoded.
   *
   * @throws ExtractError `too-deep`, `too-large`
   */
  parts(isWanted: (headers: ReadonlyMap<string, string>) => boolean): Generator<MimePart> {
    return this.#partsOf(this.#root, isWanted, 0)
  }

  *#partsOf(
    entity: Entity,
    isWanted: (headers: ReadonlyMap<string, string>) => boolean,
    depth: number
  ): Generator<MimePart> {
    this.#count += 1
    if (this.#count > MOST_PARTS) {
      throw new ExtractError('too-large', `The saved page has more than ${MOST_PARTS} parts. Save it without pictures.`)
    }
    if (depth > DEEPEST) {
      throw new ExtractError('too-deep', `The parts of this file are nested more than ${DEEPEST} deep. Save it again.`)
    }
    const contentType = entity.headers.get('content-type') ?? 'text/plain'
    const boundary = /^\s*multipart\//i.test(contentType) ? parameterOf(contentType, 'boundary') : null
    if (boundary !== null && boundary !== '') {
      for (const inner of entitiesOf(this.#bytes, entity, boundary)) yield* this.#partsOf(inner, isWanted, depth + 1)
    } else if (isWanted(entity.headers)) {
      const body = this.#bytes.subarray(entity.start, entity.end)
      yield {
        headers: entity.headers,
        type: (/^\s*([\w.+-]+\/[\w.+-]+)/.exec(contentType)?.[1] ?? '').toLowerCase(),
        charset: parameterOf(contentType, 'charset'),
        body: decodeBody(body, entity.headers.get('content-transfer-encoding') ?? '')
      }
    }
  }
}
