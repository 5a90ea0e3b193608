/** A box in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Boxes of one line this close to one another, in CSS pixels, touch: they are rounded. */
const TOUCH = 1.5

/**
 * One box for each stretch of a line, from the boxes of a range's fragments: those on the same line (their middles
 * inside one another) that touch are joined, empty ones dropped. Where directions of writing meet, a passage may have
 * several stretches on one line with other words between them.
 */
export function lineBoxes(fragments: Iterable<Box>): Box[] {
  const lines: Box[] = []
  for (const box of fragments) {
    if (box.right - box.left <= 0 || box.bottom - box.top <= 0) continue
    const at = lines.findLastIndex((line) => isOnLine(box, line) && touches(box, line))
    const line = lines[at]
    if (line) {
      lines[at] = {
        left: Math.min(line.left, box.left),
        top: Math.min(line.top, box.top),
        right: Math.max(line.right, box.right),
        bottom: Math.max(line.bottom, box.bottom)
      }
    } else lines.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom })
  }
  return lines
}

/** True if the middle of a box lies in the height of another one: they stand on one line. */
export function isOnLine(box: Box, line: Box): boolean {
  const middle = (box.top + box.bottom) / 2
  return middle > line.top && middle < line.bottom
}

function touches(a: Box, b: Box): boolean {
  return a.left <= b.right + TOUCH && b.left <= a.right + TOUCH
}
