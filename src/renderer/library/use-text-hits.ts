import { useEffect, useState } from 'react'
import type { SearchHit } from '../../api/views'
import { explainError } from '../state/explain-error'
import { useClient, useWorkbench } from '../state/workbench'

/** How long typing must rest before the texts are searched, in milliseconds. */
const PAUSE = 180
/** The contract's limit: of more articles than that, a person needs another word, not a longer list. */
const LIMIT = 1000

export interface TextHits {
  readonly hits: readonly SearchHit[]
  /** The texts are being searched for what is typed now. */
  readonly busy: boolean
  readonly problem: string | null
  /** There may be more than the search gives back at once. */
  readonly cut: boolean
}

const NONE: TextHits = { hits: [], busy: false, problem: null, cut: false }

/** What the full-text search finds; the hits of the query before stay in sight until the new ones have come. */
export function useTextHits(query: string): TextHits {
  const client = useClient()
  const size = useWorkbench((state) => state.articles.size)
  const words = query.trim()
  const [found, setFound] = useState<TextHits & { readonly query: string }>({ ...NONE, query: '' })

  useEffect(() => {
    if (words === '' || size === 0) return
    let wanted = true
    const timer = setTimeout(() => {
      client.call('article.search', { query: words, limit: LIMIT }).then(
        (hits) => {
          if (wanted) setFound({ ...NONE, hits, query: words, cut: hits.length === LIMIT })
        },
        (error: unknown) => {
          if (wanted) setFound({ ...NONE, problem: explainError(error), query: words })
        }
      )
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [client, words, size])

  if (words === '') return NONE
  const current = found.query === words
  return { hits: found.hits, problem: current ? found.problem : null, busy: !current, cut: current && found.cut }
}
