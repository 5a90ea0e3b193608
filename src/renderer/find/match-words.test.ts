import { expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { MatchTicks } from '../state/match-ticks'
import { countWords, nothingWords, outlineRemarks, progressWords } from './match-words'
import { whyNoForms } from './without-forms'
import { withinWords } from './within-words'

const outline = {
  total: 3,
  truncated: false,
  searched: 2,
  articles: [
    { article: 'a', title: 'A', from: 0, count: 2 },
    { article: 'b', title: 'B', from: 2, count: 1 }
  ],
  problems: [],
  withoutForms: []
}

it('counts what is ticked', () => {
  const ticks = new MatchTicks(outline.articles, 3)
  ticks.set(2, false)
  expect(countWords({ outline, ticks })).toBe('2 of 3 ticked in 1 article')
  ticks.setOut([0])
  expect(countWords({ outline, ticks })).toBe('1 of 2 ticked in 1 article; 1 with the label already')
})

it('tells how far a search is, and what it could not do', () => {
  expect(progressWords({ done: 12, total: 10_000, found: 1 })).toBe('12 of 10\u00a0000 articles searched, 1 match')
  expect(outlineRemarks(outline)).toEqual([])
  expect(outlineRemarks({ ...outline, truncated: true, withoutForms: ['el', 'und'] })).toEqual([
    'There are more matches. These are the first 3; the rest can be done after them.',
    'No word forms are known for Greek and an unknown language: the words themselves are found.'
  ])
  expect(nothingWords({ ...outline, searched: 1 })).toMatch(/^Not in this article/)
  expect(nothingWords({ ...outline, problems: [{ article: 'a', title: 'A', message: '' }] })).toMatch(/not every/)
})

it('says for which language no forms are known', () => {
  expect(whyNoForms('en-GB')).toBeNull()
  expect(whyNoForms('zh-Hant')).toMatch(/Chinese/)
})

it('says where matches are wanted', () => {
  expect(withinWords({ mode: 'inside', labels: [] }, DEFAULT_SCHEME)).toBe('anywhere')
  expect(withinWords({ mode: 'inside', labels: ['claim'] }, DEFAULT_SCHEME)).toBe('in Claim')
  expect(withinWords({ mode: 'outside', labels: ['claim', 'speaker'] }, DEFAULT_SCHEME)).toBe('outside 2 labels')
})
