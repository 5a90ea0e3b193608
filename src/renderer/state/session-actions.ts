import { v7 as uuid } from 'uuid'
import type { ClientCommand } from '../../core/commands/command'
import type { ClaimRef, Session } from '../../core/model/desk'
import type { EvidenceFields } from '../../core/model/evidence'
import type { Verdict } from '../../core/model/claim'
import type { ClaimCheckPatch } from '../../core/schema/check-records'
import type { DeskRecord } from '../../core/schema/desk-records'
import { applyToMirror } from './mirror'
import type { ActionContext } from './action-context'
import type { CommandActions } from './command-actions'
import { claimIn } from './claim-index'
import { explainError } from './explain-error'
import { layerOf } from './library-actions'
import type { LibraryInternals } from './library-actions'
import { deskOf } from './plan-view'
import { keepPlace, keepSession, keptPlace, keptSession } from './session-places'
import { NO_SESSION, selectSession } from './session-state'
import type { SessionUi } from './session-state'
import type { ViewActions } from './view-actions'

/** The fields of a claim that a session changes beside its check. */
export interface ClaimPatch {
  readonly normalized?: string
  readonly speaker?: string
  readonly note?: string
  readonly verdict?: Verdict | null
  readonly check?: ClaimCheckPatch
}

export type NewSession = Pick<
  Session,
  'name' | 'preset' | 'articles' | 'scale' | 'policy' | 'asOf' | 'checker' | 'timed' | 'method'
>

/** Fact-checking: the running session, where one is in it, and what is done to its claims. */
export interface SessionActions {
  /** Makes a session and opens it. @returns its id, or null when it was not saved */
  readonly createSession: (session: NewSession) => Promise<string | null>
  /** Loads the session's articles and goes to where one was in it. */
  readonly openSession: (id: string) => Promise<void>
  /** Goes on with the session that was under way when the window was closed, reloaded or crashed. */
  readonly resumeSession: () => Promise<void>
  /** Remembers where one is, for when the window closes. */
  readonly keepSessionPlace: () => void
  /** Back to the list of sessions. */
  readonly leaveSession: () => void
  /** Changes the session's record: its name, articles, filters, state. @returns false when it was not saved */
  readonly updateSession: (patch: Partial<Omit<Session, 'id'>>) => Promise<boolean>
  readonly pauseSession: () => Promise<boolean>
  readonly finishSession: () => Promise<boolean>
  readonly reopenSession: () => Promise<boolean>
  readonly removeSession: (id: string) => Promise<void>
  /** Where one is: pane, filter, order, drawer. */
  readonly setSessionUi: (patch: Partial<Omit<SessionUi, 'id' | 'loading' | 'claim'>>) => void
  /** Goes to a claim: opens its article, and shows its words. */
  readonly goToClaim: (ref: ClaimRef | null) => Promise<void>
  /** Opens one of the session's articles in the reader. */
  readonly goToSessionArticle: (article: string) => Promise<void>
  readonly updateClaim: (ref: ClaimRef, patch: ClaimPatch) => Promise<void>
  readonly updateCheck: (ref: ClaimRef, patch: ClaimCheckPatch) => Promise<void>
  /** Adds active seconds to a claim. It is logged and is no action of its own: undo passes it over. */
  readonly addTime: (ref: ClaimRef, seconds: number) => Promise<void>
  /** Puts a question or changes one. @returns its id */
  readonly putQuestion: (ref: ClaimRef, question: { id?: string; text: string; position: number }) => Promise<string>
  readonly putEvidence: (ref: ClaimRef, evidence: EvidenceFields & { readonly id?: string }) => Promise<string>
  readonly removeQuestion: (article: string, id: string) => Promise<void>
  readonly removeEvidence: (article: string, id: string) => Promise<void>
  /** Puts records on the desk: sources, people, contacts, facts, scales. */
  readonly putDesk: (records: readonly DeskRecord[]) => Promise<boolean>
  readonly removeFromDesk: (table: DeskRecord['table'], ids: readonly string[]) => Promise<boolean>
}

/** Articles read at the same time when a session opens. */
const AT_ONCE = 4

