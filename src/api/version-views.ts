import type { Fate } from '../core/anchoring/place-layer'
import type { TextRange } from '../core/model/text-range'
import type { DiffItem } from '../core/text/diff-rows'
import type { VersionField } from './version-params'
import type { Committed, EncodingView } from './views'

/** Size of a text: UTF-16 code units, words and paragraphs. */
export interface TextSize {
  readonly characters: number
  readonly words: number
  readonly paragraphs: number
}

/** How many of each fate. */
export type FateCounts = Readonly<Record<Fate, number>>

/** What becomes of one highlight, bookmark or part; words are cut to a few hundred characters. */
export interface AnnotationFate {
  readonly id: string
  readonly record: 'span' | 'bookmark' | 'part'
  /** Id of a highlight's label, name of a bookmark, role of a part. */
  readonly label: string
  readonly fate: Fate
  readonly before: string
  /** Null for what has no place in the new text. */
  readonly after: string | null
  /** Where it begins in the old text and in the new one, in UTF-16 code units. */
  readonly start: number
  readonly newStart: number | null
  /** Of an orphan: its words are gone, or stand in more places than one. */
  readonly reason: 'gone' | 'ambiguous' | null
}

/** A detail of the article that the new version has another value for. */
export interface FieldDifference {
  readonly field: VersionField
  readonly before: string | null
  readonly after: string | null
  /** Where the new value was found. */
  readonly where: string | null
  /** Whether it should be taken over, unless the person says otherwise. */
  readonly proposed: boolean
}

/** What a file would do as a new version of an article. Nothing is stored yet. */
export interface VersionReport {
  readonly article: string
  readonly title: string
  /** `duplicate`: the library has these very bytes; nothing would be changed. */
  readonly outcome: 'new' | 'duplicate'
  /** The article and the version of it (from 1) that the bytes are. */
  readonly duplicateOf: { readonly article: string; readonly title: string; readonly version: number } | null
  /** Which version it would be, from 2. */
  readonly number: number
  readonly file: {
    readonly name: string
    readonly bytes: number
    readonly isText: boolean
    readonly encoding: EncodingView | null
  }
  readonly before: TextSize
  readonly after: TextSize
  readonly sameText: boolean
  /** Rows of the comparison that are not the same on both sides. */
  readonly changes: number
  readonly spans: FateCounts
  readonly bookmarks: FateCounts
  readonly parts: FateCounts
  /** What does not stay as it is comes first: orphans, changed, found again, moved, then kept. */
  readonly fates: readonly AnnotationFate[]
  readonly moreFates: boolean
  readonly fields: readonly FieldDifference[]
  /** Other people with annotations on the article: theirs are placed when they open the library. */
  readonly others: readonly { readonly person: string; readonly annotations: number }[]
}

/** A page of two versions side by side. */
export interface DiffPage {
  readonly items: readonly DiffItem[]
  readonly total: number
  /** With the first page: numbers of the items at which a change begins. */
  readonly changes: readonly number[]
}

export interface VersionCommitted {
  readonly committed: Committed
  readonly spans: FateCounts
}

/** A place that may be what an orphan's words have become. Positions in UTF-16 code units. */
export interface SuggestedPlace extends TextRange {
  readonly words: string
  /** How much of the words it shares, from 0 to 1. */
  readonly score: number
}
