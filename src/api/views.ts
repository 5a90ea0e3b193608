import type { Change } from '../core/commands/change'
import type { HistoryEntry } from '../core/commands/history'
import type { LossItem } from '../core/formats/format'
import type { Article, ArticleStatus } from '../core/model/article'
import type { DocumentLabel, Span } from '../core/model/annotation'
import type { Claim } from '../core/model/claim'
import type { LayerCounts, Person } from '../core/model/library'
import type { Scheme } from '../core/model/scheme'
import type { VerdictScale } from '../core/model/verdict-scale'

/** What the next undo and redo would do; null when there is nothing. */
export interface UndoState {
  readonly undo: HistoryEntry | null
  readonly redo: HistoryEntry | null
}

/** Something a person should know about the library: what was recovered, what could not be. */
export interface Notice {
  readonly id: string
  readonly severity: 'info' | 'warning' | 'error'
  readonly message: string
}

/** D3: why a library can be read but not changed. */
export interface ReadOnly {
  readonly reason: 'locked' | 'newer-version' | 'no-permission'
  readonly message: string
}

export interface LibraryView {
  readonly id: string
  readonly name: string
  readonly person: Person
  readonly people: readonly Person[]
  readonly readOnly: ReadOnly | null
  readonly schemes: readonly Scheme[]
  readonly defaultScheme: string
  readonly scales: readonly VerdictScale[]
  readonly undo: UndoState
  readonly notices: readonly Notice[]
}

/** Before a library is open: what the first window proposes. */
export interface SetupView {
  readonly proposedName: string
  /** Absolute path of the proposed library folder, shown so that it can be changed. */
  readonly proposedPlace: string
  readonly sampleArticles: number
  /** Why the library that was last open could not be opened, or null. */
  readonly problem: string | null
}

export type AppState =
  | { readonly phase: 'setup'; readonly version: string; readonly setup: SetupView }
  | { readonly phase: 'ready'; readonly version: string; readonly library: LibraryView }

/** An article in the list. */
export interface ArticleSummary {
  readonly article: Article
  readonly status: ArticleStatus
  readonly counts: LayerCounts
}

/** An article opened: its frozen text and this person's layer. `seq` is the journal position it is true at. */
export interface OpenArticle {
  readonly article: Article
  readonly text: string
  readonly status: ArticleStatus
  readonly spans: readonly Span[]
  readonly claims: readonly Claim[]
  readonly documentLabels: readonly DocumentLabel[]
  readonly seq: number
}

/** D1: the answer to a command, given only once it is on disk. */
export interface Committed {
  readonly seq: number
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly label: string
  readonly changes: readonly Change[]
  readonly undo: UndoState
}

export interface HistoryPage {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[]
  readonly more: boolean
}

export interface SearchHit {
  readonly article: string
  /** UTF-16 code units in the article's text; null when the hit is in the title or another field. */
  readonly start: number | null
  readonly end: number | null
  readonly excerpt: string
}

/** How the bytes of a file were read. */
export interface EncodingView {
  /** IANA name in lower case. */
  readonly name: string
  readonly certain: boolean
  /** In words: "byte order mark", "valid UTF-8", "guessed from the letters". */
  readonly evidence: string
}

/** D12: what an import would do with one file. Counts are UTF-16 code units, words and paragraphs. */
export interface ImportItem {
  readonly item: string
  readonly name: string
  readonly bytes: number
  readonly outcome: 'new' | 'duplicate' | 'problem'
  readonly title: string
  readonly encoding: EncodingView | null
  readonly characters: number
  readonly words: number
  readonly paragraphs: number
  readonly language: string
  readonly duplicateOf: string | null
  readonly excerpt: string
  readonly problem: { readonly code: string; readonly message: string } | null
}

export interface ImportReport {
  readonly added: readonly string[]
  readonly skipped: readonly string[]
  readonly committed: Committed | null
}

export interface FormatView {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly extension: string
  readonly offsetUnit: string
  readonly canExport: boolean
  readonly canImport: boolean
}

export interface ExportFile {
  readonly path: string
  readonly bytes: number
}

/** An export that lies ready; nothing has left the library yet. */
export interface PreparedExport {
  readonly export: string
  readonly suggestedName: string
  readonly mediaType: string
  readonly files: readonly ExportFile[]
  readonly articles: number
  readonly annotations: number
  readonly losses: readonly LossItem[]
}

/** D2: the state of saving, as the window shows it. */
export interface SaveState {
  readonly state: 'saved' | 'saving' | 'failed'
  /** ISO 8601 in UTC; when the newest acknowledged change reached the disk. */
  readonly at: string | null
  readonly message: string | null
}
