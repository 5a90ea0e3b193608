import { useEffect, useState } from 'react'
import type { FindScope } from '../../state/marking-accounts'
import { useClient, useWorkbenchStore } from '../../state/workbench'
import { explainError } from '../../state/explain-error'

/** What is in scope of the chosen articles, as far as it was counted. */
export interface ScopeCount {
  readonly sentences: number
  readonly words: number
  readonly counted: number
  readonly of: number
  /** Why an article could not be counted; null when all could. */
  readonly problem: string | null
}

interface Size {
  readonly sentences: number
  readonly words: number
}

/**
 * Counts sentences and words in scope, one article after the other; what was counted once is kept. Texts that are not
 * at hand are read, and nothing waits for it.
 *
 * @param findScope the same function at every render
 */
export function useScopeCount(articles: readonly string[], findScope: FindScope): ScopeCount {
  const store = useWorkbenchStore()
  const client = useClient()
  const [sizes] = useState(() => new Map<string, Size>())
  const [, setTurn] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let isWanted = true
    const sizeOf = async (article: string): Promise<Size> => {
      const { bench, open } = store.getState()
      const atHand = bench.get(article) ?? (open?.article.id === article ? open : null)
      const { article: record, text } = atHand ?? (await client.call('article.open', { article }))
      const scope = await findScope({ text, segments: record.segments, language: record.language })
      return { sentences: scope.sentences.length, words: scope.words }
    }
    const countAll = async () => {
      for (const article of articles) {
        if (sizes.has(article)) continue
        if (!isWanted) return
        const size = await sizeOf(article)
        sizes.set(article, size)
        if (isWanted) setTurn((turn) => turn + 1)
      }
      if (isWanted) setProblem(null)
    }
    countAll().catch((error: unknown) => {
      if (isWanted) setProblem(explainError(error))
    })
    return () => {
      isWanted = false
    }
  }, [articles, findScope, client, store, sizes])

  const known = articles.flatMap((article) => sizes.get(article) ?? [])
  return {
    sentences: known.reduce((sum, { sentences }) => sum + sentences, 0),
    words: known.reduce((sum, { words }) => sum + words, 0),
    counted: known.length,
    of: articles.length,
    problem
  }
}
