/** Most numbers of a fingerprint. The estimate of a share of 0.5 is off by 0.045 on average. */
export const FINGERPRINT_SIZE = 128

/** Words of a shingle: fewer would be shared by chance, more would break at every second correction. */
const SHINGLE_WORDS = 4

/** Words; in scripts that put no spaces between them, letters. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu

/** What is left of a text for a comparison: distinct numbers in rising order, at most `FINGERPRINT_SIZE`. */
export type Fingerprint = Uint32Array

/** Spreads the bits of a number (the last step of MurmurHash3, which is in the public domain). */
function spread(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function hashOf(token: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < token.length; index += 1) {
    hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193)
  }
  return spread(hash)
}

/**
 * Numbers of a text's shingles (every four words in a row, whatever their case and what stands between them), with
 * those that occur twice. A shorter text is one shingle.
 */
export function shinglesOf(text: string): Uint32Array {
  const tokens: number[] = []
  for (const [token] of text.matchAll(TOKEN)) tokens.push(hashOf(token.toLowerCase()))
  if (tokens.length === 0) return new Uint32Array()
  const shingles = new Uint32Array(Math.max(1, tokens.length - SHINGLE_WORDS + 1))
  for (let first = 0; first < shingles.length; first += 1) {
    let hash = 0
    for (let word = first; word < Math.min(first + SHINGLE_WORDS, tokens.length); word += 1) {
      hash = Math.imul(hash ^ (tokens[word] ?? 0), 0x9e3779b1) + 0x7f4a7c15
    }
    shingles[first] = spread(hash)
  }
  return shingles
}

/**
 * The smallest numbers of a text's shingles. They are a random choice among them, and the same choice in every text:
 * from those of two texts follows what share of their shingles both have (MinHash with one function, bottom-k).
 */
export function fingerprintOf(text: string): Fingerprint {
  const sorted = shinglesOf(text).sort()
  const smallest = new Uint32Array(FINGERPRINT_SIZE)
  let count = 0
  for (const number of sorted) {
    if (count > 0 && smallest[count - 1] === number) continue
    smallest[count] = number
    count += 1
    if (count === FINGERPRINT_SIZE) break
  }
  return smallest.slice(0, count)
}

/**
 * Estimated share of the shingles of two texts that both have (their Jaccard index), 0 to 1. Exact, but for numbers
 * that agree by chance, where both texts together have no more than `FINGERPRINT_SIZE` shingles.
 */
export function sharedPart(one: Fingerprint, other: Fingerprint): number {
  let union = 0
  let both = 0
  let left = 0
  let right = 0
  while (union < FINGERPRINT_SIZE && (left < one.length || right < other.length)) {
    const a = one[left] ?? Infinity
    const b = other[right] ?? Infinity
    if (a === b) both += 1
    if (a <= b) left += 1
    if (b <= a) right += 1
    union += 1
  }
  return union === 0 ? 0 : both / union
}
