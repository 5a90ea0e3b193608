import { expect, it } from 'vitest'
import { isPlainCharacter } from './plain-characters'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const plain: string[] = []
for (let codeUnit = 0; codeUnit <= 0xffff; codeUnit++) {
  if (isPlainCharacter(codeUnit)) plain.push(String.fromCharCode(codeUnit))
}

/** In pieces, because the segmenter takes quadratic time. */
function clusters(characters: readonly string[]): string[] {
  const found: string[] = []
  for (let index = 0; index < characters.length; index += 500) {
    const piece = characters.slice(index, index + 500).join('')
    for (const { segment } of segmenter.segment(piece)) found.push(segment)
  }
  return found
}

it('is true of what articles are made of', () => {
  for (const character of 'Az09 .,\n\t“”‘’–—…éßжΩאع日か。한\u00A0\u3000') {
    expect(isPlainCharacter(character.charCodeAt(0)), character).toBe(true)
  }
})

it('is true only of characters that never join a plain neighbour', () => {
  expect(clusters(plain)).toEqual(plain)
  const reversed = plain.toReversed()
  expect(clusters(reversed)).toEqual(reversed)
  const amongLetters = plain.flatMap((character) => ['a', character, '日', '한'])
  expect(clusters(amongLetters)).toEqual(amongLetters)
})

it('is false for everything that a longer rule looks back at', () => {
  const sequenceCharacters =
    /\r|\u200D|\u0600|[\p{M}\p{sc=Deva}]|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u
  expect(plain.filter((character) => sequenceCharacters.test(character))).toEqual([])
})
