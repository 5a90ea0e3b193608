import { expect, test } from 'vitest'
import { characterName } from './character-names'

test.each([
  [' ', 'space'],
  ['\u00A0', 'no-break space'],
  ['.', 'full stop'],
  ['」', 'closing corner bracket'],
  ['\u200B', 'zero-width space'],
  ['\u2028', 'unseen character U+2028'],
  ['\u0007', 'unseen character U+0007'],
  ['\u0301', 'combining mark U+0301']
])('%j is called %s', (character, name) => {
  expect(characterName(character)).toBe(name)
})

test.each(['a', '9', 'é', 'e\u0301', '日', 'ع', '👩🏽‍🔬', '€', '%'])('%s speaks for itself', (character) => {
  expect(characterName(character)).toBeNull()
})
