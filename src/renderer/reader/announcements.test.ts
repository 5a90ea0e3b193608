import { expect, test } from 'vitest'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { sayCharacter, sayCrossing, sayPassage, saySelection } from './announcements'

const span = (id: string, label: string) => ({
  id,
  label,
  person: 'p',
  createdAt: '',
  updatedAt: '',
  origin: 'human',
  ranges: [],
  quotes: [],
  attributes: {},
  tags: [],
  note: '',
  orphan: null
})

test('silent characters are named', () => {
  expect(['a', ' ', '\u00A0', '\t', ''].map(sayCharacter)).toEqual([
    'a',
    'space',
    'no-break space',
    'tab',
    'end of paragraph'
  ])
})

test('what is very long is cut, or counted', () => {
  expect(sayPassage('word '.repeat(100)).length).toBeLessThanOrEqual(201)
  expect(saySelection('x'.repeat(500))).toBe('500 characters selected')
  expect(saySelection('two words')).toBe('two words selected')
})

test('punctuation and unseen characters are named', () => {
  expect(['.', '“', '\u200B', 'é'].map(sayCharacter)).toEqual(['full stop', 'opening quote', 'zero-width space', 'é'])
})

test('a crossing names what is left, and on entering all that one is in, from the outermost inwards', () => {
  const [claim, speaker, gone] = [span('1', 'claim'), span('2', 'speaker'), span('3', 'no-such-label')]
  expect(sayCrossing([gone, claim], [speaker, claim], DEFAULT_SCHEME)).toBe('out of no-such-label; in Claim, Speaker')
  expect(sayCrossing([], [speaker, claim], DEFAULT_SCHEME)).toBe('in Claim, Speaker')
  expect(sayCrossing([speaker, claim], [claim], DEFAULT_SCHEME)).toBe('out of Speaker')
  expect(sayCrossing([claim], [claim], DEFAULT_SCHEME)).toBe('')
})

test('very many spans at one place are counted', () => {
  const stack = ['1', '2', '3', '4', '5'].map((id) => span(id, id === '1' ? 'quantity' : 'claim'))
  expect(sayCrossing([], stack, DEFAULT_SCHEME)).toBe('in 5 highlights, innermost Quantity')
})
