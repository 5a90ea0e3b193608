import type { ElsewhereView } from '../../api/conflict-views'
import type { AppState, ArticleSummary, OpenArticle } from '../../api/views'
import type { Params } from '../../api/contract'
import type { Change } from '../../core/commands/change'
import type { Layer } from '../../core/model/library'
import { TransportError } from '../transport/connection'
import type { ActionContext } from './action-context'
import { explainError } from './explain-error'
import { readSetting, writeSetting } from './local-settings'
import { applyToMirror } from './mirror'
import type { Mirror } from './mirror'
import type { PendingCommand } from './optimism'
import { selectLibrary } from './selectors'
import { SpanLog } from './span-log'
import type { ViewActions } from './view-actions'
import { NOTHING_SELECTED } from './workbench-state'
import type { OpenDocument, Page } from './workbench-state'

/** Loading and following the library. */
export interface LibraryActions {
  /** Asks for the state of the application and follows it from then on. The function that comes back ends that. */
  readonly start: () => () => void
  /** First start: makes the library. Rejects with what went wrong, for the form to show beside itself. */
  readonly createLibrary: (params: Params<'setup.create'>) => Promise<void>
  /** Opens a library that can only be read anew, for writing. Null when it can be changed now, else why not. */
  readonly reopenLibrary: () => Promise<string | null>
  /** Opens an article; the newest call wins. False when it could not be opened or another was asked for since. */
  readonly openArticle: (id: string, options?: { readonly page?: Page }) => Promise<boolean>
  readonly closeArticle: () => void
  readonly refreshArticles: () => Promise<void>
}

/** A journal entry as it is heard of, or a part of a large one. */
interface HeardEntry {
  readonly seq: number
  readonly changes: readonly Change[]
  readonly part?: number
}

/** For the other actions: how the truth gets into the mirror. */
export interface LibraryInternals extends LibraryActions {
  /** Takes a journal entry in, beneath what is pending; `settled` is the pending command that it answers. */
  readonly takeEntry: (entry: HeardEntry | null, settled: PendingCommand | null) => void
}

// A loop, not a list of pairs: an article may have 100,000 highlights, and its first frame waits for this.
function byId<Record extends { readonly id: string }>(records: readonly Record[]): Map<string, Record> {
  const map = new Map<string, Record>()
  for (const record of records) map.set(record.id, record)
  return map
}

/** The layer an article was opened with. */
export function layerOf(opened: OpenArticle): Layer {
  return {
    article: opened.article.id,
    status: opened.status,
    spans: byId(opened.spans),
    claims: byId(opened.claims),
    documentLabels: byId(opened.documentLabels),
    relations: byId(opened.relations),
    bookmarks: byId(opened.bookmarks),
    questions: byId(opened.questions),
    evidence: byId(opened.evidence),
    marks: byId(opened.marks),
    times: new Map(Object.entries(opened.times)),
    note: opened.note
  }
}

/** @param revision above every one before, so that nobody takes the new layer for an old one */
function documentOf(opened: OpenArticle, revision: number): OpenDocument {
  const { article, text, seq } = opened
  return {
    article,
    text,
    layer: layerOf(opened),
    incoming: byId(opened.incoming),
    relationRevision: revision,
    revision,
    seq,
    log: new SpanLog(revision)
  }
}

const lastOpenedKey = (library: string) => `claimdesk.last-article.${library}`

/** True when a change brings back an article whose counts this window never knew. */
const isReturn = (mirror: Mirror) => (change: Change) =>
  change.table === 'article' && change.before !== null && change.after !== null && !mirror.articles.has(change.id)

