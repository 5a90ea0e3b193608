import type { Segment } from '../../core/model/article'
import type { Scheme } from '../../core/model/scheme'
import type { Columns } from '../state/reading-settings'
import { highlightsInherit } from './highlight-inheritance'
import type { ReaderEvents } from './reader-props'
import type { SelectionEnds } from './selection-range'
import type { RulerElements } from './ruler-painter'
import type { SelectedSpanClasses } from './selected-span'
import type { TextClasses } from './text-dom'

/** The elements the reader works in; all but the scroller's frame are filled by it. */
export interface ReaderElements extends RulerElements {
  readonly scroller: HTMLElement
  readonly page: HTMLElement
  readonly head: HTMLElement
  readonly body: HTMLElement
}

export interface ReaderClasses extends TextClasses, SelectedSpanClasses {
  readonly page: string
  readonly caret: string
  /** The paragraph that is not dimmed. */
  readonly lit: string
  readonly invisible: string
  /** The sign in the margin for the state of a sentence. */
  readonly sentence: string
}

export interface ReaderOptions {
  readonly text: string
  readonly language: string
  readonly segments: readonly Segment[]
  readonly scheme: Scheme
  readonly classes: ReaderClasses
  readonly columns: Columns
  /** Asked anew at every event, so that the latest handlers are called. */
  readonly events: () => ReaderEvents
  /** The text should be cut into other sections: the reader is to be made anew. */
  readonly onOutgrown: () => void
}

/** Where one was in the text, to be there again when the reader is made anew. In UTF-16 code units. */
export interface KeptPlace {
  readonly top: number
  readonly selection: SelectionEnds | null
}

/** @throws Error in a browser that cannot show highlights */
export function requireHighlights(): void {
  if (!('highlights' in CSS) || typeof Highlight === 'undefined') {
    throw new Error(
      'This browser cannot show highlights: it lacks the CSS Custom Highlight API. Use Chrome or Edge 105, Safari 17.2, ' +
        'Firefox 140, or a later version.'
    )
  }
}

/**
 * The elements that the looks of highlights are for: the page, and titles, whose type has another size. With rules for
 * every paragraph the browser would work out some thirty looks for each one that comes into view.
 */
export function highlightScope({ page, title, section }: ReaderClasses): string {
  const classOf = (name: string) => `.${CSS.escape(name)}`
  return highlightsInherit() ? `:is(${classOf(page)}, ${classOf(title)})` : `${classOf(section)} > *`
}
