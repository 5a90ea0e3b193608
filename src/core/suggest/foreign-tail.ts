/** Fewer paragraphs are no article to be foreign to. */
const LEAST_BODY = 5
/** More foreign paragraphs than this are a second part, not teasers. */
const LONGEST_TAIL = 8
/** Shorter paragraphs have too few words to compare, in UTF-16 code units. */
const TELLING_LENGTH = 120
/** Cosine of word weights below which two texts share nothing, measured in the design notes. */
const FOREIGN_COSINE = 0.05

/** Words of four letters and more, folded: shorter ones are in every text. */
function contentWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]{4,}|\p{Script=Han}{2}/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** Words with a capital that do not begin a sentence: mostly names. */
function namesIn(text: string): Set<string> {
  return new Set([...text.matchAll(/(?<=[\p{Ll},;)’”"]\s)\p{Lu}[\p{L}\p{M}’'-]{2,}/gu)].map(([name]) => name))
}

function cosine(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  weight: (word: string) => number
): number {
  const norm = (counts: ReadonlyMap<string, number>): number =>
    Math.sqrt([...counts].reduce((sum, [word, count]) => sum + (count * weight(word)) ** 2, 0))
  let dot = 0
  for (const [word, count] of a) dot += count * (b.get(word) ?? 0) * weight(word) ** 2
  const size = norm(a) * norm(b)
  return size === 0 ? 0 : dot / size
}

/**
 * Indexes of the paragraphs at the end that share neither names nor words with those before: openings of other
 * articles that are whole sentences. It takes clean endings for foreign now and then, so it may only suggest.
 */
export function foreignTail(paragraphs: readonly string[]): readonly number[] {
  const words = paragraphs.map(contentWords)
  const spread = new Map<string, number>()
  for (const counts of words) for (const word of counts.keys()) spread.set(word, (spread.get(word) ?? 0) + 1)
  const weight = (word: string): number => Math.log(1 + paragraphs.length / (spread.get(word) ?? 1))
  const tail: number[] = []
  for (let index = paragraphs.length - 1; index >= LEAST_BODY && tail.length < LONGEST_TAIL; index -= 1) {
    const own = words[index]
    const text = paragraphs[index] ?? ''
    if (!own || text.length < TELLING_LENGTH || own.size === 0) break
    const body = paragraphs.slice(0, index).join('\n')
    const names = namesIn(text)
    const shared = [...names].filter((name) => body.includes(name)).length
    if (names.size === 0 || shared >= names.size / 2) break
    if (cosine(own, contentWords(body), weight) >= FOREIGN_COSINE) break
    tail.unshift(index)
  }
  return tail
}