export function createSessionActions(
  context: ActionContext,
  view: ViewActions,
  library: LibraryInternals,
  commands: CommandActions
): SessionActions {
  const { store, client, ledger, optimism } = context
  const { getState, setState } = store

  const setUi = (patch: Partial<SessionUi>): void => {
    setState((state) => ({ session: { ...state.session, ...patch } }))
    keepPlace(getState(), view.reader()?.place() ?? 0)
  }
  const run = async (command: ClientCommand): Promise<boolean> => (await commands.run(command)) !== null

  /** Brings an article of the session onto the bench. */
  async function load(article: string): Promise<void> {
    const opened = await client.call('article.open', { article })
    const { app, articles, open, bench } = getState()
    const mirror = optimism.beneath({ app, articles, open, bench }, (state) => {
      const document = {
        article: opened.article,
        text: opened.text,
        layer: layerOf(opened),
        revision: (state.bench.get(article)?.revision ?? 0) + 1,
        isStale: false
      }
      const alone = { ...state, open: null, bench: new Map([[article, document]]) }
      const since = ledger.since(opened.seq).filter((change) => 'article' in change && change.article === article)
      const present = applyToMirror(alone, since).bench.get(article) ?? document
      return { ...state, bench: new Map(state.bench).set(article, present) }
    })
    setState(mirror)
  }

  async function loadAll(session: Session, wanted: readonly string[] = session.articles): Promise<void> {
    const left = wanted.filter((id) => getState().articles.has(id))
    const total = left.length
    let done = 0
    let failed: unknown = null
    const isWanted = () => getState().session.id === session.id
    setState((state) => ({ session: { ...state.session, loading: { done, total } } }))
    const next = async (): Promise<void> => {
      for (let id = left.shift(); id !== undefined && isWanted(); id = left.shift()) {
        try {
          await load(id)
        } catch (error) {
          failed = error
        }
        done += 1
        if (isWanted()) setState((state) => ({ session: { ...state.session, loading: { done, total } } }))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    if (!isWanted()) return
    setState((state) => ({ session: { ...state.session, loading: null } }))
    if (failed !== null) view.toast({ severity: 'error', message: explainError(failed) })
  }

  /** Opens an article in the reader without leaving the session. */
  async function show(article: string): Promise<boolean> {
    if (getState().open?.article.id === article) return true
    const opened = await library.openArticle(article, { page: 'session' })
    return opened && getState().open?.article.id === article
  }

  async function goToClaim(ref: ClaimRef | null): Promise<void> {
    setUi({ claim: ref })
    if (!ref || !(await show(ref.article))) return
    const { open } = getState()
    const span = open?.layer.claims.get(ref.claim)?.spans.find((id) => open.layer.spans.has(id))
    if (span !== undefined) view.selectSpan(span, { reveal: true })
  }

  async function openSession(id: string): Promise<void> {
    const { app, session: current } = getState()
    const session = app?.phase === 'ready' ? app.library.desk.session.find((known) => known.id === id) : undefined
    if (!session) return view.announce('There is no such session any more.')
    const place = keptPlace(app, id)
    if (current.id !== id) setState({ bench: new Map() })
    setState({
      page: 'session',
      session: { ...NO_SESSION.session, ...(place ?? {}), id, claim: place?.claim ?? null }
    })
    await loadAll(session)
    if (getState().session.id !== id) return
    const article = place?.article ?? session.articles.find((known) => getState().bench.has(known))
    if (place?.claim && getState().bench.get(place.claim.article)?.layer.claims.has(place.claim.claim)) {
      await goToClaim(place.claim)
    } else if (article !== undefined && getState().bench.has(article)) await show(article)
    const { open } = getState()
    if (place && open?.article.id === place.article && place.offset > 0 && place.offset < open.text.length) {
      const start = place.offset
      // The text is set when the reader has come.
      requestAnimationFrame(() => view.reveal({ start, end: start + 1 }))
    }
    view.announce(`Session ${session.name}`)
  }

  async function updateSession(patch: Partial<Omit<Session, 'id'>>): Promise<boolean> {
    const session = selectSession(getState())
    if (!session) return false
    const {
      person: _person,
      createdAt: _made,
      updatedAt: _changed,
      origin: _origin,
      ...fields
    } = { ...session, ...patch }
    return putDesk([{ table: 'session', record: mutable(fields) }])
  }

  const putDesk = (records: readonly DeskRecord[]): Promise<boolean> => run({ type: 'desk.put', records: [...records] })

  async function remove(article: string, what: { questions: string[] } | { evidence: string[] }): Promise<void> {
    await run({ type: 'check.remove', article, ...what })
  }

  /** Reads those of the session's articles again whose text was replaced, or of which events may have been missed. */
  async function refreshBench(): Promise<void> {
    for (const [id, { isStale }] of getState().bench) {
      if (!isStale) continue
      try {
        await load(id)
      } catch (error) {
        // It is tried again when the way to the library is open again.
        hasFailed = true
        return view.toast({ severity: 'error', message: explainError(error) })
      }
    }
  }
  // Articles that the running session gains, by its settings, undo or another window, are read.
  store.subscribe((state, before) => {
    const session = selectSession(state)
    if (!session || state.session.loading !== null || session === selectSession(before)) return
    const missing = session.articles.filter((id) => state.articles.has(id) && !state.bench.has(id))
    if (missing.length > 0) void loadAll(session, missing)
  })

  // One who closes the window on another page comes back to that one.
  store.subscribe(({ app, page, session }, before) => {
    if (page === before.page && session.id === before.session.id) return
    keepSession(app, page === 'session' ? session.id : null)
  })

  // A claim that is chosen in the text is the one that one is at.
  store.subscribe(({ page, selectedSpan, open, session }, before) => {
    if (page !== 'session' || session.id === null || selectedSpan === null) return
    if (selectedSpan === before.selectedSpan && open?.revision === before.open?.revision) return
    const claim = open ? claimIn(open.layer, selectedSpan) : null
    if (!open || !claim) return
    const current = session.claim?.article === open.article.id ? open.layer.claims.get(session.claim.claim) : undefined
    // Several claims may stand on one highlight: the one at hand stays.
    if (current?.spans.includes(selectedSpan)) return
    setUi({ claim: { article: open.article.id, claim: claim.id } })
  })

  let hasFailed = false
  let refreshing: ReadonlyMap<string, unknown> | null = null
  store.subscribe(({ bench, connection }) => {
    if (connection !== 'online') hasFailed = false
    else if (refreshing === null && !hasFailed && [...bench.values()].some(({ isStale }) => isStale)) refresh(bench)
  })
  function refresh(bench: ReadonlyMap<string, unknown>): void {
    refreshing = bench
    void refreshBench().finally(() => {
      refreshing = null
    })
  }

  return {
    async createSession(given) {
      const id = uuid()
      const record = { id, ...given, state: 'open' as const, finishedAt: null, filters: [] }
      if (!(await putDesk([{ table: 'session', record: mutable(record) }]))) return null
      await openSession(id)
      return id
    },
    openSession,
    async resumeSession() {
      const { app } = getState()
      const id = keptSession(app)
      if (id !== null && deskOf(app).session.has(id)) await openSession(id)
    },
    keepSessionPlace: () => keepPlace(getState(), view.reader()?.place() ?? 0),
    leaveSession() {
      keepPlace(getState(), view.reader()?.place() ?? 0)
      setState({ ...NO_SESSION, bench: new Map() })
    },
    updateSession,
    pauseSession: () => updateSession({ state: 'paused' }),
    finishSession: () => updateSession({ state: 'finished', finishedAt: new Date().toISOString() }),
    reopenSession: () => updateSession({ state: 'open', finishedAt: null }),
    async removeSession(id) {
      if (!(await run({ type: 'desk.remove', table: 'session', ids: [id] }))) return
      if (getState().session.id === id) setState({ ...NO_SESSION, bench: new Map() })
    },
    setSessionUi: setUi,
    goToClaim,
    async goToSessionArticle(article) {
      await show(article)
    },
    async updateClaim({ article, claim }, patch) {
      await run({ type: 'claim.update', article, claim, patch })
    },
    async updateCheck({ article, claim }, check) {
      await run({ type: 'claim.update', article, claim, patch: { check } })
    },
    async addTime({ article, claim }, seconds) {
      await run({ type: 'claim.time', article, claim, seconds })
    },
    async putQuestion({ article, claim }, { id = uuid(), text, position }) {
      await run({ type: 'check.put', article, questions: [{ id, claim, text, position }] })
      return id
    },
    async putEvidence({ article, claim }, { id = uuid(), ...fields }) {
      await run({ type: 'check.put', article, evidence: [mutable({ ...fields, id, claim })] })
      return id
    },
    removeQuestion: (article, id) => remove(article, { questions: [id] }),
    removeEvidence: (article, id) => remove(article, { evidence: [id] }),
    putDesk,
    removeFromDesk: (table, ids) => run({ type: 'desk.remove', table, ids: [...ids] })
  }
}

type Mutable<Value> = Value extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
    : Value

/** Commands are written by schemas, which know no read-only lists; nothing is copied. */
const mutable = <Value>(value: Value): Mutable<Value> => value as Mutable<Value>
