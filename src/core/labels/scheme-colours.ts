/** Hues to choose from, in degrees of OKLCH, with names that say them. */
export const NAMED_HUES: readonly { readonly hue: number; readonly name: string }[] = [
  { hue: 28, name: 'Red' },
  { hue: 55, name: 'Orange' },
  { hue: 75, name: 'Amber' },
  { hue: 95, name: 'Yellow' },
  { hue: 125, name: 'Lime' },
  { hue: 155, name: 'Green' },
  { hue: 178, name: 'Teal' },
  { hue: 200, name: 'Cyan' },
  { hue: 225, name: 'Sky' },
  { hue: 250, name: 'Blue' },
  { hue: 280, name: 'Indigo' },
  { hue: 305, name: 'Violet' },
  { hue: 330, name: 'Magenta' },
  { hue: 0, name: 'Pink' }
]

/** How far apart two hues are, in degrees: at most 180. */
export function hueDistance(a: number, b: number): number {
  const around = Math.abs(a - b) % 360
  return Math.min(around, 360 - around)
}

/** The hue farthest from all that are taken: the middle of the widest gap, in whole degrees. */
export function farHue(taken: readonly number[]): number {
  const sorted = [...new Set(taken.map((hue) => ((hue % 360) + 360) % 360))].sort((a, b) => a - b)
  const [first] = sorted
  if (first === undefined) return NAMED_HUES[3]?.hue ?? 95
  let best = { width: -1, hue: 0 }
  sorted.forEach((hue, index) => {
    const next = sorted[index + 1] ?? first + 360
    if (next - hue > best.width) best = { width: next - hue, hue: Math.round(hue + (next - hue) / 2) % 360 }
  })
  return best.hue
}

/** The name of the nearest of the named hues, for those who do not see colours. */
export function hueName(hue: number): string {
  let best: { readonly distance: number; readonly name: string } = { distance: Infinity, name: '' }
  for (const named of NAMED_HUES) {
    const distance = hueDistance(hue, named.hue)
    if (distance < best.distance) best = { distance, name: named.name }
  }
  return best.name
}
