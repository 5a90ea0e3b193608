import { describe, expect, it } from 'vitest'
import { checkReopened, checkReplayed, stacksOf } from './kill-check'
import type { KeptEntry, Reopened } from './kill-check'
import { applySeen } from './seen-state'
import type { SeenState } from './seen-state'

const span = (id: string, note = '') => ({ table: 'span', article: 'a', id, before: null, after: { id, note } })
const entry = (seq: number, changes: KeptEntry['changes'], more: Partial<KeptEntry> = {}): KeptEntry => ({
  seq,
  kind: 'do',
  target: null,
  command: 'annotations.add',
  changes,
  ...more
})

/** Two changes were acknowledged, a third was under way; by default all of it is there as it should be. */
function reopened(more: Partial<Reopened> = {}, seenSpans = ['one', 'two']): Reopened {
  const seen: SeenState = new Map()
  applySeen(
    seen,
    seenSpans.map((id) => span(id))
  )
  return {
    before: new Map(),
    from: 0,
    acknowledged: new Map([
      [1, [span('one')]],
      [2, [span('two')]]
    ]),
    inFlight: [
      { name: 'highlight', isMine: ({ changes }) => ['three', 'four'].every((id) => changes.some((c) => c.id === id)) }
    ],
    journal: [entry(1, [span('one')]), entry(2, [span('two')])],
    seen,
    undo: 2,
    redo: null,
    ...more
  }
}

describe('D1: what a program left behind after a kill', () => {
  it('is as it was acknowledged', () => {
    expect(checkReopened(reopened())).toEqual([])
  })

  it('may have what was under way, as a whole', () => {
    const journal = [...reopened().journal, entry(3, [span('three'), span('four')])]
    expect(checkReopened(reopened({ journal, undo: 3 }, ['one', 'two', 'three', 'four']))).toEqual([])
  })

  it('may not have half of what was under way', () => {
    const journal = [...reopened().journal, entry(3, [span('three')])]
    const broken = checkReopened(reopened({ journal, undo: 3 }, ['one', 'two', 'three']))
    expect(broken).toEqual(['entry 3 (annotations.add) is nothing that was asked for as a whole'])
  })

  it('may not lack an acknowledged change, in the journal or in what is seen', () => {
    const journal = [entry(1, [span('one')])]
    expect(checkReopened(reopened({ journal, undo: 1 }, ['one']))).toEqual([
      'change 2 was acknowledged and is not in the journal',
      'nobody has seen this state: span a two is missing'
    ])
    expect(checkReopened(reopened({}, ['one']))).toEqual(['nobody has seen this state: span a two is missing'])
  })

  it('may not be a state that nobody has seen', () => {
    expect(checkReopened(reopened({}, ['one', 'two', 'three']))).toEqual([
      'nobody has seen this state: span a three is there, and should not be'
    ])
    const journal = [entry(1, [span('one')]), entry(2, [span('two', 'other words')])]
    expect(checkReopened(reopened({ journal }))).toEqual(['change 2 is not in the journal as it was acknowledged'])
  })

  it('must have the same next undo and redo', () => {
    expect(checkReopened(reopened({ undo: 1, redo: 2 }))).toEqual([
      'undo would take back 1, not 2',
      'redo would make 2 again, not null'
    ])
  })
})

it('the stacks of undo and redo follow from the entries', () => {
  const entries = [
    entry(1, []),
    entry(2, []),
    entry(3, [], { kind: 'undo', target: 2 }),
    entry(4, [], { kind: 'log' }),
    entry(5, [], { kind: 'undo', target: 1 })
  ]
  expect(stacksOf(entries)).toEqual({ undo: null, redo: 1 })
  expect(stacksOf([...entries, entry(6, [], { kind: 'redo', target: 1 })])).toEqual({ undo: 1, redo: 2 })
  expect(stacksOf([...entries, entry(6, [])])).toEqual({ undo: 6, redo: null })
})

it('an undo that takes back something else is found', () => {
  const back = { ...span('one'), before: span('one').after, after: null }
  expect(checkReplayed('undo', [span('one')], [back])).toBeNull()
  expect(checkReplayed('redo', [span('one')], [span('one')])).toBeNull()
  expect(checkReplayed('undo', [span('one'), span('two')], [back])).toMatch(/something else/)
})
