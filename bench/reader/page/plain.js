// The floor: the text and nothing else, in sections that are laid out when they come into view (the design our reader
// has), and as the whole DOM at once.

const { bench } = /** @type {any} */ (window)
const PARAGRAPHS_A_SECTION = 32

/**
 * The elements of a text: paragraphs in sections.
 * @param {HTMLElement} container
 * @param {{ text: string, paragraphs: { start: number, end: number }[] }} corpus
 * @param {boolean} isLazy whether sections out of view are left unrendered
 */
export function buildText(container, { text, paragraphs }, isLazy) {
  const scroller = document.createElement('div')
  scroller.className = 'bench-scroller'
  scroller.tabIndex = 0
  const page = document.createElement('div')
  page.className = 'bench-page'
  /** @type {HTMLElement[]} */
  const elements = []
  let section = page
  paragraphs.forEach(({ start, end }, index) => {
    if (isLazy && index % PARAGRAPHS_A_SECTION === 0) {
      section = document.createElement('div')
      section.className = 'bench-section'
      page.append(section)
      const last = Math.min(paragraphs.length, index + PARAGRAPHS_A_SECTION) - 1
      const lines = Math.ceil(((paragraphs[last]?.end ?? end) - start) / 70) + (last - index + 1) / 2
      section.style.containIntrinsicSize = `auto ${Math.round(lines * 33 + (last - index + 1) * 15)}px`
    }
    const element = document.createElement('p')
    element.textContent = text.slice(start, end)
    elements.push(element)
    section.append(element)
  })
  scroller.append(page)
  container.append(scroller)
  return { scroller, page, elements }
}

/**
 * @param {HTMLElement} container
 * @param {any} corpus
 * @param {boolean} isLazy
 */
function create(container, corpus, isLazy) {
  /** @type {ReturnType<typeof buildText>} */
  let built
  /** @type {any} */
  let places
  const selectAgain = (/** @type {{ start: number, end: number }} */ { start, end }) =>
    bench.select(places.rangeOf(start, end))
  return {
    open() {
      built = buildText(container, corpus, isLazy)
    },
    isOpen: () => true,
    get scroller() {
      return built.scroller
    },
    index() {
      places = bench.indexParagraphs(built.elements, corpus.text)
    },
    forget() {
      places = null
    },
    reveal: (/** @type {number} */ offset) => places.elementAt(offset).scrollIntoView({ block: 'center' }),
    rangeOf: (/** @type {number} */ start, /** @type {number} */ end) => places.rangeOf(start, end),
    // The page lets go of the selection on adding; for the others it is changed too, so that each paints a frame.
    add() {},
    recolour: selectAgain,
    remove: () => document.getSelection()?.collapseToEnd(),
    isShown: null,
    hit: (/** @type {number} */ x, /** @type {number} */ y) => document.caretPositionFromPoint(x, y)
  }
}

/** @param {HTMLElement} container @param {any} corpus */
export const createPlain = (container, corpus) => create(container, corpus, true)
/** @param {HTMLElement} container @param {any} corpus */
export const createWholePlain = (container, corpus) => create(container, corpus, false)
