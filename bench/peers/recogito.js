// @ts-nocheck -- its packages are installed only when the benchmark runs
// Recogito's text annotator over plain paragraphs, with its two renderers. Annotations are handed over as they are
// stored (offsets and quotes), the way its documentation loads them.
import { createTextAnnotator } from '@recogito/text-annotator'
import '@recogito/text-annotator/text-annotator.css'
import { buildText } from '../reader/page/plain.js'

const { bench } = window

function create(container, corpus, renderer) {
  // It counts offsets over text nodes: newlines between paragraphs, which are in no node, do not count.
  const paragraphAt = indexOfParagraphs(corpus.paragraphs)
  const colours = corpus.labels.map((_, label) => `#${['8ecae6', 'ffb703', 'b5e48c', 'f4acb7'][label % 4]}`)
  const toRecogito = ({ id, start, end, label }) => {
    const skipped = paragraphAt(start)
    return {
      id,
      bodies: [{ id: `${id}-body`, annotation: id, purpose: 'tagging', value: String(label) }],
      target: {
        annotation: id,
        selector: [{ quote: corpus.text.slice(start, end), start: start - skipped, end: end - skipped }]
      }
    }
  }
  const style = ({ bodies }) => ({ fill: colours[Number(bodies[0]?.value ?? 0)], fillOpacity: 0.5 })
  let built
  let places
  let annotator
  const elementsOf = (id) => [...container.querySelectorAll(`[data-annotation="${id}"]`)]
  return {
    open() {
      built = buildText(container, corpus, false)
      annotator = createTextAnnotator(built.page, { renderer, style, annotatingEnabled: false })
      annotator.setAnnotations(corpus.annotations.map(toRecogito))
    },
    isOpen: () =>
      renderer === 'CSS_HIGHLIGHTS' ? CSS.highlights.size > 0 : container.querySelector('[data-annotation]') !== null,
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
    add: (passage) => annotator.addAnnotation(toRecogito(passage)),
    // What it hands out has the live range it needs; a new object would not.
    recolour({ id, label }) {
      const known = annotator.getAnnotationById(id)
      annotator.updateAnnotation({ ...known, bodies: known.bodies.map((body) => ({ ...body, value: String(label) })) })
    },
    remove: (passage) => annotator.removeAnnotation(passage.id),
    isShown({ id, label }) {
      if (renderer === 'SPANS') {
        return elementsOf(id).some((each) => each.style.backgroundColor.startsWith(rgbOf(colours[label])))
      }
      const rules = [...document.querySelectorAll('style')].map((each) => each.textContent ?? '').join('')
      return CSS.highlights.has(`_${id}`) && rules.includes(`::highlight(_${id}) { background-color:${colours[label]}`)
    },
    hit(x, y) {
      const box = built.page.getBoundingClientRect()
      return annotator.state.store.getAt(x - box.x, y - box.y, true)
    }
  }
}

function rgbOf(hex) {
  const value = Number.parseInt(hex.slice(1), 16)
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}`
}

function indexOfParagraphs(paragraphs) {
  return (offset) => {
    let low = 0
    let high = paragraphs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (paragraphs[middle].start <= offset) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

export const createCss = (container, corpus) => create(container, corpus, 'CSS_HIGHLIGHTS')
export const createSpans = (container, corpus) => create(container, corpus, 'SPANS')
