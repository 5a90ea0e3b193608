import type { LintContext, LintRuleId } from '../lint'
import { lintText } from '../lint'

/** A context in which nothing is known but the text. */
export function contextOf(text: string, known: Partial<LintContext> = {}): LintContext {
  return { text, segments: [], publishedAt: null, asOf: null, language: 'en', people: [], ...known }
}

/** The quotes that one rule finds in a text. */
export function quotes(rule: LintRuleId, text: string, known: Partial<LintContext> = {}): readonly string[] {
  return lintText(contextOf(text, known)).flatMap((lint) => (lint.rule === rule ? [lint.quote] : []))
}

/** The first finding of a rule in a text; throws when there is none. */
export function firstLint(rule: LintRuleId, text: string, known: Partial<LintContext> = {}) {
  const found = lintText(contextOf(text, known)).find((lint) => lint.rule === rule)
  if (!found) throw new Error(`${rule} finds nothing in “${text}”`)
  return found
}
