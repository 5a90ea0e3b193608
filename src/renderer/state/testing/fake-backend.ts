import type { AnyEvent, CallName, Params, Result } from '../../../api/contract'
import type { ReplyEnvelope } from '../../../api/envelope'
import { CallError } from '../../../api/envelope'
import type { AppState, Committed, LibraryView, SearchHit, UndoState } from '../../../api/views'
import { flattenError } from '../../../api/dispatch'
import { findAttributions } from '../../../core/attribution/find-attributions'
import { applyChanges } from '../../../core/commands/apply'
import { invertChanges, layersTouched } from '../../../core/commands/change'
import type { Change } from '../../../core/commands/change'
import { isLogged } from '../../../core/commands/command'
import type { ClientCommand } from '../../../core/commands/command'
import { describeCommand } from '../../../core/commands/describe'
import { History } from '../../../core/commands/history'
import type { HistoryEntry } from '../../../core/commands/history'
import { planCommand } from '../../../core/commands/plan'
import { viewOfState } from '../../../core/commands/state-view'
import { lintText } from '../../../core/lint/lint'
import type { Article } from '../../../core/model/article'
import { countLayer, countUses, emptyLayer, emptyLibraryState } from '../../../core/model/library'
import { DEFAULT_SCHEME } from '../../../core/model/scheme'
import { matchesSearch, searchHits } from '../../../core/query/search-hits'
import { parseSearch } from '../../../core/query/search-query'
import { findCandidates } from '../../../core/suggest/candidates/find-candidates'
import { deskView } from '../../../core/model/desk'
import { VERDICT_SCALES } from '../../../core/model/verdict-scales'
import { connectMemory } from '../../transport/memory'
import { connectWorkbench } from '../workbench'
import type { Workbench } from '../workbench'

const PERSON = { id: 'mk', name: 'Mira Kessler' }

export interface FakeArticle {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly more?: Partial<Article>
}

/** An article of the model around a text; ids are 16 hex digits. */
export function articleOf({ id, title, text, more }: FakeArticle): Article {
  return {
    id,
    title,
    byline: null,
    publisher: null,
    url: null,
    publishedAt: null,
    language: 'en',
    importedAt: '2026-11-22T10:00:00.000Z',
    original: {
      name: `${id}.txt`,
      sha256: '0'.repeat(64),
      bytes: text.length,
      kind: 'txt',
      encoding: 'utf-8',
      from: null
    },
    text: { sha256: '0'.repeat(64), length: text.length, revision: 1 },
    earlier: [],
    segments: [],
    paragraphs: [],
    places: [],
    metadataFrom: {},
    tags: [],
    binnedAt: null,
    ...more
  }
}

type Handler = (params: never) => unknown

/**
 * A backend in memory that plans with the same core as the real one. `hold` stops answers (not work) until they are
 * let go one by one; `failNext` makes the next command fail after the window has shown it.
 */
export class FakeBackend {
  readonly state = emptyLibraryState()
  readonly sent: { name: string; params: unknown }[] = []
  readonly #texts = new Map<string, string>()
  readonly #history = new History()
  readonly #entries: HistoryEntry[] = []
  readonly #journal = new Map<number, readonly Change[]>()
  readonly #listeners = new Set<(event: AnyEvent) => void>()
  readonly #held: (() => void)[] = []
  #seq = 0
  #isHolding = false
  #failure: CallError | null = null
  /** False keeps events back, as a slow stream would. */
  tellsEvents = true
  readOnly: LibraryView['readOnly'] = null
  notices: LibraryView['notices'] = []

  constructor(articles: readonly FakeArticle[]) {
    this.state.schemes.set(DEFAULT_SCHEME.id, DEFAULT_SCHEME)
    for (const given of articles) {
      this.state.articles.set(given.id, articleOf(given))
      this.state.layers.set(given.id, emptyLayer(given.id))
      this.#texts.set(given.id, given.text)
    }
  }

  hold(): void {
    this.#isHolding = true
  }

  /** Lets the oldest held answer go. */
  letGo(): void {
    this.#held.shift()?.()
  }

  failNext(code: string, message: string): void {
    this.#failure = new CallError(code, message)
  }

  /** Answers a call in the test's own way, from now on. */
  handle<Name extends CallName>(name: Name, handler: (params: Params<Name>) => Result<Name>): void {
    this.#handlers[name] = handler
  }

