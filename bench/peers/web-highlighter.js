// @ts-nocheck -- its packages are installed only when the benchmark runs
// web-highlighter over plain paragraphs: stored highlights are wrapped into elements one by one.
import Highlighter from 'web-highlighter'
import { buildText } from '../reader/page/plain.js'

const { bench } = window

export function create(container, corpus) {
  let built
  let places
  let highlighter
  /** Its ids of what was added, by ours. */
  const ids = new Map()
  const classOf = (label) => `wh-label-${label}`
  const sheet = document.createElement('style')
  sheet.textContent = corpus.labels
    .map(({ hue }, label) => `.${classOf(label)} { background-color: oklch(0.9 0.09 ${hue}) }`)
    .join('\n')
  document.head.append(sheet)
  return {
    open() {
      built = buildText(container, corpus, false)
      highlighter = new Highlighter({ $root: built.page, style: { className: 'wh' } })
      let at = 0
      for (const { id, start, end, label } of corpus.annotations) {
        while (corpus.paragraphs[at].end < end) at += 1
        const from = corpus.paragraphs[at].start
        const place = (offset) => ({ parentTagName: 'P', parentIndex: at, textOffset: offset - from })
        highlighter.fromStore(place(start), place(end), corpus.text.slice(start, end), id)
        highlighter.addClass(classOf(label), id)
      }
    },
    isOpen: () => container.querySelector('.wh') !== null,
    get scroller() {
      return built.scroller
    },
    index() {
      places = bench.indexParagraphs(built.elements, corpus.text)
    },
    forget() {
      places = null
    },
    reveal: (offset) => places.elementAt(offset).scrollIntoView({ block: 'center' }),
    rangeOf: (start, end) => places.rangeOf(start, end),
    add({ id, start, end, label }) {
      const source = highlighter.fromRange(places.rangeOf(start, end))
      ids.set(id, source.id)
      highlighter.addClass(classOf(label), source.id)
    },
    recolour({ id, label }, before) {
      highlighter.removeClass(classOf(before.label), ids.get(id))
      highlighter.addClass(classOf(label), ids.get(id))
    },
    remove({ id }) {
      highlighter.remove(ids.get(id))
      ids.delete(id)
    },
    isShown({ id, label }) {
      const elements = ids.has(id) ? highlighter.getDoms(ids.get(id)) : []
      return elements.length > 0 && elements.every((each) => each.classList.contains(classOf(label)))
    },
    hit(x, y) {
      const element = document.elementFromPoint(x, y)
      return element && [highlighter.getIdByDom(element), ...highlighter.getExtraIdByDom(element)]
    }
  }
}
