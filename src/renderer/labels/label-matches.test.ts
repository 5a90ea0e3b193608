import { describe, expect, test } from 'vitest'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { labelUsage, matchLabels, pickableLabels } from './label-matches'

const spans = [
  { label: 'claim', updatedAt: '2026-03-01T10:00:00.000Z' },
  { label: 'quantity', updatedAt: '2026-03-01T11:00:00.000Z' },
  { label: 'claim', updatedAt: '2026-03-01T09:00:00.000Z' }
]
const all = pickableLabels(DEFAULT_SCHEME.labels, labelUsage(spans))
const names = (typed: string) => matchLabels(all, typed).map(({ label }) => label.name)

describe('labels to pick from', () => {
  test('those used last come first, with how often; labels for whole articles are left out', () => {
    expect(all.map(({ label, count }) => `${label.id} ${count}`)).toEqual([
      'quantity 1',
      'claim 2',
      'speaker 0',
      'evidence 0',
      'opinion 0',
      'loaded 0'
    ])
  })

  test('nothing typed is everything, in that order', () => {
    expect(names('  ')).toEqual(all.map(({ label }) => label.name))
  })

  test.each([
    ['op', 'Opinion'],
    ['QUANT', 'Quantity'],
    ['ö', 'Opinion'],
    ['5', 'Loaded'],
    ['share', 'Quantity']
  ])('%s finds %s first', (typed, name) => {
    expect(names(typed)[0]).toBe(name)
  })

  test('a name that begins so comes before one that contains it', () => {
    expect(names('e').slice(0, 2)).toEqual(['Evidence', 'Speaker'])
  })

  test('what nothing is called finds nothing', () => {
    expect(names('zzz')).toEqual([])
  })
})
