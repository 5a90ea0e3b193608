import type { TextRange } from './text-range'

/** What a stretch of the text is; an excluded segment is masked from work, never deleted. */
export const SEGMENT_ROLES = [
  'title',
  'byline',
  'dateline',
  'body',
  'caption',
  'credit',
  'teaser',
  'ad',
  'other'
] as const
export type SegmentRole = (typeof SEGMENT_ROLES)[number]

/** A part of the frozen text with a role; `start` and `end` in UTF-16 code units. */
export interface Segment extends TextRange {
  readonly role: SegmentRole
  readonly excluded: boolean
  readonly reason: string
  readonly confirmedBy: string | null
}

/** Where one person stands with an article. It belongs to the person's layer, not to the shared article. */
export const ARTICLE_STATUSES = ['todo', 'in-progress', 'done'] as const
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number]

/** The file of several documents that an article's bytes were taken out of: a table, an archive, a text with parts. */
export interface OriginalSource {
  /** Base name of that file. */
  readonly name: string
  readonly sha256: string
  /** Where in it: the number of a row or part (from 1), the name of an archive's entry. */
  readonly place: { readonly kind: 'row' | 'part' | 'entry'; readonly name: string }
}

/** The bytes an article came from. `name` is a base name: a path of the person's machine is never stored. */
export interface ArticleOriginal {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  /** Document kind, which is also the file ending of the stored original: `txt`. */
  readonly kind: string
  /** How the bytes were read, by its IANA name in lower case: `utf-8`, `windows-1252`. */
  readonly encoding: string
  /** Null when the bytes were a file of their own. */
  readonly from: OriginalSource | null
}

/**
 * The frozen text of an article. `length` is in UTF-16 code units. `revision` names the files of a version: it goes up
 * from 1, but one that was taken back may leave out a number.
 */
export interface ArticleText {
  readonly sha256: string
  readonly length: number
  readonly revision: number
}

/** A version that a newer one has replaced; its text and its original stay in the library. */
export interface ArticleVersion {
  readonly original: ArticleOriginal
  readonly text: ArticleText
  /** ISO 8601 in UTC. */
  readonly importedAt: string
}

/** What a paragraph is when it is more than running text. */
export const PARAGRAPH_KINDS = ['heading', 'list-item', 'quote', 'caption', 'table-row', 'code'] as const
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number]

/** A paragraph that is no running text; `start` and `end` in UTF-16 code units. */
export interface ParagraphMark extends TextRange {
  readonly kind: ParagraphKind
  /** Depth of a heading (1 to 6) or of a list (from 1); null where there is none. */
  readonly level: number | null
}

/** From `start` (UTF-16 code units) to the next one, the text comes from this place of the original. */
export interface OriginalPlace {
  readonly start: number
  readonly kind: 'page' | 'chapter' | 'row' | 'slide'
  /** Number or name of the place: `3`, `Chapter One`. */
  readonly name: string
}

/** An article's metadata; its text lives in a file of its own (`text.txt`). */
export interface Article {
  /** The first 16 hex digits of the SHA-256 of the original bytes; of its first version's, when it has several. */
  readonly id: string
  readonly title: string
  readonly byline: string | null
  readonly publisher: string | null
  readonly url: string | null
  /** ISO 8601, may be partial (`2024-08`). */
  readonly publishedAt: string | null
  /** BCP 47. */
  readonly language: string
  /** When its text came in, ISO 8601 in UTC. */
  readonly importedAt: string
  readonly original: ArticleOriginal
  readonly text: ArticleText
  /** What it was before, oldest first. */
  readonly earlier: readonly ArticleVersion[]
  readonly segments: readonly Segment[]
  readonly paragraphs: readonly ParagraphMark[]
  readonly places: readonly OriginalPlace[]
  /** Where each field was found when the article came in: `{ title: "og:title" }`. */
  readonly metadataFrom: Readonly<Record<string, string>>
  readonly tags: readonly string[]
  /** When it went to the bin, ISO 8601 in UTC; null while it is in the library. */
  readonly binnedAt: string | null
}

/** What keeps of an article when a newer version takes its place. */
export function versionOf({ original, text, importedAt }: Article): ArticleVersion {
  return { original, text, importedAt }
}

/** Which version of the article its present one is, counted from 1. */
export function versionNumber(article: Pick<Article, 'earlier'>): number {
  return article.earlier.length + 1
}
