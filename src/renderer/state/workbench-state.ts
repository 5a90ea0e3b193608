import type { AppState, ArticleSummary, SaveState, UndoState } from '../../api/views'
import type { Article, ArticleStatus } from '../../core/model/article'
import type { Layer } from '../../core/model/library'
import type { Relation } from '../../core/model/relation'
import type { TextRange } from '../../core/model/text-range'
import type { FindQuery } from '../../core/query/find-in-article'
import { ANYWHERE } from '../../core/query/match-within'
import type { FindWithin } from '../../core/query/match-within'
import type { TextUnit } from '../../core/text/text-units'
import type { Connection } from '../transport/connection'
import { FIND_CLOSED, FIND_NOTHING } from './find-state'
import type { FindState } from './find-state'
import type { FoundFile } from './found-files'
import type { InspectorFocus } from './inspector-focus'
import type { ReadingSettings } from './reading-settings'
import { DEFAULT_READING } from './reading-settings'
import { initialMarkingSlice } from './marking-state'
import type { MarkingSlice } from './marking-state'
import { PICKING_NOTHING } from './pick-state'
import type { LabelPick, StackPick } from './pick-state'
import { NO_RELATION, NO_RELATION_SELECTED } from './relation-state'
import type { RelationSlice } from './relation-state'
import { NO_SEARCH } from './search-state'
import type { SearchState } from './search-state'
import { initialSchemeSlice } from './scheme-state'
import type { SchemeSlice } from './scheme-state'
import { NO_SESSION } from './session-state'
import type { SessionSlice } from './session-state'
import type { SpanLog } from './span-log'
import type { Contrast, Theme } from './theme'
import { NO_VERSION } from './version-state'
import type { VersionSlice } from './version-state'

/** The article on the desk: its frozen text and this person's layer. */
export interface OpenDocument {
  readonly article: Article
  readonly text: string
  /** Live: its maps change in place; `revision` tells when. The records in them never change. */
  readonly layer: Layer
  /** Relations that begin in other articles and end in this one, by id. */
  readonly incoming: ReadonlyMap<string, Relation>
  /** Grows with every change of `layer.relations`, and of nothing else. */
  readonly relationRevision: number
  /** Grows with every change of the layer. A change of it alone never replaces `text` or `layer`. */
  readonly revision: number
  /** Position in the journal at which the layer was read. */
  readonly seq: number
  /** Which spans changed at which revision; it goes with `layer`. */
  readonly log: SpanLog
}

/** An article of the session under way: its frozen text and this person's layer. */
export interface BenchDocument {
  readonly article: Article
  readonly text: string
  /** Live: its maps change in place; `revision` tells when. */
  readonly layer: Layer
  readonly revision: number
  /** The article has another text by now, and is about to be read again. */
  readonly isStale: boolean
}

export type InspectorTab = 'claim' | 'annotations' | 'relations' | 'article' | 'history'
export type DialogName =
  | 'import'
  | 'annotations'
  | 'export'
  | 'matches'
  | 'settings'
  | 'keeping'
  | 'shortcuts'
  | 'print'
  | 'schemes'
  | 'new-label'
  | 'relation-end'
  | 'version'
export type StatusFilter = 'all' | ArticleStatus
/** Which of the workbench's pages is shown. */
export type Page = 'library' | 'annotate' | 'session'

export interface ArticleFilter {
  readonly status: StatusFilter
  readonly query: string
}

export interface Toast {
  readonly id: string
  readonly severity: 'info' | 'success' | 'error'
  readonly message: string
  readonly action: { readonly label: string; readonly run: () => void } | null
}

/** Everything the window shows. Slices are replaced only when they change, so selectors stay quiet. */
export interface WorkbenchState
  extends SchemeSlice, SearchState, RelationSlice, VersionSlice, SessionSlice, MarkingSlice {
  /** Null until the backend has answered for the first time. */
  readonly app: AppState | null
  readonly connection: Connection
  /** The articles of the library, by id; those in the bin are not among them. */
  readonly articles: ReadonlyMap<string, ArticleSummary>
  /** False until the list has come for the first time. */
  readonly listed: boolean
  readonly open: OpenDocument | null
  /** The articles of the session under way, by id. */
  readonly bench: ReadonlyMap<string, BenchDocument>
  /** Id of the article that is on its way. */
  readonly opening: string | null
  readonly undo: UndoState
  readonly save: SaveState
  /** Commands that were sent and not answered yet. */
  readonly pending: number
  /** The text selected in the reader, in UTF-16 code units; null when nothing is. */
  readonly selection: TextRange | null
  readonly selectedSpan: string | null
  /** Ids of all highlights under the last click, the shortest first. */
  readonly stack: readonly string[]
  /** The list of labels to pick from, while it is open. */
  readonly labelPick: LabelPick | null
  /** The list of highlights at one place, while it is open. */
  readonly stackPick: StackPick | null
  readonly page: Page
  readonly inspectorTab: InspectorTab
  /** What the inspector shall put the focus on; null when nothing was asked for. */
  readonly inspectorFocus: InspectorFocus | null
  readonly dialog: DialogName | null
  /** Files dropped on the window, for the import dialog to take. */
  readonly pendingFiles: readonly FoundFile[]
  /** Batch of an interrupted import, for the import dialog to go on with. */
  readonly importToResume: string | null
  readonly filter: ArticleFilter
  /** What was last looked for in an article; it stays when the bar closes. */
  readonly findQuery: FindQuery
  /** In or outside which labels; it stays, too. */
  readonly findWithin: FindWithin
  /** Looking for it in the open article. */
  readonly find: FindState
  readonly theme: Theme
  readonly contrast: Contrast
  /** How the text of articles is set. */
  readonly reading: ReadingSettings
  /** True while only the text and its labels are shown. */
  readonly focusMode: boolean
  /** What a selection is widened to when it is labelled, and what edges move by. */
  readonly snap: TextUnit
  /** What the live region says. */
  readonly announcement: string
  readonly toasts: readonly Toast[]
  /** Ids of the library's notices that were closed in this window. */
  readonly dismissedNotices: readonly string[]
}

/** What holds while no article is open. */
export const NOTHING_SELECTED = {
  selection: null,
  selectedSpan: null,
  stack: [],
  find: FIND_CLOSED,
  ...PICKING_NOTHING,
  ...NO_RELATION_SELECTED
} as const

export function initialState(
  theme: Theme,
  snap: TextUnit,
  display: { readonly contrast: Contrast; readonly reading: ReadingSettings } = {
    contrast: 'system',
    reading: DEFAULT_READING
  }
): WorkbenchState {
  return {
    app: null,
    connection: 'connecting',
    articles: new Map(),
    listed: false,
    open: null,
    bench: new Map(),
    opening: null,
    undo: { undo: null, redo: null },
    save: { state: 'saved', at: null, message: null },
    pending: 0,
    selection: null,
    selectedSpan: null,
    stack: [],
    ...PICKING_NOTHING,
    page: 'annotate',
    inspectorTab: 'claim',
    inspectorFocus: null,
    dialog: null,
    pendingFiles: [],
    importToResume: null,
    filter: { status: 'all', query: '' },
    findQuery: FIND_NOTHING,
    findWithin: ANYWHERE,
    find: FIND_CLOSED,
    ...NO_SEARCH,
    ...NO_RELATION,
    ...NO_VERSION,
    ...NO_SESSION,
    ...initialMarkingSlice(),
    theme,
    contrast: display.contrast,
    reading: display.reading,
    focusMode: false,
    snap,
    announcement: '',
    toasts: [],
    dismissedNotices: [],
    ...initialSchemeSlice()
  }
}