export function createLibraryActions(context: ActionContext, view: ViewActions): LibraryInternals {
  const { store, client, ledger, optimism, watchConnection } = context
  const { getState, setState } = store

  function pickMirror(): Mirror {
    const { app, articles, open, bench } = getState()
    return { app, articles, open, bench }
  }

  /** Lets go of a selected highlight that is no longer there. */
  function tidySelection(): void {
    const { open, selectedSpan, stack } = getState()
    if (selectedSpan !== null && !open?.layer.spans.has(selectedSpan)) setState({ selectedSpan: null, stack: [] })
    else if (stack.some((id) => !open?.layer.spans.has(id))) {
      setState({ stack: stack.filter((id) => open?.layer.spans.has(id)) })
    }
  }

  function takeEntry(entry: HeardEntry | null, settled: PendingCommand | null): void {
    const isNew = entry !== null && ledger.take(entry.seq, entry.changes, entry.part)
    if (!isNew && !settled) return
    const before = pickMirror()
    const unknown = isNew && entry.changes.some(isReturn(before))
    const mirror = optimism.beneath(
      before,
      (state) => {
        if (!isNew) return state
        const readAlready = (change: Change) =>
          'article' in change && change.article === state.open?.article.id && entry.seq <= state.open.seq
        return applyToMirror(state, entry.changes, (change) => ledger.isStale(entry.seq, change) || readAlready(change))
      },
      settled
    )
    setState({ ...mirror, ...(mirror.open ? {} : NOTHING_SELECTED), pending: optimism.size })
    tidySelection()
    if (unknown) void refreshArticles()
  }

  async function loadArticles(): Promise<void> {
    for (;;) {
      const heard = ledger.last
      const list = await client.call('article.list', {})
      // The list carries no journal position: what was heard of meanwhile may or may not be in it, so ask again.
      if (ledger.last !== heard) continue
      const articles = new Map<string, ArticleSummary>()
      for (const summary of list) if (summary.article.binnedAt === null) articles.set(summary.article.id, summary)
      setState({
        ...optimism.beneath(pickMirror(), (mirror) => ({ ...mirror, articles })),
        listed: true
      })
      return
    }
  }

  async function refreshArticles(): Promise<void> {
    try {
      await loadArticles()
    } catch (error) {
      view.toast({ severity: 'error', message: explainError(error) })
    }
  }

  /** Takes the state of the application in; a library that was not open before is loaded. */
  async function takeAppState(app: AppState, isFresh: boolean): Promise<void> {
    const before = selectLibrary(getState())
    setState(app.phase === 'ready' ? { app, undo: app.library.undo } : { app })
    if (app.phase !== 'ready') return
    // Whoever had it meanwhile has changed it.
    const isReopened = before !== null && before.readOnly !== null && app.library.readOnly === null
    if (app.library.id === before?.id && !isFresh && !isReopened) return
    setState(({ bench }) => ({ bench: new Map([...bench].map(([id, known]) => [id, { ...known, isStale: true }])) }))
    await refreshArticles()
    const last = getState().open?.article.id ?? readSetting(lastOpenedKey(app.library.id))
    if (last !== null && getState().articles.has(last)) await openArticle(last, { page: getState().page })
  }

  async function synchronise(): Promise<void> {
    try {
      await takeAppState(await client.call('app.state', {}), true)
    } catch (error) {
      // The connection's own banner says it, and coming online brings us back here.
      if (error instanceof TransportError) return
      view.toast({ severity: 'error', message: explainError(error) })
    }
  }

  async function openArticle(id: string, { page = 'annotate' }: { readonly page?: Page } = {}): Promise<boolean> {
    setState({ opening: id, page })
    let opened: OpenArticle
    try {
      opened = await client.call('article.open', { article: id })
    } catch (error) {
      if (getState().opening === id) setState({ opening: null })
      view.toast({ severity: 'error', message: explainError(error) })
      return false
    }
    if (getState().opening !== id) return false
    const isOther = getState().open?.article.id !== id
    const mirror = optimism.beneath(pickMirror(), (state) => {
      const since = ledger.since(opened.seq).filter((change) => 'article' in change && change.article === id)
      return applyToMirror({ ...state, open: documentOf(opened, (state.open?.revision ?? 0) + 1) }, since)
    })
    setState({ ...mirror, opening: null, ...(isOther ? NOTHING_SELECTED : {}) })
    tidySelection()
    const library = mirror.app?.phase === 'ready' ? mirror.app.library.id : null
    if (library !== null) writeSetting(lastOpenedKey(library), id)
    if (isOther) view.announce(`Opened ${opened.article.title}`)
    return true
  }

  /** Others changed the library's files: what is shown of them is asked for again, and everything else stays (D14). */
  async function takeElsewhere({ articles }: ElsewhereView): Promise<void> {
    if (articles.length === 0) return
    const touched = new Set(articles)
    setState(({ bench }) => ({
      bench: new Map([...bench].map(([id, known]) => [id, touched.has(id) ? { ...known, isStale: true } : known]))
    }))
    await refreshArticles()
    const { open, opening, page } = getState()
    if (!open || opening !== null || !touched.has(open.article.id)) return
    // Gone from the library: it does not stay on the desk.
    if (!getState().articles.has(open.article.id)) setState({ open: null, ...NOTHING_SELECTED })
    else await openArticle(open.article.id, { page })
  }

  /** Where the system does not tell of changes by other programs, they are looked for when the person comes back. */
  function look(): void {
    // Whatever keeps it from looking is told by the connection's own banner, or by the next look.
    if (getState().connection === 'online') client.call('library.look', {}).catch(() => undefined)
  }

  function start(): () => void {
    let wasLost = false
    // Unit tests have no window.
    globalThis.window?.addEventListener('focus', look)
    const ends = [
      client.on('library.changed', (event) => {
        const isNewest = event.seq > ledger.last
        takeEntry(event, null)
        if (isNewest) setState({ undo: event.undo })
      }),
      client.on('app.state', (app) => void takeAppState(app, false)),
      client.on('library.elsewhere', (event) => void takeElsewhere(event)),
      () => globalThis.window?.removeEventListener('focus', look),
      client.on('save.state', (save) => setState({ save })),
      watchConnection((connection) => {
        setState({ connection })
        // Events may have been missed while the way was cut.
        if (connection === 'online' && wasLost) void synchronise()
        wasLost = connection === 'lost'
      })
    ]
    void synchronise()
    return () => ends.forEach((end) => end())
  }

  return {
    start,
    async createLibrary(params) {
      const library = await client.call('setup.create', params)
      const version = getState().app?.version ?? ''
      await takeAppState({ phase: 'ready', version, library }, false)
    },
    async reopenLibrary() {
      try {
        const library = await client.call('library.reopen', {})
        await takeAppState({ phase: 'ready', version: getState().app?.version ?? '', library }, false)
        if (library.readOnly) return library.readOnly.message
        view.toast({ severity: 'success', message: 'The library can be changed again.' })
        return null
      } catch (error) {
        return explainError(error)
      }
    },
    openArticle,
    closeArticle: () => setState({ open: null, opening: null, ...NOTHING_SELECTED }),
    refreshArticles,
    takeEntry
  }
}
