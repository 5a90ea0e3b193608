import type { OriginalPlace, ParagraphMark, Segment, SegmentRole } from '../core/model/article'
import type { TextRange } from '../core/model/text-range'
import type { ColumnUse, ReadSettings } from './import-params'
import type { Committed, EncodingView } from './views'

/** Something that is wrong with a file or a document; the message says what to do. */
export interface ImportProblem {
  readonly code: string
  readonly message: string
}

/** A column of a table, or a field of its records, with what was found out about it. */
export interface ColumnView {
  /** As the header says, or `Column 3`. */
  readonly name: string
  readonly use: ColumnUse
  /** Its first cells that are not empty, shortened. */
  readonly samples: readonly string[]
  /** Share of the rows that have something in it, 0 to 1. */
  readonly filled: number
}

/** What a file with several documents holds, read with `settings`, in which nothing is null that applies. */
export interface CollectionView {
  readonly kind: 'table' | 'records' | 'workbook' | 'text' | 'archive'
  /** Documents in it: rows, parts, files. */
  readonly documents: number
  /** Of tables, records and workbooks. */
  readonly columns: readonly ColumnView[]
  /** Names of the sheets of a workbook. */
  readonly sheets: readonly string[]
  /** The first documents, each with its cells or its first words, shortened. */
  readonly sample: readonly (readonly string[])[]
  /** What is wrong with single rows or entries, and whether they are left out. At most a hundred, and how many there are. */
  readonly problems: readonly (ImportProblem & { readonly place: string })[]
  readonly problemCount: number
}

/** A file of an import as it was read. */
export interface ImportSource {
  readonly item: string
  readonly name: string
  /** Folders it came from, as they are shown; empty when it was chosen by itself. */
  readonly folder: string
  readonly bytes: number
  /** Document kind or kind of collection. */
  readonly kind: string
  /** Whether its bytes are text, whose encoding a person may choose. */
  readonly isText: boolean
  readonly settings: ReadSettings
  readonly encoding: EncodingView | null
  /** Of a file that holds several documents. */
  readonly collection: CollectionView | null
  /** Whether it could also be read the other way: as several documents, or as one. */
  readonly canBe: 'several' | 'one' | null
  readonly problem: ImportProblem | null
}

/** A value found in a document, and where: `og:title`, `column “Date”`. */
export interface FoundView {
  readonly value: string
  readonly where: string
}

/** A document that is like another one, of the library or of the same import. */
export interface SimilarView {
  /** `same-text`: word for word the same from other bytes. `near`: most of it is the same, as of wire copy. */
  readonly kind: 'same-text' | 'near'
  readonly title: string
  /** Its article in the library, or null when it is in this import. */
  readonly article: string | null
  /** Its item in this import, or null when it is in the library. */
  readonly item: string | null
  /** Estimated share of what both have in common, 0 to 1. */
  readonly share: number
}

/** D12: what the import would do with one document. Counts are UTF-16 code units, words and paragraphs. */
export interface ImportItem {
  readonly item: string
  /** The file it comes from. */
  readonly source: string
  readonly name: string
  /** Where in a file of several it stands: `row 17`, `part 3`, `2024/march/harbour.txt`; null for a file of its own. */
  readonly place: string | null
  readonly bytes: number
  readonly kind: string
  readonly outcome: 'new' | 'duplicate' | 'problem'
  readonly title: string
  readonly metadata: Readonly<Partial<Record<string, FoundView>>>
  readonly isText: boolean
  readonly encoding: EncodingView | null
  /** Characters that were decoded wrongly before the file was saved: what stands there, and what would after a repair. */
  readonly mojibake: { readonly sample: string; readonly repaired: string } | null
  readonly characters: number
  readonly words: number
  readonly paragraphs: number
  readonly language: string
  /** Title of the article with the same bytes, also one in the bin. */
  readonly duplicateOf: string | null
  readonly similar: SimilarView | null
  /** Proposed parts that may not belong to the article: how many, and how many of them are certain enough to be ticked. */
  readonly tail: { readonly parts: number; readonly confident: number; readonly characters: number } | null
  readonly excerpt: string
  readonly problem: ImportProblem | null
}

/** A proposed part of a document; positions in UTF-16 code units. */
export interface TailPart extends TextRange {
  readonly role: SegmentRole
  readonly confidence: number
  readonly reason: string
  /** Certain enough to be left out unless somebody says no. */
  readonly preselected: boolean
}

/** One document of an import, to be looked over in full. Positions in UTF-16 code units of `text`. */
export interface ImportDetail {
  readonly item: string
  /** The frozen text, cut after `DETAIL_LENGTH` code units. */
  readonly text: string
  readonly isWhole: boolean
  readonly metadata: Readonly<Partial<Record<string, FoundView>>>
  readonly paragraphs: readonly ParagraphMark[]
  readonly segments: readonly Segment[]
  readonly places: readonly OriginalPlace[]
  readonly tail: readonly TailPart[]
}

/** What an import holds so far, or a page of it: files, each before its documents, in the order they came. */
export interface ImportPreview {
  readonly sources: readonly ImportSource[]
  readonly items: readonly ImportItem[]
  /** Where the next page begins, or null after the last. */
  readonly next: number | null
}

/** What became of pieces of files. */
export interface UploadAnswer {
  /** How many bytes of a file have arrived. */
  readonly received: readonly { readonly item: string; readonly bytes: number }[]
  readonly problems: readonly (ImportProblem & { readonly item: string })[]
}

/** What became of an import. Ids of articles. */
export interface ImportReport {
  readonly added: readonly string[]
  /** The library had them already. */
  readonly skipped: readonly string[]
  /** The one command; null when nothing was added. What it changed is told by `library.changed`. */
  readonly committed: Omit<Committed, 'changes'> | null
}

/** An import that was interrupted, by a crash or by closing the window, and can go on. */
export interface PendingImport {
  readonly batch: string
  /** ISO 8601 in UTC. */
  readonly startedAt: string
  readonly files: number
  readonly bytes: number
}
