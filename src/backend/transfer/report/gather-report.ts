import { CallError } from '../../../api/envelope'
import type { Session } from '../../../core/model/desk'
import { VERDICT_SCALES } from '../../../core/model/verdict-scales'
import { findVerdict } from '../../../core/model/verdict-scales'
import { claimHistory } from '../../../core/report/claim-history'
import type {
  LinkedText,
  LogDigest,
  ReportArticle,
  ReportInput,
  ReportOptions
} from '../../../core/report/report-input'
import type { PreflightItem } from '../../../core/session/preflight'
import { preflightOf } from '../../../core/session/preflight'
import { scopeOf } from '../../../core/session/scope'
import { byJournal, mergeJournals, readJournals } from '../../evidence/read-journals'
import type { ReadJournal } from '../../evidence/read-journals'
import { requireSession, writeAuditLog } from '../../evidence/write-audit-log'
import type { OpenLibrary } from '../../store/load-library'

/** What a report is made with, beside the library. */
export interface ReportSurroundings {
  readonly options: ReportOptions
  /** Of the program. */
  readonly version: string
  /** ISO 8601 in UTC. */
  readonly now: string
  readonly signal: AbortSignal
  /** After each text. */
  readonly onText?: () => void
}

/** The texts of a session, in its order, with what the person made in them. @throws CallError `not-found` */
async function articlesOf(
  library: OpenLibrary,
  session: Session,
  { signal, onText }: Pick<ReportSurroundings, 'signal' | 'onText'>
): Promise<readonly ReportArticle[]> {
  const articles: ReportArticle[] = []
  for (const id of session.articles) {
    signal.throwIfAborted()
    const article = library.store.state.articles.get(id)
    if (!article) {
      throw new CallError('not-found', `An article of the session is not in the library any more: ${id}.`, { id })
    }
    articles.push({ article, text: await library.engine.readText(id), layer: await library.store.loadLayer(id) })
    onText?.()
  }
  return articles
}

/** Texts of other articles that evidence links to; those that are gone are passed over, and the report says so. */
async function linkedTexts(
  library: OpenLibrary,
  articles: readonly ReportArticle[]
): Promise<ReadonlyMap<string, LinkedText>> {
  const own = new Set(articles.map(({ article }) => article.id))
  const linked = new Map<string, LinkedText>()
  for (const { layer } of articles) {
    for (const { passage } of layer.evidence.values()) {
      if (passage === null || own.has(passage.article) || linked.has(passage.article)) continue
      const article = library.store.state.articles.get(passage.article)
      if (article) linked.set(article.id, { title: article.title, text: await library.engine.readText(article.id) })
    }
  }
  return linked
}

function faultsOf(journals: readonly ReadJournal[]): readonly string[] {
  return [...byJournal(journals).values()].flatMap((parts, index) =>
    parts.flatMap(({ part, content: { faults } }) => {
      const where = part ? `, entries ${part.first} to ${part.last}` : ''
      return faults.map(({ line, message }) => `Journal ${index + 1}${where}, line ${line}: ${message}.`)
    })
  )
}

/**
 * Everything that a report says, read from the library.
 *
 * @throws CallError `not-found` for a session, or an article of it, that is gone
 */
export async function gatherReport(
  library: OpenLibrary,
  sessionId: string,
  { options, version, now, signal, onText }: ReportSurroundings
): Promise<ReportInput> {
  const session = requireSession(library, sessionId)
  const articles = await articlesOf(library, session, { signal, ...(onText && { onText }) })
  const { desk } = library.store.state
  const own = [...desk.scale.values()].map(({ scale }) => scale)
  const journals: ReadJournal[] = []
  for await (const journal of readJournals(library)) journals.push(journal)
  signal.throwIfAborted()
  const lines = mergeJournals(journals).map(({ entry, actor }) => ({ ...entry, person: actor }))
  const audit = await writeAuditLog(
    library,
    { session: sessionId, private: options.includePrivate, signal },
    () => undefined
  )
  const log: LogDigest = { entries: audit.entries, lastHash: audit.lastHash, faults: faultsOf(journals) }
  return {
    session,
    articles,
    desk,
    scales: [...VERDICT_SCALES, ...own],
    people: new Map(library.store.parts.info.people.map(({ id, name }) => [id, name])),
    linked: await linkedTexts(library, articles),
    history: claimHistory(lines, (verdict) => findVerdict(verdict, own)?.label ?? verdict.value),
    log,
    software: `Claimdesk ${version}`,
    now,
    options
  }
}

/** What to look at before a report or an export of a session. */
export async function gatherPreflight(
  library: OpenLibrary,
  sessionId: string,
  includePrivate: boolean,
  signal: AbortSignal = new AbortController().signal
): Promise<readonly PreflightItem[]> {
  const session = requireSession(library, sessionId)
  return preflightFor(await reportBasis(library, session, signal), includePrivate)
}

async function reportBasis(library: OpenLibrary, session: Session, signal: AbortSignal) {
  const { desk } = library.store.state
  return {
    session,
    articles: await articlesOf(library, session, { signal }),
    desk,
    scales: [...VERDICT_SCALES, ...[...desk.scale.values()].map(({ scale }) => scale)]
  }
}

/** The list of a report whose contents are gathered already. */
export function preflightFor(
  { session, articles, desk, scales }: Pick<ReportInput, 'session' | 'articles' | 'desk' | 'scales'>,
  includePrivate: boolean
): readonly PreflightItem[] {
  return preflightOf({
    session,
    documents: articles,
    scopes: new Map(
      articles.map(({ article, text }) => [article.id, scopeOf(text, article.segments, article.language)] as const)
    ),
    desk,
    scaleOf: (id) => scales.find((scale) => scale.id === id) ?? null,
    includes: { sensitive: includePrivate }
  })
}
