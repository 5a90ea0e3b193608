// The documents and annotations every subject gets: the same for the same seed, on every machine.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} Annotation
 * @property {string} id
 * @property {number} start UTF-16 code units
 * @property {number} end
 * @property {number} label index into LABELS
 *
 * @typedef {object} Corpus
 * @property {string} name
 * @property {string} text frozen text, paragraphs parted by single newlines
 * @property {{ start: number, end: number }[]} paragraphs
 * @property {Annotation[]} annotations in text order
 * @property {number} overlapping share of the annotations that overlap another one
 */

/** Sizes of issue and design: characters of text, annotations on it. */
export const SIZES = [
  { name: '100 kB, 1,000', characters: 100_000, annotations: 1_000 },
  { name: '1 MB, 10,000', characters: 1_000_000, annotations: 10_000 },
  { name: '5 MB, 100,000', characters: 5_000_000, annotations: 100_000 }
]

/** Twelve labels; the first nine have keys 1 to 9. None is a claim, which would make a second record. */
export const LABELS = Array.from({ length: 12 }, (_, index) => ({
  id: `label-${index}`,
  name: `Label ${String.fromCharCode(65 + index)}`,
  hue: index * 30,
  key: index < 9 ? String(index + 1) : null
}))

const SOURCES = ['salt-road.txt', 'harbour-expansion.txt', 'water-table.txt']
const SHORTEST_PARAGRAPH = 60
const SHORTEST = 20
const LONGEST = 300

/**
 * Numbers in [0, 1) that look random: Mulberry32.
 * @param {number} seed
 * @returns {() => number}
 */
function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {() => number} random
 */
function shuffled(items, random) {
  const result = [...items]
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const kept = /** @type {Item} */ (result[at])
    result[at] = /** @type {Item} */ (result[other])
    result[other] = kept
  }
  return result
}

/**
 * Paragraphs of the sample library, shuffled anew each time they repeat.
 * @param {string} root the project's folder
 * @param {number} characters
 * @param {() => number} random
 */
function writeText(root, characters, random) {
  const read = (/** @type {string} */ name) => readFileSync(join(root, 'resources', 'sample', name), 'utf8')
  const stock = SOURCES.flatMap((name) => read(name).split('\n')).filter((line) => line.length >= SHORTEST_PARAGRAPH)
  const lines = []
  let length = 0
  while (length < characters) {
    for (const line of shuffled(stock, random)) {
      if (length >= characters) break
      lines.push(line)
      length += line.length + 1
    }
  }
  return lines.join('\n')
}

/** @param {string} text */
function paragraphsOf(text) {
  let start = 0
  return text.split('\n').map((line) => {
    const paragraph = { start, end: start + line.length }
    start += line.length + 1
    return paragraph
  })
}

/**
 * Starts and ends of the words of a line, as offsets in it.
 * @param {string} line
 */
const wordsOf = (line) =>
  [...line.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))

/**
 * One annotation inside a paragraph, from the start of a word to the end of one, 20 to 300 characters long, short ones
 * more often than long ones.
 * @param {{ start: number, end: number }[]} words
 * @param {() => number} random
 */
function pickRange(words, random) {
  const wanted = SHORTEST + (LONGEST - SHORTEST) * random() ** 3
  const first = Math.floor(random() * words.length)
  const start = words[first]?.start ?? 0
  let last = first
  while (last < words.length - 1 && (words[last + 1]?.end ?? 0) - start <= wanted) last += 1
  return { start, end: words[last]?.end ?? start }
}

/**
 * @param {string} root
 * @param {{ name: string, characters: number, annotations: number }} size
 * @returns {Corpus}
 */
export function makeCorpus(root, size) {
  const random = seeded(size.characters)
  const text = writeText(root, size.characters, random)
  const paragraphs = paragraphsOf(text)
  const words = paragraphs.map(({ start, end }) => wordsOf(text.slice(start, end)))
  /** @type {Omit<Annotation, 'id'>[]} */
  const made = []
  while (made.length < size.annotations) {
    const at = Math.floor(random() * paragraphs.length)
    const range = pickRange(words[at] ?? [], random)
    if (range.end - range.start < SHORTEST || range.end - range.start > LONGEST) continue
    const from = paragraphs[at]?.start ?? 0
    made.push({ start: from + range.start, end: from + range.end, label: Math.floor(random() * LABELS.length) })
  }
  made.sort((a, b) => a.start - b.start || b.end - a.end)
  const annotations = made.map((each, index) => ({ id: `span-${String(index).padStart(6, '0')}`, ...each }))
  return { name: size.name, text, paragraphs, annotations, overlapping: overlappingShare(annotations) }
}

/** @param {readonly Annotation[]} sorted */
function overlappingShare(sorted) {
  const overlaps = new Set()
  let open = sorted[0]
  for (const each of sorted.slice(1)) {
    if (open && each.start < open.end) {
      overlaps.add(open.id)
      overlaps.add(each.id)
    }
    if (!open || each.end > open.end) open = each
  }
  return overlaps.size / Math.max(1, sorted.length)
}

/**
 * Where annotations are made and removed again: passages of a few words in the middle of the document.
 * @param {Corpus} corpus
 * @param {number} count
 */
export function passagesOf({ text, paragraphs }, count) {
  const middle = Math.floor(paragraphs.length / 2)
  const passages = []
  for (let at = middle; passages.length < count && at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at]
    if (!paragraph) continue
    const words = wordsOf(text.slice(paragraph.start, paragraph.end))
    for (let first = 1; first + 6 < words.length && passages.length < count; first += 5) {
      const start = paragraph.start + (words[first]?.start ?? 0)
      passages.push({ start, end: paragraph.start + (words[first + 4]?.end ?? 0) })
    }
  }
  return passages
}
