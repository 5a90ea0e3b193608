import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignTexts } from './align-texts'

/** A book in which every paragraph is another one. */
const book = Array.from({ length: 3000 }, (_, page) =>
  Array.from({ length: 20 }, (_word, index) => `word${(page * 31 + index * 17) % 4001}`).join(' ')
)

const shareOf = (before: string, after: string): number =>
  alignTexts(before, after).reduce((sum, run) => sum + run.length, 0) / before.length

describe('aligning two versions', () => {
  it('every run is the same text in both, in order and apart', () => {
    const words = fc.constantFrom('the', 'port', 'crates', '412', 'gone', 'naïve', '😀', '日本', '\n', '\n\n')
    const texts = fc.array(words, { maxLength: 80 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        let [a, b] = [0, 0]
        for (const run of alignTexts(before, after)) {
          expect(run.length).toBeGreaterThan(0)
          expect(run.before >= a && run.after >= b).toBe(true)
          expect(before.substr(run.before, run.length)).toBe(after.substr(run.after, run.length))
          ;[a, b] = [run.before + run.length, run.after + run.length]
        }
      }),
      { numRuns: 300 }
    )
  })

  it('finds the rest of a book in which every paragraph was changed', () => {
    const edited = book.map((paragraph, index) => paragraph.replace(' ', ` new${index} `))
    expect(shareOf(book.join('\n'), edited.join('\n'))).toBeGreaterThan(0.9)
    expect(shareOf(book.join(' '), edited.join(' '))).toBeGreaterThan(0.9)
  })

  it('comes to an end with two books that have nothing in common', () => {
    const other = book.map((paragraph) => paragraph.replaceAll('word', 'other'))
    expect(shareOf(book.join('\n'), other.join('\n'))).toBeLessThan(0.5)
  })
})
