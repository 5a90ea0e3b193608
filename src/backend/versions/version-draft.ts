import { CallError } from '../../api/envelope'
import type { VersionReport } from '../../api/version-views'
import type { Article } from '../../core/model/article'
import { foldRows } from '../../core/text/diff-rows'
import type { DiffItem, DiffRow } from '../../core/text/diff-rows'
import type { OpenLibrary } from '../store/load-library'
import { originalsOf } from '../store/originals-of'
import type { NewVersion } from './new-version'
import { othersOn } from './other-layers'
import type { OnPlaced, VersionPlan } from './version-job'
import { reportOf } from './version-report'
import { runVersionJob } from './version-thread'

/** The rows of a comparison, whole and with what stayed folded away. */
export interface Comparison {
  readonly rows: readonly DiffRow[]
  readonly folded: readonly DiffItem[]
}

export const comparisonOf = (rows: readonly DiffRow[]): Comparison => ({ rows, folded: foldRows(rows) })

/** @throws CallError `not-found` for an article that is not there, or lies in the bin */
export function requireArticle(library: OpenLibrary, id: string): Article {
  const article = library.store.state.articles.get(id)
  if (article && article.binnedAt === null) return article
  const message = article
    ? `“${article.title}” is in the bin. Bring it back first.`
    : 'The library has no such article.'
  throw new CallError('not-found', message, { article: id })
}

/** The article and the version of it that has these very bytes already, the present one or an earlier one. */
export function duplicateOf({ store }: OpenLibrary, sha256: string): VersionReport['duplicateOf'] {
  const { articles } = store.state
  const article = articles.get(originalsOf(articles.values()).get(sha256) ?? '')
  if (!article) return null
  const earlier = article.earlier.findIndex(({ original }) => original.sha256 === sha256)
  const version = earlier >= 0 ? earlier + 1 : article.earlier.length + 1
  return { article: article.id, title: article.title, version }
}

/** A document that arrived as a new version of an article, and what would become of everything. Nothing is stored. */
export class VersionDraft {
  readonly library: OpenLibrary
  readonly article: string
  readonly arrived: NewVersion
  readonly #abort = new AbortController()
  #plan: VersionPlan | null = null
  /** The record that the plan was made for: parts may be decided on meanwhile. */
  #planned: Article | null = null
  #comparison: Comparison | null = null

  constructor(library: OpenLibrary, article: string, arrived: NewVersion) {
    this.library = library
    this.article = article
    this.arrived = arrived
  }

  /** What would become of everything, worked out anew with what is in the library now. */
  async plan(onPlaced: OnPlaced = () => undefined): Promise<VersionPlan> {
    const { store, engine } = this.library
    const article = requireArticle(this.library, this.article)
    const before = await engine.readText(article.id)
    const { spans, bookmarks, marks } = await store.loadLayer(article.id)
    const job = {
      kind: 'plan',
      before,
      after: this.arrived.text,
      // A copy: what is done to the article meanwhile must not get in half-way.
      layer: { spans: new Map(spans), bookmarks: new Map(bookmarks), marks: new Map(marks) },
      segments: article.segments,
      arrived: this.arrived.article.segments
    } as const
    this.#plan = await runVersionJob(job, { signal: this.#abort.signal, onPlaced })
    this.#planned = article
    this.#comparison = comparisonOf(this.#plan.rows)
    return this.#plan
  }

  /** The plan of the last report; worked out anew when there was none, or the article is another one by now. */
  async lastPlan(): Promise<VersionPlan> {
    const isOf = this.#planned === this.library.store.state.articles.get(this.article)
    return this.#plan && isOf ? this.#plan : this.plan()
  }

  async comparison(): Promise<Comparison> {
    if (!this.#comparison) await this.plan()
    return this.#comparison ?? comparisonOf([])
  }

  /** @param mostFates how many annotations are named one by one */
  async report(mostFates: number, onPlaced?: OnPlaced): Promise<VersionReport> {
    const { store, engine } = this.library
    const article = requireArticle(this.library, this.article)
    const duplicate = duplicateOf(this.library, this.arrived.article.original.sha256)
    const plan = duplicate ? null : await this.plan(onPlaced)
    return reportOf(
      {
        article,
        before: await engine.readText(article.id),
        arrived: this.arrived,
        duplicateOf: duplicate,
        layer: await store.loadLayer(article.id),
        plan,
        others: await othersOn(this.library, article.id)
      },
      mostFates
    )
  }

  /** Ends whatever is under way. */
  cancel(): void {
    this.#abort.abort()
  }
}
