import type { Article } from '../../core/model/article'
import { scopeOf } from '../../core/session/scope'
import type { Scope } from '../../core/session/scope'
import type { BenchDocument } from './workbench-state'

/** What the words and sentences in scope depend on. */
export interface ScopeJob {
  readonly text: string
  readonly segments: Article['segments']
  readonly language: string
}

/** Cuts a text into words and sentences in scope; a long one elsewhere than in the window's thread. */
export type FindScope = (job: ScopeJob) => Promise<Scope>

export const findScopeHere: FindScope = ({ text, segments, language }) =>
  Promise.resolve(scopeOf(text, segments, language))

interface Known {
  readonly job: ScopeJob
  readonly scope: Promise<Scope>
}

/** The scopes of a session's articles: each is found once for a text, its parts and its language. */
export class ScopeKeeper {
  readonly #known = new Map<string, Known>()

  constructor(private readonly find: FindScope) {}

  /** The scope of an article's present text; the same promise while nothing of it changes. */
  of({ article, text }: Pick<BenchDocument, 'article' | 'text'>): Promise<Scope> {
    const { id, segments, language } = article
    const known = this.#known.get(id)
    if (known && known.job.text === text && known.job.segments === segments && known.job.language === language) {
      return known.scope
    }
    const job = { text, segments, language }
    const scope = this.find(job)
    this.#known.set(id, { job, scope })
    // What failed is tried again when it is asked for again; whoever waits hears of the failure.
    scope.catch(() => this.#known.delete(id))
    return scope
  }

  /** Forgets articles that are in no session any more. */
  keepOnly(articles: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!articles.has(id)) this.#known.delete(id)
  }
}
