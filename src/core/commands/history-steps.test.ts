import fc from 'fast-check'
import { expect, test } from 'vitest'
import { History } from './history'
import type { HistoryEntry } from './history'
import { historyActions, walkTo } from './history-steps'

type Step = 'do' | 'undo' | 'redo'

/** A journal as the backend would write it for these steps; undos and redos of nothing leave no trace. */
class Journal {
  readonly history = new History()
  readonly entries: HistoryEntry[] = []

  take(kind: Step): void {
    const target = kind === 'undo' ? this.history.nextUndo() : kind === 'redo' ? this.history.nextRedo() : null
    if (kind !== 'do' && !target) return
    const seq = this.entries.length + 1
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString()
    const entry = { seq, kind, target: target?.seq ?? null, label: target?.label ?? `Action ${seq}`, at, article: null }
    this.entries.push(entry)
    this.history.push(entry)
  }

  get newestFirst(): readonly HistoryEntry[] {
    return this.entries.toReversed()
  }
}

function journalOf(steps: readonly Step[]): Journal {
  const journal = new Journal()
  for (const step of steps) journal.take(step)
  return journal
}

const steps = fc.array(fc.constantFrom<Step>('do', 'do', 'undo', 'redo'), { maxLength: 40 })

test('the newest done and the oldest redoable action are what undo and redo would take', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const { history, newestFirst } = journalOf(taken)
      const actions = historyActions(newestFirst)
      expect(actions.find(({ state }) => state === 'done')?.entry ?? null).toEqual(history.nextUndo())
      expect(actions.findLast(({ state }) => state === 'redoable')?.entry ?? null).toEqual(history.nextRedo())
    })
  )
})

test('walking leads to the state after the action, and takes the actions in the order it named', () => {
  fc.assert(
    fc.property(steps, fc.nat(40), (taken, pick) => {
      const journal = journalOf(taken)
      const actions = historyActions(journal.newestFirst)
      const target = actions[pick % Math.max(1, actions.length)]
      if (!target) return
      const walk = walkTo(actions, target.entry.seq)
      if (!walk) {
        const isNow = journal.history.nextUndo()?.seq === target.entry.seq
        expect(isNow || target.state === 'undone').toBe(true)
        return
      }
      for (const { entry } of walk.actions) {
        const next = walk.direction === 'undo' ? journal.history.nextUndo() : journal.history.nextRedo()
        expect(next?.seq).toBe(entry.seq)
        journal.take(walk.direction)
      }
      expect(journal.history.nextUndo()?.seq).toBe(target.entry.seq)
    })
  )
})

test('what a new action ended is told as undone for good', () => {
  const { newestFirst } = journalOf(['do', 'do', 'undo', 'do'])
  const actions = historyActions(newestFirst)
  expect(actions.map(({ entry, state }) => [entry.seq, state])).toEqual([
    [4, 'done'],
    [2, 'undone'],
    [1, 'done']
  ])
  expect(walkTo(actions, 2)).toBeNull()
})

test('undoing an action that lies further back than the piece at hand is no action', () => {
  const { newestFirst } = journalOf(['do', 'do', 'undo', 'undo'])
  expect(historyActions(newestFirst.slice(0, 2))).toEqual([])
})
