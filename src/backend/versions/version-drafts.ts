import { CallError } from '../../api/envelope'
import type { VersionDraftId, VersionPair } from '../../api/version-params'
import type { Article } from '../../core/model/article'
import { versionNumber } from '../../core/model/article'
import type { OpenLibrary } from '../store/load-library'
import { comparisonOf } from './version-draft'
import type { Comparison, VersionDraft } from './version-draft'
import { runVersionJob } from './version-thread'

/** Drafts and comparisons kept at once; the oldest goes when there are more, for windows that never came back. */
const MOST_KEPT = 4

const keyOf = ({ batch, item, article }: VersionDraftId): string => `${batch}/${item}/${article}`

function keep<Value>(kept: Map<string, Value>, key: string, value: Value): Value | undefined {
  kept.delete(key)
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size <= MOST_KEPT || oldest === undefined) return undefined
  const gone = kept.get(oldest)
  kept.delete(oldest)
  return gone
}

/** New versions that are being looked over, and comparisons of versions that are stored. */
export class VersionDrafts {
  readonly #drafts = new Map<string, VersionDraft>()
  readonly #stored = new Map<string, Comparison>()

  put(id: VersionDraftId, draft: VersionDraft): void {
    this.#drafts.get(keyOf(id))?.cancel()
    keep(this.#drafts, keyOf(id), draft)?.cancel()
  }

  /** @throws CallError `not-found` */
  require(id: VersionDraftId, library: OpenLibrary): VersionDraft {
    const draft = this.#drafts.get(keyOf(id))
    if (draft?.library === library) return draft
    throw new CallError('not-found', 'That new version is not at hand any more. Choose the file again.')
  }

  /** Ends what is under way with the files of an import, and forgets it. */
  cancel(batch: string): void {
    for (const [key, draft] of this.#drafts) {
      if (!key.startsWith(`${batch}/`)) continue
      draft.cancel()
      this.#drafts.delete(key)
    }
  }

  /** @throws CallError `not-found` */
  async comparison(pair: VersionPair, library: OpenLibrary): Promise<Comparison> {
    if (pair.kind === 'draft') return this.require(pair, library).comparison()
    const { store } = library
    const article = store.state.articles.get(pair.article)
    const [before, after] = article ? versionsFrom(article, pair.version) : []
    if (!before || !after) throw new CallError('not-found', 'The article has no such version.')
    const key = `${before.text.sha256}/${after.text.sha256}`
    const known = this.#stored.get(key)
    if (known) return known
    const [old, next] = [await store.texts.read(before, null), await store.texts.read(after, null)]
    const { signal } = new AbortController()
    const comparison = comparisonOf(await runVersionJob({ kind: 'diff', before: old, after: next }, { signal }))
    keep(this.#stored, key, comparison)
    return comparison
  }
}

/** An earlier version of an article, counted from 1, and the one that came after it. */
function versionsFrom(article: Article, version: number): Article[] {
  if (version >= versionNumber(article)) return []
  const all = [...article.earlier.map((earlier) => ({ ...article, ...earlier })), article]
  return all.slice(version - 1, version + 1)
}
