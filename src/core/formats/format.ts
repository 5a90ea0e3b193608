import type { Attributes, Authored, DocumentLabel, Span } from '../model/annotation'
import type { Article, ArticleStatus } from '../model/article'
import type { Bookmark } from '../model/bookmark'
import type { Claim, Verdict } from '../model/claim'
import type { ClaimCheck } from '../model/claim-check'
import type { DeskView } from '../model/desk'
import type { Evidence, Mark, Question } from '../model/evidence'
import type { LibraryInfo } from '../model/library'
import type { Relation } from '../model/relation'
import type { Label, RelationType, Scheme } from '../model/scheme'
import type { Quote, TextRange } from '../model/text-range'
import type { OffsetUnit } from '../text/offset-map'
import { EMPTY_DESK } from './desk-in-files'
import type { LossTable } from './losses'

/** A token of a text with what a file says about it (`pos`, `chunk`, `lemma`…). In UTF-16 code units. */
export interface Token extends TextRange {
  readonly features?: Readonly<Record<string, string>>
}

/** One article with the work of one or several people on it, as an encoder gets it. Records are in text order, then by id. */
export interface ExportDocument {
  /**
   * Base of this document's file names: unique in the export, relative with `/`, without ending, safe on every system.
   * An encoder that writes a file per document appends its ending and nothing else.
   */
  readonly name: string
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
  /** Of claims of this document, and so is the evidence. */
  readonly questions: readonly Question[]
  readonly evidence: readonly Evidence[]
  readonly marks: readonly Mark[]
  /** Active seconds that were spent on claims, by their ids. */
  readonly seconds: Readonly<Record<string, number>>
  /** The note on the whole article. */
  readonly note: string
  /**
   * Tokens in text order, disjoint, not empty; null: nobody has said, and `tokensOf` makes them. Always given to a
   * format with `needsTokens`.
   */
  readonly tokens: readonly Token[] | null
  /** Sentences in text order, disjoint; null like `tokens`. */
  readonly sentences: readonly TextRange[] | null
  /** What a file said of the document that Claimdesk has no field for, when a file is converted; else empty. */
  readonly extra: Readonly<Record<string, unknown>>
  /** `train`, `validation` or `test` when the export is split; null when it is not. */
  readonly split: string | null
}

export interface ExportOptions {
  /** X7: put an apostrophe before spreadsheet cells that would be read as a formula. On unless switched off. */
  readonly neutraliseFormulas: boolean
  /** X8: notes leave only when ticked. Documents that an encoder gets have none when this is false. */
  readonly includeNotes: boolean
  /** Whether texts leave where the format can do without (`textOptional`). */
  readonly includeText: boolean
  /** Chosen values of the format's `writeSettings`, by id; those that are not named have their default. */
  readonly settings: Readonly<Record<string, string>>
}

export interface ExportInput {
  readonly library: LibraryInfo
  /** Every label and relation type that records refer to is in one of them, unless it was deleted. */
  readonly schemes: readonly Scheme[]
  /** Sources, people, contacts, facts, scales and sessions; `fittedInput` takes out what is private (X8). */
  readonly desk: DeskView
  /** In a stable order, loaded one at a time. */
  readonly documents: AsyncIterable<ExportDocument>
  readonly options: ExportOptions
  /** Name and version of the program, `Claimdesk 0.1.0`. Nothing in the input is a time of export: bytes stay deterministic. */
  readonly software: string
}

/**
 * A piece of an output file; pieces of one path come one after another. Text is written as UTF-8; LF (CSV: CRLF), no
 * byte order mark. `path` is relative with `/`, never absolute, never `..`.
 */
export type OutputPart =
  | { readonly path: string; readonly text: string; readonly bytes?: never }
  | { readonly path: string; readonly bytes: Uint8Array; readonly text?: never }

/** Something a person can choose about how a format is written or read. */
export interface FormatSetting {
  readonly id: string
  /** As a dialog calls it: `Tagging scheme`. */
  readonly name: string
  readonly description: string
  /** The first is the default. Null: any text may be typed, empty by default. */
  readonly choices: readonly { readonly id: string; readonly name: string }[] | null
}

