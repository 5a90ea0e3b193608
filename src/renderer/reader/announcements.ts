import type { Span } from '../../core/model/annotation'
import { spanQuote } from '../../core/model/annotation'
import { findLabel, type Scheme } from '../../core/model/scheme'
import { characterName } from '../../core/text/character-names'

/** Longer passages are cut when spoken: one can read them with the reading commands of the screen reader. */
const LONGEST = 200
/** More labels than this at one place are counted rather than named. */
const MOST_LABELS = 4

/** What is said of one character; those that are not heard by themselves are named. */
export function sayCharacter(character: string): string {
  if (character === '') return 'end of paragraph'
  return characterName(character) ?? character
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

/**
 * What is said when a caret comes from one stack of spans into another (innermost first): which it left, and, if it
 * entered one, all that it is in now from the outermost inwards, so that the depth is heard too.
 */
export function sayCrossing(before: readonly Span[], after: readonly Span[], scheme: Scheme): string {
  const left = before.filter((span) => !after.includes(span)).map((span) => labelName(span, scheme))
  const entered = after.filter((span) => !before.includes(span))
  const parts = left.length > 0 ? [`out of ${left.join(', ')}`] : []
  if (entered.length > 0) parts.push(sayStack(after, scheme))
  return parts.join('; ')
}

/** What is said of the spans at a place (innermost first): their labels from the outermost inwards. */
export function sayStack(stack: readonly Span[], scheme: Scheme): string {
  const names = stack.map((span) => labelName(span, scheme))
  if (names.length > MOST_LABELS) return `in ${names.length} highlights, innermost ${names[0]}`
  return names.length === 0 ? '' : `in ${names.reverse().join(', ')}`
}

function labelName(span: Span, scheme: Scheme): string {
  return findLabel(scheme, span.label)?.name ?? span.label
}
