import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TORTURE_TEXT } from '../../core/text/torture'
import { isGraphemeBoundary } from '../../core/text/graphemes'
import { layoutBlocks } from './blocks'
import { moveCaret, wordAt, type CaretText, type CaretUnit } from './caret-moves'

const caretText = (text: string): CaretText => ({ text, blocks: layoutBlocks(text, []), language: 'en' })

/** Moves the caret, shown as `|` in the text. */
function moved(marked: string, unit: CaretUnit, direction: 1 | -1): string {
  const text = marked.replace('|', '')
  const to = moveCaret(caretText(text), marked.indexOf('|'), unit, direction)
  return `${text.slice(0, to)}|${text.slice(to)}`
}

describe('moving the caret', () => {
  test.each<[string, CaretUnit, 1 | -1, string]>([
    ['a|bc', 'character', 1, 'ab|c'],
    ['ab|c', 'character', -1, 'a|bc'],
    ['|👩🏽‍🔬x', 'character', 1, '👩🏽‍🔬|x'],
    ['cafe\u0301|', 'character', -1, 'caf|e\u0301'],
    ['one|\n\ntwo', 'character', 1, 'one\n\n|two'],
    ['one\n\n|two', 'character', -1, 'one|\n\ntwo'],
    ['one|', 'character', 1, 'one|'],
    ['|one', 'character', -1, '|one'],
    ['|one two', 'word', 1, 'one| two'],
    ['one| two', 'word', 1, 'one two|'],
    ['one, tw|o', 'word', -1, 'one, |two'],
    ['one, |two', 'word', -1, '|one, two'],
    ['one|\ntwo three', 'word', 1, 'one\ntwo| three'],
    ['one two\n|three', 'word', -1, 'one two|\nthree'],
    ['|One two. Three?', 'sentence', 1, 'One two. |Three?'],
    ['One two. Three?|\nFour.', 'sentence', 1, 'One two. Three?\n|Four.'],
    ['One two. Th|ree?', 'sentence', -1, 'One two. |Three?'],
    ['One two. |Three?', 'sentence', -1, '|One two. Three?'],
    ['One two. |Three?', 'sentence', 1, 'One two. Three?|'],
    ['|One', 'sentence', -1, '|One'],
    ['on|e\ntwo', 'paragraph', 1, 'one\n|two'],
    ['one\nt|wo', 'paragraph', -1, 'one\n|two'],
    ['one\n|two', 'paragraph', -1, '|one\ntwo'],
    ['one\nt|wo', 'paragraph', 1, 'one\ntwo|'],
    ['o|ne\ntwo', 'text', 1, 'one\ntwo|'],
    ['one\nt|wo', 'text', -1, '|one\ntwo']
  ])('%j by %s %i is %j', (from, unit, direction, to) => {
    expect(moved(from, unit, direction)).toBe(to)
  })

  test('a sentence is extended to its end, so that the space behind it is not selected', () => {
    const text = 'One two. Three?'
    expect(moveCaret(caretText(text), 0, 'sentence', 1, true)).toBe('One two.'.length)
    expect(moveCaret(caretText(text), text.length, 'sentence', -1, true)).toBe(text.indexOf('Three'))
  })

  test('a word may end inside a grapheme, the caret may not', () => {
    const text = 'go\u{1F3FD} on'
    for (let at = 0, last = -1; at !== last;) {
      expect(isGraphemeBoundary(text, at)).toBe(true)
      last = at
      at = moveCaret(caretText(text), at, 'word', 1)
    }
  })

  test('a word of 5,000 characters is one word, from either end', () => {
    const text = `${'ab'.repeat(2500)} c`
    expect(moveCaret(caretText(text), 0, 'word', 1)).toBe(5000)
    expect(moveCaret(caretText(text), 5000, 'word', -1)).toBe(0)
  })

  test('by characters it reaches both ends, stops on graphemes only, and comes back the same way', () => {
    const text = fc
      .array(fc.constantFrom(TORTURE_TEXT, '', ' ', 'x'.repeat(30), '\u200b', 'عربي'), { maxLength: 5 })
      .map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, (value) => {
        const caret = caretText(value)
        const forwards = walk(caret, moveCaret(caret, 0, 'text', -1), 1)
        const backwards = walk(caret, moveCaret(caret, 0, 'text', 1), -1)
        expect(forwards.at(-1)).toBe(moveCaret(caret, 0, 'text', 1))
        expect(backwards.reverse()).toEqual(forwards)
        for (const offset of forwards) expect(isGraphemeBoundary(value, offset)).toBe(true)
      }),
      { numRuns: 50 }
    )
  })

  test.each([
    [0, 'one'],
    [2, 'one'],
    [3, ','],
    [5, 'two'],
    [8, '']
  ])('the word at %i is %j', (offset, word) => {
    const text = 'one, two'
    const range = wordAt(caretText(text), offset)
    expect(text.slice(range.start, range.end)).toBe(word)
  })
})

function walk(caret: CaretText, from: number, direction: 1 | -1): number[] {
  const seen = [from]
  for (let at = from; ;) {
    const next = moveCaret(caret, at, 'character', direction)
    if (next === at) return seen
    seen.push(next)
    at = next
  }
}
