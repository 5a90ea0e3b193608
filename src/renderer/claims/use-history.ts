import { useCallback, useEffect, useState } from 'react'
import type { HistoryPage } from '../../api/views'
import { explainError } from '../state/explain-error'
import { useClient } from '../state/workbench'
import { withNewest, withOlder } from './history-pages'

const PAGE = 100

export interface HistoryList {
  /** Null until the first page has come. */
  readonly page: HistoryPage | null
  readonly problem: string | null
  readonly showOlder: () => void
}

/** The journal in pages, newest first; it follows what every window does. */
export function useHistory(): HistoryList {
  const client = useClient()
  const [page, setPage] = useState<HistoryPage | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const load = useCallback(
    (before: number) => {
      client.call('history.list', { before, limit: PAGE }).then(
        (loaded) => {
          setProblem(null)
          setPage((known) => (before === 0 || !known ? withNewest(known, loaded) : withOlder(known, loaded)))
        },
        (error: unknown) => setProblem(explainError(error))
      )
    },
    [client]
  )

  useEffect(() => {
    load(0)
    return client.on('library.changed', () => load(0))
  }, [client, load])

  const oldest = page?.entries.at(-1)?.seq
  return { page, problem, showOlder: () => load(oldest ?? 0) }
}
