import { expect, test } from 'vitest'
import type { AnnotationRow } from './annotation-rows'
import { ALL_ROWS, countRows, filterRows, possibleFilter } from './row-filter'

const row = (id: string, more: Partial<AnnotationRow>): AnnotationRow => ({
  id,
  kind: 'span',
  labelId: 'claim',
  labelName: 'Claim',
  hue: 0,
  quote: '',
  place: '',
  hasNote: false,
  tags: [],
  missing: 0,
  orphan: false,
  verdict: null,
  accessibleName: id,
  ...more
})
const ROWS = [
  row('a', { tags: ['port', 'tide'], hasNote: true }),
  row('b', { tags: ['port'], missing: 2 }),
  row('c', { labelId: 'opinion', hasNote: true, missing: 1 })
]
const idsOf = (filter: Partial<typeof ALL_ROWS>) => filterRows(ROWS, { ...ALL_ROWS, ...filter }).map(({ id }) => id)

test('rows are counted by what they can be narrowed to', () => {
  expect(countRows(ROWS)).toEqual({
    tags: [
      { tag: 'port', count: 2 },
      { tag: 'tide', count: 1 }
    ],
    withNote: 2,
    withMissing: 2
  })
})

test('filters narrow together, and keep the order', () => {
  expect(idsOf({})).toEqual(['a', 'b', 'c'])
  expect(idsOf({ tag: 'port' })).toEqual(['a', 'b'])
  expect(idsOf({ tag: 'port', withMissing: true })).toEqual(['b'])
  expect(idsOf({ label: 'opinion', withNote: true, withMissing: true })).toEqual(['c'])
})

test('what no row has any more filters nothing', () => {
  const wanted = { label: 'gone', tag: 'gone', withNote: true, withMissing: true }
  const rows = [row('a', { hasNote: true })]
  expect(possibleFilter(wanted, rows, countRows(rows))).toEqual({ ...ALL_ROWS, withNote: true })
})
