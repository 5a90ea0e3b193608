/** A piece of an RTF file. `bytes` of the file that are text, in the code page that holds at that place. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `value` is null where the word has no number. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** One character of the text, as its byte. */
  | { readonly kind: 'byte'; readonly byte: number }

const [OPEN, CLOSE, BACKSLASH, QUOTE, MINUS, SPACE] = [0x7b, 0x7d, 0x5c, 0x27, 0x2d, 0x20]
/** No control word of the specification is longer than 32 letters; a number has at most ten digits. */
const LONGEST_WORD = 40

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Control symbols that stand for a character or a control word. */
const SYMBOLS: Readonly<Record<string, string>> = {
  '\n': 'par',
  '\r': 'par',
  '~': 'nbsp',
  _: 'nbhyphen',
  '*': '*',
  '-': 'optional-hyphen'
}

/** Reads RTF (specification 1.9.1) from beginning to end, once. Binary data (`\binN`) is passed over. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const at = (index: number): number => bytes[index] ?? 0
  let index = 0
  while (index < bytes.length) {
    const code = at(index)
    if (code === OPEN || code === CLOSE) {
      index += 1
      yield { kind: code === OPEN ? 'open' : 'close' }
    } else if (code !== BACKSLASH) {
      index += 1
      // Line ends and zero bytes are there for the eye only.
      if (code !== 0x0a && code !== 0x0d && code !== 0) yield { kind: 'byte', byte: code }
    } else if (!isLetter(at(index + 1))) {
      const symbol = at(index + 1)
      const hex = symbol === QUOTE ? Number.parseInt(String.fromCharCode(at(index + 2), at(index + 3)), 16) : Number.NaN
      index += symbol === QUOTE ? 4 : 2
      const name = SYMBOLS[String.fromCharCode(symbol)]
      if (!Number.isNaN(hex)) yield { kind: 'byte', byte: hex }
      else if (name !== undefined) yield { kind: 'word', name, value: null }
      else if (symbol === OPEN || symbol === CLOSE || symbol === BACKSLASH) yield { kind: 'byte', byte: symbol }
    } else {
      const start = (index += 1)
      while (isLetter(at(index)) && index - start < LONGEST_WORD) index += 1
      const name = Buffer.from(bytes.subarray(start, index)).toString('latin1')
      const numberAt = index
      if (at(index) === MINUS && isDigit(at(index + 1))) index += 1
      while (isDigit(at(index)) && index - numberAt < 11) index += 1
      const digits = Buffer.from(bytes.subarray(numberAt, index)).toString('latin1')
      const value = digits === '' ? null : Number(digits)
      if (at(index) === SPACE) index += 1
      if (name === 'bin') index += Math.max(0, value ?? 0)
      else yield { kind: 'word', name, value }
    }
  }
}
