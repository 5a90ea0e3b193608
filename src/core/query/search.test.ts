import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInsideSurrogatePair } from '../text/surrogates'
import { TORTURE_TEXT } from '../text/torture'
import { matchesSearch, searchHits } from './search-hits'
import { MOST_TERMS, parseSearch } from './search-query'
import { foldSearchWord, searchWordsOf } from './search-words'

const found = (text: string, query: string) =>
  searchHits(text, parseSearch(query)).map(({ start, end }) => text.slice(start, end))
const words = (text: string) => searchWordsOf(text).map(({ word }) => word)

describe('the words of a text', () => {
  it.each([
    ['Don’t e-mail U.S. 1,000 times', ['don', 't', 'e', 'mail', 'u', 's', '1', '000', 'times']],
    ['Café CAFE\u0301 ﬁsh Ｗｉｄｅ', ['cafe', 'cafe', 'fish', 'wide']],
    ['Straße STRASSE Łódź Smørrebrød', ['strasse', 'strasse', 'lodz', 'smorrebrod']],
    ['核電延役 COVID患者', ['核', '電', '延', '役', 'covid', '患', '者']],
    ['がっこう カフェ', ['が', 'っ', 'こ', 'う', 'カ', 'フ', 'ェ']],
    ['서울에서 \u1109\u1165\u110b\u116e\u11af', ['서', '울', '에', '서', '서', '울']],
    ['النَّجّار', ['النجار']],
    ['हिन्दी', ['हिन्दी']],
    ['co\u00adoperate zero\u200bwidth', ['cooperate', 'zerowidth']],
    ['€5 C++ 30% 👩\u200d👧', ['€', '5', 'c', '+', '+', '30', '%', '👩', '👧']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['a\ud800b', ['a', 'b']],
    [' … —\n', []]
  ])('of %j are %j', (text, expected) => expect(words(text)).toEqual(expected))

  it('come in order, do not overlap and cut no surrogate pair', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(TORTURE_TEXT)), (text) => {
        let last = 0
        for (const { start, end } of searchWordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(isInsideSurrogatePair(text, start) || isInsideSurrogatePair(text, end)).toBe(false)
          last = end
        }
      })
    )
  })

  it('are the same in upper case and with their letters taken apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aébçñüöåАяΩσ1') }), (text) => {
        expect(words(text.toUpperCase())).toEqual(words(text))
        expect(words(text.normalize('NFD'))).toEqual(words(text))
      })
    )
  })

  it('are never folded to nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        expect(foldSearchWord(text)).not.toBe('')
      })
    )
  })
})

describe('what is looked for', () => {
  it.each([
    ['', []],
    ['ferry', [['ferry', '*']]],
    ['ferry ', [['ferry']]],
    ['night  ferry', [['night'], ['ferry', '*']]],
    ['"night ferry"', [['night', 'ferry']]],
    [
      '“Night ferry” to',
      [
        ['night', 'ferry'],
        ['to', '*']
      ]
    ],
    ['"night fer', [['night', 'fer', '*']]],
    [
      'e-mail x',
      [
        ['e', 'mail'],
        ['x', '*']
      ]
    ],
    ['核電延役', [['核', '電', '延', '役', '*']]],
    ['a A á ', [['a']]],
    ['" " … ', []]
  ])('in %j is %j', (query, expected) => {
    expect(parseSearch(query).map((term) => [...term.words, ...(term.prefix ? ['*'] : [])])).toEqual(expected)
  })

  it('has an end', () => {
    const many = Array.from({ length: 100 }, (_, index) => `w${index}`).join(' ')
    expect(parseSearch(many)).toHaveLength(MOST_TERMS)
  })
})

describe('hits', () => {
  it.each([
    ['The harbour, the Harbours', 'harb', ['harbour', 'Harbours']],
    ['The harbour, the Harbours', 'harbour ', ['harbour']],
    ['The harbour, the Harbours', '"harbour"', ['harbour']],
    ['arbour', 'harb', []],
    ['night\nferry, night-ferry, ferry night', '"night ferry"', ['night\nferry', 'night-ferry']],
    ['night ferry of the night', 'night ferry', ['night', 'ferry', 'night']],
    ['a b c', '"a b" "a b c"', ['a b c']],
    ['我們討論核電延役爭議。', '電延', ['電延']],
    ['Cafe\u0301s', 'café', ['Cafe\u0301s']],
    ['C and C++', 'c++', ['C++']]
  ])('in %j, %j finds %j', (text, query, expected) => expect(found(text, query)).toEqual(expected))

  it('finds every word of a text in that text, and any piece of Chinese', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        const all = searchWordsOf(TORTURE_TEXT)
        const word = all[a % all.length]
        if (word) expect(found(TORTURE_TEXT, `"${word.word}"`).length).toBeGreaterThan(0)
        const chinese = '港務局昨日公布渡輪延期計畫細節'
        const start = a % chinese.length
        const piece = chinese.slice(start, start + 1 + (b % (chinese.length - start)))
        expect(found(`前文${chinese}後文`, piece)).toEqual([piece])
      })
    )
  })

  it('of several words may stand in different parts of an article', () => {
    expect(matchesSearch(['Night', 'the ferry'], parseSearch('ferry night'))).toBe(true)
    expect(matchesSearch(['Night', 'the ferry'], parseSearch('"night the"'))).toBe(false)
    expect(matchesSearch(['Night'], parseSearch(''))).toBe(false)
  })
})
