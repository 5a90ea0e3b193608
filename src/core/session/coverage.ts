import type { TextRange } from '../model/text-range'
import { standingOf } from './claim-standing'
import { firstIndex, unionOf } from './ranges'
import type { Scope } from './scope'
import type { SessionDocument } from './session-document'

/** How many of the words in scope are accounted for. The four kinds of words add up to `total`. */
export interface Coverage {
  readonly total: number
  /** In claims that are all decided or settled otherwise. */
  readonly checked: number
  /** A person said that there is nothing to check in them. */
  readonly cleared: number
  /** In a claim that is not decided. */
  readonly open: number
  readonly untouched: number
  /** 0 to 1: checked and cleared words over all; 1 where there are no words. */
  readonly share: number
}

export const SENTENCE_STATES = ['untouched', 'partly', 'claimed', 'cleared', 'checked'] as const
/**
 * `untouched`: nothing was said of any of its words. `partly`: of some of them. `claimed`: a claim in it is still open.
 * `cleared`: there is nothing to check in all of it (also where it has no words). `checked`: every word is accounted for
 * and at least one by a claim.
 */
export type SentenceState = (typeof SENTENCE_STATES)[number]

/** A sentence with its state; `start` and `end` in UTF-16 code units. */
export interface SentenceStanding extends TextRange {
  readonly state: SentenceState
  /** How many claims lie in it at least in part, the dropped ones not among them. */
  readonly claims: number
}

/** What was made in an article; a `SessionDocument` is one. */
export interface CoveredDocument {
  readonly layer: Pick<SessionDocument['layer'], 'spans' | 'claims' | 'marks'>
}

type WordState = 'untouched' | 'checked' | 'cleared' | 'open'

/**
 * Counts the words of the scope by what was said of them. Words are counted once, however many spans lie on them; a
 * word that a span touches is in it. A word in an open claim is open even where another claim on it is decided or a mark
 * clears it: it is done when everything claimed with it is. Orphans and dropped claims count for nothing.
 *
 * Takes time linear in words and spans but for sorting the spans: 10,000 of them in a text of 1 MB are well below a
 * fifth of a second, so it is computed anew at every change.
 */
export function coverageOf(document: CoveredDocument, scope: Scope): Coverage {
  const counts: Record<WordState, number> = { untouched: 0, checked: 0, cleared: 0, open: 0 }
  const states = wordStates(document, scope)
  for (let index = 0; index < scope.words; index += 1) counts[WORD_STATES[states[index] ?? 0] ?? 'untouched'] += 1
  const total = scope.words
  return { total, ...counts, share: total === 0 ? 1 : (counts.checked + counts.cleared) / total }
}

/** Adds up the meters of several articles. */
export function sumCoverage(coverages: readonly Coverage[]): Coverage {
  const sum = { total: 0, checked: 0, cleared: 0, open: 0, untouched: 0 }
  for (const coverage of coverages) {
    for (const key of ['total', 'checked', 'cleared', 'open', 'untouched'] as const) sum[key] += coverage[key]
  }
  return { ...sum, share: sum.total === 0 ? 1 : (sum.checked + sum.cleared) / sum.total }
}

/** Every sentence of the scope with its state, in text order. Quick as `coverageOf`. */
export function sentenceStates(document: CoveredDocument, scope: Scope): readonly SentenceStanding[] {
  const states = wordStates(document, scope)
  const claims = claimsInSentences(document, scope)
  let word = 0
  return scope.sentences.map(({ start, end }, index): SentenceStanding => {
    const counts: Record<WordState, number> = { untouched: 0, checked: 0, cleared: 0, open: 0 }
    while (word < scope.words && (scope.wordStarts[word] ?? 0) < start) word += 1
    for (; word < scope.words && (scope.wordStarts[word] ?? 0) < end; word += 1) {
      counts[WORD_STATES[states[word] ?? 0] ?? 'untouched'] += 1
    }
    return { start, end, state: sentenceState(counts), claims: claims[index] ?? 0 }
  })
}

function sentenceState({ untouched, checked, cleared, open }: Record<WordState, number>): SentenceState {
  if (open > 0) return 'claimed'
  if (untouched > 0) return checked + cleared > 0 ? 'partly' : 'untouched'
  return checked > 0 ? 'checked' : 'cleared'
}

/** In the order in which a later one overrules an earlier one. */
const WORD_STATES = ['untouched', 'cleared', 'checked', 'open'] as const satisfies readonly WordState[]

/** For every word of the scope the index of its state in `WORD_STATES`. */
function wordStates({ layer }: CoveredDocument, scope: Scope): Uint8Array {
  const ranges: Record<Exclude<WordState, 'untouched'>, TextRange[]> = { checked: [], cleared: [], open: [] }
  for (const mark of layer.marks.values()) {
    if (mark.kind === 'nothing-to-check' && !mark.orphan) ranges.cleared.push(mark.range)
  }
  for (const claim of layer.claims.values()) {
    const standing = standingOf(claim)
    if (standing === 'dropped') continue
    const into = standing === 'open' ? ranges.open : ranges.checked
    for (const id of claim.spans) {
      const span = layer.spans.get(id)
      if (span && !span.orphan) into.push(...span.ranges)
    }
  }
  const states = new Uint8Array(scope.words)
  WORD_STATES.forEach((state, value) => {
    if (state !== 'untouched') paint(states, scope, unionOf(ranges[state]), value)
  })
  return states
}

function paint(states: Uint8Array, { wordStarts, wordEnds, words }: Scope, union: readonly TextRange[], value: number) {
  let word = 0
  for (const { start, end } of union) {
    const from = word
    word = from + firstIndex(words - from, (index) => (wordEnds[from + index] ?? 0) > start)
    for (; word < words && (wordStarts[word] ?? 0) < end; word += 1) states[word] = value
    // A word that reaches beyond this range may touch the next one too; painting it twice does no harm.
    word = Math.max(from, word - 1)
  }
}

/** How many claims touch each sentence: each claim adds one where it enters and takes it where it leaves. */
function claimsInSentences({ layer }: CoveredDocument, { sentences }: Scope): Int32Array {
  const changes = new Int32Array(sentences.length + 1)
  for (const claim of layer.claims.values()) {
    if (standingOf(claim) === 'dropped') continue
    const runs: TextRange[] = []
    for (const id of claim.spans) {
      const span = layer.spans.get(id)
      if (!span || span.orphan) continue
      for (const { start, end } of span.ranges) {
        const first = firstIndex(sentences.length, (index) => (sentences[index]?.end ?? 0) > start)
        const last = firstIndex(sentences.length, (index) => (sentences[index]?.start ?? 0) >= end)
        if (first < last) runs.push({ start: first, end: last })
      }
    }
    for (const { start, end } of unionOf(runs)) {
      changes[start] = (changes[start] ?? 0) + 1
      changes[end] = (changes[end] ?? 0) - 1
    }
  }
  for (let index = 1; index < changes.length; index += 1) {
    changes[index] = (changes[index] ?? 0) + (changes[index - 1] ?? 0)
  }
  return changes
}
