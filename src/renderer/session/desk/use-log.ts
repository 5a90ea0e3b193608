import { useCallback, useEffect, useState } from 'react'
import type { HistoryEntry } from '../../../core/commands/history'
import { explainError } from '../../state/explain-error'
import { useClient } from '../../state/workbench'

/** Entries asked for at a time. */
const PAGE = 200

export interface Log {
  /** Newest first; null until the first page has come. */
  readonly entries: readonly HistoryEntry[] | null
  /** There are older ones. */
  readonly more: boolean
  readonly problem: string
  readonly showOlder: () => void
}

/** The journal of the library, newest first; it follows what every window does. */
export function useLog(): Log {
  const client = useClient()
  const [entries, setEntries] = useState<ReadonlyMap<number, HistoryEntry> | null>(null)
  const [more, setMore] = useState(false)
  const [problem, setProblem] = useState('')

  const load = useCallback(
    async (before: number) => {
      try {
        const page = await client.call('history.list', { before, limit: PAGE })
        setProblem('')
        setEntries((known) => {
          const meets = known === null || before > 0 || !page.more || page.entries.some(({ seq }) => known.has(seq))
          // So much has happened since that there is a hole in between: it begins anew.
          const merged = new Map(meets ? known : null)
          for (const entry of page.entries) merged.set(entry.seq, entry)
          return merged
        })
        setMore((known) => (before > 0 || !known ? page.more : known))
      } catch (error) {
        setProblem(explainError(error))
      }
    },
    [client]
  )

  useEffect(() => {
    // What goes wrong is shown.
    const follow = () => void load(0)
    follow()
    return client.on('library.changed', follow)
  }, [client, load])

  const sorted = entries === null ? null : [...entries.values()].sort((a, b) => b.seq - a.seq)
  return { entries: sorted, more, problem, showOlder: () => void load(sorted?.at(-1)?.seq ?? 0) }
}
