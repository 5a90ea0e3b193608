import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'relative-date'
/** A Monday. */
const PUBLISHED = '2031-04-07'

describe('relative dates', () => {
  it('asks for the date of a document that has none', () => {
    const lint = firstLint(RULE, 'The ferry sank on Thursday.')
    expect(lint.message).toContain('the document has no date')
    expect(lint.suggestion).toBe('Give the date of publication of the document.')
  })

  it.each([
    ['The ferry sank on Thursday.', 'on Thursday', 'Thursday 3 April 2031', '2031-04-03'],
    ['It closed Monday.', 'Monday', 'Monday 7 April 2031', '2031-04-07'],
    ['It sank on Monday last week.', 'on Monday last week', 'Monday 31 March 2031', '2031-03-31'],
    ['It will close on Thursday.', 'on Thursday', 'Thursday 10 April 2031', '2031-04-10'],
    ['It is due to open on Monday.', 'on Monday', 'Monday 7 April 2031', '2031-04-07'],
    ['It sank yesterday.', 'yesterday', 'Sunday 6 April 2031', '2031-04-06'],
    ['They met two weeks ago.', 'two weeks ago', 'Monday 24 March 2031', '2031-03-24'],
    ['They met last week.', 'last week', 'the week from 31 March 2031', '2031-03-31'],
    ['They met this week.', 'this week', 'the week from 7 April 2031', '2031-04-07'],
    ['They met earlier this month.', 'earlier this month', 'April 2031', '2031-04'],
    ['They met last month.', 'last month', 'March 2031', '2031-03'],
    ['They met last year.', 'last year', '2030', '2030'],
    ['They met 30 years ago.', '30 years ago', '2001', '2001']
  ])('%s', (text, quote, told, iso) => {
    const lint = firstLint(RULE, text, { publishedAt: PUBLISHED })
    expect(lint).toMatchObject({ quote, suggestion: told, detail: { resolved: iso, publishedAt: PUBLISHED } })
  })

  it('a date that is not exact enough resolves only what it can', () => {
    expect(firstLint(RULE, 'last month', { publishedAt: '2031-04' }).suggestion).toBe('March 2031')
    expect(firstLint(RULE, 'last year', { publishedAt: '2031' }).suggestion).toBe('2030')
    expect(firstLint(RULE, 'on Thursday', { publishedAt: '2031-04' }).suggestion).toBe('Say which date is meant.')
  })

  it('words that name no exact date are asked about', () => {
    for (const text of ['last summer', 'several years ago', 'next decade']) {
      expect(firstLint(RULE, `It was ${text}.`, { publishedAt: PUBLISHED }).suggestion).toBe('Say which date is meant.')
    }
  })

  it.each([
    'The ferry sank on 3 April 2031.',
    'The ferry sank on Thursday, April 3.',
    'The shops open on Good Friday and Black Friday.',
    'He writes for the Sunday Times.',
    'Now they are back.',
    'The river is cleaner than it is today.',
    'today’s youth',
    'Today is no different.',
    'Cats are still loved today.',
    'They met on the Thursday after the vote.',
    'a five-year-old',
    'They met every Tuesday.',
    'Mondays are slow.',
    'It happened the following day.'
  ])('leaves alone: %s', (text) => expect(quotes(RULE, text)).toEqual([]))

  it('the resolved date is the calendar’s, not the machine’s', () => {
    const text = 'It sank two days ago.'
    expect(firstLint(RULE, text, { publishedAt: '2031-01-01' }).suggestion).toBe('Monday 30 December 2030')
    expect(firstLint(RULE, text, { publishedAt: '2031-01-01T23:59:00-11:00' }).suggestion).toBe(
      'Monday 30 December 2030'
    )
  })
})
