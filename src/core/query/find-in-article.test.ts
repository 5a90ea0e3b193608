import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../model/text-range'
import { isInsideSurrogatePair } from '../text/surrogates'
import { findMatches } from './find-in-article'
import type { FindQuery } from './find-in-article'

const query = (words: string, options: Partial<FindQuery> = {}): FindQuery => ({
  words,
  matchCase: false,
  wholeWord: false,
  regex: false,
  inflected: false,
  ...options
})
const found = (text: string, words: string, options?: Partial<FindQuery>) =>
  findMatches(text, query(words, options), 100).matches.map(({ start, end }) => text.slice(start, end))

/** Characters that are one another's case, by CaseFolding.txt (C and S); white space is one another's too. */
const SAME = [
  'aA',
  'sSſ',
  'kK\u212a',
  'σΣς',
  'ßẞ',
  'iI',
  'İ',
  'ı',
  'éÉ',
  '𐐀𐐨',
  '.',
  '(',
  '中',
  '文',
  '😀',
  '\u0301',
  '_',
  '7'
]
const SPACES = ' \n\t\u00a0'
const CHARACTERS = [...SAME.join(''), ...SPACES]

const isSpace = (character: string | undefined) => character !== undefined && SPACES.includes(character)
const isWord = (character: string | undefined) =>
  character !== undefined && !isSpace(character) && !'.(😀'.includes(character)

/** The same, written to be plainly right: every place is tried, character by character. */
function naive(text: string, { words, matchCase, wholeWord }: FindQuery): TextRange[] {
  const characters = [...text]
  const wanted = [...words.replace(/\s+/g, ' ')]
  const offsets = [0]
  for (const each of characters) offsets.push((offsets.at(-1) ?? 0) + each.length)
  const isSame = (a: string, b: string | undefined) =>
    b !== undefined && (a === b || (!matchCase && SAME.some((group) => group.includes(a) && group.includes(b))))
  const inWord = (at: number) => isWord(characters[at - 1]) && isWord(characters[at])
  const matches: TextRange[] = []
  for (let at = 0; at < characters.length; at += 1) {
    if (wanted[0] === ' ' && isSpace(characters[at - 1])) continue
    let end = at
    const matched = wanted.every((character) => {
      const from = end
      if (character !== ' ') return isSame(character, characters[end]) && (end += 1) > 0
      while (isSpace(characters[end])) end += 1
      return end > from
    })
    if (!matched || (wholeWord && (inWord(at) || inWord(end)))) continue
    matches.push({ start: offsets[at] ?? 0, end: offsets[end] ?? 0 })
    at = end - 1
  }
  return matches
}

describe('finding in an article', () => {
  const text = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 60 }).map((each) => each.join(''))
  const options = fc.record({ matchCase: fc.boolean(), wholeWord: fc.boolean() })

  it('finds what a plain search finds', () => {
    const words = fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 3 }).map((each) => each.join(''))
    fc.assert(
      fc.property(text, words, options, (within, sought, how) => {
        const asked = query(sought, how)
        expect(findMatches(within, asked, 1000).matches).toEqual(naive(within, asked))
      }),
      { numRuns: 1000 }
    )
  })

  it('finds every part of a text in that text', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (within, a, b) => {
        const characters = [...within]
        const part = characters.slice(Math.min(a, b), Math.max(a, b)).join('')
        fc.pre(part.trim() !== '' && part === part.trim())
        expect(findMatches(within, query(part, { matchCase: true }), 1000).matches).not.toEqual([])
      })
    )
  })

  it('cuts no surrogate pair, whatever the regular expression, and finds nothing empty', () => {
    const sources = ['.', '[^a]', '(?:)', 'a*', '\\W', '.{2}', '(?=😀)', '\\ud83d', '$', '^.', '[😀-😂]?', '\\b']
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom(...sources),
        options,
        (any, source, how) => {
          let last = 0
          for (const { start, end } of findMatches(any, query(source, { ...how, regex: true }), 1000).matches) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(isInsideSurrogatePair(any, start) || isInsideSurrogatePair(any, end)).toBe(false)
            last = end
          }
        }
      )
    )
  })

  it('does not shift behind characters whose lower case is longer', () => {
    const within = 'İİİ straße STRASSE e\u0301 😀 中文 Straße'
    expect(findMatches(within, query('straße'), 10).matches).toEqual([
      { start: 4, end: 10 },
      { start: within.length - 6, end: within.length }
    ])
    expect(found(within, '中文')).toEqual(['中文'])
  })

  it.each([
    ['a\n\u00a0 b', 'a b', {}, ['a\n\u00a0 b']],
    ['one (two) three', '(two)', {}, ['(two)']],
    ['One one', 'one', { matchCase: true }, ['one']],
    ['café cafés cafe\u0301', 'café', { wholeWord: true }, ['café']],
    ['cafe\u0301 cafe', 'cafe', { wholeWord: true }, ['cafe']],
    ['naïve9 naïve', 'naïve', { wholeWord: true }, ['naïve']],
    ['##5 #5', '#5', { wholeWord: true }, ['#5', '#5']],
    ['', 'a', {}, []],
    ['a', '', {}, []]
  ])('in “%s”, “%s” %o', (within, words, how, expected) => expect(found(within, words, how)).toEqual(expected))

  it.each([
    ['2019, 2020', '\\d{4}', {}, ['2019', '2020']],
    ['one\ntwo', '^\\w+$', {}, ['one', 'two']],
    ['ab b', 'a|b', { wholeWord: true }, ['b']],
    ['Ab', 'ab', {}, ['Ab']],
    ['Ab', 'ab', { matchCase: true }, []]
  ])('in “%s”, the expression “%s” %o', (within, source, how, expected) =>
    expect(found(within, source, { ...how, regex: true })).toEqual(expected)
  )

  it.each(['(', 'a)(b', '[', '\\', '*', '(?<a>.)(?<a>.)'])('says that “%s” is no regular expression', (source) => {
    for (const wholeWord of [false, true]) {
      const { matches, problem } = findMatches('a)(b', query(source, { regex: true, wholeWord }), 10)
      expect(matches).toEqual([])
      expect(problem).toMatch(/^This is no regular expression: [^A-Z].+[^.]\.$/)
    }
  })

  it('says when an expression needs more memory than there is', () => {
    const { matches, problem } = findMatches('a'.repeat(2e7), query('(?:.|\\s)*x', { regex: true }), 10)
    expect(matches).toEqual([])
    expect(problem).toMatch(/too much memory/)
  })

  it('stops at the limit and says so', () => {
    expect(findMatches('aaa', query('a'), 2)).toMatchObject({ matches: { length: 2 }, truncated: true })
    expect(findMatches('aa', query('a'), 2)).toMatchObject({ matches: { length: 2 }, truncated: false })
  })
})
