import { useEffect, useMemo, useState } from 'react'
import { filterArticles } from '../../core/query/filter-articles'
import { explainError } from '../state/explain-error'
import { useClient, useWorkbench } from '../state/workbench'

export interface ShownArticles {
  /** Ids, in the order of the list; null until the texts have been searched. */
  readonly ids: readonly string[] | null
  readonly problem: string | null
}

/** The articles that the list shows with its present filter, the full-text search included. */
export function useShownArticles(): ShownArticles {
  const client = useClient()
  const articles = useWorkbench((state) => state.articles)
  const filter = useWorkbench((state) => state.filter)
  const query = filter.query.trim()
  const [found, setFound] = useState<ReadonlySet<string> | null>(query === '' ? new Set() : null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    if (query === '') return
    let wanted = true
    client.call('article.search', { query, limit: 0, whole: true }).then(
      (page) => {
        if (wanted) setFound(new Set(page.articles))
      },
      (error: unknown) => {
        if (wanted) setProblem(explainError(error))
      }
    )
    return () => {
      wanted = false
    }
  }, [client, query])

  const ids = useMemo(
    () => (found ? filterArticles(articles.values(), filter, found).map((listed) => listed.article.id) : null),
    [articles, filter, found]
  )
  return { ids, problem }
}
