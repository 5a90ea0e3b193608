import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesSearch, searchHits } from '../../core/query/search-hits'
import { parseSearch } from '../../core/query/search-query'
import { excerptsOf } from './excerpts'
import { TermMatcher } from './term-matcher'
import { placesOf } from './word-column'
import type { ArticleField } from './word-index'
import { WordIndex } from './word-index'

const title = (text: string): ArticleField => ({ kind: 'title', text })

/** An index of texts with their titles; ids are `0`, `1` … */
function indexOf(articles: readonly { readonly title: string; readonly text: string }[]): WordIndex {
  const index = new WordIndex()
  for (const [number, each] of articles.entries()) {
    index.put(String(number), `2026-01-01T00:00:0${number}Z`, each.text, [title(each.title)])
  }
  return index
}
const search = (index: WordIndex, query: string) => index.search(parseSearch(query)).map(({ id }) => id)

/** Words that share beginnings, letters that fold, scripts without spaces, and what parts words. */
const PIECES = [
  'a',
  'ab',
  'abc',
  'Á',
  'b',
  'ß',
  'ss',
  '核',
  '電',
  '核電',
  'が',
  '한국',
  '5',
  '€',
  '😀',
  'n\u0303',
  '\u00ad'
]
const GAPS = [' ', ' ', '\n', '-', '. ', '', '’']
const text = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...GAPS)), { maxLength: 24 })
  .map((parts) => parts.flat().join(''))
const query = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...GAPS, ' "', '" ', '"')), { maxLength: 5 })
  .map((parts) => parts.flat().join(''))

describe('the index of words', () => {
  it('finds the articles, and in them the places, that a plain search through everything finds', () => {
    const article = fc.record({ title: text, text })
    fc.assert(
      fc.property(fc.array(article, { maxLength: 5 }), query, (articles, asked) => {
        const terms = parseSearch(asked)
        const index = indexOf(articles)
        const found = index.search(terms)
        const expected = articles.flatMap((each, number) =>
          matchesSearch([each.title, each.text], terms) ? [String(number)] : []
        )
        expect(found.map(({ id }) => id).sort()).toEqual(expected)
        const matcher = TermMatcher.for(terms, index.vocabulary)
        for (const { id } of found) {
          const whole = articles[Number(id)]?.text ?? ''
          const column = index.article(id)?.text
          if (!column || !matcher) throw new Error('what was found is there')
          const at = matcher.hitsIn(column.words)
          expect(placesOf(whole, column, at, index.vocabulary)).toEqual(searchHits(whole, terms))
        }
      }),
      { numRuns: 500 }
    )
  })

  it('knows nothing of what was before: changes leave the index that the articles alone would make', () => {
    const step = fc.record({ id: fc.nat(3), text: fc.option(text), title: text })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), query, (steps, asked) => {
        const changed = new WordIndex()
        const articles = new Map<string, { title: string; text: string }>()
        for (const each of steps) {
          const id = String(each.id)
          if (each.text === null) changed.delete(id)
          else changed.put(id, id, each.text, [title(each.title)])
          if (each.text === null) articles.delete(id)
          else articles.set(id, { title: each.title, text: each.text })
        }
        const fresh = new WordIndex()
        for (const [id, each] of articles) fresh.put(id, id, each.text, [title(each.title)])
        expect(changed.search(parseSearch(asked))).toEqual(fresh.search(parseSearch(asked)))
      })
    )
  })

  it('puts an article first whose title has everything, then those that have it more often', () => {
    const filler = 'Nobody was on the pier that night. '
    const index = indexOf([
      { title: 'News', text: `${filler.repeat(3)}A ferry.` },
      { title: 'News', text: `${filler}A ferry, another ferry, a third ferry.` },
      { title: 'The ferry', text: filler.repeat(20) },
      { title: 'News', text: filler }
    ])
    expect(search(index, 'ferry')).toEqual(['2', '1', '0'])
    expect(search(index, 'fer')).toEqual(['2', '1', '0'])
    expect(search(index, 'ferry nobody')).toHaveLength(3)
  })

  it('puts the newest first among equally good ones', () => {
    const index = indexOf([
      { title: 'One', text: 'a ferry' },
      { title: 'Two', text: 'a ferry' }
    ])
    expect(search(index, 'ferry')).toEqual(['1', '0'])
  })

  it('keeps the text when only the fields are others', () => {
    const index = indexOf([{ title: 'Old name', text: 'a ferry' }])
    index.put('0', '', null, [title('New name'), { kind: 'note', text: 'doubtful' }])
    expect(search(index, 'old ')).toEqual([])
    expect(search(index, 'new ferry doubt')).toEqual(['0'])
  })
})

describe('excerpts', () => {
  const excerpts = (whole: string, asked: string, count = 3) => {
    const index = indexOf([{ title: '', text: whole }])
    const column = index.article('0')?.text
    const matcher = TermMatcher.for(parseSearch(asked), index.vocabulary)
    return column && matcher ? excerptsOf(whole, column, matcher.hitsIn(column.words), index.vocabulary, count) : []
  }

  it('are pieces of the text, with the hits that lie in them', () => {
    fc.assert(
      fc.property(text, fc.nat(40), query, (part, times, asked) => {
        const whole = `${part} `.repeat(times)
        const terms = parseSearch(asked)
        fc.pre(terms.length === 0 || matchesSearch([whole], terms))
        const hits = searchHits(whole, terms)
        const found = excerpts(whole, asked) ?? []
        expect(found.length > 0).toBe(hits.length > 0)
        for (const each of found) {
          const end = each.start + each.text.length
          expect(whole.slice(each.start, end)).toBe(each.text)
          expect(each.hits).toEqual(hits.filter((hit) => hit.start >= each.start && hit.end <= end))
          expect(each.hits.length).toBeGreaterThan(0)
        }
      })
    )
  })

  it('show every word once before one of them twice, and no place twice', () => {
    const gap = `${'x'.repeat(9)} `.repeat(40)
    const whole = `ferry one ferry ${gap} ferry two ${gap} ferry three ${gap} the harbour`
    const found = excerpts(whole, 'ferry harbour') ?? []
    expect(found.map((each) => each.hits.map(({ start, end }) => whole.slice(start, end)))).toEqual([
      ['ferry', 'ferry'],
      ['ferry'],
      ['harbour']
    ])
    expect(found.map(({ cutBefore, cutAfter }) => [cutBefore, cutAfter])).toEqual([
      [false, true],
      [true, true],
      [true, false]
    ])
  })

  it('begin with where the words stand together, and leave out where they do not', () => {
    const gap = `${'x'.repeat(9)} `.repeat(40)
    const whole = `the ${gap} the night ferry ${gap} ferry of the day ${gap} the night`
    const found = excerpts(whole, 'ferry night the ') ?? []
    expect(found.map((each) => each.hits.map(({ start, end }) => whole.slice(start, end)))).toEqual([
      ['the', 'night', 'ferry']
    ])
  })

  it('are none when the text is not the one that was indexed', () => {
    const index = indexOf([{ title: '', text: 'the night ferry' }])
    const column = index.article('0')?.text
    const matcher = TermMatcher.for(parseSearch('ferry'), index.vocabulary)
    if (!column || !matcher) throw new Error('it was indexed')
    const hits = matcher.hitsIn(column.words)
    expect(excerptsOf('the night train', column, hits, index.vocabulary, 3)).toBeNull()
    expect(excerptsOf('the', column, hits, index.vocabulary, 3)).toBeNull()
  })
})
