import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slideRuns } from './slide-runs'

describe('sliding what was put in or taken out', () => {
  it('a paragraph with the same first word is put in as a whole', () => {
    const [before, after] = ['The port counted.', 'The harbour\n\nThe port counted.']
    const found = [
      { before: 0, after: 0, length: 4 },
      { before: 4, after: 17, length: 13 }
    ]
    expect(slideRuns(found, before, after)).toEqual([{ before: 0, after: 13, length: 17 }])
    const taken = found.map((run) => ({ before: run.after, after: run.before, length: run.length }))
    expect(slideRuns(taken, after, before)).toEqual([{ before: 13, after: 0, length: 17 }])
  })

  it('what both have in common stays as long, in order, and the same text', () => {
    const words = fc.array(fc.constantFrom('a ', 'b ', 'a', '\n'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, words, words, (head, put, tail) => {
        const [first, middle, last] = [head.join(''), put.join(''), tail.join('')]
        const [before, after] = [first + last, first + middle + last]
        const runs = [
          { before: 0, after: 0, length: first.length },
          { before: first.length, after: first.length + middle.length, length: last.length }
        ]
        const slid = slideRuns(runs, before, after)
        expect(slid.reduce((sum, { length }) => sum + length, 0)).toBe(before.length)
        let [a, b] = [0, 0]
        for (const run of slid) {
          expect(before.substr(run.before, run.length)).toBe(after.substr(run.after, run.length))
          expect(run.before >= a && run.after >= b && run.length > 0).toBe(true)
          ;[a, b] = [run.before + run.length, run.after + run.length]
        }
      })
    )
  })
})
