import type { RelationMark } from './relation-marks'
import { FIRST_LANE, LANE_STEP, laneOffset, type Margin } from './relation-places'

/** Where marks begin, so far from the words, in CSS pixels: the ring around a highlight stays clear. */
const GAP = 5
const CORNER = 4
const ROUND = (value: number) => Math.round(value * 100) / 100

/** What a mark looks like, as paths of SVG; heights count from the region's top, in CSS pixels. */
export interface MarkShape {
  readonly line: string
  /** Tips, where a direction is to be shown, and the sign of another article or column. */
  readonly tips: string
  /** The upright, which a name stands at and which may run out of the view. */
  readonly x: number
  readonly top: number
  readonly bottom: number
  /** It has no upright: it ends in its lane. */
  readonly isStub: boolean
}

/** @param pointsTo which end the relation points to; null when both directions mean the same */
export function shapeOf(mark: RelationMark, margin: Margin, height: number, pointsTo: 'from' | 'to' | null): MarkShape {
  const { outwards: out } = margin
  const near = margin.from + out * GAP
  const x = margin.from + out * laneOffset(mark.lane)
  const { first, second, shape, firstEnd } = mark
  const tip = (y: number) => `M${ROUND(near - out)} ${ROUND(y)}l${out * 6} -3.5v7z`
  const secondEnd = firstEnd === 'from' ? 'to' : 'from'
  const corner = (sign: 1 | -1, size: number) => `q${out * size} 0 ${out * size} ${sign * size}`
  if (shape === 'out') {
    const end = x - out * 3
    const sign = `M${ROUND(x)} ${ROUND(first - 3.5)}l3.5 3.5l-3.5 3.5l-3.5 -3.5z`
    const outward = `M${ROUND(end + out)} ${ROUND(first)}l${-out * 5} -3.5v7z`
    const direction = pointsTo === null ? '' : pointsTo === firstEnd ? tip(first) : outward
    const line = `M${ROUND(near)} ${ROUND(first)}H${ROUND(end)}`
    return { line, tips: `${sign}${direction}`, x, top: first, bottom: first, isStub: true }
  }
  if (second === null) {
    const isUp = shape === 'up'
    const to = isUp ? 0 : height
    const line = `M${ROUND(near)} ${ROUND(first)}H${ROUND(x - out * CORNER)}${corner(isUp ? -1 : 1, CORNER)}V${ROUND(to)}`
    return {
      line,
      tips: pointsTo === firstEnd ? tip(first) : '',
      x,
      top: isUp ? 0 : first,
      bottom: isUp ? first : height,
      isStub: false
    }
  }
  const size = Math.min(CORNER, (second - first) / 2)
  const line =
    `M${ROUND(near)} ${ROUND(first)}H${ROUND(x - out * size)}${corner(1, size)}V${ROUND(second - size)}` +
    `q0 ${ROUND(size)} ${-out * ROUND(size)} ${ROUND(size)}H${ROUND(near)}`
  const tips = `${pointsTo === firstEnd ? tip(first) : ''}${pointsTo === secondEnd ? tip(second) : ''}`
  return { line, tips, x, top: first, bottom: second, isStub: false }
}

/** A small arrow at the edge of the view, where an upright runs out of it. */
export function edgeArrow(x: number, y: number, direction: 1 | -1): string {
  return `M${ROUND(x - 3.5)} ${ROUND(y - direction * 2)}l3.5 ${direction * 4}l3.5 ${-direction * 4}`
}

/** Where the count of folded relations stands, from the words on, in CSS pixels. */
export function foldedOffset(lanes: number): number {
  return lanes === 0 ? FIRST_LANE - LANE_STEP / 2 : laneOffset(lanes - 1) + LANE_STEP - 2
}
