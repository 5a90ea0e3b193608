import { describe, expect, it } from 'vitest'
import { lintEvidence } from './lint-evidence'

const evidence = (publishedAt: string | null) => [{ id: 'e1', publishedAt, quote: 'the dam held' }]
const told = (asOf: string | null, publishedAt: string | null) =>
  lintEvidence({ asOf, evidence: evidence(publishedAt) })

describe('evidence and the as-of date', () => {
  it('tells evidence that was published later, with both dates', () => {
    expect(told('2031-04-02', '2031-04-03')).toEqual([
      expect.objectContaining({
        rule: 'evidence-after-as-of',
        evidence: 'e1',
        quote: 'the dam held',
        detail: { publishedAt: '2031-04-03', asOf: '2031-04-02' }
      })
    ])
  })

  it.each([
    ['2031-04-02', '2031-04-02'],
    ['2031-04-02', '2031-04-01'],
    ['2031-04-02', '2031-04'],
    ['2031-04', '2031-04-30'],
    ['2031', '2031-12-31'],
    ['2031-04-02', null],
    [null, '2031-04-03'],
    ['2031-04-02', 'later'],
    ['2031-04-02', '']
  ])('as of %s, published %s: nothing', (asOf, publishedAt) => expect(told(asOf, publishedAt)).toEqual([]))

  it.each([
    ['2031-04-02', '2031-05'],
    ['2031-04-02', '2032'],
    ['2031-04-02', '2031-04-03T00:00:00Z'],
    ['2031', '2032-01-01']
  ])('as of %s, published %s: later', (asOf, publishedAt) => expect(told(asOf, publishedAt)).toHaveLength(1))
})
