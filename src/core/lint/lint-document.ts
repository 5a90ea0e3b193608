import type { Segment } from '../model/article'
import type { TextRange } from '../model/text-range'
import type { Quantity } from '../quantities/find-quantities'
import { findQuantities } from '../quantities/find-quantities'
import { paragraphsOf } from '../text/paragraphs'
import { sentencesOf } from '../text/sentences'
import { isInsideSurrogatePair } from '../text/surrogates'
import type { Lint, LintContext, LintDocument, LintRuleId } from './lint'

/** A text made ready for the rules. Sentences and quantities are found when the first rule asks for them. */
export function lintDocument({ text, segments, publishedAt, asOf, language, people }: LintContext): LintDocument {
  const masked = maskExcluded(text, segments)
  let sentences: readonly TextRange[] | undefined
  let quantities: readonly Quantity[] | undefined
  return {
    text: masked,
    publishedAt,
    asOf,
    people,
    paragraphs: paragraphsOf(masked),
    get sentences() {
      return (sentences ??= sentencesOf(masked, language || 'en'))
    },
    get quantities() {
      return (quantities ??= findQuantities(masked))
    }
  }
}

/** The text with every code unit of an excluded part as a line break; a pair that an edge cuts is wholly excluded. */
function maskExcluded(text: string, segments: readonly Segment[]): string {
  const excluded = segments.filter((segment) => segment.excluded).sort((a, b) => a.start - b.start)
  let masked = ''
  for (const segment of excluded) {
    const start = isInsideSurrogatePair(text, segment.start) ? segment.start - 1 : segment.start
    const end = isInsideSurrogatePair(text, segment.end) ? segment.end + 1 : segment.end
    if (end <= masked.length) continue
    if (start > masked.length) masked += text.slice(masked.length, start)
    masked += '\n'.repeat(Math.max(0, Math.min(end, text.length) - masked.length))
  }
  return masked + text.slice(masked.length)
}

/** A finding over a range of the document, in UTF-16 code units. */
export function makeLint(
  document: Pick<LintDocument, 'text'>,
  rule: LintRuleId,
  { start, end }: TextRange,
  message: string,
  suggestion: string | null = null,
  detail: Readonly<Record<string, string | number>> = {}
): Lint {
  return { rule, start, end, quote: document.text.slice(start, end), message, suggestion, detail }
}
