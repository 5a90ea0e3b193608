/** Distance of each lane's line from the baseline; the style sheet fits them into the space between lines of text. */
const LANE_OFFSETS = ['0.27em', 'var(--lane-1,0.45em)', 'var(--lane-2,0.6em)', 'var(--lane-3,0.75em)'] as const
/** Beside its place, a lane's line has a shape of its own, so that lanes can be told apart without colour. */
const LANE_LINES = ['2px solid', '2px dashed', '2px dotted', '1px wavy'] as const
/** Without colours, labels are told apart by the shape of their line. */
const LABEL_LINES = ['2px solid', '2px dashed', '3px dotted', '1px wavy', '3px double'] as const

/** What one highlight of the registry paints: spans of a label in a lane, gaps in them, masked text, what was found. */
export type HighlightLook =
  | { readonly kind: 'span'; readonly hue: number | null; readonly lane: number; readonly labelIndex: number }
  | { readonly kind: 'gap'; readonly hue: number | null }
  | { readonly kind: 'masked' }
  | { readonly kind: 'match' }
  | { readonly kind: 'current-match' }
  /** `hue` is that of the label for claims, of which suggestions may become some. */
  | { readonly kind: HintLook; readonly hue?: number | null }

/** What is no annotation and no match: a hint of a fact-check. */
export type HintLook = 'suggestion' | 'current-suggestion' | 'warning' | 'cleared'

/** Colour of a label's lines and marks, for both themes. Without a hue (an unknown label) it is grey. */
export function markColour(hue: number | null): string {
  return hue === null ? 'oklch(0.62 0 0)' : `oklch(0.66 0.14 ${hue})`
}

/**
 * Style rules for a highlight. A highlight can change colour, background and text decoration, nothing else. The front
 * span gets the full background and the others a paler one, which shows where the front one does not cover it.
 */
export function highlightRules(selector: string, look: HighlightLook): readonly string[] {
  if (look.kind === 'masked') {
    return [`${selector} { color: var(--ink-3) }`, `@media (forced-colors: active) { ${selector} { color: GrayText } }`]
  }
  if (look.kind === 'match' || look.kind === 'current-match') return matchRules(selector, look.kind)
  if (isHint(look)) return hintRules(selector, look.kind, look.hue ?? null)
  if (look.kind === 'gap') {
    const line = 'text-decoration: underline 1px dotted'
    return [
      `${selector} { ${line} ${markColour(look.hue)}; text-underline-offset: ${LANE_OFFSETS[0]} }`,
      `@media (forced-colors: active) { ${selector} { ${line} CanvasText } }`
    ]
  }
  const lane = Math.min(look.lane, LANE_LINES.length - 1)
  const line = `text-decoration: underline ${LANE_LINES[lane]} ${markColour(look.hue)}`
  const strong = `text-decoration: underline ${LANE_LINES[lane]} ${strongColour(look.hue)}`
  const plain = LABEL_LINES[look.labelIndex % LABEL_LINES.length]
  const forced = lane === 0 ? 'background-color: Mark; color: MarkText; ' : 'background-color: transparent; '
  return [
    `${selector} { background-color: ${background(look.hue, lane)}; ${line}; text-underline-offset: ${LANE_OFFSETS[lane]} }`,
    `@media (forced-colors: active) { ${selector} { ${forced}text-decoration: underline ${plain} CanvasText } }`,
    `@media not (forced-colors: active) { :root[data-contrast='high'] ${selector} { ${strong} } }`
  ]
}

/** What there is beside spans, from the lowest; the registry takes whole numbers only. */
const BELOW_SPANS = ['masked', 'cleared', 'suggestion', 'gap'] as const
const OVER_SPANS = ['warning', 'current-suggestion', 'match', 'current-match'] as const

/**
 * Which paints over which: what was found over warnings, those over spans, the front over lanes behind it, spans over
 * gaps, suggestions, what is cleared, and masked text.
 */
export function highlightPriority(look: HighlightLook): number {
  if (look.kind === 'span') return BELOW_SPANS.length + LANE_LINES.length - Math.min(look.lane, LANE_LINES.length)
  const below = BELOW_SPANS.findIndex((kind) => kind === look.kind)
  return below >= 0
    ? below
    : BELOW_SPANS.length + LANE_LINES.length + 1 + OVER_SPANS.findIndex((kind) => kind === look.kind)
}

function isHint(look: HighlightLook): look is Extract<HighlightLook, { readonly kind: HintLook }> {
  return ['suggestion', 'current-suggestion', 'warning', 'cleared'].includes(look.kind)
}

/** Faint, and told apart by the shape of the line. */
function hintRules(selector: string, kind: HintLook, hue: number | null): readonly string[] {
  const line = (style: string, colour: string) =>
    `text-decoration: underline ${style} ${colour}; text-underline-offset: 0.3em`
  const forced = (style: string, rest = '') =>
    `@media (forced-colors: active) { ${selector} { ${line(style, 'CanvasText')}${rest} } }`
  switch (kind) {
    case 'suggestion':
      return [`${selector} { ${line('2px dotted', hintColour(hue))} }`, forced('2px dotted')]
    case 'current-suggestion':
      return [
        `${selector} { background-color: ${background(hue, 1)}; ${line('3px dotted', strongColour(hue))} }`,
        forced('3px dotted', '; background-color: Highlight; color: HighlightText')
      ]
    case 'warning':
      return [
        `${selector} { ${line('1.5px wavy', 'light-dark(oklch(0.55 0.16 50), oklch(0.78 0.14 65))')} }`,
        forced('1px wavy')
      ]
    case 'cleared':
      return [`${selector} { color: var(--ink-2); ${line('1px solid', 'var(--line-strong)')} }`, forced('1px solid')]
  }
}

/** Fainter than the line of a highlight, and on paper of either theme at least 3:1. */
function hintColour(hue: number | null): string {
  if (hue === null) return 'var(--ink-3)'
  return `light-dark(oklch(0.6 0.12 ${hue}), oklch(0.66 0.12 ${hue}))`
}

/** Without a hue, since hues are labels; the lines of the labels below stay to be seen. */
function matchRules(selector: string, kind: 'match' | 'current-match'): readonly string[] {
  if (kind === 'current-match') {
    return [
      `${selector} { background-color: var(--ink); color: var(--paper) }`,
      `@media (forced-colors: active) { ${selector} { background-color: Highlight; color: HighlightText } }`
    ]
  }
  return [
    `${selector} { background-color: light-dark(oklch(0.84 0 0), oklch(0.44 0 0)); color: var(--ink) }`,
    `@media (forced-colors: active) { ${selector} { background-color: CanvasText; color: Canvas } }`
  ]
}

/** Colour of a label's lines at high contrast: at least 4.5:1 on the paper of either theme. */
function strongColour(hue: number | null): string {
  if (hue === null) return 'var(--ink)'
  return `light-dark(oklch(0.45 0.14 ${hue}), oklch(0.82 0.13 ${hue}))`
}

function background(hue: number | null, lane: number): string {
  const chroma = hue === null ? 0 : 1
  const [light, dark] =
    lane === 0
      ? [`0.945 ${0.06 * chroma}`, `0.36 ${0.07 * chroma}`]
      : [`0.965 ${0.032 * chroma}`, `0.29 ${0.045 * chroma}`]
  return `light-dark(oklch(${light} ${hue ?? 0}), oklch(${dark} ${hue ?? 0}))`
}
