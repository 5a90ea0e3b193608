import { describe, expect, test } from 'vitest'
import type { Span } from '../../core/model/annotation'
import { emptyLayer } from '../../core/model/library'
import type { Relation } from '../../core/model/relation'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { articleOf } from '../state/testing/fake-backend'
import { relationRows, typeCounts } from './relation-rows'
import type { RelationRowSource } from './relation-rows'

const HERE = 'a000000000000001'
const THERE = 'a000000000000002'
const made = { person: 'mk', createdAt: '', updatedAt: '', origin: 'human' }

const span = (id: string, start: number, exact: string): Span => ({
  id,
  ranges: [{ start, end: start + exact.length }],
  quotes: [{ exact, prefix: '', suffix: '' }],
  label: 'claim',
  attributes: {},
  tags: [],
  note: '',
  orphan: null,
  ...made
})
const relation = (id: string, type: string, from: string, to: string, more: Partial<Relation> = {}): Relation => ({
  id,
  type,
  from: { article: HERE, span: from, quote: `old ${from}` },
  to: { article: HERE, span: to, quote: `old ${to}` },
  attributes: {},
  note: '',
  ...made,
  ...more
})

function source(relations: Relation[], incoming: Relation[] = [], more: Partial<RelationRowSource> = {}) {
  const layer = emptyLayer(HERE)
  for (const each of [span('a', 0, 'Taxes fell'), span('b', 100, 'Ms\nBrandt'), span('c', 200, 'the accounts')]) {
    layer.spans.set(each.id, each)
  }
  for (const each of relations) layer.relations.set(each.id, each)
  const article = articleOf({ id: HERE, title: 'Here', text: '' })
  const byId = new Map(incoming.map((each) => [each.id, each]))
  return {
    open: { article, layer, incoming: byId },
    schemes: [DEFAULT_SCHEME],
    selectedSpan: null,
    paragraphAt: (offset: number) => offset / 100,
    titleOf: (id: string) => (id === THERE ? 'There' : null),
    isThere: () => true,
    ...more
  }
}

describe('rows of relations', () => {
  test('by type in the order of the scheme, then in the order of the text, with what their ends say now', () => {
    const rows = relationRows(
      source([
        relation('r1', 'contradicts', 'c', 'b'),
        relation('r2', 'said-by', 'a', 'b'),
        relation('r3', 'contradicts', 'b', 'a')
      ])
    )
    expect(rows.map(({ id, heading }) => [id, heading])).toEqual([
      ['r2', 'Said by'],
      ['r3', 'Contradicts'],
      ['r1', null]
    ])
    expect(rows[0]?.accessibleName).toBe('“Taxes fell” said by “Ms Brandt”, Title; paragraph 1')
  })

  test('those of the selected highlight come first', () => {
    const relations = [relation('r1', 'said-by', 'a', 'b'), relation('r2', 'contradicts', 'c', 'a')]
    const rows = relationRows(source(relations, [], { selectedSpan: 'c' }))
    expect(rows.map(({ id, heading }) => [id, heading])).toEqual([
      ['r2', 'Of the selected highlight'],
      ['r1', 'Said by']
    ])
  })

  test('ends in other articles are named, gone ones are told of with their words', () => {
    const away = { article: THERE, span: 'x', quote: 'Taxes rose' }
    const relations = [relation('r1', 'contradicts', 'a', 'x', { to: away })]
    const incoming = [relation('r2', 'supports', 'x', 'lost', { from: away, note: 'why' })]
    const [supports, contradicts] = relationRows(source(relations, incoming, { isThere: ({ span: id }) => id !== 'x' }))
    expect(contradicts?.to).toEqual({ quote: 'Taxes rose', place: 'In “There”', isGone: true, isElsewhere: true })
    expect(supports?.to).toEqual({ quote: 'old lost', place: '', isGone: true, isElsewhere: false })
    expect(supports?.accessibleName).toBe(
      '“Taxes rose” supports “old lost”, In “There”, this end is gone; this end is gone, with a note'
    )
  })

  test('an article that is not in the list is said to be so; a type that no scheme has keeps its id', () => {
    const relations = [relation('r1', 'echoes', 'a', 'x', { to: { article: 'elsewhere', span: 'x', quote: 'so' } })]
    const [row] = relationRows(source(relations, [], { isThere: () => false }))
    expect(row).toMatchObject({
      typeName: 'echoes',
      to: { place: 'In an article that is not in the list', isGone: false }
    })
  })

  test('types are counted, the most frequent first', () => {
    const rows = relationRows(
      source([
        relation('r1', 'said-by', 'a', 'b'),
        relation('r2', 'supports', 'c', 'a'),
        relation('r3', 'supports', 'b', 'c')
      ])
    )
    expect(typeCounts(rows).map(({ name, count }) => [name, count])).toEqual([
      ['Supports', 2],
      ['Said by', 1]
    ])
  })
})
