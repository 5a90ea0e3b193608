import { foldSearchWord } from '../../core/query/search-words'

const NOT_ASCII = /[^\0-\x7f]/
/** Words with other letters than ASCII whose folded form is remembered; then it begins again. */
const MOST_REMEMBERED = 100_000

/** Numbers for folded words, so that a text can be kept as a row of numbers. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>()
  readonly #words: string[] = []
  /** Numbers of words by their first code unit, for what is still being typed. */
  readonly #byFirst = new Map<number, number[]>()
  readonly #remembered = new Map<string, number>()

  get size(): number {
    return this.#words.length
  }

  /** The folded word with a number. */
  wordOf(number: number): string {
    return this.#words[number] ?? ''
  }

  /** The number of a folded word; undefined when no text has it. */
  numberOf(folded: string): number | undefined {
    return this.#numbers.get(folded)
  }

  /** Numbers of the words that begin so. */
  beginningWith(folded: string): number[] {
    const sameFirst = this.#byFirst.get(folded.charCodeAt(0)) ?? []
    return sameFirst.filter((number) => this.wordOf(number).startsWith(folded))
  }

  /** The number of a word as it stands in a text, a new one if need be. */
  take(word: string): number {
    if (!NOT_ASCII.test(word)) return this.#takeFolded(word.toLowerCase())
    const known = this.#remembered.get(word)
    if (known !== undefined) return known
    const number = this.#takeFolded(foldSearchWord(word))
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear()
    this.#remembered.set(alone(word), number)
    return number
  }

  #takeFolded(folded: string): number {
    const known = this.#numbers.get(folded)
    if (known !== undefined) return known
    const number = this.#words.length
    const word = alone(folded)
    this.#numbers.set(word, number)
    this.#words.push(word)
    const first = word.charCodeAt(0)
    const sameFirst = this.#byFirst.get(first)
    if (sameFirst) sameFirst.push(number)
    else this.#byFirst.set(first, [number])
    return number
  }
}

/** The same word; a part of a text would keep the whole text in memory. */
function alone(word: string): string {
  return word.split('').join('')
}
