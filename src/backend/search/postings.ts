/** A weight is kept in so many bits, the place of an article in the rest. */
const WEIGHT_BITS = 8
const MOST_WEIGHT = 2 ** WEIGHT_BITS - 1
/** So many new entries are not worth putting in order. */
const FEW = 20_000

/**
 * Which places have a word, and how much of it. Entries are never taken out; who uses them knows which places count.
 *
 * All entries lie in a few rows of numbers: an array for each of hundred thousands of words would take several times
 * the memory. New ones are linked to the one before of the same word; when there are many they are put in order, so
 * that those of a word lie side by side, because memory that lies side by side is read ten times as fast.
 */
export class Postings {
  /** The entries in order: those of word n from `#starts[n]` to before `#starts[n + 1]`. */
  #starts: Uint32Array = new Uint32Array(1)
  #settled: Uint32Array = new Uint32Array(0)
  /** The new ones, the new one before of the same word (index + 1, 0: none), and the last one of every word. */
  #values: Uint32Array = new Uint32Array(FEW)
  #before: Uint32Array = new Uint32Array(FEW)
  #last: Uint32Array = new Uint32Array(FEW)
  #length = 0
  /** How many entries each word has. */
  #counts: Uint32Array = new Uint32Array(FEW)

  countOf(word: number): number {
    return this.#counts[word] ?? 0
  }

  add(word: number, place: number, weight: number): void {
    if (this.#length === this.#values.length) {
      this.#values = grown(this.#values, this.#length + 1)
      this.#before = grown(this.#before, this.#length + 1)
    }
    if (word >= this.#last.length) {
      this.#last = grown(this.#last, word + 1)
      this.#counts = grown(this.#counts, word + 1)
    }
    this.#values[this.#length] = (place << WEIGHT_BITS) | Math.min(MOST_WEIGHT, weight)
    this.#before[this.#length] = this.#last[word] ?? 0
    this.#length += 1
    this.#last[word] = this.#length
    this.#counts[word] = (this.#counts[word] ?? 0) + 1
  }

  /** Adds the weights of a word to those of the places. */
  addWeights(word: number, weights: Uint32Array): void {
    const settled = this.#settled
    const end = this.#starts[word + 1] ?? 0
    for (let at = this.#starts[word] ?? 0; at < end; at += 1) addWeight(settled[at] ?? 0, weights)
    const values = this.#values
    const before = this.#before
    for (let next = this.#last[word] ?? 0; next !== 0; next = before[next - 1] ?? 0) {
      addWeight(values[next - 1] ?? 0, weights)
    }
  }

  /** Puts new entries in order, if there are many. It takes as long as there are entries. */
  settle(): void {
    if (this.#length < Math.max(FEW, this.#settled.length / 4)) return
    const words = this.#last.length
    const starts = new Uint32Array(words + 1)
    const settled = new Uint32Array(this.#settled.length + this.#length)
    let at = 0
    for (let word = 0; word < words; word += 1) {
      starts[word] = at
      const from = this.#starts[word] ?? 0
      const old = this.#settled.subarray(from, Math.max(from, this.#starts[word + 1] ?? 0))
      settled.set(old, at)
      at += old.length
      for (let next = this.#last[word] ?? 0; next !== 0; next = this.#before[next - 1] ?? 0) {
        settled[at] = this.#values[next - 1] ?? 0
        at += 1
      }
    }
    starts[words] = at
    this.#starts = starts
    this.#settled = settled
    this.#values = new Uint32Array(FEW)
    this.#before = new Uint32Array(FEW)
    this.#last.fill(0)
    this.#length = 0
  }
}

function addWeight(value: number, weights: Uint32Array): void {
  const place = value >>> WEIGHT_BITS
  weights[place] = (weights[place] ?? 0) + (value & MOST_WEIGHT)
}

function grown(array: Uint32Array, least: number): Uint32Array {
  const larger = new Uint32Array(Math.max(least, Math.ceil(array.length * 1.5)))
  larger.set(array)
  return larger
}