  /** Commits as another window would: this one hears of it by its event only. */
  commit(command: ClientCommand, label = 'elsewhere'): Committed {
    const now = new Date(Date.UTC(2026, 10, 22, 12, 0, this.#seq)).toISOString()
    const view = viewOfState(this.state, DEFAULT_SCHEME.id, (id) => this.#texts.get(id) ?? '')
    const changes = planCommand(view, command, { now, person: PERSON.id })
    const described = label === 'elsewhere' ? describeCommand(command, changes, [DEFAULT_SCHEME]) : label
    return this.#append(isLogged(command) ? 'log' : 'do', null, described, changes)
  }

  #append(kind: HistoryEntry['kind'], target: number | null, label: string, changes: readonly Change[]): Committed {
    applyChanges(this.state, changes)
    this.#seq += 1
    const at = new Date(Date.UTC(2026, 10, 22, 12, 0, this.#seq)).toISOString()
    this.#journal.set(this.#seq, changes)
    const [article = null, ...others] = layersTouched(changes)
    const entry = { seq: this.#seq, kind, target, label, at, article: others.length === 0 ? article : null }
    this.#entries.push(entry)
    this.#history.push(entry)
    const committed = { seq: this.#seq, at, label, changes, undo: this.#undo() }
    if (this.tellsEvents) this.tell({ name: 'library.changed', payload: committed })
    return committed
  }

  tell(event: AnyEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }

  /** What the search finds in an article; one excerpt for each hit, as long as its line. */
  #search(id: string, query: string): SearchHit[] {
    const title = this.state.articles.get(id)?.title ?? ''
    const text = this.#texts.get(id) ?? ''
    const terms = parseSearch(query)
    if (!matchesSearch([title, text], terms)) return []
    const hits = searchHits(text, terms)
    const excerpts = hits.slice(0, 3).map((hit) => {
      const start = text.lastIndexOf('\n', hit.start) + 1
      return { start, text: text.slice(start).split('\n')[0] ?? '', hits: [hit], cutBefore: false, cutAfter: false }
    })
    return [{ article: id, count: hits.length, excerpts, fields: [] }]
  }

  #undo(): UndoState {
    return { undo: this.#history.nextUndo(), redo: this.#history.nextRedo() }
  }

  #travel(kind: 'undo' | 'redo'): Committed | null {
    const entry = kind === 'undo' ? this.#history.nextUndo() : this.#history.nextRedo()
    if (!entry) return null
    const changes = this.#journal.get(entry.seq) ?? []
    return this.#append(kind, entry.seq, entry.label, kind === 'undo' ? invertChanges(changes) : changes)
  }

  #app(): AppState {
    return {
      phase: 'ready',
      version: '0.1.0',
      library: {
        id: 'fake-library',
        name: 'Harbour coverage',
        person: PERSON,
        people: [PERSON],
        readOnly: this.readOnly,
        schemes: [...this.state.schemes.values()],
        defaultScheme: DEFAULT_SCHEME.id,
        scales: VERDICT_SCALES,
        desk: deskView(this.state.desk),
        undo: this.#undo(),
        notices: this.notices
      }
    }
  }

  #summaries(isWanted: (article: Article) => boolean): Result<'article.list'> {
    return [...this.state.articles.values()].filter(isWanted).map((article) => {
      const layer = this.state.layers.get(article.id) ?? emptyLayer(article.id)
      return { article, status: layer.status, counts: countLayer(layer) }
    })
  }

  readonly #handlers: Partial<Record<CallName, Handler>> = {
    'app.state': () => this.#app(),
    'article.list': (): Result<'article.list'> => this.#summaries((article) => article.binnedAt === null),
    'article.binned': (): Result<'article.binned'> => this.#summaries((article) => article.binnedAt !== null),
    'article.open': ({ article: id }: Params<'article.open'>): Result<'article.open'> => {
      const article = this.state.articles.get(id)
      const layer = this.state.layers.get(id)
      if (!article || !layer) throw new CallError('not-found', `The library has no article ${id}.`)
      return {
        article,
        text: this.#texts.get(id) ?? '',
        status: layer.status,
        spans: [...layer.spans.values()],
        claims: [...layer.claims.values()],
        documentLabels: [...layer.documentLabels.values()],
        relations: [...layer.relations.values()],
        incoming: [...this.state.layers.values()].flatMap((other) =>
          other === layer ? [] : [...other.relations.values()].filter(({ to }) => to.article === id)
        ),
        bookmarks: [...layer.bookmarks.values()],
        questions: [...layer.questions.values()],
        evidence: [...layer.evidence.values()],
        marks: [...layer.marks.values()],
        times: Object.fromEntries(layer.times),
        note: layer.note,
        seq: this.#seq
      }
    },
    'article.search': ({ query, limit }: Params<'article.search'>): Result<'article.search'> => {
      const hits = [...this.state.articles.keys()].flatMap((id) => this.#search(id, query))
      const total = this.state.articles.size
      return { articles: hits.map((hit) => hit.article), hits: hits.slice(0, limit), progress: { done: total, total } }
    },
    'article.excerpts': ({ query, articles }: Params<'article.excerpts'>): Result<'article.excerpts'> =>
      articles.flatMap((id) => this.#search(id, query)),
    'article.hits': ({ query, article }: Params<'article.hits'>): Result<'article.hits'> => ({
      ranges: searchHits(this.#texts.get(article) ?? '', parseSearch(query)),
      more: false
    }),
    'command.run': ({ command }: Params<'command.run'>) => {
      const failure = this.#failure
      this.#failure = null
      if (failure) throw failure
      return this.commit(command)
    },
    'command.runGroup': ({ commands, label }: Params<'command.runGroup'>) => {
      const all: Change[] = []
      for (const command of commands) {
        const now = new Date(Date.UTC(2026, 10, 22, 12, 0, this.#seq)).toISOString()
        const view = viewOfState(this.state, DEFAULT_SCHEME.id, (id) => this.#texts.get(id) ?? '')
        const changes = planCommand(view, command, { now, person: PERSON.id })
        applyChanges(this.state, changes)
        all.push(...changes)
      }
      return this.#append('do', null, label ?? 'group', all)
    },
    'scheme.uses': () => {
      const total: Record<string, number> = {}
      for (const layer of this.state.layers.values()) {
        for (const [use, count] of Object.entries(countUses(layer))) total[use] = (total[use] ?? 0) + count
      }
      return total
    },
    'scheme.versions': ({ scheme }: Params<'scheme.versions'>) =>
      [...this.state.schemeVersions.values()]
        .filter((version) => version.scheme.id === scheme)
        .sort((a, b) => b.scheme.version - a.scheme.version),
    'scheme.spans': ({ labels }: Params<'scheme.spans'>): Result<'scheme.spans'> =>
      [...this.state.layers.values()].flatMap((layer) => {
        const spans = [...layer.spans.values()].filter(({ label }) => labels.includes(label))
        const title = this.state.articles.get(layer.article)?.title ?? layer.article
        return spans.length === 0 ? [] : [{ article: layer.article, title, spans, truncated: false }]
      }),
    'session.reading': ({ article: id, asOf }: Params<'session.reading'>): Result<'session.reading'> => {
      const article = this.state.articles.get(id)
      if (!article) throw new CallError('not-found', `The library has no article ${id}.`)
      const { segments, language, publishedAt } = article
      const text = this.#texts.get(id) ?? ''
      return {
        article: id,
        revision: article.text.revision,
        candidates: findCandidates({ text, segments, language }),
        attributions: findAttributions(text, segments, language),
        lints: lintText({ text, segments, language, publishedAt, asOf, people: [] })
      }
    },
    'command.undo': () => this.#travel('undo'),
    'command.redo': () => this.#travel('redo'),
    'history.list': ({ before, limit }: Params<'history.list'>): Result<'history.list'> => {
      const older = this.#entries.filter(({ seq }) => before === 0 || seq < before)
      return { entries: older.slice(-limit).reverse(), more: older.length > limit }
    },
    'history.entry': ({ seq, limit }: Params<'history.entry'>): Result<'history.entry'> => {
      const changes = this.#journal.get(seq) ?? []
      return { changes: changes.slice(0, limit), total: changes.length }
    }
  }

  readonly dispatch = async (envelope: unknown): Promise<ReplyEnvelope> => {
    const { id, name, params } = envelope as { id: string; name: CallName; params: never }
    this.sent.push({ name, params })
    let reply: ReplyEnvelope
    try {
      const handler = this.#handlers[name]
      if (!handler) throw new CallError('unknown-call', `The fake backend has no ${name}.`)
      reply = structuredClone({ id, ok: true, result: handler(params) })
    } catch (error) {
      reply = { id, ok: false, error: flattenError(error) }
    }
    if (this.#isHolding) await new Promise<void>((resolve) => this.#held.push(resolve))
    return reply
  }

  readonly subscribe = (listener: (event: AnyEvent) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** A workbench over this backend; not started. */
  connect(): Workbench {
    return connectWorkbench(connectMemory(this))
  }
}
