import type { Span } from '../../core/model/annotation'
import { spanQuote } from '../../core/model/annotation'
import { findLabel, type Scheme } from '../../core/model/scheme'

/** Longer passages are cut when spoken: one can read them with the reading commands of the screen reader. */
const LONGEST = 200

/** What is said of one character; those that are silent by themselves are named. */
export function sayCharacter(character: string): string {
  if (character === '') return 'end of paragraph'
  if (character === ' ') return 'space'
  if (character === '\u00A0') return 'no-break space'
  if (character === '\t') return 'tab'
  return character
}

/** What is said of a passage. */
export function sayPassage(passage: string): string {
  const words = passage.trim()
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST).trimEnd()}…`
}

/** What is said of a selection: its words, or how long it is. */
export function saySelection(selected: string): string {
  if (selected === '') return 'nothing selected'
  return selected.length <= LONGEST ? `${selected.trim()} selected` : `${selected.length} characters selected`
}

/** What is said of a span that was selected. */
export function saySpan(span: Span, scheme: Scheme): string {
  return `${labelName(span, scheme)}: ${sayPassage(spanQuote(span))}`
}

/** What is said when a caret comes from one set of spans into another. */
export function sayCrossing(before: readonly Span[], after: readonly Span[], scheme: Scheme): string {
  const left = before.filter((span) => !after.includes(span)).map((span) => `out of ${labelName(span, scheme)}`)
  const entered = after.filter((span) => !before.includes(span)).map((span) => `in ${labelName(span, scheme)}`)
  return [...left, ...entered].join(', ')
}

function labelName(span: Span, scheme: Scheme): string {
  return findLabel(scheme, span.label)?.name ?? span.label
}
