import { canonicalJson } from '../../store/canonical-json'
import type { EntryInJournal } from './kill-actions'
import { applySeen, differences, takenBack } from './seen-state'
import type { SeenChange, SeenState } from './seen-state'

/** A journal entry as it lies on the disk. */
export interface KeptEntry extends EntryInJournal {
  readonly seq: number
  readonly kind: 'do' | 'undo' | 'redo' | 'log'
  readonly target: number | null
  readonly changes: readonly (SeenChange & EntryInJournal['changes'][number])[]
}

/** What a window knew when its program was killed, and what is there after a new one opened the library. */
export interface Reopened {
  /** What was seen before the program's life began. */
  readonly before: SeenState
  /** Number of the last entry that belongs to `before`. */
  readonly from: number
  /** What the program acknowledged: the number of the entry and, where the window was told, its changes. */
  readonly acknowledged: ReadonlyMap<number, readonly SeenChange[] | null>
  /** What had been asked for and not been answered. */
  readonly inFlight: readonly { readonly name: string; readonly isMine: (entry: EntryInJournal) => boolean }[]
  readonly journal: readonly KeptEntry[]
  readonly seen: SeenState
  /** What can be taken back and made again now, by the number of the entry. */
  readonly undo: number | null
  readonly redo: number | null
}

/** What undo and redo must be for entries, by a rule of its own. */
export function stacksOf(entries: readonly KeptEntry[]): {
  readonly undo: number | null
  readonly redo: number | null
} {
  const undo: number[] = []
  let redo: number[] = []
  for (const { seq, kind, target } of entries) {
    if (kind === 'do') {
      undo.push(seq)
      redo = []
    } else if (kind === 'undo') redo.push(...undo.splice(undo.lastIndexOf(target ?? -1), 1))
    else if (kind === 'redo') undo.push(...redo.splice(redo.lastIndexOf(target ?? -1), 1))
  }
  return { undo: undo.at(-1) ?? null, redo: redo.at(-1) ?? null }
}

/** The promises that were broken, in words; none when all hold (D1). */
export function checkReopened(reopened: Reopened): string[] {
  const { acknowledged, from, inFlight, journal, seen } = reopened
  const broken: string[] = []
  const state: SeenState = new Map(reopened.before)
  const last = Math.max(from, ...acknowledged.keys())
  const kept = new Map(journal.map((entry) => [entry.seq, entry]))
  for (let seq = from + 1; seq <= last; seq += 1) {
    const entry = kept.get(seq)
    const changes = acknowledged.get(seq)
    if (!entry) broken.push(`change ${seq} was acknowledged and is not in the journal`)
    else if (changes && canonicalJson(changes) !== canonicalJson(entry.changes)) {
      broken.push(`change ${seq} is not in the journal as it was acknowledged`)
    }
    applySeen(state, changes ?? entry?.changes ?? [])
  }
  const open = [...inFlight]
  for (const entry of journal.filter(({ seq }) => seq > last)) {
    const mine = open.findIndex(({ isMine }) => isMine(entry))
    if (mine < 0) broken.push(`entry ${entry.seq} (${entry.command}) is nothing that was asked for as a whole`)
    else open.splice(mine, 1)
    applySeen(state, entry.changes)
  }
  for (const line of differences(state, seen)) broken.push(`nobody has seen this state: ${line}`)
  const stacks = stacksOf(journal)
  if (stacks.undo !== reopened.undo) broken.push(`undo would take back ${reopened.undo}, not ${stacks.undo}`)
  if (stacks.redo !== reopened.redo) broken.push(`redo would make ${reopened.redo} again, not ${stacks.redo}`)
  return broken
}

/** Whether an undo took back exactly what its action had done, or a redo did it again; null when it did. */
export function checkReplayed(
  kind: 'undo' | 'redo',
  original: readonly SeenChange[],
  changes: readonly SeenChange[]
): string | null {
  const wanted = kind === 'undo' ? takenBack(original) : original
  return canonicalJson(wanted) === canonicalJson(changes) ? null : `${kind} changed something else than its action had`
}
