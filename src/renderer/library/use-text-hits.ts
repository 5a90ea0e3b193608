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
}

const NONE: TextHits = { hits: [], busy: false, problem: null }

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
          if (wanted) setFound({ hits, busy: false, problem: null, query: words })
        },
        (error: unknown) => {
          if (wanted) setFound({ hits: [], busy: false, problem: explainError(error), query: words })
        }
      )
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [client, words, size])

  if (words === '') return NONE
  return { hits: found.hits, problem: found.query === words ? found.problem : null, busy: found.query !== words }
}
