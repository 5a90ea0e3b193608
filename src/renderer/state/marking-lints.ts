import type { Lint } from '../../core/lint/lint'
import { EVIDENCE_RULE, lintEvidence } from '../../core/lint/lint-evidence'
import { LINT_RULES } from '../../core/lint/lint-rules'
import type { Mark } from '../../core/model/evidence'
import type { Layer } from '../../core/model/library'
import type { BenchDocument } from './workbench-state'

type Marked = Pick<Layer, 'marks'>

/** What a rule is called and why it exists, for people; in the order in which rules are listed. */
export const RULES_TOLD: readonly { readonly id: string; readonly name: string; readonly why: string }[] = [
  ...LINT_RULES.map(({ id, name, why }) => ({ id, name, why })),
  EVIDENCE_RULE
]

/** A warning about words of a text, or about a piece of evidence. */
export interface Warning {
  /** Unlike that of any other warning of the article. */
  readonly key: string
  readonly article: string
  readonly rule: string
  readonly quote: string
  readonly message: string
  readonly suggestion: string | null
  /** Place in the text, in UTF-16 code units; null for evidence. */
  readonly range: { readonly start: number; readonly end: number } | null
  /** Of evidence: the claim that it is for. */
  readonly claim: string | null
}

const lintKey = (rule: string, start: number, words: string): string => `${rule}/${start}/${words}`

function dismissedKeys({ marks }: Marked): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { kind, orphan, rule, range, quote } of marks.values()) {
    if (kind === 'lint-dismissed' && !orphan) keys.add(lintKey(rule, range.start, quote.exact))
  }
  return keys
}

/** The findings that nobody dismissed, in text order. */
export function openLints(lints: readonly Lint[], layer: Marked): readonly Lint[] {
  const dismissed = dismissedKeys(layer)
  return lints.filter(({ rule, start, quote }) => !dismissed.has(lintKey(rule, start, quote)))
}

/** The dismissed warnings of an article, in text order. */
export function dismissedLints({ marks }: Marked): readonly Mark[] {
  return [...marks.values()]
    .filter(({ kind, orphan }) => kind === 'lint-dismissed' && !orphan)
    .sort((a, b) => a.range.start - b.range.start)
}

/** What is to be warned of in an article: of its words, then of evidence that is later than the as-of date. */
export function warningsOf(
  { article, layer }: Pick<BenchDocument, 'article' | 'layer'>,
  lints: readonly Lint[],
  asOf: string | null
): readonly Warning[] {
  const ofText = openLints(lints, layer).map(({ rule, start, end, quote, message, suggestion }): Warning => ({
    key: lintKey(rule, start, quote),
    article: article.id,
    rule,
    quote,
    message,
    suggestion,
    range: { start, end },
    claim: null
  }))
  const dated = [...layer.evidence.values()].map(({ id, publishedOn, quote }) => ({
    id,
    publishedAt: publishedOn,
    quote
  }))
  const ofEvidence = lintEvidence({ asOf, evidence: dated }).map(
    ({ rule, evidence, quote, message, suggestion }): Warning => ({
      key: `${rule}/${evidence}`,
      article: article.id,
      rule,
      quote,
      message,
      suggestion,
      range: null,
      claim: layer.evidence.get(evidence)?.claim ?? null
    })
  )
  return [...ofText, ...ofEvidence]
}
