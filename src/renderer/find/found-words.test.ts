import { expect, it } from 'vitest'
import { NOTHING_FOUND } from '../../core/query/find-in-article'
import { FIND_CLOSED, FIND_NOTHING } from '../state/find-state'
import { foundWords } from './found-words'

const query = { ...FIND_NOTHING, words: 'salt' }
const some = (count: number, truncated = false) => ({
  matches: Array.from({ length: count }, (_, start) => ({ start, end: start + 1 })),
  truncated,
  problem: null
})

it.each([
  ['nothing found', NOTHING_FOUND, null, 'No matches'],
  ['some found', some(41), 2, '3 of 41'],
  ['more than are looked for', some(10_000, true), 1234, '1\u00a0235 of more than 10\u00a0000'],
  ['a problem', { ...NOTHING_FOUND, problem: 'This took too long.' }, null, 'This took too long.']
])('%s', (_, result, current, words) => {
  expect(foundWords({ ...FIND_CLOSED, answered: query, result, current }, query)).toBe(words)
})

it('says nothing before the first answer, nor when nothing is looked for', () => {
  expect(foundWords(FIND_CLOSED, query)).toBe('')
  expect(foundWords({ ...FIND_CLOSED, answered: query }, FIND_NOTHING)).toBe('')
})
