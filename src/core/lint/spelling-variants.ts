/** Two spellings that may be one name. */
export interface SpellingVariant {
  readonly a: string
  readonly b: string
}

/** Endings in which English spellings of one foreign name differ: Zelensky, Zelenskiy, Zelenskyy. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:iy|yy|ij|yj|ii|i|ie)$/u, 'y'],
  [/(?:off|ov)$/u, 'ov'],
  [/(?:eff|ev)$/u, 'ev']
]
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/kh/gu, 'h'],
  [/ph/gu, 'f'],
  [/dj|dzh/gu, 'j'],
  [/ck|q/gu, 'k'],
  [/sch/gu, 'sh'],
  [/tch/gu, 'ch'],
  [/w/gu, 'v'],
  [/ou|oo/gu, 'u'],
  [/ee/gu, 'i'],
  [/(.)\1/gu, '$1']
]

/** A name without accents and case, for comparison. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}’'.-]/gu, '')
    .toLowerCase()
}

/** A folded name by its sound in another alphabet: two transliterations of one name come out the same. */
function soundOf(folded: string): string {
  const ended = ENDINGS.reduce((name, [ending, common]) => name.replace(ending, common), folded)
  return SOUNDS.reduce((name, [spelling, common]) => name.replace(spelling, common), ended)
}

/**
 * True when two words may be spellings of one name: the same transliteration, or one letter apart (added, left out,
 * changed, swapped) in words of six letters and more. What differs in an ending of English (`Clinton`, `Clintons`;
 * `Russia`, `Russian`) is another word, not another spelling.
 */
export function areVariants(a: string, b: string): boolean {
  const [x, y] = [foldName(a), foldName(b)]
  if (x === y || x.length < 4 || y.length < 4 || x.charAt(0) !== y.charAt(0)) return false
  if (soundOf(x) === soundOf(y)) return true
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  if (short.length < 5 || long.length < 6 || isInflected(short, long)) return false
  return isOneEdit(short, long)
}

const isInflected = (short: string, long: string): boolean =>
  long.startsWith(short) && /^(?:s|n|e|a|h|r|d)$/u.test(long.slice(short.length))

/** True when one letter added, changed, or swapped with its neighbour makes one of the other. */
function isOneEdit(short: string, long: string): boolean {
  let at = 0
  while (at < short.length && short.charAt(at) === long.charAt(at)) at += 1
  if (long.length === short.length + 1) return short.slice(at) === long.slice(at + 1)
  if (long.length !== short.length) return false
  const isSwapped = short.charAt(at) === long.charAt(at + 1) && short.charAt(at + 1) === long.charAt(at)
  return short.slice(at + 1) === long.slice(at + 1) || (isSwapped && short.slice(at + 2) === long.slice(at + 2))
}

/**
 * Pairs of full names that may be one person's in two spellings: all words but one are the same, and that one is a
 * variant. In the order in which the names were given; works on the names of a text or of a whole library.
 */
export function spellingVariants(names: readonly string[]): readonly SpellingVariant[] {
  const unique = [...new Set(names)]
  const buckets = new Map<string, { readonly name: string; readonly words: readonly string[] }[]>()
  const pairs: SpellingVariant[] = []
  for (const name of unique) {
    const words = name.split(/\s+/u).filter((word) => word !== '')
    const bucket = `${words.length} ${words.map((word) => foldName(word).charAt(0)).join('')}`
    const others = buckets.get(bucket) ?? []
    for (const other of others) if (isOnePerson(other.words, words)) pairs.push({ a: other.name, b: name })
    buckets.set(bucket, [...others, { name, words }])
  }
  return pairs
}

function isOnePerson(a: readonly string[], b: readonly string[]): boolean {
  const different = a.flatMap((word, index) => (foldName(word) === foldName(b[index] ?? '') ? [] : [index]))
  const [index] = different
  return different.length === 1 && index !== undefined && areVariants(a[index] ?? '', b[index] ?? '')
}