/** The chosen value of a setting, or its default. */
export function settingOf(setting: FormatSetting, settings: Readonly<Record<string, string>>): string {
  return settings[setting.id] ?? setting.choices?.[0]?.id ?? ''
}

/** A file that is read. `path` is relative to what the person chose, with `/`: `train/doc-1.ann`. */
export interface SourceFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Texts for files that hold annotations without the text: articles of the library, or text files given along. */
export interface KnownTexts {
  readonly articles: readonly Article[]
  /** The frozen text of one of them. */
  read(article: string): Promise<string>
}

export interface DecodeInput {
  /** Everything that is to be read, sorted by path: the files of one folder, of one archive, or a single one. */
  readonly files: readonly SourceFile[]
  readonly known: KnownTexts
  /** Chosen values of the format's `readSettings`, by id; those that are not named have their default. */
  readonly settings: Readonly<Record<string, string>>
}

/** When and by whom a record was made, as far as the file says. Times are ISO 8601 in UTC. */
export interface DecodedAuthorship {
  readonly createdAt: string | null
  readonly updatedAt: string | null
  /** Id of a person of `Decoded.people`, else a name; null when the file does not say. */
  readonly person: string | null
}

/** A span as it comes out of a file. Offsets are UTF-16 code units of the document's text. */
export interface DecodedSpan extends DecodedAuthorship {
  /** Unique in its document: what the file calls it, or one made up in file order (`s1`, `s2`…). */
  readonly id: string
  /** Sorted, disjoint, at least one. A range may be empty (start = end) where the format knows such marks. */
  readonly ranges: readonly TextRange[]
  readonly quotes: readonly Quote[]
  /** Label as the file names it: an id, a path or a name of a label. Empty when the file gives none. */
  readonly label: string
  readonly attributes: Attributes
  readonly tags: readonly string[]
  readonly note: string
  /** Set for a span whose words are not in the text; `lastKnown` in UTF-16 code units. Absent: it stands in the text. */
  readonly orphan?: Span['orphan']
}

export interface DecodedClaim extends DecodedAuthorship {
  readonly id: string
  /** Ids of spans of the same document, at least one. */
  readonly spans: readonly string[]
  readonly normalized: string
  readonly speaker: string
  readonly verdict: Verdict | null
  readonly note: string
  /** What a fact-check says of it, where the file does. */
  readonly check?: ClaimCheck
}

/** A record of a fact-check as it comes out of a file; ids and what refers to them are those of the file. */
type DecodedRecord<Record extends Authored> = DecodedAuthorship & { readonly id: string } & Omit<Record, keyof Authored>
export type DecodedQuestion = DecodedRecord<Question>
/** `source` is the id of an entry of `Decoded.desk`, or of one the library has. */
export type DecodedEvidence = DecodedRecord<Evidence>
/** Its range in UTF-16 code units of the document's text. */
export type DecodedMark = DecodedRecord<Mark>

export interface DecodedDocumentLabel extends DecodedAuthorship {
  readonly id: string
  readonly label: string
  readonly value: string | null
  readonly attributes: Attributes
  readonly note: string
}

/** Where a relation ends that begins in the document at hand. */
export interface DecodedEnd {
  /** Id of a span, in the document at hand, the `document` named, or the `article` named. */
  readonly span: string
  /** `key` of another document of the file; null: the one at hand, unless `article` is given. */
  readonly document: string | null
  /** Id of an article that is not in the file; else null. */
  readonly article: string | null
  /** Words of the span, when the file gives them. */
  readonly quote: string
}

/** A relation as it comes out of a file. It begins at a span of the document that lists it. */
export interface DecodedRelation extends DecodedAuthorship {
  readonly id: string
  /** Relation type as the file names it: an id or a name. */
  readonly type: string
  /** Id of a span of the document. */
  readonly from: string
  readonly to: DecodedEnd
  readonly attributes: Attributes
  readonly note: string
}

