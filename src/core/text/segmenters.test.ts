import { describe, expect, it } from 'vitest'
import { isEnglish, segmenterFor } from './segmenters'

describe('segmenterFor', () => {
  it.each([
    ['en_GB', 'en-GB'],
    ['ja', 'ja']
  ])('understands %s', (language, locale) => {
    expect(segmenterFor(language, 'word').resolvedOptions()).toMatchObject({ locale, granularity: 'word' })
  })

  it.each(['', 'english', 'not a language', 'e', '日本語', 'en--US', '\uD800'])(
    'does without the bad tag "%s"',
    (tag) => {
      const words = [...segmenterFor(tag, 'word').segment('Taxes fell')].filter(({ isWordLike }) => isWordLike)
      expect(words.map(({ segment }) => segment)).toEqual(['Taxes', 'fell'])
    }
  )

  it('makes each segmenter once', () => {
    expect(segmenterFor('de', 'sentence')).toBe(segmenterFor('de', 'sentence'))
    expect(segmenterFor('de', 'sentence')).not.toBe(segmenterFor('de', 'word'))
  })
})

it.each([
  ['en', true],
  ['EN-gb', true],
  ['en_US', true],
  ['enm', false],
  ['de', false],
  ['', false]
])('isEnglish(%s)', (language, english) => {
  expect(isEnglish(language)).toBe(english)
})
