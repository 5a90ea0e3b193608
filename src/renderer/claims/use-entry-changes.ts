import { useEffect, useState } from 'react'
import { changesInWords } from '../../core/commands/change-words'
import type { ChangeInWords } from '../../core/commands/change-words'
import { explainError } from '../state/explain-error'
import { schemesOf } from '../state/plan-view'
import { useClient, useWorkbenchStore } from '../state/workbench'

/** Changes told of one entry; an import of thousands is not listed to its end. */
const TOLD = 50

export interface EntryChanges {
  readonly seq: number
  readonly changes: readonly ChangeInWords[]
  /** How many more there are. */
  readonly more: number
  readonly problem: string | null
}

/** What an entry of the journal changed, in words; null until it is known. */
export function useEntryChanges(seq: number | null): EntryChanges | null {
  const client = useClient()
  const store = useWorkbenchStore()
  const [known, setKnown] = useState<EntryChanges | null>(null)
  useEffect(() => {
    if (seq === null) return
    let isWanted = true
    client.call('history.entry', { seq, limit: TOLD }).then(
      ({ changes, total }) => {
        const words = changesInWords(changes, schemesOf(store.getState().app))
        const more = total - changes.length
        if (isWanted) setKnown({ seq, changes: words, more, problem: null })
      },
      (error: unknown) => {
        if (isWanted) setKnown({ seq, changes: [], more: 0, problem: explainError(error) })
      }
    )
    return () => {
      isWanted = false
    }
  }, [client, store, seq])
  return known?.seq === seq ? known : null
}
