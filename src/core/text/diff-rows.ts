import type { TextRange } from '../model/text-range'
import type { EqualRun } from './align-texts'
import { paragraphsOf } from './paragraphs'
import { isInsideSurrogatePair } from './surrogates'

/** A paragraph, or a piece of a long one, of one of two versions. Positions in UTF-16 code units of that version. */
export interface DiffSide extends TextRange {
  readonly text: string
  /** What the other version does not have, in order. */
  readonly marks: readonly TextRange[]
}

/** What stands side by side: the same on both sides, something that was changed, or what only one side has. */
export type DiffRow =
  | { readonly kind: 'same' | 'changed'; readonly before: DiffSide; readonly after: DiffSide }
  | { readonly kind: 'removed'; readonly before: DiffSide; readonly after: null }
  | { readonly kind: 'added'; readonly before: null; readonly after: DiffSide }

/** Two paragraphs stand side by side when they share this much of the shorter one. */
const LEAST_SHARED = 0.3
/** A longer side is cut into pieces; UTF-16 code units. */
const LONGEST_SIDE = 4_000
/** A paragraph is cut where both versions have so much in common. */
const CUT_WITHIN = 40

/** What two paragraphs have in common. */
interface Pair {
  readonly a: number
  readonly b: number
  readonly runs: EqualRun[]
  shared: number
}

/** Cuts runs at the edges of paragraphs: what each paragraph of the one shares with each of the other, in order. */
function pairsOf(runs: readonly EqualRun[], before: readonly TextRange[], after: readonly TextRange[]): Pair[] {
  const pairs: Pair[] = []
  let [a, b] = [0, 0]
  for (const run of runs) {
    let at = run.before
    const shift = run.after - run.before
    const end = run.before + run.length
    while (at < end) {
      while ((before[a]?.end ?? Infinity) <= at) a += 1
      while ((after[b]?.end ?? Infinity) <= at + shift) b += 1
      const [left, right] = [before[a], after[b]]
      if (!left || !right) break
      const start = Math.max(at, left.start, right.start - shift)
      const stop = Math.min(end, left.end, right.end - shift)
      if (start < stop) {
        const last = pairs.at(-1)
        const pair = last?.a === a && last.b === b ? last : { a, b, runs: [], shared: 0 }
        if (pair !== last) pairs.push(pair)
        pair.runs.push({ before: start, after: start + shift, length: stop - start })
        pair.shared += stop - start
      }
      at = Math.max(at + 1, stop, Math.min(left.start, right.start - shift))
    }
  }
  return pairs
}

/** Of all pairs those that are each other's best and share enough. They ascend on both sides. */
function bestPairs(pairs: readonly Pair[], before: readonly TextRange[], after: readonly TextRange[]): Pair[] {
  const bestOf = new Map<string, Pair>()
  for (const pair of pairs) {
    for (const key of [`a${pair.a}`, `b${pair.b}`]) {
      if (pair.shared > (bestOf.get(key)?.shared ?? 0)) bestOf.set(key, pair)
    }
  }
  const lengthOf = (range: TextRange | undefined): number => (range ? range.end - range.start : 0)
  return pairs.filter((pair) => {
    const shorter = Math.min(lengthOf(before[pair.a]), lengthOf(after[pair.b]))
    const isBest = bestOf.get(`a${pair.a}`) === pair && bestOf.get(`b${pair.b}`) === pair
    return isBest && pair.shared >= shorter * LEAST_SHARED
  })
}

/** What of a range no run covers; words between two marks that are white space only are marked with them. */
function marksOf(text: string, range: TextRange, covered: readonly TextRange[]): TextRange[] {
  const marks: TextRange[] = []
  const mark = (start: number, end: number): void => {
    if (start >= end) return
    const last = marks.at(-1)
    if (last && text.slice(last.end, start).trim() === '') marks[marks.length - 1] = { start: last.start, end }
    else marks.push({ start, end })
  }
  let at = range.start
  for (const { start, end } of covered) {
    if (end <= range.start || start >= range.end) continue
    mark(at, Math.max(range.start, start))
    at = Math.min(range.end, end)
  }
  mark(at, range.end)
  return marks
}

function sideOf(text: string, range: TextRange, covered: readonly TextRange[]): DiffSide {
  const { start, end } = range
  return { start, end, text: text.slice(start, end), marks: marksOf(text, range, covered) }
}

/** A range in pieces of at most `LONGEST_SIDE`. */
function piecesOf(text: string, { start, end }: TextRange): TextRange[] {
  const pieces: TextRange[] = []
  for (let at = start; at < end;) {
    let next = Math.min(end, at + LONGEST_SIDE)
    if (isInsideSurrogatePair(text, next)) next += 1
    pieces.push({ start: at, end: next })
    at = next
  }
  return pieces
}

