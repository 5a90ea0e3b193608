import { ReAnchoring } from '../../../../core/anchoring/re-anchor'
import type { TextRange } from '../../../../core/model/text-range'
import { decodeHtml, encodingOfHtml } from '../decode-html'
import { editRandomly, samplePassage, seededNumbers, wordRanges } from './random-edits'
import { corpusPages, wordsOfMarkup } from './readability-corpus'
import { tokensOf } from './token-score'

/** What became of passages. A passage that is rightly an orphan (its words went, or could be two places) is `right`. */
interface Tally {
  right: number
  wrong: number
  orphaned: number
}

/** Issue: share of passages placed wrong that is allowed. */
const MOST_WRONG = 0.005
const PASSAGES_PER_PAGE = 100
const LONGEST_PASSAGE = 30
/** Random edits of each page, and passages that are looked for after each. */
const ROUNDS = 16
const PASSAGES_PER_ROUND = 50
/** Words of context that are compared at each side, and how many have to agree before a place is the passage's. */
const CONTEXT_WORDS = 12
const LEAST_AGREEING = 3
/** A passage of this many words is itself wherever its words are, whatever is around it. */
const TELLING_WORDS = 8

/** Words that agree before and behind two places, counted from the places outwards. */
function agreement(before: string, old: TextRange, after: string, place: TextRange): number {
  const reach = 200
  const left = (text: string, at: number): string[] => tokensOf(text.slice(Math.max(0, at - reach), at)).toReversed()
  const right = (text: string, at: number): string[] => tokensOf(text.slice(at, at + reach))
  const common = (a: readonly string[], b: readonly string[]): number => {
    let count = 0
    while (count < CONTEXT_WORDS && count < a.length && a[count] === b[count]) count += 1
    // All that there is on a side, up to the ends of both texts, is all of the context.
    return count === a.length && count === b.length ? CONTEXT_WORDS : count
  }
  return (
    common(left(before, old.start), left(after, place.start)) + common(right(before, old.end), right(after, place.end))
  )
}

function occurrences(text: string, words: string): TextRange[] {
  const found: TextRange[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    found.push({ start: at, end: at + words.length })
  }
  return found
}

/** Judges a placement by words and context, in another way than it was made: by counting whole words around it. */
function judge(before: string, range: TextRange, after: string, anchoring: ReAnchoring): keyof Tally {
  const exact = before.slice(range.start, range.end)
  const isTelling = tokensOf(exact).length >= TELLING_WORDS && occurrences(before, exact).length === 1
  const scored = occurrences(after, exact).map((place) => ({ place, score: agreement(before, range, after, place) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const fitting = scored.filter(
    ({ score }) => score === best && (score >= LEAST_AGREEING || (isTelling && scored.length === 1))
  )
  const placement = anchoring.place(range)
  if (placement.kind === 'orphan') return fitting.length === 1 ? 'orphaned' : 'right'
  const { start, end } = placement.range
  if (fitting.some(({ place }) => place.start === start && place.end === end)) return 'right'
  const isChanged = placement.kind === 'changed' && fitting.length === 0
  return isChanged && agreement(before, range, after, placement.range) >= LEAST_AGREEING ? 'right' : 'wrong'
}

function overPairs(): Tally {
  const tally: Tally = { right: 0, wrong: 0, orphaned: 0 }
  const next = seededNumbers(4)
  for (const { source, expected } of corpusPages()) {
    const before = wordsOfMarkup(decodeHtml(source, encodingOfHtml(source, null).name))
    const words = wordRanges(before)
    const anchoring = new ReAnchoring(before, expected)
    for (let count = 0; count < PASSAGES_PER_PAGE; count += 1) {
      const range = samplePassage(before, words, next, LONGEST_PASSAGE)
      if (range) tally[judge(before, range, expected, anchoring)] += 1
    }
  }
  return tally
}

/** Whether a paragraph of a text comes again in it: when one of the two goes, nobody can say which it was. */
function hasCopies(text: string): boolean {
  const long = text.split('\n').filter((line) => line.length > 100)
  return new Set(long).size < long.length
}

function overRandomEdits(isWanted: (text: string) => boolean): Tally {
  const tally: Tally = { right: 0, wrong: 0, orphaned: 0 }
  const next = seededNumbers(5)
  for (const { expected } of corpusPages()) {
    if (!isWanted(expected)) continue
    const words = wordRanges(expected)
    for (let round = 0; round < ROUNDS && words.length > 0; round += 1) {
      const edited = editRandomly(expected, words, next)
      const anchoring = new ReAnchoring(expected, edited.text)
      for (let count = 0; count < PASSAGES_PER_ROUND; count += 1) {
        const range = samplePassage(expected, words, next, LONGEST_PASSAGE)
        if (!range) continue
        const [start, end] = [edited.placeOf(range.start), edited.placeOf(range.end)]
        // Only passages that no edit touched have a place that is known by construction.
        if (start === null || end === null) continue
        if (edited.text.slice(start, end) !== expected.slice(range.start, range.end)) continue
        const placement = anchoring.place(range)
        if (placement.kind === 'orphan') tally.orphaned += 1
        else tally[placement.range.start === start && placement.range.end === end ? 'right' : 'wrong'] += 1
      }
    }
  }
  return tally
}

/** Prints how passages were placed again; the check holds when hardly any was placed wrong. */
export function run(print: (line: string) => void): boolean {
  print(
    'passages of the corpus placed again'.padEnd(52) +
      ['count', 'right', 'wrong', 'orphaned'].map((cell) => cell.padStart(10)).join('')
  )
  const rows: readonly (readonly [string, () => Tally])[] = [
    ['whole page -> expected article (by words, context)', overPairs],
    ['random edits, untouched passages (by construction)', () => overRandomEdits(() => true)],
    ['  on pages without a repeated paragraph', () => overRandomEdits((text) => !hasCopies(text))]
  ]
  let holds = true
  for (const [name, measure] of rows) {
    const tally = measure()
    const all = tally.right + tally.wrong + tally.orphaned
    const shares = [tally.right, tally.wrong, tally.orphaned].map((count) => `${((100 * count) / all).toFixed(2)} %`)
    print(name.padEnd(52) + [String(all), ...shares].map((cell) => cell.padStart(10)).join(''))
    holds &&= all > 0 && tally.wrong / all < MOST_WRONG
  }
  print(holds ? 'holds: less than 0.5 % placed wrong' : 'FAILS: 0.5 % or more placed wrong')
  return holds
}
