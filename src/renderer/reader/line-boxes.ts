/** A box in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * One box for each line, from the boxes of a range's fragments: those on the same line (their middles inside one
 * another) are joined, empty ones dropped.
 */
export function lineBoxes(fragments: Iterable<Box>): Box[] {
  const lines: Box[] = []
  for (const box of fragments) {
    if (box.right - box.left <= 0 || box.bottom - box.top <= 0) continue
    const line = lines.at(-1)
    const middle = (box.top + box.bottom) / 2
    if (line && middle > line.top && middle < line.bottom) {
      lines[lines.length - 1] = {
        left: Math.min(line.left, box.left),
        top: Math.min(line.top, box.top),
        right: Math.max(line.right, box.right),
        bottom: Math.max(line.bottom, box.bottom)
      }
    } else lines.push({ left: box.left, top: box.top, right: box.right, bottom: box.bottom })
  }
  return lines
}
