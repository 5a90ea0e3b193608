import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyToLayer } from '../../core/commands/apply'
import type { ClientCommand } from '../../core/commands/command'
import { planCommand } from '../../core/commands/plan'
import { viewOfState } from '../../core/commands/state-view'
import { emptyLayer, emptyLibraryState } from '../../core/model/library'
import type { Layer } from '../../core/model/library'
import { clearRange, isCleared, placeAt, unclearRange, wholeWords } from './marking-places'
import { articleOf } from './testing/fake-backend'

const TEXT = 'A title\n\nThe pier is old. It was built in 1931. Nobody minds.\n   \nThe end.'

it.each([
  [0, 'A title'],
  [11, 'The pier is old.'],
  [24, 'The pier is old.'],
  [25, 'It was built in 1931.'],
  [26, 'It was built in 1931.'],
  [60, 'Nobody minds.'],
  [61, 'Nobody minds.']
])('the sentence at %i is “%s”', (offset, words) => {
  const place = placeAt(TEXT, offset, 'sentence', 'en')
  expect(place && TEXT.slice(place.start, place.end)).toBe(words)
})

it('the rest of the paragraph begins with the sentence at the caret', () => {
  const place = placeAt(TEXT, 30, 'paragraph', 'en')
  expect(place && TEXT.slice(place.start, place.end)).toBe('It was built in 1931. Nobody minds.')
})

it('a blank line has no sentence', () => expect(placeAt(TEXT, TEXT.indexOf('   ') + 1, 'sentence', 'en')).toBeNull())

/** Carries commands out as the library would: positions, words and graphemes are looked at. */
function carryOut(layer: Layer, text: string, commands: readonly ClientCommand[]): void {
  const state = emptyLibraryState()
  state.articles.set('a000000000000001', articleOf({ id: 'a000000000000001', title: '', text }))
  state.layers.set('a000000000000001', layer)
  for (const command of commands) {
    const changes = planCommand(
      viewOfState(state, '', () => text),
      command,
      { now: '2026-11-22T10:00:00.000Z', person: 'mk' }
    )
    for (const change of changes) if (change.table === 'mark') applyToLayer(layer, change)
  }
}

it('what was cleared and taken back in a part is cleared in the rest, and taken back wholly is as before', () => {
  let ids = 0
  const newId = () => `m${(ids += 1)}`
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), fc.nat(), fc.nat(), (words, a, b, c, d) => {
      const between = (x: number, y: number) => {
        const [start, end] = [x % (words.length + 1), y % (words.length + 1)].sort((one, two) => one - two)
        return wholeWords(words, { start: start ?? 0, end: end ?? 0 })
      }
      const [range, part] = [between(a, b), between(c, d)]
      fc.pre(range !== null && part !== null)
      const layer = emptyLayer('a000000000000001')
      carryOut(layer, words, [clearRange(words, layer, range, newId())])
      expect(isCleared(words, layer, range)).toBe(true)
      if (isCleared(words, layer, part)) {
        carryOut(layer, words, unclearRange(words, layer, part, newId))
        expect(
          [...layer.marks.values()].every((mark) => mark.range.end <= part.start || mark.range.start >= part.end)
        ).toBe(true)
      }
      const left = [...layer.marks.values()].map((mark) => mark.range)
      for (const each of left) carryOut(layer, words, unclearRange(words, layer, each, newId))
      expect(layer.marks.size).toBe(0)
    })
  )
})
