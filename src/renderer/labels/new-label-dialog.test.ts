import { expect, test } from 'vitest'
import { proposedName } from './new-label-dialog'

test.each([
  ['the opposition', 'The opposition'],
  ['  “a disgrace”, said the opposition', 'A disgrace”, said the'],
  ['and/or', 'And or'],
  ['14 bridges', '14 bridges'],
  ['…', '']
])('the name proposed for %j', (words, name) => {
  expect(proposedName(words)).toBe(name)
})
