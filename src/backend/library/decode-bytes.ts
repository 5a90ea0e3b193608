import iconv from 'iconv-lite'
import { analyse } from 'chardet'
import type { EncodingView } from '../../api/views'
import { repairMojibake } from '../../core/text/mojibake'
import { parseRepairedEncoding } from './repaired-encoding'

/** Bytes that stand for something else than text. */
export class NotTextError extends Error {
  readonly code: 'binary' | 'broken-utf8'
  constructor(code: 'binary' | 'broken-utf8', message: string) {
    super(message)
    this.name = 'NotTextError'
    this.code = code
  }
}

/** Encodings a person can choose from; iconv-lite's names, which are IANA's in lower case. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-32be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-9',
  'iso-8859-15',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr'
] as const

const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]]
]

/** How much of a file is looked at to guess its encoding. */
const SAMPLE_BYTES = 64 * 1024

/** Length of a UTF-8 sequence by its first byte; 0 for a byte that cannot begin one. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead < 0xe0) return 2
  if (lead >= 0xe0 && lead < 0xf0) return 3
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0
}

/** Where UTF-8 forbids a second byte although it looks like one: overlong forms, surrogates, beyond U+10FFFF. */
function isForbiddenPair(lead: number, second: number): boolean {
  if (lead === 0xe0) return second < 0xa0
  if (lead === 0xed) return second > 0x9f
  if (lead === 0xf0) return second < 0x90
  return lead === 0xf4 && second > 0x8f
}

interface Utf8Scan {
  /** Position of the first byte that is not UTF-8, -1 when all are. */
  readonly invalidAt: number
  readonly invalidBytes: number
  /** Sound sequences of three bytes and more. */
  readonly longSequences: number
}

function scanUtf8(bytes: Uint8Array): Utf8Scan {
  let invalidAt = -1
  let invalidBytes = 0
  let longSequences = 0
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index] ?? 0
    const length = sequenceLength(lead)
    let sound = length > 0 && index + length <= bytes.length
    for (let next = 1; sound && next < length; next += 1) sound = ((bytes[index + next] ?? 0) & 0xc0) === 0x80
    if (sound && length > 1) sound = !isForbiddenPair(lead, bytes[index + 1] ?? 0)
    if (!sound && invalidAt < 0) invalidAt = index
    if (!sound) invalidBytes += 1
    if (sound && length > 2) longSequences += 1
    index += sound ? length : 1
  }
  return { invalidAt, invalidBytes, longSequences }
}

/** UTF-16 or UTF-32 without a mark shows by where its zero bytes lie. */
function byZeroBytes(sample: Buffer): string | null {
  const zeros = [0, 0, 0, 0]
  for (let index = 0; index < sample.length; index += 1) if (sample[index] === 0) zeros[index % 4]! += 1
  const quarter = sample.length / 4
  const many = zeros.map((count) => count > quarter * 0.6)
  const none = zeros.map((count) => count < quarter * 0.05)
  if (none[0] && many[2] && many[3]) return 'utf-32le'
  if (none[3] && many[0] && many[1]) return 'utf-32be'
  if (none[0] && none[2] && many[1] && many[3]) return 'utf-16le'
  if (none[1] && none[3] && many[0] && many[2]) return 'utf-16be'
  return null
}

/** Control characters that no text has; tab, line ends and form feed are text. */
function isBinary(sample: Buffer): boolean {
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1b) controls += 1
  }
  return controls > sample.length * 0.02
}

/** From this confidence on, Western letters are believed although others would fit a little better. */
const WESTERN_ENOUGH = 60

/** Below this confidence a guess says nothing: noise in an English sentence reaches 30. */
const GUESS_ENOUGH = 32

/**
 * The encoding that the letters speak for, of those we can decode; null when they do not tell. ISO 8859-1 is read as
 * windows-1252, of which it is a part. Short French is easily taken for Czech: its accents are letters there, too.
 */
function guessByLetters(sample: Buffer): string | null {
  const matches = analyse(sample).filter(({ name }) => iconv.encodingExists(name))
  const isWestern = (name: string): boolean => name === 'ISO-8859-1' || name === 'windows-1252'
  if (matches.some(({ name, confidence }) => isWestern(name) && confidence >= WESTERN_ENOUGH)) return 'windows-1252'
  const best = matches[0]
  if (!best || best.confidence < GUESS_ENOUGH) return null
  return isWestern(best.name) ? 'windows-1252' : best.name.toLowerCase()
}

/**
 * Finds out how bytes are encoded: a byte order mark, zero bytes of UTF-16/32, valid UTF-8, else a guess.
 *
 * @throws NotTextError `binary` for what is no text, `broken-utf8` for UTF-8 with damaged places
 */
export function detectEncoding(bytes: Buffer): EncodingView {
  for (const [name, mark] of MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      return { name, certain: true, evidence: 'it begins with a byte order mark' }
    }
  }
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const wide = byZeroBytes(sample.subarray(0, sample.length - (sample.length % 4)))
  if (wide && sample.length >= 4) return { name: wide, certain: true, evidence: 'every other byte is zero' }
  if (isBinary(sample)) throw new NotTextError('binary', 'This is not a text file: it has bytes that no text has.')
  const { invalidAt, invalidBytes, longSequences } = scanUtf8(bytes)
  if (invalidAt < 0) return { name: 'utf-8', certain: true, evidence: 'all of it is valid UTF-8' }
  // Characters of three bytes seldom come about by chance: more of them than bad bytes is UTF-8 that was damaged.
  if (longSequences > invalidBytes) {
    throw new NotTextError(
      'broken-utf8',
      `This looks like UTF-8, but it is damaged at byte ${invalidAt}. Repair the file, or choose its encoding yourself.`
    )
  }
  const name = guessByLetters(sample)
  // A text is frozen for good when it is imported: better no article than one with wrong letters.
  if (name === null) {
    throw new NotTextError(
      'broken-utf8',
      `This is not UTF-8 (byte ${invalidAt}), and its letters do not tell what else it is. ` +
        'Save it as UTF-8, or choose its encoding in the import dialog.'
    )
  }
  return {
    name,
    certain: false,
    evidence: `it is not UTF-8 (byte ${invalidAt}); guessed from its letters`
  }
}

/**
 * Decodes bytes. Bytes that the encoding does not have become U+FFFD; lone surrogates too, since no file could hold
 * them.
 *
 * @param encoding a name that iconv-lite knows, or one of `repairedEncoding`
 * @throws RangeError for an encoding nobody knows
 */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const repaired = parseRepairedEncoding(encoding)
  if (repaired) return repairMojibake(decodeBytes(bytes, repaired.encoding), repaired.repair)
  const known: boolean = iconv.encodingExists(encoding)
  if (!known) throw new RangeError(`There is no encoding called ${encoding}.`)
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
    stripBOM: false
  })
  return toWellFormed(text)
}

/** Replaces lone surrogates by U+FFFD. */
export function toWellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
}
