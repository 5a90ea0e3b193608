import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Segment } from '../model/article'
import { isInsideSurrogatePair } from '../text/surrogates'
import type { LintContext } from './lint'
import { LINT_RULE_IDS, lintText } from './lint'
import { LINT_RULES } from './lint-rules'
import { contextOf } from './testing/told'

/** Everything at once: each rule finds something in it. */
const EVERYTHING = [
  'The militia said it has taken more than 386m2 of marsh since the war began in May 2015.',
  'A senior Ruritanian official said on Tuesday that the two-year war is the longest in history.',
  'Department of State deputy State Department spokeswoman Ada Brok wrote “one more.',
  'The camp is 10 miles (30 km) away, and 30 of the 20 tents burned.'
].join('\n')

const excluded = (start: number, end: number): Segment => ({
  start,
  end,
  role: 'other',
  excluded: true,
  reason: '',
  confirmedBy: null
})

const words = fc.constantFrom(
  ...'the first only record officials said on condition of anonymity “ ” " 386m2 5 km ( ) % 40 per cent of 30 two-year war since 2019 Tuesday last week Ada Brok Senator 😀 \n \n\n . , half a million Zelensky Zelenskiy 𠮷 ago'.split(
    ' '
  )
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' '))
)
const contexts: fc.Arbitrary<LintContext> = fc
  .record({
    text: texts,
    cuts: fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { maxLength: 3 }),
    publishedAt: fc.constantFrom(null, '2024', '2024-08', '2024-08-26', '2024-13-45', 'yesterday', ''),
    asOf: fc.constantFrom(null, '2024-08-26'),
    name: fc.string({ maxLength: 12 })
  })
  .map(({ text, cuts, publishedAt, asOf, name }) =>
    contextOf(text, {
      publishedAt,
      asOf,
      people: [{ name, aliases: [name, 'Zelensky'], title: 'senator' }],
      segments: cuts.map(([a, b]) => excluded(Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)))
    })
  )

describe('linting a text', () => {
  it('every rule is listed once, and the sample text has something for each', () => {
    expect(LINT_RULES.map(({ id }) => id)).toEqual([...LINT_RULE_IDS])
    const found = new Set(lintText(contextOf(EVERYTHING, { publishedAt: '2024-08-26' })).map(({ rule }) => rule))
    expect([...found].sort()).toEqual([...LINT_RULE_IDS].sort())
  })

  it('findings come in text order, with a message that is a sentence', () => {
    const lints = lintText(contextOf(EVERYTHING, { publishedAt: '2024-08-26' }))
    expect(lints.map(({ start }) => start)).toEqual(lints.map(({ start }) => start).sort((a, b) => a - b))
    for (const { message } of lints) expect(message).toMatch(/^[\p{Lu}\p{N}“].*\.$/su)
  })

  it('an excluded part is silent, and nothing is found across it', () => {
    const everything = lintText(contextOf(EVERYTHING))
    expect(everything.length).toBeGreaterThan(5)
    expect(lintText(contextOf(EVERYTHING, { segments: [excluded(0, EVERYTHING.length)] }))).toEqual([])
    const text = 'A senior official teaser said it.'
    expect(lintText(contextOf(text, { segments: [excluded(18, 24)] }))).toEqual([])
  })

  it('a part that is not excluded is linted', () => {
    const segment = { ...excluded(0, EVERYTHING.length), excluded: false }
    expect(lintText(contextOf(EVERYTHING, { segments: [segment] }))).toEqual(lintText(contextOf(EVERYTHING)))
  })

  it('says nothing about a text in another language', () => {
    for (const language of ['de', 'fr-CA', 'zh']) expect(lintText(contextOf(EVERYTHING, { language }))).toEqual([])
    for (const language of ['en-GB', 'und', '']) {
      expect(lintText(contextOf(EVERYTHING, { language })).length).toBeGreaterThan(5)
    }
  })

  it('any text: it never throws, and every place is inside, cuts no pair, equals its quote and is not excluded', () => {
    fc.assert(
      fc.property(contexts, (context) => {
        const { text } = context
        for (const { start, end, quote } of lintText(context)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(quote).toBe(text.slice(start, end))
          expect(isInsideSurrogatePair(text, start) || isInsideSurrogatePair(text, end)).toBe(false)
          for (const part of context.segments.filter((each) => each.start < each.end)) {
            expect(start >= part.end || end <= part.start).toBe(true)
          }
        }
      }),
      { numRuns: 400 }
    )
  })

  it('the same text gives the same findings', () => {
    const context = contextOf(EVERYTHING, { publishedAt: '2024-08-26' })
    expect(lintText(context)).toEqual(lintText(context))
  })
})
