import iconv from 'iconv-lite'
import { detectEncoding, NotTextError, toWellFormed } from '../decode-bytes'
import { ExtractError } from '../extracted-document'
import type { EncodingView } from '../../../api/views'

/** Bytes decoded at once: rows are found in pieces, so that a file is never a second time in memory as text. */
const CHUNK = 256 * 1024

/**
 * How the bytes of a file with several documents are read as text.
 *
 * @param chosen what a person chose, or null to find out
 * @throws ExtractError `empty`, `binary`, `broken-utf8`, `unknown-encoding`
 */
export function encodingOfCollection(bytes: Uint8Array, chosen: string | null): EncodingView {
  if (bytes.length === 0) throw new ExtractError('empty', 'The file is empty: there are no documents in it.')
  if (chosen !== null) {
    const isKnown: boolean = iconv.encodingExists(chosen)
    if (isKnown) return { name: chosen, certain: true, evidence: 'chosen by you' }
    throw new ExtractError('unknown-encoding', `There is no encoding called ${chosen}.`)
  }
  try {
    return detectEncoding(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    if (error instanceof NotTextError) throw new ExtractError(error.code, error.message)
    throw error
  }
}

/**
 * Where a piece of at least `size` bytes ends. The decoders of Unicode go on in the middle of a character; those of
 * older encodings lose some that are cut in two, so that a piece ends behind a byte that no longer character has.
 */
function endOfPiece(bytes: Uint8Array, start: number, size: number, isUnicode: boolean): number {
  let end = Math.min(bytes.length, start + size)
  while (!isUnicode && end < bytes.length && (bytes[end - 1] ?? 0) >= 0x30) end += 1
  return end
}

/**
 * Decodes bytes piece by piece: together what `decodeBytes` gives, without byte order marks at the beginning and with
 * LF for every line end, as in a frozen text.
 */
export function* decodeChunks(bytes: Uint8Array, encoding: string, size = CHUNK): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoder = iconv.getDecoder(encoding, { stripBOM: false })
  const isUnicode = /^utf/i.test(encoding)
  let carried = ''
  let isFirst = true
  let start = 0
  while (start < buffer.length) {
    const end = endOfPiece(buffer, start, size, isUnicode)
    const isLast = end === buffer.length
    let text = carried + decoder.write(buffer.subarray(start, end)) + (isLast ? (decoder.end() ?? '') : '')
    start = end
    // Neither a character nor a line end is cut in two.
    const isCut = !isLast && /[\r\uD800-\uDBFF]$/.test(text)
    carried = isCut ? text.slice(-1) : ''
    if (isCut) text = text.slice(0, -1)
    if (isFirst) text = text.replace(/^\uFEFF+/, '')
    isFirst &&= text === ''
    if (text !== '') yield toWellFormed(text).replace(/\r\n?/g, '\n')
  }
}
