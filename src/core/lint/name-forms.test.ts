import { describe, expect, it } from 'vitest'
import { firstLint, quotes } from './testing/told'

const RULE = 'name-forms'

describe('names and titles in two forms', () => {
  it.each([
    ['a surname alone', 'President Ivo Zelinskiy spoke. Later Zelinsky left.', 'Zelinsky'],
    ['a full name', 'President Ivo Zelinskiy spoke, and Zelinskiy left. Senator Ivo Zelinskyy wept.', 'Ivo Zelinskyy'],
    ['a typing slip', 'Mayor Ada Brokmann spoke. Brokmann left. Mayor Ada Brockmann wept.', 'Ada Brockmann'],
    ['two offices', 'Senator Ada Brok spoke. Governor Ada Brok left.', 'Governor Ada Brok'],
    [
      'an institution twice',
      'It was cold, US State Department deputy Department of State spokeswoman Ada Brok said.',
      'US State Department deputy Department of State spokeswoman'
    ],
    ['a role twice', 'the President and President Ada Brok', 'President and President']
  ])('%s', (_what, text, quote) => expect(quotes(RULE, text)).toContain(quote))

  it('says which form is the usual one', () => {
    const lint = firstLint(RULE, 'President Ivo Zelinskiy spoke. Later Zelinsky left.')
    expect(lint.suggestion).toBe('Zelinskiy')
    expect(lint.message).toContain('elsewhere in the text')
  })

  it('knows the people table: its spellings are the right ones, its titles are compared', () => {
    const people = [{ name: 'Ivo Zelinskiy', aliases: [], title: 'Prime Minister of Ruritania' }]
    expect(firstLint(RULE, 'Later Zelinsky left.', { people })).toMatchObject({
      quote: 'Zelinsky',
      suggestion: 'Zelinskiy'
    })
    expect(quotes(RULE, 'Senator Ivo Zelinskiy left.', { people })).toEqual(['Senator Ivo Zelinskiy'])
    expect(quotes(RULE, 'Prime Minister Ivo Zelinskiy left.', { people })).toEqual([])
  })

  it.each([
    ['one form', 'President Ivo Zelinskiy spoke. Later Zelinskiy left.'],
    ['a plural', 'Senator Ada Clintock spoke. The Clintocks left.'],
    ['a possessive', 'Senator Ada Clintock spoke. Clintock’s car left.'],
    ['two people', 'Senator Ada Brok spoke. Governor Ivo Lind left.'],
    ['one family', 'Senator Ada Brokmann and Ivo Brokmann spoke. Brokmann left.'],
    ['a former office', 'Senator Ada Brok spoke. She is former Governor Ada Brok.'],
    ['a people and its country', 'Mayor Ada Ruritania spoke. Ruritania and the Ruritanian left.'],
    ['two institutions', 'It was the State Department and the Pentagon, the chief of staff said.']
  ])('leaves alone: %s', (_what, text) => expect(quotes(RULE, text)).toEqual([]))
})
