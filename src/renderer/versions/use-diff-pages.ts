import { useCallback, useEffect, useRef, useState } from 'react'
import type { Client } from '../../api/client'
import { DIFF_PAGE } from '../../api/version-params'
import type { VersionPair } from '../../api/version-params'
import type { DiffItem } from '../../core/text/diff-rows'
import { explainError } from '../state/explain-error'

export interface DiffPages {
  /** How many items there are; null until the first have come. */
  readonly total: number | null
  /** Numbers of the items at which a change begins. */
  readonly changes: readonly number[]
  readonly items: ReadonlyMap<number, DiffItem>
  readonly problem: string | null
}

const NOTHING: DiffPages = { total: null, changes: [], items: new Map(), problem: null }

/** The rows of a comparison, fetched as they are needed. For another pair, or folded otherwise, it must be mounted anew. */
export function useDiffPages(client: Client, pair: VersionPair, folded: boolean) {
  const [pages, setPages] = useState(NOTHING)
  const asked = useRef(new Set<number>())
  const of = useRef(pair)

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return
      asked.current.add(page)
      const from = page * DIFF_PAGE
      try {
        const answer = await client.call('version.diff', { of: of.current, folded, from, limit: DIFF_PAGE })
        setPages((before) => ({
          total: answer.total,
          changes: page === 0 ? answer.changes : before.changes,
          items: new Map([...before.items, ...answer.items.map((item, index) => [from + index, item] as const)]),
          problem: null
        }))
      } catch (error) {
        asked.current.delete(page)
        setPages((before) => ({ ...before, problem: explainError(error) }))
      }
    },
    [client, folded]
  )
  useEffect(() => void fetchPage(0), [fetchPage])

  /** Rows that are about to be shown, first and last. */
  const need = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / DIFF_PAGE); page <= Math.floor(last / DIFF_PAGE); page += 1)
        void fetchPage(page)
    },
    [fetchPage]
  )
  return { pages, need }
}
