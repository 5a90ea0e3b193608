import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownParagraphs, tailStretch } from './shown-text'

const TEXT = 'The harbour\nThe pier was rebuilt.\n\nBerths\nOne berth is left.\nRead more about piers'
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const ALL = { start: 0, end: TEXT.length }
const NONE = { out: [], suspected: [] }
const DETAIL = {
  text: TEXT,
  paragraphs: [
    { ...at('The harbour'), kind: 'heading', level: 1 },
    { ...at('Berths'), kind: 'heading', level: 2 }
  ] as const,
  places: [
    { start: 0, kind: 'page', name: '1' },
    { start: at('Berths').start, kind: 'page', name: '2' }
  ] as const
}

describe('a text as it is shown before it is imported', () => {
  test('paragraphs have their kinds and say where a page begins', () => {
    const shown = shownParagraphs(DETAIL, ALL, NONE)
    expect(shown.map(({ kind, level, place, pieces }) => [kind, level, place, pieces.map(({ text }) => text)])).toEqual(
      [
        ['heading', 1, 'Page 1', ['The harbour']],
        ['paragraph', 1, null, ['The pier was rebuilt.']],
        ['heading', 2, 'Page 2', ['Berths']],
        ['paragraph', 1, null, ['One berth is left.']],
        ['paragraph', 1, null, ['Read more about piers']]
      ]
    )
  })

  test('parts are shown as left out or suspected, in the middle of a paragraph, too', () => {
    const parts = { out: [at('Read more about piers')], suspected: [at('was rebuilt')] }
    const pieces = shownParagraphs(DETAIL, ALL, parts).flatMap((paragraph) => paragraph.pieces)
    expect(pieces.filter(({ state }) => state !== 'in')).toEqual([
      { text: 'was rebuilt', state: 'suspected' },
      { text: 'Read more about piers', state: 'out' }
    ])
  })

  test('whatever the parts are, no character is lost or told twice', () => {
    const range = fc
      .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length))
      .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }))
    const some = fc.array(range, { maxLength: 4 })
    fc.assert(
      fc.property(some, some, (out, suspected) => {
        const words = shownParagraphs(DETAIL, ALL, { out, suspected }).map(({ pieces }) =>
          pieces.map(({ text }) => text).join('')
        )
        expect(words).toEqual(TEXT.split('\n').filter((line) => line !== ''))
      })
    )
  })

  test('the tail begins a few paragraphs before its first part', () => {
    const { start, end } = tailStretch(TEXT, [at('Read more about piers')])
    expect(TEXT.slice(start, end)).toBe(TEXT.slice(TEXT.indexOf('The pier was')))
    expect(tailStretch(TEXT, [at('The harbour')])).toEqual(ALL)
    expect(shownParagraphs(DETAIL, { start, end }, NONE)[0]).toMatchObject({ place: null, kind: 'paragraph' })
  })
})