/** A bookmark as it comes out of a file; `range` in UTF-16 code units of the text. */
export interface DecodedBookmark extends DecodedAuthorship {
  readonly id: string
  readonly range: TextRange
  readonly name: string
}

/** What a file says about a document beside its text and annotations. */
export type DecodedMetadata = Partial<
  Pick<Article, 'title' | 'byline' | 'publisher' | 'url' | 'publishedAt' | 'language' | 'tags'>
>

/** One document of a file, with everything that was found on it. */
export interface DecodedDocument {
  /** Unique in the result; relations between documents refer to it. */
  readonly key: string
  /** What the document is called in the file, without ending: base of file names when it is written again. */
  readonly name: string
  /** Frozen (LF, no byte order mark). For a document of `DecodeInput.known` the article's text. */
  readonly text: string
  /** Id of the article of `DecodeInput.known` that these annotations belong to; null: the text came with the file. */
  readonly article: string | null
  readonly metadata: DecodedMetadata
  /** Parts of the text and where they come from, when the file has them; in UTF-16 code units of the text. */
  readonly structure?: Pick<Article, 'segments' | 'paragraphs' | 'places'>
  readonly status: ArticleStatus | null
  readonly tokens: readonly Token[] | null
  readonly sentences: readonly TextRange[] | null
  readonly spans: readonly DecodedSpan[]
  readonly claims: readonly DecodedClaim[]
  readonly documentLabels: readonly DecodedDocumentLabel[]
  readonly relations: readonly DecodedRelation[]
  readonly bookmarks: readonly DecodedBookmark[]
  /** Of claims of this document, and so is the evidence. */
  readonly questions: readonly DecodedQuestion[]
  readonly evidence: readonly DecodedEvidence[]
  readonly marks: readonly DecodedMark[]
  /** Active seconds that were spent on claims, by their ids. */
  readonly seconds: Readonly<Record<string, number>>
  /** The note on the whole document; empty when the file has none. */
  readonly note: string
  /** What the file says of the document that Claimdesk has no field for; kept when it is converted. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** A document in which nothing was found yet: spread it and fill in what there is. */
export const EMPTY_DECODED_DOCUMENT: Omit<DecodedDocument, 'key' | 'name' | 'text'> = {
  article: null,
  metadata: {},
  status: null,
  tokens: null,
  sentences: null,
  spans: [],
  claims: [],
  documentLabels: [],
  relations: [],
  bookmarks: [],
  questions: [],
  evidence: [],
  marks: [],
  seconds: {},
  note: '',
  extra: {}
}

/** Authorship of a record of which the file says nothing. */
export const UNKNOWN_AUTHORSHIP: DecodedAuthorship = { createdAt: null, updatedAt: null, person: null }

/** A label as a file defines it, by its full name; what is not said is left out. */
export type DecodedLabel = Pick<Label, 'path'> & Partial<Omit<Label, 'path' | 'id' | 'name'>> & { readonly id?: string }
/** A relation type as a file defines it. `from` and `to` hold labels as the file names them. */
export type DecodedRelationType = Pick<RelationType, 'name'> & Partial<Omit<RelationType, 'name'>>

/** What a reader could not take over, with its place in the file. */
export interface DecodeProblem {
  /** Path of the file; null where there is only one. */
  readonly file: string | null
  /** 1-based line, or null where the format has none. */
  readonly line: number | null
  /** Place inside the file: an annotation id, a JSON path. */
  readonly place: string
  readonly message: string
}

/** Something a file leaves open, how it was decided, and what else it could be. */
export interface DecodedReading {
  readonly file: string | null
  /** Id of the `readSettings` entry with which a person can decide otherwise. */
  readonly setting: string
  /** Id of the choice that was taken. */
  readonly chosen: string
  /** In plain words why: `the words at 12 of 12 positions agree`. */
  readonly evidence: string
}

export interface Decoded {
  readonly documents: readonly DecodedDocument[]
  /** Labels that the file defines; labels that are only used need not be here. */
  readonly labels: readonly DecodedLabel[]
  readonly relationTypes: readonly DecodedRelationType[]
  /** Ids are unique in the result. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** What the file says of sources, people, contacts, facts, scales and sessions. */
  readonly desk: DeskView
  readonly problems: readonly DecodeProblem[]
  /** What was assumed or not taken over, in plain words, once each. */
  readonly remarks: readonly string[]
  readonly readings: readonly DecodedReading[]
}

/** What comes out of a file in which nothing was found. */
export const NOTHING_DECODED: Decoded = {
  documents: [],
  labels: [],
  relationTypes: [],
  people: [],
  desk: EMPTY_DESK,
  problems: [],
  remarks: [],
  readings: []
}

/** Something a person should know before a file leaves, other than what its format cannot carry. */
export interface PreflightItem {
  /** `skipped`: it is not in the file. `warning`: it is, and something about it is not as it should be. */
  readonly severity: 'skipped' | 'warning'
  /** A full sentence with the count: “3 claims were skipped: they have no verdict.” */
  readonly message: string
  /** The first of them: codes of claims, titles, as a person knows them. */
  readonly places: readonly string[]
}

/** Collects what `Format.preflight` tells. */
export interface Preflight {
  add(document: ExportDocument): void
  items(): readonly PreflightItem[]
}

/** How sure a format is that a file is one of its own. */
export type Recognition = 'yes' | 'maybe' | 'no'

/** An annotation format. The dialog, the CLI, the file filters and the docs derive from these fields. */
export interface Format {
  readonly id: string
  readonly name: string
  readonly description: string
  /** File ending without the dot, of the main file. */
  readonly extension: string
  readonly mediaType: string
  /**
   * `file`: one file for the whole export. `folder`: several, such as one per document. `archive`: the files that are
   * written go into one zip archive, and what is read was unpacked from one. `workbook`: the files that are written and
   * read are CSV tables, which are the sheets of a workbook.
   */
  readonly layout: 'file' | 'folder' | 'archive' | 'workbook'
  /**
   * Of a `folder` whose files have fixed names: the one that is meant when a person names a file instead of a folder.
   * The others are then put beside it, called `<name>.<theirs>`.
   */
  readonly main?: string
  /** Unit of the offsets in the file; null when it has none. */
  readonly offsetUnit: OffsetUnit | null
  /** The conventions of the file for somebody who writes or reads it elsewhere, in Markdown: a part of the docs. */
  readonly documentation: string
  /** What the format cannot carry, or carries only approximately, and the policies a person can choose from. */
  readonly losses: LossTable
  /** The texts of the articles may be left out. */
  readonly textOptional?: true
  /** Documents come with tokens and sentences, and placed spans lie on token edges (see the policy `expand`). */
  readonly needsTokens?: true
  readonly writeSettings?: readonly FormatSetting[]
  readonly readSettings?: readonly FormatSetting[]
  /** Endings (lower case, with the dot) of the files that are read: what a folder is searched for, and file filters. */
  readonly reads?: readonly string[]
  /** Whether this file looks like one of the format; `head` is its first 64 KiB as text, without byte order mark. */
  readonly recognise?: (path: string, head: string) => Recognition
  /**
   * Throws ExportMismatchError, naming the span, before a wrong offset could leave (`exportSpan`). Documents have been
   * through `fitDocuments`: private notes are gone, policies are applied.
   */
  readonly encode?: (input: ExportInput) => AsyncIterable<OutputPart>
  /**
   * What a person should know before the file leaves. Hears every document that the encoder gets, in the same order,
   * and is asked at the end. Must not depend on the encoder having run.
   */
  readonly preflight?: (input: Omit<ExportInput, 'documents'>) => Preflight
  /** Never throws (nor rejects) on bad content: it reports problems. */
  readonly decode?: (input: DecodeInput) => Promise<Decoded>
}
