import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findForms } from './match-forms'
import { stemmerNameFor } from './match-languages'
import { stemFor } from './match-stem'

const found = (text: string, words: string, language = 'en') =>
  findForms(text, words, language, stemFor(language), 100).matches.map(({ start, end }) => text.slice(start, end))

describe('finding words in all their forms', () => {
  it.each([
    ['Tax, taxed, TAXING, taxes; taxi, syntax.', 'taxes', 'en', ['Tax', 'taxed', 'TAXING', 'taxes']],
    ['The taxes fell. Tax falls; taxation falling.', 'tax falls', 'en', ['Tax falls']],
    ['cut taxes, cuts a tax, cutting-taxes', 'cut tax', 'en', ['cut taxes', 'cutting-taxes']],
    ['the mayor’s and the mayors', 'mayor', 'en', ['mayor’s', 'mayors']],
    ['Das Haus, die Häuser, Hausboot', 'Häuser', 'de', ['Haus', 'Häuser']],
    ['l’impôt et les impôts', 'impôt', 'fr', ['impôt', 'impôts']],
    ['налог, налоги, налогов', 'налога', 'ru', ['налог', 'налоги', 'налогов']],
    ['IŞIK ışıklar', 'ışık', 'tr', ['IŞIK', 'ışıklar']],
    ['ta\u00adxes', 'tax', 'en', ['ta\u00adxes']],
    ['caf\u00e9s cafe\u0301', 'café', 'en', ['cafés', 'cafe\u0301']],
    ['tax tax tax', 'tax tax', 'en', ['tax tax']]
  ])('in “%s”, “%s” (%s)', (text, words, language, expected) => expect(found(text, words, language)).toEqual(expected))

  it('does not know irregular forms', () => {
    expect(found('She ran, he runs, they are running', 'run')).toEqual(['runs', 'running'])
  })

  it.each([
    ['Φόρος, φόροι', 'φόρος', 'el', ['Φόρος']],
    ['核電廠與核電', '核電', 'zh', ['核電', '核電']],
    ['taxi tax', 'tax', 'und', ['tax']]
  ])('finds the word itself where no stemmer knows the language: “%s”, “%s” (%s)', (text, words, language, expected) =>
    expect(found(text, words, language)).toEqual(expected)
  )

  it('finds signs as they are, and nothing for nothing', () => {
    expect(found('10 % and 5 %', '%')).toEqual(['%', '%'])
    expect(found('tax', ' ')).toEqual([])
  })

  it('stops at the limit and says so', () => {
    const stem = stemFor('en')
    expect(findForms('tax taxed taxes', 'tax', 'en', stem, 2)).toMatchObject({
      matches: { length: 2 },
      truncated: true
    })
    expect(findForms('tax taxed', 'tax', 'en', stem, 2)).toMatchObject({ matches: { length: 2 }, truncated: false })
  })

  const languages = ['en', 'de', 'fr', 'ru', 'ar', 'tr', 'ta', 'fi', 'cs', 'ga', 'hu', 'hy', 'eu', 'sl', 'nb', 'ro']

  it('knows every stemmer it names', () => {
    for (const language of languages) expect(stemFor(language)?.('a')).toBeTypeOf('string')
    expect(stemmerNameFor('pt_BR')).toBe('portuguese')
    expect(stemmerNameFor('constructor')).toBeNull()
  })

  const parts = [
    'tax',
    'es',
    'ed',
    'Häuser',
    'налогов',
    'الضرائب',
    'வரி',
    "'",
    '’',
    '-',
    ' ',
    '\n',
    '\u00ad',
    '\u0301',
    '😀',
    '7'
  ]
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((each) => each.join(''))

  it('every match shares its stem with the word, is whole, in order, and none is left out', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('tax', 'Häuser', 'налог', 'الضرائب'),
        fc.constantFrom(...languages),
        (within, word, language) => {
          const stem = stemFor(language)
          if (!stem) throw new Error(`no stemmer for ${language}`)
          const { matches } = findForms(within, word, language, stem, 1000)
          let last = 0
          for (const { start, end } of matches) {
            expect(stem(within.slice(start, end))).toBe(stem(word))
            expect(start).toBeGreaterThanOrEqual(last)
            expect(/[\p{L}\p{M}\p{N}]/u.test(within.charAt(end)) || /[\p{L}\p{N}]$/u.test(within.slice(0, start))).toBe(
              false
            )
            last = end
          }
          const runs = within.match(/[\p{L}\p{M}\p{N}\u00ad'’]+/gu) ?? []
          const alone = runs.filter((run) => /^[\p{L}\p{M}\p{N}]+$/u.test(run) && stem(run) === stem(word))
          expect(matches.length).toBeGreaterThanOrEqual(alone.length)
        }
      ),
      { numRuns: 500 }
    )
  })

  it('no stemmer fails on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...languages), (any, language) => {
        expect(stemFor(language)?.(any)).toBeTypeOf('string')
      }),
      { numRuns: 60 }
    )
  }, 30_000)
})
