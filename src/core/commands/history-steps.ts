import type { HistoryEntry } from './history'

/** `redoable`: taken back, and redo can make it again. `undone`: taken back for good, something else was done since. */
export type ActionState = 'done' | 'redoable' | 'undone'

/** An action of the history with what became of it. */
export interface HistoryAction {
  readonly entry: HistoryEntry
  readonly state: ActionState
  /** When it was last taken back or made again, ISO 8601; null when it never was. */
  readonly changedAt: string | null
}

/**
 * The actions of a piece of the journal that reaches to its newest entry; undoing and redoing is told with the action
 * it concerns, not as an action of its own.
 *
 * @param entries newest first
 * @returns newest first
 */
export function historyActions(entries: readonly HistoryEntry[]): readonly HistoryAction[] {
  const actions = new Map<number, { entry: HistoryEntry; state: ActionState; changedAt: string | null }>()
  const redoable = new Set<number>()
  for (const entry of entries.toReversed()) {
    if (entry.kind === 'do') {
      for (const seq of redoable) actions.get(seq)!.state = 'undone'
      redoable.clear()
      actions.set(entry.seq, { entry, state: 'done', changedAt: null })
      continue
    }
    // The action may lie further back than the piece at hand.
    const action = entry.target === null ? undefined : actions.get(entry.target)
    if (!action) continue
    action.state = entry.kind === 'undo' ? 'redoable' : 'done'
    action.changedAt = entry.at
    if (entry.kind === 'undo') redoable.add(action.entry.seq)
    else redoable.delete(action.entry.seq)
  }
  return [...actions.values()].reverse()
}

/** A way through the history: so many undos or redos, one after the other. */
export interface HistoryWalk {
  readonly direction: 'undo' | 'redo'
  /** The actions in the order in which they are taken back or made again. */
  readonly actions: readonly HistoryAction[]
}

/**
 * The way to the state that an action led to: everything done after it is taken back, or everything up to it is made
 * again. Null when one is there already, or when it was taken back for good.
 *
 * @param actions newest first
 */
export function walkTo(actions: readonly HistoryAction[], seq: number): HistoryWalk | null {
  const target = actions.find(({ entry }) => entry.seq === seq)
  if (!target || target.state === 'undone') return null
  if (target.state === 'redoable') {
    const again = actions.filter(({ entry, state }) => state === 'redoable' && entry.seq <= seq)
    return { direction: 'redo', actions: again.toReversed() }
  }
  const back = actions.filter(({ entry, state }) => state === 'done' && entry.seq > seq)
  return back.length === 0 ? null : { direction: 'undo', actions: back }
}
