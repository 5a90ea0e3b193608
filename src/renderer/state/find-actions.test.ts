import { beforeEach, expect, it } from 'vitest'
import type { TextRange } from '../../core/model/text-range'
import { findMatches } from '../../core/query/find-in-article'
import { FIND_CLOSED } from './find-state'
import { FakeBackend } from './testing/fake-backend'
import { fakeReader } from './testing/fake-reader'
import type { Workbench } from './workbench'

const HARBOUR = 'a000000000000001'
const SALT = 'a000000000000002'
const TEXT = 'Salt, more salt.\nAnd salt again.'
const FIRST = { start: 0, end: 4 }
const SECOND = { start: 11, end: 15 }
const THIRD = { start: 21, end: 25 }

let desk: Workbench
let selection: TextRange | null
let place: number
let visited: TextRange[]
let selected: TextRange[]
const state = () => desk.store.getState()

/** What the bar does with what is typed into it. */
function look(words: string, regex = false): void {
  desk.actions.setFind({ words, regex })
  const query = state().findQuery
  desk.actions.takeFound(query, findMatches(state().open?.text ?? '', query, 100))
}

beforeEach(async () => {
  globalThis.localStorage?.clear()
  desk = new FakeBackend([
    { id: HARBOUR, title: 'Harbour', text: TEXT },
    { id: SALT, title: 'Salt', text: 'Salt is cheap.' }
  ]).connect()
  desk.actions.start()
  await new Promise((resolve) => setTimeout(resolve, 0))
  await desk.actions.openArticle(HARBOUR)
  selection = null
  place = 0
  visited = []
  selected = []
  desk.actions.registerReader(
    fakeReader({
      selection: () => selection,
      place: () => place,
      visit: (range) => visited.push(range),
      select: (range) => selected.push(range)
    })
  )
})

it('starts with the first match from where one is, and goes round', () => {
  place = 5
  desk.actions.openFind()
  look('salt')
  expect(state().find.current).toBe(1)
  desk.actions.nextMatch()
  desk.actions.nextMatch()
  desk.actions.previousMatch()
  expect(visited).toEqual([SECOND, THIRD, FIRST, THIRD])
})

it('goes to the first of all when there is none further on', () => {
  place = 26
  desk.actions.openFind()
  look('salt')
  expect(visited).toEqual([FIRST])
})

it('stays where one is while more is typed', () => {
  desk.actions.openFind()
  look('salt')
  desk.actions.nextMatch()
  look('salt.')
  expect(state().find.current).toBe(0)
  expect(visited.at(-1)).toEqual({ start: 11, end: 16 })
})

it('takes selected words as what is looked for, as they stand', () => {
  desk.actions.setFind({ words: '.*', regex: true, matchCase: true })
  selection = { start: 5, end: 10 }
  desk.actions.openFind()
  expect(state().findQuery).toEqual({
    words: 'more',
    regex: false,
    matchCase: true,
    wholeWord: false,
    inflected: false
  })
  selection = { start: 0, end: TEXT.length }
  desk.actions.openFind()
  expect(state().findQuery.words).toBe('more')
})

it('selects the match when it closes, and keeps the words for the next time', () => {
  desk.actions.openFind()
  look('salt')
  desk.actions.nextMatch()
  desk.actions.closeFind()
  expect(selected).toEqual([SECOND])
  expect(state().find).toBe(FIND_CLOSED)
  desk.actions.nextMatch()
  expect(state().find.isOpen).toBe(true)
  expect(state().findQuery.words).toBe('salt')
})

it('keeps no match that belongs to other words, and takes no answer to an older question', () => {
  desk.actions.openFind()
  look('salt')
  const old = state().findQuery
  desk.actions.setFind({ words: 'again' })
  desk.actions.nextMatch()
  expect(visited).toEqual([FIRST])
  desk.actions.takeFound(old, findMatches(TEXT, old, 100))
  expect(state().find.answered).toBe(old)
  expect(visited).toEqual([FIRST])
  look('nowhere')
  expect(state().find.current).toBeNull()
  look('(', true)
  expect(state().find.result.problem).toMatch(/no regular expression/)
})

it('closes when another article opens, and does not open without one', async () => {
  desk.actions.openFind()
  look('salt')
  await desk.actions.openArticle(SALT)
  expect(state().find).toBe(FIND_CLOSED)
  expect(state().findQuery.words).toBe('salt')
  desk.actions.closeArticle()
  desk.actions.openFind()
  expect(state().find.isOpen).toBe(false)
})

it('shows only the matches within labels, and again when highlights change', async () => {
  desk.actions.openFind()
  desk.actions.setFindWithin({ mode: 'inside', labels: ['speaker'] })
  look('salt')
  expect(state().find.current).toBeNull()
  expect(state().find.found.matches).toHaveLength(3)
  await desk.actions.run({
    type: 'annotations.add',
    article: HARBOUR,
    spans: [{ id: 'span', ranges: [{ start: 5, end: 16 }], label: 'speaker' }],
    claims: [],
    documentLabels: [],
    edges: 'tidy',
    origin: 'human'
  })
  desk.actions.refineFind()
  expect(state().find.result.matches).toEqual([SECOND])
  expect(state().find.current).toBe(0)
  const shown = state().find
  desk.actions.refineFind()
  expect(state().find).toBe(shown)
  desk.actions.setFindWithin({ mode: 'outside', labels: ['speaker'] })
  expect(state().find.result.matches).toEqual([FIRST, THIRD])
})

it('looks for forms of words or for an expression, not for both', () => {
  desk.actions.setFind({ regex: true })
  desk.actions.setFind({ inflected: true })
  expect(state().findQuery).toMatchObject({ regex: false, inflected: true })
  desk.actions.setFind({ regex: true })
  expect(state().findQuery).toMatchObject({ regex: true, inflected: false })
})
