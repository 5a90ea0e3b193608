import type { AppState, ArticleSummary } from '../../api/views'
import { applyToLayer } from '../../core/commands/apply'
import { isDeskChange } from '../../core/commands/change'
import type { Change, DeskChange } from '../../core/commands/change'
import { spanEnd } from '../../core/model/annotation'
import type { Article } from '../../core/model/article'
import type { Claim } from '../../core/model/claim'
import { isDecided } from '../../core/model/claim-check'
import type { LayerCounts } from '../../core/model/library'
import type { Relation } from '../../core/model/relation'
import type { Scheme } from '../../core/model/scheme'
import { claimChanged, countsOf } from './claim-index'
import type { BenchDocument, OpenDocument, WorkbenchState } from './workbench-state'

/** The part of the state that commands change. */
export type Mirror = Pick<WorkbenchState, 'app' | 'articles' | 'open' | 'bench'>

const NO_COUNTS: LayerCounts = { spans: 0, claims: 0, decided: 0, documentLabels: 0 }

const present = (value: unknown): number => (value === null ? 0 : 1)

const decidedIn = (claim: Claim | null): number => (claim !== null && isDecided(claim) ? 1 : 0)

/** Counts after a change, from the change alone: what it takes away and what it brings. */
function countsAfter(counts: LayerCounts, change: Change): LayerCounts {
  const difference = present('id' in change ? change.after : null) - present('id' in change ? change.before : null)
  switch (change.table) {
    case 'span':
      return { ...counts, spans: counts.spans + difference }
    case 'documentLabel':
      return { ...counts, documentLabels: counts.documentLabels + difference }
    case 'claim': {
      const decided = decidedIn(change.after) - decidedIn(change.before)
      return { ...counts, claims: counts.claims + difference, decided: counts.decided + decided }
    }
    case 'article':
    case 'scheme':
    case 'schemeVersion':
    case 'status':
    case 'note':
    case 'relation':
    case 'bookmark':
    case 'question':
    case 'evidence':
    case 'mark':
    case 'time':
    case 'source':
    case 'speaker':
    case 'contact':
    case 'fact':
    case 'scale':
    case 'session':
      return counts
  }
}

function withScheme(app: AppState | null, id: string, scheme: Scheme | null): AppState | null {
  if (app?.phase !== 'ready') return app
  const rest = app.library.schemes.filter((candidate) => candidate.id !== id)
  return { ...app, library: { ...app.library, schemes: scheme ? [...rest, scheme] : rest } }
}

function withDesk(app: AppState | null, change: DeskChange): AppState | null {
  if (app?.phase !== 'ready') return app
  const { table, id, after } = change
  const before: readonly { readonly id: string }[] = app.library.desk[table]
  const isThere = before.some((record) => record.id === id)
  // A record that changes keeps its place.
  const records = after
    ? isThere
      ? before.map((record) => (record.id === id ? after : record))
      : [...before, after]
    : before.filter((record) => record.id !== id)
  return { ...app, library: { ...app.library, desk: { ...app.library.desk, [table]: records } } }
}

/** Working copy of a mirror: what is touched is copied once, what is not stays the same object. */
class MirrorDraft {
  #app: AppState | null
  #articles: ReadonlyMap<string, ArticleSummary>
  #open: OpenDocument | null
  #bench: ReadonlyMap<string, BenchDocument>
  readonly #benchChanged = new Set<string>()
  #ownArticles: Map<string, ArticleSummary> | null = null
  #layerChanged = false
  #relationsChanged = false
  readonly #changedSpans: string[] = []

  /** @param isRevised the changes give the open article another text */
  constructor(
    mirror: Mirror,
    private readonly isRevised: boolean
  ) {
    this.#app = mirror.app
    this.#articles = mirror.articles
    this.#open = mirror.open
    this.#bench = mirror.bench
  }

  /** @param stale a newer change of the same record is in force already; only counts are kept up */
  apply(change: Change, stale: boolean): void {
    if (isDeskChange(change)) {
      if (!stale) this.#app = withDesk(this.#app, change)
      return
    }
    if (!stale) this.#applyToBench(change)
    switch (change.table) {
      case 'scheme':
        if (!stale) this.#app = withScheme(this.#app, change.id, change.after)
        break
      case 'article':
        if (!stale) this.#putArticle(change.id, change.after)
        break
      case 'status':
        if (!stale) this.#putSummary(change.article, (summary) => ({ ...summary, status: change.after }))
        this.#applyToOpen(change.article, change, stale)
        break
      case 'schemeVersion':
        break
      case 'note':
        this.#applyToOpen(change.article, change, stale)
        break
      case 'relation':
        this.#applyToOpen(change.article, change, stale)
        if (!stale) this.#putIncoming(change.id, change.before, change.after)
        break
      case 'bookmark':
      case 'span':
      case 'claim':
      case 'documentLabel':
      case 'question':
      case 'evidence':
      case 'mark':
      case 'time':
        if (!this.#applyToOpen(change.article, change, stale)) {
          this.#putSummary(change.article, (summary) => ({ ...summary, counts: countsAfter(summary.counts, change) }))
        }
        break
    }
  }