/** Places where a pair of long paragraphs can be cut: on both sides at once, within words that both have. */
function cutsOf({ runs }: Pair, left: TextRange, right: TextRange, before: string): EqualRun[] {
  const cuts: EqualRun[] = []
  let [a, b] = [left.start, right.start]
  for (const run of runs) {
    for (let at = run.before + CUT_WITHIN; at < run.before + run.length - CUT_WITHIN; at += 1) {
      const other = at + run.after - run.before
      if (Math.max(at - a, other - b) < LONGEST_SIDE / 2 || before[at - 1] !== ' ') continue
      cuts.push({ before: at, after: other, length: 0 })
      ;[a, b] = [at, other]
    }
  }
  return cuts
}

/** Compares two versions for eyes: paragraph by paragraph, side by side, with marks on the words that differ. */
export function diffRows(before: string, after: string, runs: readonly EqualRun[]): DiffRow[] {
  const [left, right] = [paragraphsOf(before), paragraphsOf(after)]
  const rows: DiffRow[] = []
  const pushAlone = (range: TextRange, kind: 'removed' | 'added'): void => {
    for (const piece of piecesOf(kind === 'removed' ? before : after, range)) {
      if (kind === 'removed') rows.push({ kind, before: sideOf(before, piece, []), after: null })
      else rows.push({ kind, before: null, after: sideOf(after, piece, []) })
    }
  }
  const pushPair = (a: TextRange, b: TextRange, common: readonly EqualRun[]): void => {
    const ownCover = common.map((run) => ({ start: run.before, end: run.before + run.length }))
    const otherCover = common.map((run) => ({ start: run.after, end: run.after + run.length }))
    const [first, second] = [piecesOf(before, a), piecesOf(after, b)]
    for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
      const [mine, theirs] = [first[index], second[index]]
      if (mine && theirs) {
        const sides = { before: sideOf(before, mine, ownCover), after: sideOf(after, theirs, otherCover) }
        rows.push({ kind: sides.before.text === sides.after.text ? 'same' : 'changed', ...sides })
      } else if (mine) rows.push({ kind: 'removed', before: sideOf(before, mine, ownCover), after: null })
      else if (theirs) rows.push({ kind: 'added', before: null, after: sideOf(after, theirs, otherCover) })
    }
  }
  let [a, b] = [0, 0]
  const aloneUpTo = (nextA: number, nextB: number): void => {
    for (; a < nextA; a += 1) if (left[a]) pushAlone(left[a] as TextRange, 'removed')
    for (; b < nextB; b += 1) if (right[b]) pushAlone(right[b] as TextRange, 'added')
  }
  for (const pair of bestPairs(pairsOf(runs, left, right), left, right)) {
    aloneUpTo(pair.a, pair.b)
    const [mine, theirs] = [left[pair.a], right[pair.b]]
    if (!mine || !theirs) continue
    let [from, fromOther] = [mine.start, theirs.start]
    const isLong = Math.max(mine.end - mine.start, theirs.end - theirs.start) > LONGEST_SIDE
    const cuts = isLong ? cutsOf(pair, mine, theirs, before) : []
    for (const cut of [...cuts, { before: mine.end, after: theirs.end }]) {
      pushPair({ start: from, end: cut.before }, { start: fromOther, end: cut.after }, pair.runs)
      ;[from, fromOther] = [cut.before, cut.after]
    }
    ;[a, b] = [pair.a + 1, pair.b + 1]
  }
  aloneUpTo(left.length, right.length)
  return rows
}

/** A row, or a stretch of unchanged paragraphs that is folded away. */
export type DiffItem = DiffRow | { readonly kind: 'fold'; readonly count: number }

/** Unchanged rows that stay beside a change. */
const CONTEXT = 1
/** A fold hides at least so many rows. */
const LEAST_FOLDED = 2

/** Folds stretches of unchanged rows, all but those next to a change. */
export function foldRows(rows: readonly DiffRow[]): DiffItem[] {
  const items: DiffItem[] = []
  for (let index = 0; index < rows.length;) {
    let end = index
    while (rows[end]?.kind === 'same') end += 1
    const from = index === 0 ? 0 : Math.min(end, index + CONTEXT)
    const to = end === rows.length ? end : Math.max(from, end - CONTEXT)
    if (to - from >= LEAST_FOLDED) {
      items.push(...rows.slice(index, from), { kind: 'fold', count: to - from }, ...rows.slice(to, end))
    } else items.push(...rows.slice(index, end))
    for (index = end; index < rows.length && rows[index]?.kind !== 'same'; index += 1)
      items.push(rows[index] as DiffRow)
  }
  return items
}
