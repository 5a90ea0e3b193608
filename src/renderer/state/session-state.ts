import { createSelector } from './create-selector'
import type { Claim } from '../../core/model/claim'
import type { ClaimRef, Session } from '../../core/model/desk'
import { byPosition } from '../../core/model/evidence'
import type { Evidence, Question } from '../../core/model/evidence'
import type { VerdictScale } from '../../core/model/verdict-scale'
import type { QueueOrder } from '../../core/session/queue'
import { deskOf } from './plan-view'
import type { BenchDocument, WorkbenchState } from './workbench-state'

/** What the left pane of a session lists. */
export const SESSION_PANES = ['queue', 'by-source', 'waiting', 'facts'] as const
export type SessionPane = (typeof SESSION_PANES)[number]
/** What lies open beside the claim. */
export type SessionDrawer = 'evidence' | 'sources' | 'people' | 'contacts' | 'warnings' | 'log' | 'report' | 'sentences'

/** A field of the claim sheet, or the filter, that asked for the focus. */
export type SessionFocus =
  | 'queue'
  | 'filter'
  | 'drawer'
  | 'normalized'
  | 'question'
  | 'waiting'
  | 'decision'
  | 'justification'
  | 'proposal'
  | 'correction'

export interface SessionUi {
  /** Id of the running session; null while the list of sessions is shown. */
  readonly id: string | null
  /** How many of its articles are at hand; null when all are. */
  readonly loading: { readonly done: number; readonly total: number } | null
  /** The claim one is at. */
  readonly claim: ClaimRef | null
  /** Finding claims in the text, or deciding on them. */
  readonly view: 'mark' | 'check'
  readonly pane: SessionPane
  /** In the language of the queue. */
  readonly query: string
  readonly sort: QueueOrder
  readonly drawer: SessionDrawer | null
  /** What shall take the focus as soon as it is there; null when nothing was asked for. */
  readonly focus: SessionFocus | null
  /** The form that is open: of a new session, or of the running one. */
  readonly form: 'new' | 'settings' | null
}

export interface SessionSlice {
  readonly session: SessionUi
}

export const NO_SESSION: SessionSlice = {
  session: {
    id: null,
    loading: null,
    claim: null,
    view: 'mark',
    pane: 'queue',
    query: '',
    sort: 'text',
    drawer: null,
    focus: null,
    form: null
  }
}

/** What is kept of where one is in a session, to be there again after a restart. */
export type SessionPlace = Pick<SessionUi, 'claim' | 'view' | 'pane' | 'query' | 'sort'> & {
  readonly article: string | null
  /** Where the text was scrolled to, in UTF-16 code units. */
  readonly offset: number
}

/** The running session's record; null while none is, or when it was removed. */
export function selectSession({ app, session }: WorkbenchState): Session | null {
  return session.id === null ? null : (deskOf(app).session.get(session.id) ?? null)
}

/** The sessions of the library, the one last touched first. */
export const selectSessions = createSelector(
  ({ app }: WorkbenchState) => (app?.phase === 'ready' ? app.library.desk.session : NOTHING),
  (sessions) => [...sessions].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
)
const NOTHING: readonly Session[] = []

/** The documents of the running session, in its order. A new list whenever anything in them changed. */
export const selectSessionDocuments = createSelector(
  ({ bench }: WorkbenchState) => bench,
  selectSession,
  (bench, session) => (session?.articles ?? []).flatMap((id) => bench.get(id) ?? []) as readonly BenchDocument[]
)

/** Every scale there is: those every library knows, then the library's own. */
export const selectScales = createSelector(
  ({ app }: WorkbenchState) => (app?.phase === 'ready' ? app.library : null),
  (library): readonly VerdictScale[] =>
    library ? [...library.scales, ...library.desk.scale.map(({ scale }) => scale)] : []
)

/** A claim of the running session with everything that belongs to it. */
export interface ClaimAtHand {
  readonly ref: ClaimRef
  readonly claim: Claim
  readonly document: BenchDocument
  readonly questions: readonly Question[]
  readonly evidence: readonly Evidence[]
}

/** The claim one is at; null when none is, or when it was removed. */
export const selectClaimAtHand = createSelector(
  ({ session }: WorkbenchState) => session.claim,
  ({ session, bench }: WorkbenchState) => (session.claim ? bench.get(session.claim.article) : undefined),
  (ref, document): ClaimAtHand | null => {
    const claim = ref && document?.layer.claims.get(ref.claim)
    if (!ref || !document || !claim) return null
    const mine = <Value extends Question | Evidence>(records: ReadonlyMap<string, Value>): Value[] =>
      [...records.values()].filter((record) => record.claim === claim.id).sort(byPosition)
    return { ref, claim, document, questions: mine(document.layer.questions), evidence: mine(document.layer.evidence) }
  }
)
