import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FileNames, safePath } from './file-names'
import { utf8Bytes } from './text-file'

const piece = fc.oneof(
  fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ' ',
    'con',
    'NUL.txt',
    'a',
    'A',
    'é',
    'e\u0301',
    '😀',
    '日',
    '\u202e',
    '\ud83d'
  ),
  fc.string({ unit: 'grapheme', maxLength: 10 })
)
const name = fc
  .tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom(1, 1, 100))
  .map(([pieces, times]) => pieces.join('').repeat(times))

describe('names of files', () => {
  it.each([
    ['a/b', 'a/b'],
    ['../../etc/passwd', 'etc/passwd'],
    ['C:\\x', 'C/x'],
    ['.. .hidden', 'hidden'],
    ['con', '_con'],
    ['Aux.tar', '_Aux.tar'],
    ['“Quoted”: what?', 'Quoted what'],
    ['   ', ''],
    [`${'x'.repeat(79)}. rest`, 'x'.repeat(79)],
    ['one\u0000two\nthree', 'one two three'],
    ['a\u009b2Jb\ufffe.txt', 'a 2Jb.txt']
  ])('%j becomes %j', (given, safe) => expect(safePath(given)).toBe(safe))

  it('are taken by every system, whatever they come from', () => {
    fc.assert(
      fc.property(name, (given) => {
        const safe = safePath(given)
        expect(safePath(safe)).toBe(safe)
        for (const part of safe === '' ? [] : safe.split('/')) {
          expect(part).not.toMatch(/^$|^\.|[. ]$|^ |[<>:"|?*\\]/)
          expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
          expect(part).not.toMatch(/\p{Cs}/u)
          // With a number, the longest endings and a loss report beside it.
          expect(utf8Bytes(part).length + '-10000.layer-10.conll.losses.json'.length).toBeLessThan(255)
        }
      })
    )
  })

  it('are unique, also where case or composition do not count', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (given) => {
        const names = new FileNames()
        const keys = given.map((each) => names.next(each).normalize('NFD').toLowerCase().normalize('NFC'))
        expect(new Set(keys).size).toBe(given.length)
      })
    )
    const names = new FileNames()
    expect(['a', 'A', 'a-2', 'a', 'caf\u00e9', 'cafe\u0301', ''].map((each) => names.next(each))).toEqual([
      'a',
      'A-2',
      'a-2-2',
      'a-3',
      'caf\u00e9',
      'cafe\u0301-2',
      'document'
    ])
  })
})
