import type { Box } from './line-boxes'

/** Where an element's own coordinates begin in the window, and how many pixels of the window one of its own takes. */
export interface LocalOrigin {
  readonly left: number
  readonly top: number
  readonly scale: number
}

/** Boxes are measured in the window but set in an element: the two differ under a zoom or a transform. */
export function localOrigin(element: HTMLElement): LocalOrigin {
  const { left, top, width } = element.getBoundingClientRect()
  const ratio = element.offsetWidth > 0 ? width / element.offsetWidth : 1
  // `offsetWidth` is rounded, which is no zoom.
  return { left, top, scale: Math.abs(ratio - 1) < 0.01 ? 1 : ratio }
}

/** Puts an absolutely positioned child of that element over a box of the window. */
export function placeBox(child: HTMLElement, box: Box, origin: LocalOrigin, set = { width: true }): void {
  const { left, top, scale } = origin
  child.style.transform = `translate(${(box.left - left) / scale}px, ${(box.top - top) / scale}px)`
  child.style.height = `${(box.bottom - box.top) / scale}px`
  if (set.width) child.style.width = `${(box.right - box.left) / scale}px`
}
