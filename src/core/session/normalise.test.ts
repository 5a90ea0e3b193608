import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unresolvedIn } from './normalise'
import type { NormaliseContext } from './normalise'

const CONTEXT: NormaliseContext = { referenceDate: null, speaker: '', isAttributed: false, headline: '' }

const found = (text: string, context: Partial<NormaliseContext> = {}) =>
  unresolvedIn(text, '', { ...CONTEXT, ...context }).map(({ kind, words }) => [kind, words])

describe('unresolvedIn', () => {
  test.each<[string, readonly (readonly [string, string])[]]>([
    ['The ferry Orla carried 412 people on 22 August 2024.', []],
    ['He left at nine.', [['pronoun', 'He']]],
    ['Orla Finch said she had left.', []],
    ['When she left, Orla Finch was ill.', [['pronoun', 'she']]],
    ['The ferry left. It sank.', [['pronoun', 'It']]],
    ['The ferry sank when it hit a rock.', []],
    ['It is likely that the ferry sank.', []],
    ['We have closed the port.', [['pronoun', 'We']]],
    ['Orla Finch said: “We have closed the port.”', []],
    ['The US closed the port.', []],
    ['The orders that would close it, i.e. the port, came this year.', [['relative-date', 'this year']]],
    ['Finch said: ‘I have closed the port’s gate.’', []],
    ['The number of boats grew, a number of them sank.', [['vague-quantity', 'a number of']]],
    ['Ness has a population of 45 million.', []],
    ['The population of Ness was about 45 million.', []],
    ['Those who left were paid.', []],
    ['This port was closed.', [['pronoun', 'This']]],
    ['These were closed.', [['pronoun', 'These']]],
    ['The price rose to 386.', [['missing-unit', '386']]],
    ['The storm took 386 of coast.', [['missing-unit', '386']]],
    ['The storm took 386 of the boats.', []],
    ['The storm took 386 km² of coast and 40% of the boats.', []],
    ['The boat cost $386.', []],
    ['Between 10 and 15 people drowned.', []],
    ['Rule 12 was dropped.', []],
    ['Finch, 41, left at 9 pm.', []],
    [
      'Many boats and dozens of cars sank.',
      [
        ['vague-quantity', 'Many'],
        ['vague-quantity', 'dozens of']
      ]
    ],
    ['How many boats sank?', []],
    ['The captain was reportedly ill.', [['missing-speaker', 'reportedly']]],
    ['The captain is said to be ill.', [['missing-speaker', 'is said to']]],
    ['Experts warn of rain.', [['missing-speaker', 'Experts warn']]],
    ['The ferry sank yesterday.', [['relative-date', 'yesterday']]],
    ['The ferry is now at Ness.', [['relative-date', 'now']]]
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test('a relative date is told with what it comes to when the day of writing is known', () => {
    const [date] = unresolvedIn('The ferry sank yesterday.', '', { ...CONTEXT, referenceDate: '2024-08-22' })
    expect(date).toMatchObject({ start: 15, end: 24, field: 'claim' })
    expect(date?.instead).toContain('21 August 2024')
    expect(date?.help).toContain('21 August 2024')
    const [unknown] = unresolvedIn('The ferry sank yesterday.', '', CONTEXT)
    expect(unknown?.instead).toBeNull()
    expect(unknown?.help).toContain('no date')
  })

  test('an attribution without a speaker is told, and once the speaker is known no more', () => {
    expect(found('The port is closed.', { isAttributed: true })).toEqual([['missing-speaker', 'The port is closed.']])
    expect(found('The port is closed.', { isAttributed: true, speaker: 'Orla Finch' })).toEqual([])
    expect(found('The port is closed, Orla Finch said.', { isAttributed: true })).toEqual([])
  })

  test('once a normalised claim is written only that is looked at', () => {
    const found = unresolvedIn('He left.', 'Orla Finch left Ness on 3 May 2024 with many.', CONTEXT)
    expect(found.map(({ field, words }) => [field, words])).toEqual([['normalized', 'many']])
  })

  test('26 words are too many for a normalised claim, and are none of the business of the claim’s own words', () => {
    const words = (count: number): string => Array.from({ length: count }, () => 'boats').join(' ')
    expect(unresolvedIn('', words(25), CONTEXT)).toEqual([])
    expect(unresolvedIn('', words(26), CONTEXT).map(({ kind }) => kind)).toEqual(['too-long'])
    expect(unresolvedIn(words(26), '', CONTEXT)).toEqual([])
  })

  test('a headline has 75 characters as a reader counts them', () => {
    const told = (headline: string) => unresolvedIn('Boats sank.', '', { ...CONTEXT, headline })
    expect(told('👩🏽‍🔬'.repeat(75))).toEqual([])
    expect(told('a'.repeat(76))).toMatchObject([{ kind: 'too-long', field: 'headline', start: 0, end: 76 }])
  })

  test('takes any text, and every finding names the words that stand at its place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc
            .array(
              fc.constantFrom(
                'He ',
                'it ',
                '412',
                ' of ',
                'now. ',
                '“',
                '”',
                '"',
                'many ',
                'Orla ',
                'last week',
                '\n',
                '👩🏽‍🔬'
              )
            )
            .map((parts) => parts.join(''))
        ),
        (text) => {
          let last = 0
          for (const { start, end, words } of unresolvedIn(text, '', { ...CONTEXT, referenceDate: '2024-08-22' })) {
            expect(text.slice(start, end)).toBe(words)
            expect(start).toBeGreaterThanOrEqual(last)
            last = start
          }
        }
      )
    )
  })
})
