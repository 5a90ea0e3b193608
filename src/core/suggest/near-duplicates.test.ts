import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FINGERPRINT_SIZE, fingerprintOf, sharedPart, shinglesOf } from './near-duplicates'
import { NEAR_ENOUGH, NearIndex } from './near-index'

/** Words that look random and come again with the same seed (mulberry32). */
function wordsFrom(seed: number): () => string {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return `w${((mixed ^ (mixed >>> 14)) >>> 0) % 5000}`
  }
}

function passage(seed: number, count: number): string {
  const next = wordsFrom(seed)
  return Array.from({ length: count }, next).join(' ')
}

function jaccard(one: string, other: string): number {
  const a = new Set(shinglesOf(one))
  const b = new Set(shinglesOf(other))
  const both = [...a].filter((shingle) => b.has(shingle)).length
  return both / (a.size + b.size - both)
}

describe('fingerprints', () => {
  test('a text shares all with itself, whatever its case, spaces and marks', () => {
    const one = fingerprintOf('The ferry left at nine, and four hundred people were on it.')
    const other = fingerprintOf('  THE FERRY\nleft at “nine”; and four hundred people were on it')
    expect(sharedPart(one, other)).toBe(1)
  })

  test('texts without a word share nothing', () => {
    expect(sharedPart(fingerprintOf(''), fingerprintOf('…'))).toBe(0)
  })

  test('scripts without spaces are taken letter by letter', () => {
    const text = '渡轮九点离开港口，船上有四百名乘客。天气很好，没有风浪。'
    expect(shinglesOf(text).length).toBeGreaterThan(10)
    expect(sharedPart(fingerprintOf(text), fingerprintOf(`${text}后来下雨了。`))).toBeGreaterThan(0.5)
  })

  test('numbers are distinct, rise, and are no more than the size', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), (text) => {
        const numbers = [...fingerprintOf(text)]
        expect(numbers.length).toBeLessThanOrEqual(FINGERPRINT_SIZE)
        for (const [index, number] of numbers.entries())
          if (index > 0) expect(number).toBeGreaterThan(numbers[index - 1]!)
      })
    )
  })

  test('short texts are compared exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 }), fc.nat(40), (words, cut) => {
        const one = words.join(' ')
        const other = words.slice(0, cut).join(' ')
        const real = words.length === 0 || cut === 0 ? 0 : jaccard(one, other)
        expect(sharedPart(fingerprintOf(one), fingerprintOf(other))).toBeCloseTo(real, 10)
      })
    )
  })

  test('the estimate of long texts is near the real share', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.integer({ min: 300, max: 1500 }),
        fc.integer({ min: 0, max: 1500 }),
        (seed, common, own) => {
          const shared = passage(seed, common)
          const one = `${shared} ${passage(seed + 1, own)}`
          const other = `${passage(seed + 2, Math.ceil(own / 2))} ${shared}`
          const difference = Math.abs(sharedPart(fingerprintOf(one), fingerprintOf(other)) - jaccard(one, other))
          // Five times the largest standard deviation of 128 draws.
          expect(difference).toBeLessThan(0.22)
        }
      ),
      { numRuns: 60, seed: 20240822 }
    )
  })
})

describe('the index of near texts', () => {
  test('finds wire copy among many texts, and nothing where there is none', () => {
    const index = new NearIndex<number>()
    for (let key = 0; key < 2000; key += 1) index.add(key, fingerprintOf(passage(key * 7, 120)))
    for (let key = 0; key < 2000; key += 50) {
      const copy = `Other headline of this paper. ${passage(key * 7, 120)} Read more about it here.`
      expect(index.find(fingerprintOf(copy))?.key).toBe(key)
    }
    expect(index.find(fingerprintOf(passage(999_999_937, 120)))).toBeNull()
  })

  test('a phrase that all texts have makes them no copies, and costs no comparison with all', () => {
    const index = new NearIndex<number>()
    const phrase = 'All rights reserved by the River Press and its partners.'
    for (let key = 0; key < 500; key += 1) index.add(key, fingerprintOf(`${passage(key * 11, 150)} ${phrase}`))
    expect(index.find(fingerprintOf(`${passage(77_777_777, 150)} ${phrase}`))).toBeNull()
  })

  test('the nearest one is told, and one that was taken out is not found', () => {
    const index = new NearIndex<string>()
    const text = passage(5, 400)
    index.add('most', fingerprintOf(`${text} ${passage(6, 20)}`))
    index.add('half', fingerprintOf(`${text} ${passage(7, 250)}`))
    expect(index.find(fingerprintOf(text))?.key).toBe('most')
    index.remove('most')
    const found = index.find(fingerprintOf(text))
    expect(found?.key).toBe('half')
    expect(found?.share).toBeGreaterThan(NEAR_ENOUGH)
    expect(index.size).toBe(1)
  })
})
