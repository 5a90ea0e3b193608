import type { BlockView } from './text-dom'

/**
 * The box of the column that a height and a place across lie in, of all columns that a block goes through: the one that
 * holds the point, else the nearest. A block in one column has one box.
 */
export function columnBoxAt(view: BlockView, x: number, y: number): DOMRect {
  const boxes = columnBoxes(view)
  const distance = (box: DOMRect) =>
    Math.max(box.left - x, x - box.right, 0) * 1000 + Math.max(box.top - y, y - box.bottom, 0)
  return boxes.reduce((best, box) => (distance(box) < distance(best) ? box : best))
}

/** The boxes of a block in reading order, one for each column it goes through. */
export function columnBoxes(view: BlockView): [DOMRect, ...DOMRect[]] {
  const [first, ...others] = view.element.getClientRects()
  return [first ?? view.element.getBoundingClientRect(), ...others]
}

/**
 * The same place across in another column: columns are equally wide, so what one aims at is the distance from a
 * column's left edge, whichever column it was measured in. In CSS pixels of the window.
 */
export function acrossColumn(view: BlockView, x: number, to: DOMRect): number {
  const section = view.element.parentElement
  const gap = section ? Number.parseFloat(getComputedStyle(section).columnGap) : NaN
  if (Number.isNaN(gap)) return x
  const pitch = to.width + gap
  return x + Math.round((to.left + to.width / 2 - x) / pitch) * pitch
}
