// Claimdesk's reader alone: the same component as in the app, with nothing around it and nobody listening.
import '../../../src/renderer/ui/tokens.css'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { Reader } from '../../../src/renderer/reader/reader'
import './ours.js'

const NOTHING = () => {}

/** @param {any} annotation @param {string} text */
const spanOf = ({ id, start, end, label }, text) => ({
  id,
  person: 'bench',
  createdAt: '',
  updatedAt: '',
  origin: 'human',
  ranges: [{ start, end }],
  quotes: [{ exact: text.slice(start, end), prefix: '', suffix: '' }],
  label: `label-${label}`,
  attributes: {},
  note: '',
  orphan: null
})

/**
 * @param {HTMLElement} container
 * @param {any} corpus
 */
export function create(container, corpus) {
  const { subject: shared, bench } = /** @type {any} */ (window)
  const { text, labels } = corpus
  /** @type {Map<string, any>} */
  const spans = new Map(corpus.annotations.map((/** @type {any} */ each) => [each.id, spanOf(each, text)]))
  const scheme = {
    id: 'bench',
    name: 'Bench',
    version: 1,
    guideline: '',
    relationTypes: [],
    labels: labels.map((/** @type {any} */ label) => ({
      ...label,
      path: label.name,
      description: '',
      examples: [],
      appliesTo: 'span',
      role: null,
      attributes: []
    }))
  }
  const root = createRoot(container)
  const handle = { current: null }
  let revision = 0
  /** @type {string | null} */
  let selectedSpan = null
  /** @type {string[]} */
  let changed = []
  const changedSpans = () => changed
  /** @type {{ role: 'body', excluded: false, start: number, end: number }[]} */
  const segments = []

  const draw = () =>
    flushSync(() =>
      root.render(
        createElement(
          Reader,
          /** @type {any} */ ({
            text,
            language: 'en',
            title: corpus.name,
            byline: null,
            segments,
            spans,
            scheme,
            revision,
            changedSpans,
            selectedSpan,
            readOnly: false,
            onSelectSpan: NOTHING,
            onSelection: NOTHING,
            onStack: NOTHING,
            onAnnounce: NOTHING,
            handle
          })
        )
      )
    )
  /** @param {string} id @param {any} span null to remove it */
  const put = (id, span) => {
    if (span) spans.set(id, span)
    else spans.delete(id)
    changed = [id]
    selectedSpan = span ? id : null
    revision += 1
    draw()
  }
  // The shared half, with what only a page that owns the reader can do.
  return Object.assign(Object.create(shared), {
    open: draw,
    index: () => shared.index(text),
    forget: () => shared.forget(),
    add: (/** @type {any} */ passage) => put(passage.id, spanOf(passage, text)),
    recolour: (/** @type {any} */ passage) => put(passage.id, spanOf(passage, text)),
    remove: (/** @type {any} */ passage) => put(passage.id, null),
    bench
  })
}
