import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignSplits, SPLITS, strataOf } from './assign-splits'
import type { SplitChoice } from './assign-splits'

const shares = { train: 0.8, validation: 0.1, test: 0.1 }
const choice: SplitChoice = { shares, seed: 7, stratified: true }
const items = (count: number, stratum: (index: number) => string | null) =>
  Array.from({ length: count }, (_, index) => ({ id: `article-${index}`, stratum: stratum(index) }))
const countOf = (splits: ReadonlyMap<string, string>, wanted: string) =>
  [...splits.values()].filter((split) => split === wanted).length

describe('splits', () => {
  it('give every article one split and have the shares, as nearly as whole articles can', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(), fc.boolean(), (count, seed, stratified) => {
        const given = items(count, (index) => `s${index % 3}`)
        const splits = assignSplits(given, { shares, seed, stratified })
        expect(splits.size).toBe(count)
        for (const split of SPLITS) expect(Math.abs(countOf(splits, split) - count * shares[split])).toBeLessThan(2)
      })
    )
  })

  it('do not depend on the order of the articles, but on the seed', () => {
    const given = items(60, () => null)
    const splits = assignSplits(given, choice)
    expect(new Map([...assignSplits([...given].reverse(), choice)].sort())).toEqual(new Map([...splits].sort()))
    expect([...assignSplits(given, { ...choice, seed: 8 }).entries()].sort()).not.toEqual([...splits].sort())
  })

  it('keep the strata alike: each of two kinds is split by the shares', () => {
    const splits = assignSplits(
      items(200, (index) => (index % 10 === 0 ? 'rare' : 'common')),
      choice
    )
    const rare = [...splits].filter(([id]) => Number(id.slice(8)) % 10 === 0).map(([, split]) => split)
    expect(rare).toHaveLength(20)
    expect(rare.filter((split) => split === 'train').length).toBeGreaterThanOrEqual(15)
    for (const split of SPLITS) expect(rare).toContain(split)
  })

  it('take the rarest label of an article for its stratum', () => {
    const labels = new Map([
      ['a', new Set(['claim', 'quantity'])],
      ['b', new Set(['claim'])],
      ['c', new Set<string>()]
    ])
    expect(Object.fromEntries(strataOf(labels))).toEqual({ a: 'quantity', b: 'claim', c: null })
  })
})
