import { describe, expect, it } from 'vitest'
import { suggestPlaces } from './suggest-places'

const TEXT = [
  'The harbour office opened at nine.',
  'On Friday the master of the harbour said that ninety-six of those crates had gone missing.',
  'The mayor opened the harbour fair.',
  'Taxes fell. Taxes fell.'
].join('\n')

const words = (given: string, near = 0) =>
  suggestPlaces(TEXT, given, near).map(({ range, score }) => [
    TEXT.slice(range.start, range.end),
    Math.round(score * 100)
  ])

describe('places that may be meant', () => {
  it('what shares most of the words comes first, with how much it shares', () => {
    const [first] = words('the harbour master said 97 of the crates had gone missing')
    expect(first?.[0]).toMatch(/the harbour said .* gone missing$/)
    expect(first?.[1]).toBeGreaterThan(60)
  })

  it('of equal places the nearest comes first', () => {
    const [first, second] = suggestPlaces(TEXT, 'Taxes fell', TEXT.length)
    expect([first?.score, second?.score]).toEqual([1, 1])
    expect(first?.range.start).toBe(TEXT.lastIndexOf('Taxes'))
  })

  it('nothing is proposed where nothing is alike', () => {
    expect(words('zebras cross quietly')).toEqual([])
    expect(words('…')).toEqual([])
    expect(suggestPlaces('', 'Taxes fell', 0)).toEqual([])
  })
})
