import { assignRelationLanes, compareLineEnds } from '../../core/anchoring/relation-lanes'
import type { LineEnd } from '../../core/anchoring/relation-lanes'

/** The margin a mark stands in: behind the lines' ends, or before their beginnings (for the first of two columns). */
export type MarginSide = 'end' | 'start'

/**
 * Where an end of a relation is, by its height in CSS pixels: on a line near the view, or far above or below it, where
 * the height is an estimate; `away`: in another article.
 */
export type EndPlace =
  | { readonly kind: 'line'; readonly height: number; readonly side: MarginSide }
  | { readonly kind: 'above' | 'below'; readonly height: number }
  | { readonly kind: 'away' }

/** A relation with a place for each of its ends, at least one of them on a line. */
export interface PlacedRelation {
  readonly id: string
  readonly from: EndPlace
  readonly to: EndPlace
}

/** A mark of one relation. One between two columns has two marks: it cannot go from one to the other over the words. */
export interface RelationMark {
  readonly relation: string
  readonly side: MarginSide
  readonly lane: number
  /** `out`: it ends in its lane, because the other end is in another article or column. */
  readonly shape: 'bracket' | 'up' | 'down' | 'out'
  /** Height at its end, or at its upper one, in CSS pixels; spread so that ends on one line lie apart. */
  readonly first: number
  /** Height at its lower end; null when there is none on a line near the view. */
  readonly second: number | null
  /** The end of the relation that `first` is. */
  readonly firstEnd: 'from' | 'to'
}

/** Relations with an end on one line for which there was no lane. */
export interface FoldedRelations {
  readonly side: MarginSide
  readonly height: number
  readonly relations: readonly string[]
}

export interface MarkLayout {
  readonly marks: readonly RelationMark[]
  readonly folded: readonly FoldedRelations[]
}

/** How far apart ends on one line lie, in CSS pixels, and how much of the line's height they may take. */
const APART = 6
const ROOM = 20

interface Draft {
  readonly relation: string
  readonly side: MarginSide
  readonly shape: RelationMark['shape']
  readonly top: number
  readonly bottom: number
  readonly firstEnd: 'from' | 'to'
}

type LinePlace = EndPlace & { readonly kind: 'line' }

/** What is drawn of a relation, before it has lanes. */
function draftsOf({ id: relation, from, to }: PlacedRelation): Draft[] {
  const one = (end: LinePlace, firstEnd: 'from' | 'to', other: EndPlace): Draft => {
    const { side, height } = end
    const draft = { relation, side, firstEnd }
    if (other.kind === 'above') return { ...draft, shape: 'up', top: Math.min(other.height, height), bottom: height }
    if (other.kind === 'below') return { ...draft, shape: 'down', top: height, bottom: Math.max(other.height, height) }
    return { ...draft, shape: 'out', top: height, bottom: height }
  }
  if (from.kind !== 'line') return to.kind === 'line' ? [one(to, 'to', from)] : []
  if (to.kind !== 'line') return [one(from, 'from', to)]
  if (from.side !== to.side) return [one(from, 'from', to), one(to, 'to', from)]
  const [upper, lower] = from.height <= to.height ? [from, to] : [to, from]
  const firstEnd = upper === from ? 'from' : 'to'
  return [{ relation, side: from.side, shape: 'bracket', top: upper.height, bottom: lower.height, firstEnd }]
}

/** Heights of the ends, by mark and end: those on one line lie apart, in the order in which none crosses another. */
function spreadEnds(drafts: ReadonlyMap<string, Draft>, lanes: ReadonlyMap<string, number>): Map<string, number> {
  const lines = new Map<number, LineEnd[]>()
  const add = (height: number, id: string, way: LineEnd['way']) => {
    const end = { id, way, lane: lanes.get(id) ?? 0 }
    const line = lines.get(height)
    if (line) line.push(end)
    else lines.set(height, [end])
  }
  for (const [id, { shape, top, bottom }] of drafts) {
    if (!lanes.has(id)) continue
    if (shape === 'out') add(top, id, 'out')
    else {
      if (shape !== 'up') add(top, id, shape === 'bracket' && top === bottom ? 'open' : 'down')
      if (shape !== 'down') add(bottom, id, shape === 'bracket' && top === bottom ? 'close' : 'up')
    }
  }
  const heights = new Map<string, number>()
  for (const [height, ends] of lines) {
    const apart = Math.min(APART, ROOM / ends.length)
    ends.sort(compareLineEnds).forEach(({ id, way }, at) => {
      const isLower = way === 'up' || way === 'close'
      heights.set(`${id} ${isLower ? 'lower' : 'upper'}`, height + (at - (ends.length - 1) / 2) * apart)
    })
  }
  return heights
}

/** Lines whose ends found no lane, with the relations. */
function foldedOf(drafts: readonly Draft[], side: MarginSide): FoldedRelations[] {
  const lines = new Map<number, string[]>()
  for (const { relation, shape, top, bottom } of drafts) {
    const heights = shape === 'up' ? [bottom] : shape === 'bracket' && top !== bottom ? [top, bottom] : [top]
    for (const height of heights) lines.set(height, [...(lines.get(height) ?? []), relation])
  }
  return [...lines].map(([height, relations]) => ({ side, height, relations }))
}

/**
 * Lays relations out beside the text.
 *
 * @param lanes how many lanes each margin has room for
 */
export function layoutMarks(
  relations: Iterable<PlacedRelation>,
  lanes: Readonly<Record<MarginSide, number>>
): MarkLayout {
  const all = [...relations].flatMap(draftsOf)
  const marks: RelationMark[] = []
  const folded: FoldedRelations[] = []
  for (const side of ['end', 'start'] as const) {
    const drafts = new Map<string, Draft>()
    for (const draft of all) if (draft.side === side) drafts.set(draft.relation, draft)
    const stretches = [...drafts].map(([id, { top, bottom }]) => ({ id, top, bottom }))
    const found = assignRelationLanes(stretches, lanes[side])
    const heights = spreadEnds(drafts, found)
    for (const [relation, draft] of drafts) {
      const lane = found.get(relation)
      if (lane === undefined) continue
      const { shape, firstEnd } = draft
      const upper = heights.get(`${relation} upper`) ?? null
      const lower = heights.get(`${relation} lower`) ?? null
      const first = upper ?? lower
      if (first === null) continue
      marks.push({ relation, side, lane, shape, first, second: upper === null ? null : lower, firstEnd })
    }
    folded.push(
      ...foldedOf(
        [...drafts.values()].filter((draft) => !found.has(draft.relation)),
        side
      )
    )
  }
  return { marks, folded }
}
