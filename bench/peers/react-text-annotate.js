// @ts-nocheck -- its packages are installed only when the benchmark runs
// react-text-annotate: the text is cut into elements at annotations' borders, by React 16, which it asks for. It repeats
// the words of overlapping annotations, once for each: it has no way to show them over one another.
import React from 'react'
import ReactDOM from 'react-dom'
import { TextAnnotator } from 'react-text-annotate'

const { bench } = window

export function create(container, corpus) {
  const toValue = ({ id, start, end, label }) => ({ id, start, end, tag: '', color: colourOf(corpus.labels[label]) })
  let value = corpus.annotations.map(toValue)
  let host
  const draw = () =>
    ReactDOM.render(
      React.createElement(TextAnnotator, { content: corpus.text, value, onChange: () => undefined }),
      host.firstElementChild
    )
  const marked = (start) => [...host.querySelectorAll(`mark[data-start="${start}"]`)]
  return {
    open() {
      host = document.createElement('div')
      host.className = 'bench-scroller'
      host.tabIndex = 0
      const page = document.createElement('div')
      page.className = 'bench-page pre'
      host.append(page)
      container.append(host)
      draw()
    },
    isOpen: () => container.querySelector('mark') !== null,
    get scroller() {
      return host
    },
    index() {},
    forget() {},
    reveal(offset) {
      pieceAt(host, offset).scrollIntoView({ block: 'center' })
    },
    rangeOf(start, end) {
      const range = document.createRange()
      const first = pieceAt(host, start)
      const last = pieceAt(host, end - 1)
      range.setStart(first.firstChild, start - Number(first.dataset.start))
      range.setEnd(last.firstChild, end - Number(last.dataset.start))
      return range
    },
    add(passage) {
      value = [...value, toValue(passage)]
      draw()
    },
    recolour(passage) {
      value = value.map((each) => (each.id === passage.id ? toValue(passage) : each))
      draw()
    },
    remove(passage) {
      value = value.filter((each) => each.id !== passage.id)
      draw()
    },
    isShown({ start, end, label }) {
      const colour = colourOf(corpus.labels[label])
      return marked(start).some((each) => each.dataset.end === String(end) && each.style.backgroundColor === colour)
    },
    hit: (x, y) => document.elementFromPoint(x, y)?.closest('mark'),
    bench
  }
}

const colourOf = ({ hue }) => `oklch(0.9 0.09 ${hue})`

/** The element that shows the character at `offset`; the first one where words are repeated. */
function pieceAt(host, offset) {
  const pieces = host.querySelectorAll('[data-start]')
  for (const piece of pieces) {
    if (Number(piece.dataset.start) <= offset && offset < Number(piece.dataset.end)) return piece
  }
  throw new Error(`nothing shows ${offset}`)
}
