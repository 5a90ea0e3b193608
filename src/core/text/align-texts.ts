import { diffArrays } from 'diff'
import type { TextRange } from '../model/text-range'
import { paragraphsOf } from './paragraphs'
import { slideRuns } from './slide-runs'
import { uniqueAnchors } from './unique-anchors'
import type { Anchor } from './unique-anchors'

/** A run of text that both versions have: `length` UTF-16 code units from `before` in the one, `after` in the other. */
export interface EqualRun {
  readonly before: number
  readonly after: number
  readonly length: number
}

/** Words, numbers, single East Asian characters, white space, and every other character by itself. */
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_'’-]+|\s+|./gsu
/** Paragraphs are compared with one another while the versions differ by no more than so many of them. */
const MOST_PARAGRAPH_EDITS = 2_000
/** A changed place is compared word by word at once while no more than so many words differ. */
const FEW_TOKEN_EDITS = 600
/** What differs by more is taken apart first; a piece that still differs by more than this has nothing in common. */
const MOST_TOKEN_EDITS = 4_000
/** Comparing takes time with the square of the differences: so much of it is spent on two versions in all. */
const BUDGET = 24_000_000
/** So many tokens in a row, some five words, that occur once in both versions tell that they are the same place. */
const TELLING_TOKENS = 9

/** Shorter runs, in UTF-16 code units, are words that any two texts have in common. */
const TELLING_RUN = 16

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? []
const lengthOf = (tokens: readonly string[]): number => tokens.reduce((sum, token) => sum + token.length, 0)

/** Adds a run to those before it; runs that touch in both texts become one. */
function push(runs: EqualRun[], run: EqualRun): void {
  const last = runs.at(-1)
  if (last && last.before + last.length === run.before && last.after + last.length === run.after) {
    runs[runs.length - 1] = { ...last, length: last.length + run.length }
  } else if (run.length > 0) runs.push(run)
}

/** Two stretches of tokens that lie at these offsets (UTF-16 code units) of their texts. */
interface Gap {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly at: Pick<EqualRun, 'before' | 'after'>
}

/** Compares two texts; it keeps count of what that has cost, so that any two texts come to an end. */
class Aligner {
  readonly runs: EqualRun[] = []
  #left = BUDGET

