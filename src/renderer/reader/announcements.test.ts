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

test('a crossing names what is left and what is entered, and not what goes on', () => {
  const [claim, speaker, gone] = [span('1', 'claim'), span('2', 'speaker'), span('3', 'no-such-label')]
  expect(sayCrossing([claim, gone], [claim, speaker], DEFAULT_SCHEME)).toBe('out of no-such-label, in Speaker')
  expect(sayCrossing([claim], [claim], DEFAULT_SCHEME)).toBe('')
})
