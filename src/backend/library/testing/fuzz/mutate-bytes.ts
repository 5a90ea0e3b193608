/** Numbers that look random and follow from a seed; `below` is exclusive. */
export type Next = (below: number) => number

/** Longest input that mutations make, in bytes: what is larger is the matrix's matter, not the fuzzer's. */
export const LONGEST_INPUT = 256 * 1024

/** Values that programs get wrong. */
const NUMBERS = [
  '0',
  '-1',
  '1',
  '255',
  '65536',
  '2147483647',
  '2147483648',
  '4294967295',
  '99999999999999999999',
  '1e9'
]
const BYTES = [
  '00',
  'ff',
  'fffe',
  'feff',
  'efbbbf',
  '0d',
  '0d0a',
  '1b',
  'ffffffff',
  '7fffffff',
  'eda080',
  'c080',
  'f4908080'
]

export const pick = <T>(list: readonly T[], next: Next): T => list[next(list.length)] as T

/** A number in the bytes, written in digits, becomes another one. */
function withOtherNumber(bytes: Buffer, next: Next): Buffer {
  const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57
  let start = next(bytes.length + 1)
  while (start < bytes.length && !isDigit(bytes[start])) start += 1
  let end = start
  while (isDigit(bytes[end])) end += 1
  if (start === end) return bytes
  const value = Number(bytes.toString('latin1', start, end))
  const near = [String(value + 1), String(Math.max(0, value - 1)), String(value * 10)]
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(pick([...NUMBERS, ...near], next)), bytes.subarray(end)])
}

/** Where the line that a place is in begins, and where it ends with its line end. */
function lineAt(bytes: Buffer, at: number): readonly [start: number, end: number] {
  const start = at === 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1
  const end = bytes.indexOf(10, at)
  return [start, end < 0 ? bytes.length : end + 1]
}

function changed(bytes: Buffer, other: Buffer, tokens: readonly string[], next: Next): Buffer {
  const at = next(bytes.length + 1)
  const isLine = next(4) === 0
  const [start, end] = isLine
    ? lineAt(bytes, at)
    : [at, Math.min(bytes.length, at + 1 + next(next(4) === 0 ? 2000 : 60))]
  const [before, piece, after] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)]
  const put = (middle: Uint8Array): Buffer => Buffer.concat([before, middle, after])
  switch (next(12)) {
    case 0: {
      const copy = Buffer.from(bytes)
      if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << next(8))
      return copy
    }
    case 1:
      return put(Buffer.from([next(256)]))
    case 2:
      return put(Buffer.alloc(0))
    case 3:
      return put(Buffer.concat([piece, piece]))
    case 4:
      return put(Buffer.concat(Array.from({ length: 2 + next(60) }, () => piece)))
    case 5:
      return next(3) === 0 ? Buffer.from(before) : put(Buffer.from(piece).reverse())
    case 6: {
      const from = next(other.length + 1)
      return Buffer.concat([before, other.subarray(from, from + next(400))])
    }
    case 7: {
      const from = next(other.length + 1)
      return Buffer.concat([before, other.subarray(from, from + next(400)), after])
    }
    case 8:
      return withOtherNumber(bytes, next)
    case 9:
      return Buffer.concat([before, Buffer.from(pick(BYTES, next).repeat(1 + next(3)), 'hex'), piece, after])
    case 10: {
      // The piece goes somewhere else.
      const rest = Buffer.concat([before, after])
      const to = next(rest.length + 1)
      return Buffer.concat([rest.subarray(0, to), piece, rest.subarray(to)])
    }
    default: {
      const token = tokens.length === 0 ? '\n' : pick(tokens, next)
      return Buffer.concat([
        before,
        Buffer.from(token.repeat(next(8) === 0 ? 1 + next(300) : 1 + next(3))),
        piece,
        after
      ])
    }
  }
}

/**
 * Bytes with some of them flipped, taken out, doubled, moved, cut off, mixed with those of another file, or with what
 * means something to a parser put in between.
 *
 * @param other a file of the same kind
 * @param tokens what means something to the kind's parser
 */
export function mutateBytes(bytes: Buffer, other: Buffer, tokens: readonly string[], next: Next): Buffer {
  let copy = bytes
  for (let count = 1 + next(6); count > 0; count -= 1)
    copy = changed(copy, other, tokens, next).subarray(0, LONGEST_INPUT)
  return Buffer.from(copy)
}
