import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Events } from '../../api/contract'
import type { Change } from '../../core/commands/change'
import { CHANGES_AT_ONCE, PacedChanges } from './paced-changes'

type Changed = Events['library.changed']

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const changed = (seq: number, count: number): Changed => ({
  seq,
  at: '2024-08-22T12:00:00.000Z',
  changes: Array.from({ length: count }, (_, index): Change => ({
    table: 'note',
    article: `${seq}-${index}`,
    before: '',
    after: 'x'
  })),
  undo: { undo: null, redo: null }
})

function told() {
  const heard: Changed[] = []
  return { heard, changes: new PacedChanges((each) => heard.push(each)) }
}

describe('telling of changes', () => {
  test('a small one goes at once and whole', () => {
    const { heard, changes } = told()
    changes.tell(changed(1, 3))
    expect(heard).toEqual([changed(1, 3)])
  })

  test('a large one goes in parts, in order, and what is newer waits behind them', async () => {
    const { heard, changes } = told()
    changes.tell(changed(1, CHANGES_AT_ONCE * 2 + 1))
    changes.tell(changed(2, 1))
    expect(heard).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect(heard.map(({ seq, part, changes: all }) => [seq, part, all.length])).toEqual([
      [1, 1, CHANGES_AT_ONCE],
      [1, 2, CHANGES_AT_ONCE],
      [1, 3, 1],
      [2, undefined, 1]
    ])
    expect(heard.slice(0, 3).flatMap((each) => each.changes)).toEqual(changed(1, CHANGES_AT_ONCE * 2 + 1).changes)
  })

  test('the rest is told at once when there is no time left', () => {
    const { heard, changes } = told()
    changes.tell(changed(1, CHANGES_AT_ONCE * 3))
    changes.flush()
    expect(heard.map(({ part }) => part)).toEqual([1, 2, 3])
  })
})
