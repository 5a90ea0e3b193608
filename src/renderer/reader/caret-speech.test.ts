// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Span } from '../../core/model/annotation'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { layoutBlocks } from './blocks'
import { CaretSpeech } from './caret-speech'
import type { CaretKey } from './reader-keys'
import { groupBlocks } from './sections'
import { SpanSet } from './span-set'
import { TextDom } from './text-dom'

const TEXT = 'The board met. It sat long.\n— Yes'
const CLASSES = { section: 's', paragraph: 'p', title: 't', continues: 'c', spaced: 'x' }

let said: string[]
let speech: CaretSpeech

function span(id: string, label: string, words: string): Span {
  const start = TEXT.indexOf(words)
  const range = { start, end: start + words.length }
  return {
    id,
    label,
    ranges: [range],
    quotes: [{ exact: words, prefix: '', suffix: '' }],
    attributes: {},
    tags: [],
    note: '',
    orphan: null,
    person: 'p',
    createdAt: '',
    updatedAt: '',
    origin: 'human'
  }
}

function sayMove(key: CaretKey, from: number, to: number, held = false): void {
  speech.sayMove(key, from, { offset: to, affinity: 'down' }, () => ({ anchor: from, focus: to }), held)
}

beforeEach(() => {
  vi.useFakeTimers()
  const blocks = layoutBlocks(TEXT, [])
  const root = document.createElement('div')
  const [head, body] = [document.createElement('div'), document.createElement('div')]
  root.append(head, body)
  const dom = new TextDom(TEXT, root, groupBlocks(blocks), { head, body }, CLASSES)
  const spans = new SpanSet()
  spans.update(
    new Map([span('a', 'claim', 'board met'), span('b', 'quantity', 'board')].map((each) => [each.id, each])),
    null
  )
  said = []
  speech = new CaretSpeech({
    dom,
    spans,
    text: { text: TEXT, blocks, language: 'en' },
    scheme: () => DEFAULT_SCHEME,
    announce: (words) => said.push(words)
  })
})
afterEach(() => {
  speech.dispose()
  vi.useRealTimers()
})

const character: CaretKey = { kind: 'side', unit: 'character', side: 'right', extend: false }
const word: CaretKey = { kind: 'side', unit: 'word', side: 'right', extend: false }
const sentence: CaretKey = { kind: 'move', unit: 'sentence', direction: 1, extend: false }

describe('what is said of a move', () => {
  test('the unit it came over or to', () => {
    sayMove(word, 0, 3)
    sayMove(sentence, 0, TEXT.indexOf('It'))
    sayMove(character, TEXT.indexOf('.') + 1, TEXT.indexOf('.'))
    sayMove({ ...word, extend: true }, 0, 3)
    expect(said).toEqual(['The', 'It sat long.', 'full stop', 'The selected'])
  })

  test('the spans it came into and left, with their depth', () => {
    sayMove(character, 3, 4)
    sayMove(word, 4, 9)
    expect(said).toEqual(['b; in Claim, Quantity', 'board; out of Quantity'])
  })

  test('while a key is held down only the last place is told, and all that was crossed since the first', () => {
    sayMove(character, 2, 3)
    for (let at = 3; at < 12; at += 1) sayMove(character, at, at + 1, true)
    expect(said).toHaveLength(1)
    vi.runAllTimers()
    expect(said).toEqual(['space', 't; in Claim'])
  })

  test('what is said at once takes the place of what was about to be said', () => {
    sayMove(character, 0, 1, true)
    speech.say('No annotation further on')
    vi.runAllTimers()
    expect(said).toEqual(['No annotation further on'])
  })
})
