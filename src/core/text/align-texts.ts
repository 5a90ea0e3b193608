import { diffArrays } from 'diff'
import type { TextRange } from '../model/text-range'
import { paragraphsOf } from './paragraphs'

/** A run of text that both versions have: `length` UTF-16 code units from `before` in the one, `after` in the other. */
export interface EqualRun {
  readonly before: number
  readonly after: number
  readonly length: number
}

/** Words, numbers, single East Asian characters, white space, and every other character by itself. */
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_'’-]+|\s+|./gsu
/** Two versions that differ by more than this many paragraphs, or a changed place by more words, have nothing common. */
const MOST_PARAGRAPH_EDITS = 12_000
const MOST_TOKEN_EDITS = 4_000

/** Shorter runs, in UTF-16 code units, are words that any two texts have in common. */
const TELLING_RUN = 16

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? []

/** Adds a run to those before it; runs that touch in both texts become one. */
function push(runs: EqualRun[], run: EqualRun): void {
  const last = runs.at(-1)
  if (last && last.before + last.length === run.before && last.after + last.length === run.after) {
    runs[runs.length - 1] = { ...last, length: last.length + run.length }
  } else if (run.length > 0) runs.push(run)
}

function alignTokens(runs: EqualRun[], a: string, aStart: number, b: string, bStart: number): void {
  let [before, after] = [aStart, bStart]
  const changes = diffArrays(tokensOf(a), tokensOf(b), { maxEditLength: MOST_TOKEN_EDITS })
  for (const { value, added, removed } of changes ?? []) {
    const length = value.reduce((sum, token) => sum + token.length, 0)
    if (!added && !removed) push(runs, { before, after, length })
    if (!added) before += length
    if (!removed) after += length
  }
}

/** What lies between two equal paragraphs: aligned word by word. */
function alignGap(runs: EqualRun[], before: string, after: string, gap: { a: TextRange; b: TextRange }): void {
  if (gap.a.start >= gap.a.end || gap.b.start >= gap.b.end) return
  const [a, b] = [before.slice(gap.a.start, gap.a.end), after.slice(gap.b.start, gap.b.end)]
  alignTokens(runs, a, gap.a.start, b, gap.b.start)
}

/**
 * Finds what two versions of a text have in common, in order: whole paragraphs first, then words within what lies
 * between them. What was moved past something else is not found here. Runs are sorted in both texts, none touches the
 * next in both.
 */
export function alignTexts(before: string, after: string): readonly EqualRun[] {
  if (before === after) return before === '' ? [] : [{ before: 0, after: 0, length: before.length }]
  const [aParagraphs, bParagraphs] = [paragraphsOf(before), paragraphsOf(after)]
  const wordsOf = (text: string, ranges: readonly TextRange[]) => ranges.map(({ start, end }) => text.slice(start, end))
  const changes = diffArrays(wordsOf(before, aParagraphs), wordsOf(after, bParagraphs), {
    maxEditLength: MOST_PARAGRAPH_EDITS
  })
  const runs: EqualRun[] = []
  let [a, b, aDone, bDone] = [0, 0, 0, 0]
  for (const { value, added, removed } of changes ?? []) {
    if (!added && !removed) {
      for (let index = 0; index < value.length; index += 1) {
        const [first, second] = [aParagraphs[a + index], bParagraphs[b + index]]
        if (!first || !second) continue
        alignGap(runs, before, after, { a: { start: aDone, end: first.start }, b: { start: bDone, end: second.start } })
        push(runs, { before: first.start, after: second.start, length: first.end - first.start })
        aDone = first.end
        bDone = second.end
      }
    }
    if (!added) a += value.length
    if (!removed) b += value.length
  }
  alignGap(runs, before, after, {
    a: { start: aDone, end: before.length },
    b: { start: bDone, end: after.length }
  })
  return runs
}

/** Looks positions up in an alignment. */
export class Alignment {
  readonly #runs: readonly EqualRun[]
  readonly #after: string

  constructor(before: string, after: string) {
    this.#runs = alignTexts(before, after)
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
