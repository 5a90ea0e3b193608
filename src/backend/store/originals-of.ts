import type { Article } from '../../core/model/article'

/**
 * Ids of articles by the SHA-256 of the bytes they came from (hex), those of earlier versions too: what comes in again
 * is the article it once became.
 */
export function originalsOf(articles: Iterable<Article>): Map<string, string> {
  const ids = new Map<string, string>()
  for (const { id, original, earlier } of articles) {
    for (const version of earlier) ids.set(version.original.sha256, id)
    ids.set(original.sha256, id)
  }
  return ids
}
