import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { Span } from '../../core/model/annotation'
import { emptyLayer } from '../../core/model/library'
import { visibleSpans } from './scheme-shown-spans'
import { SpanLog } from './span-log'
import { articleOf } from './testing/fake-backend'
import type { OpenDocument } from './workbench-state'

const span = (id: string, label: string): Span => ({
  id,
  label,
  ranges: [{ start: 0, end: 1 }],
  quotes: [{ exact: 'a', prefix: '', suffix: '' }],
  attributes: {},
  tags: [],
  note: '',
  orphan: null,
  person: 'mk',
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  origin: 'human'
})

function openDocument(): OpenDocument {
  const article = articleOf({ id: '0000000000000001', title: 'A', text: 'abc' })
  const layer = emptyLayer(article.id)
  return {
    article,
    text: 'abc',
    layer,
    incoming: new Map(),
    revision: 1,
    relationRevision: 0,
    seq: 0,
    log: new SpanLog(1)
  }
}

describe('highlights that are shown', () => {
  test('are those whose label is not hidden, after any changes', () => {
    const change = fc.record({ id: fc.constantFrom('a', 'b', 'c'), label: fc.constantFrom('x', 'y', null) })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.subarray(['x', 'y']), (changes, hidden) => {
        const open = openDocument()
        open.layer.spans.set('a', span('a', 'x'))
        const shown = visibleSpans(open, new Set(hidden))
        changes.forEach(({ id, label }, index) => {
          if (label === null) open.layer.spans.delete(id)
          else open.layer.spans.set(id, span(id, label))
          open.log.note(index + 2, [id])
          if (index % 2 === 0) shown.bringTo(index + 2)
        })
        shown.bringTo(changes.length + 1)
        const wanted = [...open.layer.spans.values()].filter(({ label }) => !hidden.includes(label))
        expect([...shown.spans.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          wanted.sort((a, b) => (a.id < b.id ? -1 : 1))
        )
      })
    )
  })

  test('are all compared when other labels are hidden, and only what changed from then on', () => {
    const open = openDocument()
    expect(visibleSpans(open, new Set()).changedSpans(1)).toEqual(new Set())
    const hiding = visibleSpans(open, new Set(['x']))
    expect(hiding.changedSpans(1)).toBeNull()
    open.log.note(2, ['a'])
    open.log.note(3, ['b'])
    expect(hiding.changedSpans(2)).toEqual(new Set(['b']))
  })
})
