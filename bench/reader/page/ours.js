// The page's side of Claimdesk's own reader, in the whole app or alone: found by roles and by the browser's registry of
// highlights, as the tests of the app do.
;(() => {
  const { bench } = /** @type {any} */ (window)
  const reader = () => /** @type {HTMLElement} */ (document.querySelector('[role="document"]'))
  /** @type {any} */
  let places = null

  const subject = {
    get scroller() {
      return reader()
    },
    /** Set to false for a text without annotations. */
    expectsHighlights: true,
    /** How the text begins. */
    firstWords: '',
    isOpen() {
      const first = reader()?.querySelector('p')?.textContent ?? ''
      // In the app another article may still be on screen.
      if (first === '' || !first.startsWith(subject.firstWords)) return false
      return !subject.expectsHighlights || subject.ranges(':').length > 0
    },
    /** @param {string} text */
    index(text) {
      const outside = /outside/
      const blocks = [...reader().querySelectorAll('h1, p')].filter((each) => !outside.test(each.className))
      places = bench.indexParagraphs(blocks, text)
    },
    forget() {
      places = null
    },
    /** Painted ranges of all highlights whose name holds `part`. @param {string} part */
    ranges(part) {
      /** @type {AbstractRange[]} */
      const found = []
      CSS.highlights.forEach((highlight, name) => {
        if (name.includes(part)) for (const range of highlight) found.push(range)
      })
      return found
    },
    /** @param {number} offset */
    reveal(offset) {
      places.elementAt(offset).scrollIntoView({ block: 'center' })
    },
    /** @param {number} start @param {number} end */
    rangeOf: (start, end) => places.rangeOf(start, end),
    /** @param {{ start: number, end: number, label: number }} passage */
    isShown({ start, end, label }) {
      const wanted = places.rangeOf(start, end)
      const isIt = (/** @type {AbstractRange} */ range) =>
        range.startContainer === wanted.startContainer &&
        range.startOffset === wanted.startOffset &&
        range.endContainer === wanted.endContainer &&
        Math.abs(range.endOffset - wanted.endOffset) <= 1 // snapping to words may leave a full stop out
      return subject.ranges(`:label-${label}:`).some(isIt)
    },
    /** A click as the reader hears of it, up to its answer; what is drawn afterwards is not in the time. */
    hit(/** @type {number} */ x, /** @type {number} */ y) {
      const target = document.elementFromPoint(x, y)
      target?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: y, button: 0 }))
    }
  }
  Object.assign(window, { subject })
})()
