import type { Attributes, DocumentLabel, Span } from '../model/annotation'
import type { Article } from '../model/article'
import type { Bookmark } from '../model/bookmark'
import type { Claim } from '../model/claim'
import type { LibraryInfo } from '../model/library'
import type { Relation } from '../model/relation'
import type { Scheme } from '../model/scheme'
import type { Quote, TextRange } from '../model/text-range'
import type { OffsetUnit } from '../text/offset-map'

/** One article with one person's work on it, as an encoder gets it. Records are in text order, then by id. */
export interface ExportDocument {
  readonly article: Article
  /** The frozen text. */
  readonly text: string
  readonly status: string
  readonly spans: readonly Span[]
  readonly claims: readonly Claim[]
  readonly documentLabels: readonly DocumentLabel[]
  /** Relations that begin in this article; the other end may lie in another one. */
  readonly relations: readonly Relation[]
  readonly bookmarks: readonly Bookmark[]
  /** The note on the whole article. */
  readonly note: string
}

export interface ExportOptions {
  /** X7: put an apostrophe before spreadsheet cells that would be read as a formula. On unless switched off. */
  readonly neutraliseFormulas: boolean
  /** X8: notes leave only when ticked. */
  readonly includeNotes: boolean
}

export interface ExportInput {
  readonly library: LibraryInfo
  readonly schemes: readonly Scheme[]
  /** In a stable order (by article id), loaded one at a time. */
  readonly documents: AsyncIterable<ExportDocument>
  readonly options: ExportOptions
  /** Name and version of the program, `Claimdesk 0.1.0`. Nothing in the input is a time of export: bytes stay deterministic. */
  readonly software: string
}

/** A piece of an output file; pieces of one path come one after another. UTF-8, LF (CSV: CRLF), no BOM. */
export interface OutputPart {
  /** Relative path with `/`, never absolute, never `..`. */
  readonly path: string
  readonly text: string
}

/** Something a format cannot carry, counted for the loss report. */
export interface LossItem {
  readonly feature: string
  readonly count: number
  readonly message: string
}

/** A span as it comes out of a file. Offsets are UTF-16 code units of the text it belongs to. */
export interface DecodedSpan {
  /** The id the file gives it, or null. Ids that are UUIDs are kept, others are replaced. */
  readonly id: string | null
  readonly ranges: readonly TextRange[]
  readonly quotes: readonly Quote[]
  /** Label as the file names it: an id, a path or a name of a label. */
  readonly label: string
  readonly attributes: Attributes
  readonly tags: readonly string[]
  readonly note: string
  readonly createdAt: string | null
  readonly updatedAt: string | null
  readonly person: string | null
  readonly claim: {
    readonly id: string | null
    readonly normalized: string
    readonly speaker: string
    readonly verdict: { readonly scale: string; readonly value: string } | null
    readonly note: string
  } | null
}

export interface DecodedDocumentLabel {
  readonly id: string | null
  readonly label: string
  readonly value: string | null
  readonly attributes: Attributes
  readonly note: string
}

/** A relation as it comes out of a file. It begins at a span of the article at hand. */
export interface DecodedRelation {
  readonly id: string | null
  /** Relation type as the file names it: an id or a name. */
  readonly type: string
  /** Id, as the file gives it, of a span that was read. */
  readonly from: string
  /** `article` is null when the other end is a span that was read, too; else the id of the article that has it. */
  readonly to: { readonly article: string | null; readonly span: string; readonly quote: string }
  readonly attributes: Attributes
  readonly note: string
}

/** A bookmark as it comes out of a file; `range` in UTF-16 code units of the text. */
export interface DecodedBookmark {
  readonly id: string | null
  readonly range: TextRange
  readonly name: string
}

/** What a reader could not take over, with its place in the file. */
export interface DecodeProblem {
  /** 1-based line, or null where the format has none. */
  readonly line: number | null
  /** Place inside the file: an annotation id, a JSON path. */
  readonly place: string
  readonly message: string
}

export interface DecodeResult {
  readonly spans: readonly DecodedSpan[]
  readonly documentLabels: readonly DecodedDocumentLabel[]
  readonly relations: readonly DecodedRelation[]
  readonly bookmarks: readonly DecodedBookmark[]
  /** The note on the whole article; empty when the file has none. */
  readonly note: string
  readonly problems: readonly DecodeProblem[]
  /** What was decided by evidence, in plain words: "positions are UTF-16, not code points". */
  readonly remarks: readonly string[]
}

/** What comes out of a file in which nothing was found. */
export const NOTHING_DECODED: DecodeResult = {
  spans: [],
  documentLabels: [],
  relations: [],
  bookmarks: [],
  note: '',
  problems: [],
  remarks: []
}

/** What a decoder is given: the file and the article its annotations belong to. */
export interface DecodeInput {
  readonly fileName: string
  readonly content: string
  readonly article: Article
  readonly text: string
}

/** An annotation format. The dialog, the CLI, the file filters and the docs derive from these fields. */
export interface Format {
  readonly id: string
  readonly name: string
  readonly description: string
  /** File ending without the dot. */
  readonly extension: string
  readonly mediaType: string
  /** Unit of the offsets in the file. */
  readonly offsetUnit: OffsetUnit
  /** The conventions of the file for somebody who writes or reads it elsewhere, in Markdown: a part of the docs. */
  readonly documentation: string
  /** What of this document the format cannot carry. */
  readonly losses?: (document: ExportDocument, options: ExportOptions) => readonly LossItem[]
  /** Throws ExportMismatchError, naming the span, before a wrong offset could leave. */
  readonly encode?: (input: ExportInput) => AsyncIterable<OutputPart>
  /** Never throws on bad content: it reports problems. */
  readonly decode?: (input: DecodeInput) => DecodeResult
}
