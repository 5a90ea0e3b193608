import type { Change } from '../core/commands/change'
import type { HistoryEntry } from '../core/commands/history'
import type { Article, ArticleStatus } from '../core/model/article'
import type { DocumentLabel, Span } from '../core/model/annotation'
import type { Bookmark } from '../core/model/bookmark'
import type { Claim } from '../core/model/claim'
import type { DeskView } from '../core/model/desk'
import type { Evidence, Mark, Question } from '../core/model/evidence'
import type { LayerCounts, Person } from '../core/model/library'
import type { Relation } from '../core/model/relation'
import type { Scheme } from '../core/model/scheme'
import type { TextRange } from '../core/model/text-range'
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
  /** The scales every library knows; those of its own are on the desk. */
  readonly scales: readonly VerdictScale[]
  readonly desk: DeskView
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
  /** Relations that begin in this article. */
  readonly relations: readonly Relation[]
  /** Relations that begin in another article and end in this one. */
  readonly incoming: readonly Relation[]
  readonly bookmarks: readonly Bookmark[]
  readonly questions: readonly Question[]
  readonly evidence: readonly Evidence[]
  readonly marks: readonly Mark[]
  /** Active seconds, by claim. */
  readonly times: Readonly<Record<string, number>>
  /** The person's note on the whole article. */
  readonly note: string
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

/** What an entry of the journal changed. */
export interface HistoryChanges {
  /** The first of them, as the entry has them: of an undo, what it took back is `before`. */
  readonly changes: readonly Change[]
  readonly total: number
}

/** A piece of a text around what was found; all offsets are UTF-16 code units of that text. */
export interface Excerpt {
  readonly start: number
  readonly text: string
  /** In order, without overlaps, inside the piece. */
  readonly hits: readonly TextRange[]
  /** The line goes on before or behind the piece. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** What was found beside the text: `hits` are UTF-16 code units of `text`, which may be a piece of a longer note. */
export interface FieldHit {
  readonly kind: 'title' | 'byline' | 'publisher' | 'tag' | 'claim' | 'note'
  readonly text: string
  readonly hits: readonly TextRange[]
}

/** An article that has everything that was searched for. */
export interface SearchHit {
  readonly article: string
  /** Hits in the text, without overlaps; 0 when everything was found in fields. */
  readonly count: number
  /** A few places in the text, in order. */
  readonly excerpts: readonly Excerpt[]
  readonly fields: readonly FieldHit[]
}

/** How many of the library's articles the search knows. */
export interface SearchProgress {
  readonly done: number
  readonly total: number
}

export interface SearchPage {
  /** Ids of all articles found, best first. */
  readonly articles: readonly string[]
  /** What was found in the first of them. */
  readonly hits: readonly SearchHit[]
  /** While `done` is less than `total`, more may be found: `search.progress` tells when to ask again. */
  readonly progress: SearchProgress
}

/** Where a search's words stand in a text, in UTF-16 code units, in order and without overlaps. */
export interface TextHits {
  readonly ranges: readonly TextRange[]
  /** There are more than are listed. */
  readonly more: boolean
}

/** An article with matches. They are numbered through all articles; this one's begin with `from`. */
export interface MatchedArticle {
  readonly article: string
  readonly title: string
  readonly from: number
  readonly count: number
}

/** An article that could not be searched, or not to its end, or was left out, and why, in words. */
export interface MatchProblem {
  readonly article: string
  readonly title: string
  readonly message: string
}

/** What a search for matches found, in the order of the articles. */
export interface MatchOutline {
  readonly total: number
  /** There are more matches than are listed. */
  readonly truncated: boolean
  /** How many articles were searched. */
  readonly searched: number
  readonly articles: readonly MatchedArticle[]
  readonly problems: readonly MatchProblem[]
  /** BCP 47: languages met for which no forms of words are known; there the words themselves were looked for. */
  readonly withoutForms: readonly string[]
}

/** A match in its context, as it would be highlighted. Positions in UTF-16 code units. */
export interface MatchRow {
  readonly match: number
  readonly article: string
  readonly start: number
  readonly end: number
  /** Words around it, in one line; a long match is cut and ends with an ellipsis. */
  readonly before: string
  readonly words: string
  readonly after: string
  /** Ids of labels that a highlight exactly here has already. */
  readonly labels: readonly string[]
}

/** What became of chosen matches. */
export interface MatchReport {
  /** Highlights that were made, and in how many articles. */
  readonly highlights: number
  readonly articles: number
  /** Chosen matches that were left alone because they have the label already. */
  readonly alreadyLabelled: number
  readonly problems: readonly MatchProblem[]
  /** The entry in the history; null when nothing was made. */
  readonly seq: number | null
  readonly label: string | null
}

/** How the bytes of a file were read. */
export interface EncodingView {
  /** IANA name in lower case. */
  readonly name: string
  readonly certain: boolean
  /** In words: "byte order mark", "valid UTF-8", "guessed from the letters". */
  readonly evidence: string
}

/** A kind of document that can be imported. `extensions` are file endings in lower case, without the dot. */
export interface DocumentKindView {
  readonly kind: string
  readonly name: string
  readonly extensions: readonly string[]
  /** Whether a file is one article or holds several. */
  readonly holds: 'one' | 'several'
}

export type { ExportFile, FormatView, PreparedExport } from './transfer-views'

/** D2: the state of saving, as the window shows it. */
export interface SaveState {
  readonly state: 'saved' | 'saving' | 'failed'
  /** ISO 8601 in UTC; when the newest acknowledged change reached the disk. */
  readonly at: string | null
  readonly message: string | null
}

/** The spans of one article that have a label that was asked for, in text order. */
export interface LabelledSpans {
  readonly article: string
  readonly title: string
  readonly spans: readonly Span[]
  /** There are more than were asked for. */
  readonly truncated: boolean
}
