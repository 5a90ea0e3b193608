import { diffArrays } from 'diff'
import { rangesOverlap } from '../model/text-range'
import type { TextRange } from '../model/text-range'
import { snapToGraphemes } from '../text/graphemes'
import { trimRange } from '../text/trim-range'

/** A place that may be meant: how much of the words it shares, from 0 to 1. */
export interface PlaceSuggestion {
  readonly range: TextRange
  readonly score: number
}

/** Words, numbers and single East Asian characters. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu
/** What shares less than this of the words is no suggestion. */
const LEAST_SCORE = 0.4
/** Of longer words only the beginning is looked for. */
const MOST_WORDS = 400

interface Word extends TextRange {
  readonly word: string
}

function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length
  }))
}

/** How telling each wanted word is: one that is everywhere says little. */
function weigh(wanted: readonly Word[], all: readonly Word[]): Map<string, number> {
  const counts = new Map(wanted.map(({ word }) => [word, 0]))
  for (const { word } of all) {
    const count = counts.get(word)
    if (count !== undefined) counts.set(word, count + 1)
  }
  return new Map([...counts].map(([word, count]) => [word, 1 / (1 + Math.log(Math.max(1, count)))]))
}

/** For every window of as many words as are wanted: the weight of the wanted words in it. */
function windowScores(wanted: readonly Word[], all: readonly Word[], weights: ReadonlyMap<string, number>) {
  const need = new Map<string, number>()
  for (const { word } of wanted) need.set(word, (need.get(word) ?? 0) + 1)
  const have = new Map<string, number>()
  const scores = new Float64Array(Math.max(0, all.length - wanted.length + 1))
  let score = 0
  all.forEach(({ word }, index) => {
    const weight = weights.get(word) ?? 0
    if (weight > 0) {
      const count = (have.get(word) ?? 0) + 1
      have.set(word, count)
      if (count <= (need.get(word) ?? 0)) score += weight
    }
    const leaving = all[index - wanted.length]?.word
    const lost = leaving === undefined ? 0 : (weights.get(leaving) ?? 0)
    if (leaving !== undefined && lost > 0) {
      const count = have.get(leaving) ?? 0
      if (count <= (need.get(leaving) ?? 0)) score -= lost
      have.set(leaving, count - 1)
    }
    if (index + 1 >= wanted.length) scores[index + 1 - wanted.length] = score
  })
  return scores
}

/** The stretch from the first to the last word that a window and its neighbourhood share with those wanted. */
function refine(wanted: readonly Word[], all: readonly Word[], first: number, weights: ReadonlyMap<string, number>) {
  const reach = Math.ceil(wanted.length / 4)
  const from = Math.max(0, first - reach)
  const near = all.slice(from, first + wanted.length + reach)
  const weightOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + (weights.get(word) ?? 1), 0)
  let [index, start, end, common] = [0, -1, -1, 0]
  for (const { value, added, removed } of diffArrays(
    wanted.map(({ word }) => word),
    near.map(({ word }) => word)
  )) {
    if (removed) continue
    if (!added) {
      if (start < 0) start = index
      end = index + value.length - 1
      common += weightOf(value)
    }
    index += value.length
  }
  const [left, right] = [near[start], near[end]]
  if (!left || !right) return null
  const own = weightOf(wanted.map(({ word }) => word))
  const there = weightOf(near.slice(start, end + 1).map(({ word }) => word))
  return { range: { start: left.start, end: right.end }, score: (2 * common) / (own + there) }
}

/**
 * Places of a text that may be what some words have become: those that share most of them, the telling ones counting
 * more; of equal ones the nearest to where the words stood comes first. Only a person can say whether it is so.
 *
 * @param near where they stood or would stand, in UTF-16 code units
 */
export function suggestPlaces(text: string, words: string, near: number, most = 3): readonly PlaceSuggestion[] {
  const wanted = wordsIn(words).slice(0, MOST_WORDS)
  const all = wordsIn(text)
  if (wanted.length === 0 || all.length === 0) return []
  const weights = weigh(wanted, all)
  const short = wanted.slice(0, all.length)
  const scores = windowScores(short, all, weights)
  const whole = short.reduce((sum, { word }) => sum + (weights.get(word) ?? 0), 0)
  const distance = (index: number): number => Math.abs((all[index]?.start ?? 0) - near)
  const candidates = Array.from(scores.keys())
    .filter((index) => (scores[index] ?? 0) >= whole * LEAST_SCORE)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || distance(a) - distance(b))
  const found: PlaceSuggestion[] = []
  const taken: number[] = []
  for (const index of candidates) {
    if (taken.length >= most * 2) break
    if (taken.some((other) => Math.abs(other - index) < wanted.length)) continue
    taken.push(index)
    const refined = refine(short, all, index, weights)
    const range = refined && trimRange(text, snapToGraphemes(text, refined.range))
    if (!refined || !range || refined.score < LEAST_SCORE) continue
    if (!found.some((other) => rangesOverlap(other.range, range))) found.push({ range, score: refined.score })
  }
  const far = ({ range }: PlaceSuggestion): number => Math.abs(range.start - near)
  return found.sort((a, b) => b.score - a.score || far(a) - far(b)).slice(0, most)
}
