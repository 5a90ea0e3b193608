import type { ReactNode, Ref } from 'react'
import type { Span } from '../../core/model/annotation'
import type { Relation } from '../../core/model/relation'
import type { Segment } from '../../core/model/article'
import type { Scheme } from '../../core/model/scheme'
import type { TextRange } from '../../core/model/text-range'
import type { ReaderHints } from './reader-hints'
import type { Dimming, ReadingSettings } from '../state/reading-settings'
import type { Edge, TextUnit } from '../../core/text/text-units'

/**
 * Why spans at a place are told of: the pointer rested there, or clicked, or the caret came there, or a person asked
 * for them, to pick one by keyboard.
 */
export type StackCause = 'rest' | 'click' | 'caret' | 'ask'

/** What the reader tells its owner. All offsets are UTF-16 code units. */
export interface ReaderEvents {
  /** A span was chosen with the pointer or the keyboard; null: none any more. */
  onSelectSpan(id: string | null): void
  /** The selected stretch of the text, as it is (not trimmed); null when nothing is selected. */
  onSelection(range: TextRange | null): void
  /** Several spans lie under the pointer or the caret, innermost first, at `anchor`; none any more: `[]` and null. */
  onStack(ids: readonly string[], anchor: DOMRect | null, cause: StackCause): void
  /** An edge of a span was dragged: its ranges as they should be, sorted and disjoint. `edge` is the one dragged. */
  onMoveEdge?(id: string, ranges: readonly TextRange[], edge: Edge): void
  /** A relation was drawn with the pointer from one span to another; let go at `at`. */
  onRelate?(from: string, to: string, at: DOMRect): void
  /** Whether a relation between two spans is possible; for what is shown while it is drawn. */
  mayRelate?(from: string, to: string): boolean
  /** A relation beside the text was chosen with the pointer. */
  onPickRelation?(id: string): void
  /** What a screen reader should say of a move of the caret; meant for a live region. */
  onAnnounce?(text: string): void
}

/** Relations of the text's spans, drawn beside it. A new object whenever anything of it is another. */
export interface ReaderRelations {
  /** Id of the article; ends in others are drawn as stubs. */
  readonly article: string
  /** By the spans of this article that they touch. */
  readonly bySpan: ReadonlyMap<string, readonly Relation[]>
  readonly selected: string | null
  /** Title of another article. */
  readonly titleOf: (article: string) => string
}

export interface ReaderProps extends ReaderEvents {
  /** The frozen text. */
  readonly text: string
  /** BCP 47. */
  readonly language: string
  /** Shown above the text when no segment of it is the title. */
  readonly title: string
  /** Stands under the title. */
  readonly byline: ReactNode
  readonly segments: readonly Segment[]
  readonly spans: ReadonlyMap<string, Span>
  readonly scheme: Scheme
  /** Grows with each change of `spans`. The map may be the same one, changed in place; the spans in it may not. */
  readonly revision: number
  /**
   * Ids of the spans that changed after a revision, null when that is not known any more. Without it every change is
   * found by comparing all spans, which takes some milliseconds for a hundred thousand.
   */
  readonly changedSpans?: (since: number) => Iterable<string> | null
  readonly selectedSpan: string | null
  readonly relations?: ReaderRelations
  /** What was found in the text, in order and without overlaps; painted over the highlights. */
  readonly matches?: readonly TextRange[]
  /** Index of the match that one is at. */
  readonly currentMatch?: number | null
  /** Hints of a fact-check: suggestions, warnings, states of sentences. */
  readonly hints?: ReaderHints
  /** What a dragged edge snaps to; Alt held down while dragging lets it go freely. */
  readonly snap?: TextUnit
  readonly readOnly: boolean
  /** How the text is set; as at first without it. */
  readonly reading?: ReadingSettings
  /** What is dimmed around the caret; nothing without it. */
  readonly dimming?: Dimming
  readonly handle: Ref<ReaderHandle>
}

/** What the owner can ask of the reader. Offsets are UTF-16 code units. */
export interface ReaderHandle {
  /** Brings the start of a range into view. */
  reveal(range: TextRange): void
  focus(): void
  clearSelection(): void
  /** The selection as it is now, before `onSelection` told of it. */
  selection(): TextRange | null
  /** Brings a range into view, and selects its text if the focus is in the reader. */
  visit(range: TextRange): void
  /** Selects the text of a range and takes the focus. */
  select(range: TextRange): void
  /** Where one is in the text: at the start of the selection, else at the top of the view. */
  place(): number
  /** Where the caret stands, or would: at the end of the selection that was moved last, else at the top of the view. */
  caret(): number
  /** Where the selected text, or else the caret, begins in the window; null when it is not laid out. */
  anchor(): DOMRect | null
  /** Box of the first character of a range in the window; null when it is not laid out. */
  boxOf(range: TextRange): DOMRect | null
  /** Selects the next (1) or previous (-1) span of a label and goes there; says when there is none. */
  goToLabel(label: string, direction: 1 | -1): void
}