  /** The articles of the session under way have their layers here, also those that are not open. */
  #applyToBench(change: Change): void {
    const article = 'article' in change ? change.article : change.table === 'article' ? change.id : null
    const document = article === null ? undefined : this.#bench.get(article)
    if (article === null || !document) return
    if (change.table === 'article') {
      if (!change.after) return
      const isRevised = change.after.text.revision !== document.article.text.revision
      const after = isRevised ? { ...document, isStale: true } : { ...document, article: change.after }
      this.#bench = new Map(this.#bench).set(article, after)
      return
    }
    if (document.isStale) return
    applyToLayer(document.layer, change)
    this.#benchChanged.add(article)
  }

  /**
   * Places are of one text. While the open article has another one in the library, or a place is of another one, what
   * is open stays as it is: it is about to be read again as a whole.
   */
  #isOfOpenText(change: Change): boolean {
    const open = this.#open
    if (!open) return false
    const listed = this.#articles.get(open.article.id)?.article
    if (this.isRevised || (listed && listed.text.revision !== open.article.text.revision)) return false
    return (
      change.table !== 'span' ||
      !change.after ||
      change.after.orphan !== null ||
      spanEnd(change.after) <= open.text.length
    )
  }

  #applyToOpen(article: string, change: Change, stale: boolean): boolean {
    if (this.#open?.article.id !== article) return false
    if (stale || !this.#isOfOpenText(change)) return true
    const { layer } = this.#open
    const claim = change.table === 'claim' ? (layer.claims.get(change.id) ?? null) : null
    applyToLayer(layer, change)
    if (change.table === 'claim') claimChanged(layer, claim, layer.claims.get(change.id) ?? null)
    this.#layerChanged = true
    if (change.table === 'span') this.#changedSpans.push(change.id)
    if (change.table === 'relation') this.#relationsChanged = true
    return true
  }

  /** A relation of another article that ends in the open one is shown there, too. */
  #putIncoming(id: string, before: Relation | null, after: Relation | null): void {
    const open = this.#open
    const relation = after ?? before
    if (!open || relation?.to.article !== open.article.id || relation.from.article === open.article.id) return
    const incoming = new Map(open.incoming)
    if (after) incoming.set(id, after)
    else incoming.delete(id)
    this.#open = { ...open, incoming }
  }

  #articlesToChange(): Map<string, ArticleSummary> {
    this.#ownArticles ??= new Map(this.#articles)
    this.#articles = this.#ownArticles
    return this.#ownArticles
  }

  #putSummary(id: string, change: (summary: ArticleSummary) => ArticleSummary): void {
    const summary = this.#articles.get(id)
    if (summary) this.#articlesToChange().set(id, change(summary))
  }

  #putArticle(id: string, article: Article | null): void {
    if (article === null || article.binnedAt !== null) {
      if (this.#articles.has(id)) this.#articlesToChange().delete(id)
    } else {
      const summary = this.#articles.get(id)
      this.#articlesToChange().set(
        id,
        summary ? { ...summary, article } : { article, status: 'todo', counts: NO_COUNTS }
      )
    }
    if (this.#open?.article.id !== id) return
    // What is no longer in the library does not stay on the desk: its import was undone, or it went to the bin.
    if (article === null || article.binnedAt !== null) this.#open = null
    // The record goes with its text.
    else if (article.text.revision === this.#open.article.text.revision) this.#open = { ...this.#open, article }
  }

  finish(): Mirror {
    if (this.#open && this.#layerChanged) {
      const { article, layer, log } = this.#open
      const revision = this.#open.revision + 1
      log.note(revision, this.#changedSpans)
      const relationRevision = this.#open.relationRevision + (this.#relationsChanged ? 1 : 0)
      this.#open = { ...this.#open, revision, relationRevision }
      const counts = countsOf(layer)
      this.#putSummary(article.id, (summary) => ({ ...summary, counts }))
    }
    if (this.#benchChanged.size > 0) {
      const bench = new Map(this.#bench)
      for (const id of this.#benchChanged) {
        const document = bench.get(id)
        if (document) bench.set(id, { ...document, revision: document.revision + 1 })
      }
      this.#bench = bench
    }
    return { app: this.#app, articles: this.#articles, open: this.#open, bench: this.#bench }
  }
}

/**
 * Applies changes to the mirror: the open layer in place, everything else by copies of what is touched.
 *
 * @param isStale tells that a newer change of the same record is in force; such a record is left alone
 */
export function applyToMirror(
  mirror: Mirror,
  changes: readonly Change[],
  isStale: (change: Change) => boolean = () => false
): Mirror {
  if (changes.length === 0) return mirror
  const { open } = mirror
  const isRevised = changes.some(
    (change) =>
      change.table === 'article' &&
      change.id === open?.article.id &&
      change.after !== null &&
      change.after.text.revision !== open.article.text.revision
  )
  const draft = new MirrorDraft(mirror, isRevised)
  for (const change of changes) draft.apply(change, isStale(change))
  return draft.finish()
}