  /** Compares what lies between two equal places; what differs by too much is taken apart where words are unique. */
  alignGap(gap: Gap): void {
    if (gap.before.length === 0 || gap.after.length === 0) return
    if (this.#diff(gap, FEW_TOKEN_EDITS)) return
    const anchors = uniqueAnchors(gap.before, gap.after, TELLING_TOKENS)
    if (anchors.length === 0) {
      this.#diff(gap, MOST_TOKEN_EDITS)
      return
    }
    let [a, b, { before, after }] = [0, 0, gap.at]
    const upTo = (nextA: number, nextB: number): void => {
      const piece = { before: gap.before.slice(a, nextA), after: gap.after.slice(b, nextB), at: { before, after } }
      if (!this.#diff(piece, FEW_TOKEN_EDITS)) this.#diff(piece, MOST_TOKEN_EDITS)
      before += lengthOf(piece.before)
      after += lengthOf(piece.after)
      ;[a, b] = [nextA, nextB]
    }
    for (const [first, other] of anchors) {
      // An anchor may begin within the one before it, on the same diagonal or not.
      const skip = Math.max(0, a - first, b - other)
      if (skip >= TELLING_TOKENS) continue
      upTo(first + skip, other + skip)
      const length = lengthOf(gap.before.slice(a, first + TELLING_TOKENS))
      push(this.runs, { before, after, length })
      before += length
      after += length
      ;[a, b] = [first + TELLING_TOKENS, other + TELLING_TOKENS]
    }
    upTo(gap.before.length, gap.after.length)
  }

  /** False when the two differ by more than `most` tokens, or by more than there is time for. */
  #diff({ before: a, after: b, at }: Gap, most: number): boolean {
    if (a.length === 0 || b.length === 0) return true
    const limit = Math.min(most, Math.floor(Math.sqrt(this.#left)))
    const changes = diffArrays([...a], [...b], { maxEditLength: limit })
    if (!changes) {
      this.#left -= limit * limit
      return false
    }
    let [before, after, edits] = [at.before, at.after, 0]
    for (const { value, added, removed } of changes) {
      const length = lengthOf(value)
      if (!added && !removed) push(this.runs, { before, after, length })
      else edits += value.length
      if (!added) before += length
      if (!removed) after += length
    }
    this.#left -= edits * edits
    return true
  }
}

/** Paragraphs that both versions have, in order. */
function commonParagraphs(before: readonly string[], after: readonly string[]): readonly Anchor[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_PARAGRAPH_EDITS })
  if (!changes) return uniqueAnchors(before, after, 1)
  const anchors: Anchor[] = []
  let [a, b] = [0, 0]
  for (const { value, added, removed } of changes) {
    if (!added && !removed) value.forEach((_, index) => anchors.push([a + index, b + index]))
    if (!added) a += value.length
    if (!removed) b += value.length
  }
  return anchors
}

/**
 * Finds what two versions of a text have in common, in order: whole paragraphs first, then words within what lies
 * between them. What was moved past something else is not found here. Runs are sorted in both texts, none touches the
 * next in both. However much two texts differ, it takes a few seconds for some millions of characters.
 */
export function alignTexts(before: string, after: string): readonly EqualRun[] {
  if (before === after) return before === '' ? [] : [{ before: 0, after: 0, length: before.length }]
  const [aParagraphs, bParagraphs] = [paragraphsOf(before), paragraphsOf(after)]
  const wordsOf = (text: string, ranges: readonly TextRange[]) => ranges.map(({ start, end }) => text.slice(start, end))
  const aligner = new Aligner()
  let [aDone, bDone] = [0, 0]
  const gapUpTo = (a: number, b: number): void =>
    aligner.alignGap({
      before: tokensOf(before.slice(aDone, a)),
      after: tokensOf(after.slice(bDone, b)),
      at: { before: aDone, after: bDone }
    })
  for (const [a, b] of commonParagraphs(wordsOf(before, aParagraphs), wordsOf(after, bParagraphs))) {
    const [first, second] = [aParagraphs[a], bParagraphs[b]]
    if (!first || !second) continue
    gapUpTo(first.start, second.start)
    push(aligner.runs, { before: first.start, after: second.start, length: first.end - first.start })
    aDone = first.end
    bDone = second.end
  }
  gapUpTo(before.length, after.length)
  return slideRuns(aligner.runs, before, after)
}

/** Looks positions up in an alignment. */
export class Alignment {
  readonly #runs: readonly EqualRun[]
  readonly #after: string

  /**
   * @param runs of `alignTexts`
   * @param after the new text
   */
  constructor(runs: readonly EqualRun[], after: string) {
    this.#runs = runs
    this.#after = after
  }

  /** Index of the last run that begins at or before an offset of the old text, or -1. */
  #lastFrom(offset: number): number {
    let [low, high] = [0, this.#runs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#runs[middle]?.before ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** The run that has all of a range of the old text, or null. */
  runOver(range: TextRange): EqualRun | null {
    const run = this.#runs[this.#lastFrom(range.start)]
    return run && range.end <= run.before + run.length ? run : null
  }

  /** Runs that share at least one code unit with a range of the old text, in order. */
  runsIn(range: TextRange): readonly EqualRun[] {
    const found: EqualRun[] = []
    for (let index = Math.max(0, this.#lastFrom(range.start)); index < this.#runs.length; index += 1) {
      const run = this.#runs[index]
      if (!run || run.before >= range.end) break
      if (run.before + run.length > range.start) found.push(run)
    }
    return found
  }

  /** True when a range of the new text shares text with a run that is long enough to be no accident. */
  hasIn({ start, end }: TextRange): boolean {
    let [low, high] = [0, this.#runs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const run = this.#runs[middle]
      if (run && run.after + run.length <= start) low = middle + 1
      else high = middle
    }
    for (let run = this.#runs[low]; run && run.after < end; run = this.#runs[(low += 1)]) {
      if (run.length >= TELLING_RUN) return true
    }
    return false
  }

  /**
   * Where an edge of the old text lies in the new one: in a run where it is; between runs at the end of the one before
   * (`side` `before`) or the start of the one after (`side` `after`).
   */
  edge(offset: number, side: 'before' | 'after'): number {
    const index = this.#lastFrom(side === 'after' ? offset : Math.max(0, offset - 1))
    const run = this.#runs[index]
    if (run && offset <= run.before + run.length) return run.after + offset - run.before
    if (side === 'before') return run ? run.after + run.length : 0
    return this.#runs[index + 1]?.after ?? this.#after.length
  }
}
