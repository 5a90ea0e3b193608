import iconv from 'iconv-lite'
import type { EncodingView } from '../../../api/views'
import { decodeBytes, detectEncoding, ENCODINGS, NotTextError } from '../decode-bytes'
import { ExtractError } from '../extracted-document'

/** How far into a file its own statement of an encoding is looked for, in bytes; browsers look at a quarter. */
const DECLARATION_BYTES = 4096

/** Names that pages use for encodings, and what browsers take them for (the labels of the Encoding Standard). */
const LABELS: Readonly<Record<string, string>> = {
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  // Bytes in which a statement can be read are not UTF-16, whatever they state.
  'utf-16': 'utf-8',
  'utf-16le': 'utf-8',
  'utf-16be': 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb_2312: 'gb18030',
  'x-gbk': 'gb18030',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'x-sjis': 'shift_jis',
  'windows-31j': 'shift_jis',
  'big5-hkscs': 'big5',
  'ks_c_5601-1987': 'euc-kr',
  'windows-949': 'euc-kr'
}

/** The encoding that a name in a page or a message stands for, among those that can be decoded; else null. */
export function encodingOfLabel(label: string): string | null {
  const name = label.trim().toLowerCase()
  const known = LABELS[name] ?? name
  const isKnown =
    (ENCODINGS as readonly string[]).includes(known) || (/^[a-z0-9_-]{3,20}$/.test(known) && isText(known))
  return isKnown ? known : null
}

/** The decoder also knows encodings of bytes as text, which no page is written in. */
const isText = (name: string): boolean =>
  !/^(base64|hex|binary|ucs-?2|utf-?7.*)$/.test(name) && iconv.encodingExists(name)

function declaredEncoding(bytes: Buffer): { readonly name: string; readonly where: string } | null {
  const start = bytes.subarray(0, DECLARATION_BYTES).toString('latin1')
  const xml = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(start)
  const meta = /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(start)
  const [label, where] = meta ? [meta[1], 'its <meta charset>'] : [xml?.[1], 'its first line']
  const name = label === undefined ? null : encodingOfLabel(label)
  return name === null ? null : { name, where }
}

/**
 * Finds out how a page's bytes are encoded: what a person chose, a byte order mark, being UTF-8, what the message it
 * came in or the page itself says, else a guess. A page that states a legacy encoding but is sound UTF-8 was converted
 * when it was saved, and nobody changed its statement.
 *
 * @param stated the encoding that a mail part or a MIME archive gives for these bytes, if it does
 * @throws ExtractError `binary`, `broken-utf8`
 */
export function encodingOfHtml(bytes: Buffer, chosen: string | null, stated: string | null = null): EncodingView {
  if (chosen !== null) return { name: chosen, certain: true, evidence: 'chosen by you' }
  let detected: EncodingView | null = null
  let problem: NotTextError | null = null
  try {
    detected = detectEncoding(bytes)
  } catch (error) {
    if (!(error instanceof NotTextError)) throw error
    problem = error
  }
  if (detected?.certain) return detected
  if (problem?.code === 'binary') throw new ExtractError('binary', problem.message)
  const name = stated === null ? null : encodingOfLabel(stated)
  const declared = name === null ? declaredEncoding(bytes) : { name, where: 'the header of this part' }
  if (declared) {
    const isDamaged = declared.name === 'utf-8'
    const evidence = `${declared.where} says so${isDamaged ? ', but some bytes of it are damaged' : ''}`
    return { name: declared.name, certain: !isDamaged, evidence }
  }
  if (detected) return detected
  throw new ExtractError('broken-utf8', problem?.message ?? 'The encoding of this page cannot be found out.')
}

/** @throws ExtractError `unknown-encoding` */
export function decodeHtml(bytes: Buffer, encoding: string): string {
  try {
    return decodeBytes(bytes, encoding).replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof RangeError) throw new ExtractError('unknown-encoding', error.message)
    throw error
  }
}
