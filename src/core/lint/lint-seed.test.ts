import { describe, expect, it } from 'vitest'
import { corpusNote, hasCorpus, readCorpus } from '../formats/testing/corpora'
import type { Segment } from '../model/article'
import { paragraphsOf } from '../text/paragraphs'
import type { LintRuleId } from './lint'
import { lintText } from './lint'
import { contextOf } from './testing/told'

/** The example article from a newspaper's page, with its credit and four teasers left out, as a session has it. */
describe.skipIf(!hasCorpus('seed'))(`linting the example article${corpusNote('seed')}`, () => {
  const text = hasCorpus('seed') ? readCorpus('seed/article.txt') : ''
  const paragraphs = paragraphsOf(text)
  const tail = paragraphs[22]?.start ?? 0
  const segments: readonly Segment[] = [
    { start: tail, end: text.length, role: 'teaser', excluded: true, reason: '', confirmedBy: null }
  ]
  const lints = lintText(contextOf(text, { segments }))
  const found = (rule: LintRuleId) => lints.filter((lint) => lint.rule === rule)
  const inParagraphs = (rule: LintRuleId): readonly number[] =>
    found(rule).map(({ start }) => paragraphs.findIndex((paragraph) => start < paragraph.end) + 1)

  it('its one impossible unit is flagged, with the unit that fits and the round value behind it', () => {
    const claims = JSON.parse(readCorpus('seed/claims.json')) as { claims: { start: number; end: number }[] }
    const [stated] = claims.claims
    const [unit, ...more] = found('unit-plausibility')
    expect(more).toEqual([])
    expect(unit?.start).toBeGreaterThanOrEqual(stated?.start ?? Infinity)
    expect(unit?.end).toBeLessThanOrEqual(stated?.end ?? 0)
    expect(unit?.message).toContain('square miles')
    expect(unit?.message).toContain('999.7')
    expect(unit?.suggestion).toContain('1,000 km²')
  })

  it('exactly its four anonymous attributions are listed', () => {
    expect(inParagraphs('anonymous-attribution')).toEqual([3, 5, 7, 14])
    expect(found('anonymous-attribution').map(({ detail }) => detail['wish'])).toEqual(['yes', 'no', 'no', 'no'])
  })

  it('its relative dates ask for a date, and are resolved when there is one', () => {
    expect(inParagraphs('relative-date')).toEqual([6, 9, 13, 15])
    const dated = lintText(contextOf(text, { segments, publishedAt: '2024-08-26' }))
    const resolved = dated.filter(({ rule }) => rule === 'relative-date').map(({ detail }) => detail['resolved'])
    expect(resolved).toEqual(['2024-08', '2024-08-19', '2024-08-22', '2024-08-26'])
  })

  it('superlatives and the doubled title are told, where they are', () => {
    expect(inParagraphs('superlative')).toEqual([2, 4, 10])
    expect(inParagraphs('name-forms')).toEqual([11])
  })

  it('what adds up is left alone', () => {
    const dated = lintText(contextOf(text, { segments, publishedAt: '2024-08-26' }))
    expect(dated.filter(({ rule }) => rule === 'duration-arithmetic')).toEqual([])
    for (const rule of ['quote-balance', 'same-quantity', 'percentages-and-parts'] as const) {
      expect(found(rule)).toEqual([])
    }
    const later = lintText(contextOf(text, { segments, publishedAt: '2027-08-26' }))
    expect(later.filter(({ rule }) => rule === 'duration-arithmetic')).toHaveLength(1)
  })
})
