const NAME = 'reader-probe'
const COLOUR = 'rgb(1, 2, 3)'

let known: boolean | null = null

/**
 * Whether elements take over the looks of highlights from the element around them, as the standard has it (CSS Pseudo
 * Elements 4, “highlight inheritance”). Where they do not, each element needs rules of its own.
 */
export function highlightsInherit(): boolean {
  known ??= probe()
  return known
}

function probe(): boolean {
  const host = document.createElement('div')
  // In a shadow tree, so that no rule of the page has to be worked out again.
  const shadow = host.attachShadow({ mode: 'closed' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`p::highlight(${NAME}) { color: ${COLOUR} }`)
  shadow.adoptedStyleSheets = [sheet]
  const inner = document.createElement('span')
  const outer = document.createElement('p')
  outer.append(inner)
  shadow.append(outer)
  document.body.append(host)
  const { color } = getComputedStyle(inner, `::highlight(${NAME})`)
  host.remove()
  return color === COLOUR
}
