import { useEffect, useState } from 'react'
import { scopeOf } from '../../core/session/scope'
import { useClient } from '../state/workbench'

export interface SessionScope {
  readonly sentences: number
  readonly words: number
  /** Articles that were not counted yet. */
  readonly left: number
}

/** Counts the sentences and words of the chosen articles that are not left out of work, one article after the other. */
export function useSessionScope(articles: readonly string[]): SessionScope {
  const client = useClient()
  const [known, setKnown] = useState<ReadonlyMap<string, { readonly sentences: number; readonly words: number }>>(
    new Map()
  )
  const next = articles.find((id) => !known.has(id))
  useEffect(() => {
    if (next === undefined) return
    let isWanted = true
    const take = (counts: { readonly sentences: number; readonly words: number }) => {
      if (isWanted) setKnown((before) => new Map(before).set(next, counts))
    }
    client.call('article.open', { article: next }).then(
      ({ text, article }) => {
        const { sentences, words } = scopeOf(text, article.segments, article.language)
        take({ sentences: sentences.length, words })
      },
      // One that cannot be read is told when the session opens; here it counts for nothing.
      () => take({ sentences: 0, words: 0 })
    )
    return () => {
      isWanted = false
    }
  }, [client, next])
  let [sentences, words, left] = [0, 0, 0]
  for (const id of articles) {
    const counts = known.get(id)
    if (!counts) left += 1
    sentences += counts?.sentences ?? 0
    words += counts?.words ?? 0
  }
  return { sentences, words, left }
}
