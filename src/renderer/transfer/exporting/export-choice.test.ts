import { expect, test } from 'vitest'
import { exportRequestSchema } from '../../../api/export-params'
import type { FormatView } from '../../../api/transfer-views'
import { articleCount, buildRequest, FIRST_CHOICE, FIRST_SPLITS, testShare, whyNotPrepare } from './export-choice'
import type { ExportChoice, ScopeArticles } from './export-choice'
import { isForSpreadsheets } from './format-words'

const format = {
  id: 'conll-2003',
  textOptional: false,
  writeSettings: [{ id: 'scheme', name: '', description: '', choices: [{ id: 'iob2', name: 'IOB2' }] }],
  losses: [{ feature: 'overlaps', kind: 'lost', message: '', policies: ['outermost', 'layers', 'refuse'] }]
} as unknown as FormatView
const choice: ExportChoice = { ...FIRST_CHOICE, format: format.id, open: 'a' }
const articles: ScopeArticles = {
  shown: ['a', 'b'],
  statusOf: new Map([
    ['a', 'todo'],
    ['b', 'done'],
    ['c', 'done']
  ])
}

test('the request takes the articles of its scope', () => {
  const takes = (scope: ExportChoice['scope']) => buildRequest({ ...choice, scope }, format, articles.shown).articles
  expect(takes('open')).toEqual(['a'])
  expect(takes('shown')).toEqual(['a', 'b'])
  expect(takes('all')).toBeNull()
})

test('the request is one that the contract takes, whatever is chosen', () => {
  const splits = { ...FIRST_SPLITS, train: '33', validation: '33' }
  const full: ExportChoice = {
    ...choice,
    layers: 'all',
    labels: ['claim'],
    people: ['mk'],
    status: ['done'],
    from: '2026-11-01',
    to: '2026-11-22',
    splits
  }
  const id = '0123456789abcdef'
  const request = buildRequest({ ...full, scope: 'open', open: id }, format, [])
  expect(exportRequestSchema.parse(request)).toMatchObject({
    articles: [id],
    people: ['mk'],
    from: '2026-11-01',
    splits: { shares: { train: 0.33, validation: 0.33, test: 0.34 }, seed: 1, stratified: true }
  })
  expect(exportRequestSchema.parse(buildRequest(choice, format, null))).toMatchObject({ articles: null, from: null })
})

test('people narrow what everybody made, not what is mine', () => {
  expect(buildRequest({ ...choice, people: ['mk'] }, format, null).people).toBeNull()
})

test('settings and policies go along as far as the format has them', () => {
  const chosen: ExportChoice = {
    ...choice,
    settings: { [format.id]: { scheme: 'iob2', gone: 'x' }, csv: { bom: 'yes' } },
    policies: { [format.id]: { overlaps: 'layers', relations: 'drop' }, brat: { people: 'refuse' } }
  }
  const request = buildRequest(chosen, format, null)
  expect(request.settings).toEqual({ scheme: 'iob2' })
  expect(request.policies).toEqual({ overlaps: 'layers' })
  const old = { ...choice, settings: { [format.id]: { scheme: 'bygone' } } }
  expect(buildRequest(old, format, null).settings).toEqual({})
})

test('texts stay out only where the format can do without', () => {
  const without = { ...choice, includeText: false }
  expect(buildRequest(without, format, null).includeText).toBe(true)
  expect(buildRequest(without, { ...format, textOptional: true }, null).includeText).toBe(false)
})

test('X8: notes stay out unless they are ticked', () => {
  expect(buildRequest(choice, format, null).includeNotes).toBe(false)
})

test('X7: the choice about formulas is offered where formulas can be', () => {
  expect(isForSpreadsheets({ id: 'csv' })).toBe(true)
  expect(isForSpreadsheets({ id: 'webanno-tsv' })).toBe(false)
})

test('status narrows the articles of the scope', () => {
  expect(articleCount({ ...choice, status: ['done'] }, articles)).toBe(2)
  expect(articleCount({ ...choice, scope: 'shown', status: ['done'] }, articles)).toBe(1)
  expect(articleCount({ ...choice, scope: 'open' }, articles)).toBe(1)
})

test.each<[Partial<ExportChoice>, RegExp]>([
  [{ format: '' }, /format/],
  [{ scope: 'open', open: null }, /no article/],
  [{ scope: 'open', status: ['done'] }, /no article/],
  [{ labels: [] }, /label/],
  [{ layers: 'all', people: [] }, /person/],
  [{ status: [] }, /status/],
  [{ from: '2026-11-22', to: '2026-11-21' }, /first day/],
  [{ splits: { ...FIRST_SPLITS, train: '95' } }, /at most 100/],
  [{ splits: { ...FIRST_SPLITS, train: 'most' } }, /whole per cent/],
  [{ splits: { ...FIRST_SPLITS, seed: '-1' } }, /seed/]
])('%j cannot be prepared, and it is said why', (wrong, why) => {
  expect(whyNotPrepare({ ...choice, ...wrong }, articles)).toMatch(why)
})

test('what can be prepared has no obstacle, and testing gets the rest', () => {
  expect(whyNotPrepare({ ...choice, splits: FIRST_SPLITS, from: '2026-11-21', to: '2026-11-21' }, articles)).toBeNull()
  expect(testShare(FIRST_SPLITS)).toBe(10)
  expect(testShare({ ...FIRST_SPLITS, train: '100', validation: '0' })).toBe(0)
})
