import type { Segment } from '../model/article'
import type { TextRange } from '../model/text-range'
import type { Quantity } from '../quantities/find-quantities'
import { isEnglish } from '../text/segmenters'
import { lintDocument } from './lint-document'
import { LINT_RULES } from './lint-rules'

/** Rules that look at a text, in the order in which they are listed to people. */
export const LINT_RULE_IDS = [
  'unit-plausibility',
  'relative-date',
  'duration-arithmetic',
  'anonymous-attribution',
  'superlative',
  'name-forms',
  'quote-balance',
  'same-quantity',
  'percentages-and-parts'
] as const
export type LintRuleId = (typeof LINT_RULE_IDS)[number]

/** A person as the library's people table has them. */
export interface LintPerson {
  readonly name: string
  readonly aliases: readonly string[]
  readonly title: string
}

/** A frozen text with what is known about it. */
export interface LintContext {
  readonly text: string
  /** Parts of the text; the excluded ones are not linted. */
  readonly segments: readonly Segment[]
  /** ISO 8601, may be partial (`2024-08`); null when nobody knows. */
  readonly publishedAt: string | null
  /** The date against which claims are judged, ISO 8601, may be partial. */
  readonly asOf: string | null
  /** BCP 47. The rules are written for English; `und` and an empty tag are read as English. */
  readonly language: string
  /** The people table of the library. */
  readonly people: readonly LintPerson[]
}

/** Something a checker should look at. `start` and `end` in UTF-16 code units; `quote` is the text between them. */
export interface Lint extends TextRange {
  readonly rule: LintRuleId
  readonly quote: string
  /** Why, in a plain sentence. */
  readonly message: string
  /** What it probably should be, or what to ask; null where the rule cannot know. */
  readonly suggestion: string | null
  /** The figures behind the message by name, such as converted values. */
  readonly detail: Readonly<Record<string, string | number>>
}

/**
 * A text as rules see it: of the same length as the frozen text, with every character of an excluded part made a line
 * break, so that nothing is found in it or across it. All positions in UTF-16 code units.
 */
export interface LintDocument {
  readonly text: string
  readonly publishedAt: string | null
  readonly asOf: string | null
  readonly people: readonly LintPerson[]
  /** Lines that are not blank, in order. */
  readonly paragraphs: readonly TextRange[]
  readonly sentences: readonly TextRange[]
  readonly quantities: readonly Quantity[]
}

/** A rule: what it is called, why it exists, and what it finds. It takes any text and never throws. */
export interface LintRule {
  readonly id: LintRuleId
  readonly name: string
  readonly why: string
  /** Findings in text order, in UTF-16 code units. */
  find(document: LintDocument): readonly Lint[]
}

/**
 * What the rules find in an English text, in text order; nothing in a text of another language. The same text gives the
 * same findings: no rule asks a clock, a network or a model.
 */
export function lintText(context: LintContext): readonly Lint[] {
  if (!isRead(context.language)) return []
  const document = lintDocument(context)
  const found = LINT_RULES.flatMap((rule) => rule.find(document))
  // What goes over an excluded part has line breaks where the text has words.
  const kept = found.filter(({ start, end, quote }) => context.text.slice(start, end) === quote)
  return kept.sort((a, b) => a.start - b.start || a.end - b.end)
}

const isRead = (language: string): boolean => language === '' || language === 'und' || isEnglish(language)
