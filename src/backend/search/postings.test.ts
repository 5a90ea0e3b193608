import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Postings } from './postings'

describe('postings', () => {
  it('give back what was added, whenever they were put in order', () => {
    // Enough of one word to be worth putting in order, with others before and behind it.
    const entry = fc.tuple(fc.nat(5), fc.nat(6), fc.integer({ min: 1, max: 300 }))
    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 8 }), { maxLength: 3 }), (rounds) => {
        const postings = new Postings()
        const expected = Array.from({ length: 8 }, () => new Uint32Array(8))
        const add = (word: number, place: number, weight: number) => {
          postings.add(word, place, weight)
          const row = expected[word]
          if (row) row[place] = (row[place] ?? 0) + Math.min(255, weight)
        }
        for (const round of rounds) {
          for (const [word, place, weight] of round) add(word, place, weight)
          for (let count = 0; count < 20_000; count += 1) add(6, 7, 1)
          postings.settle()
          for (const [word, row] of expected.entries()) {
            const weights = new Uint32Array(8)
            postings.addWeights(word, weights)
            expect(weights).toEqual(row)
          }
        }
        expect(postings.countOf(6)).toBe(rounds.length * 20_000)
      }),
      { numRuns: 30 }
    )
  })
})
