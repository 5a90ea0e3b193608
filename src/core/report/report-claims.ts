import { compareSpans, spanQuote } from '../model/annotation'
import type { Span } from '../model/annotation'
import type { Claim } from '../model/claim'
import { claimCode } from '../model/claim-check'
import { byPosition } from '../model/evidence'
import type { Evidence, Question } from '../model/evidence'
import { standingOf } from '../session/claim-standing'
import type { ClaimStanding } from '../session/claim-standing'
import { scopeOf } from '../session/scope'
import type { Scope } from '../session/scope'
import { paragraphsOf } from '../text/paragraphs'
import type { TextRange } from '../model/text-range'
import { firstIndex } from '../session/ranges'
import { ReportError } from './report-input'
import type { ReportArticle, ReportInput } from './report-input'

/** An article of the report with what is computed once of its text. */
export interface ToldArticle extends ReportArticle {
  /** Place among the report's articles, from 0. */
  readonly index: number
  readonly scope: Scope
  /** UTF-16 ranges of its paragraphs, in order. */
  readonly paragraphs: readonly TextRange[]
}

/** A claim with everything that a report says of it. */
export interface ToldClaim {
  readonly claim: Claim
  readonly article: ToldArticle
  /** `K-014`; with the article's number before it (`2/K-014`) where there are several articles. */
  readonly code: string
  /** Id of its sheet in the report. */
  readonly anchor: string
  /** Spans whose words stand in the text, in text order. */
  readonly spans: readonly Span[]
  /** Spans whose words are not in the present text. */
  readonly orphans: readonly Span[]
  /** Its words, all spans. */
  readonly words: string
  /** Of the paragraph it begins in, from 1; 0 for a claim whose words are not in the text. */
  readonly paragraph: number
  readonly standing: ClaimStanding
  readonly questions: readonly Question[]
  /** Evidence that may be shown: what is sensitive, or of a sensitive source, only where it was asked for (X8). */
  readonly evidence: readonly Evidence[]
  /** How many pieces are not shown. */
  readonly withheld: number
  readonly isExcluded: boolean
}

export interface ToldClaims {
  readonly articles: readonly ToldArticle[]
  /** In the order of the articles and of their texts, the dropped ones not among them. */
  readonly claims: readonly ToldClaim[]
  readonly dropped: readonly ToldClaim[]
}

/**
 * Gathers the claims of a report. The words of every span are sliced out of the text again and compared.
 *
 * @throws ReportError naming the claim whose words are not what the text has at their place
 */
export function gatherClaims({ articles, desk, options }: ReportInput): ToldClaims {
  const mayShow = ({ sensitive, source }: Evidence): boolean =>
    options.includePrivate || !(sensitive || (source !== null && desk.source.get(source)?.sensitive === true))
  const told = articles.map((article, index): ToldArticle => ({
    ...article,
    index,
    scope: scopeOf(article.text, article.article.segments, article.article.language),
    paragraphs: paragraphsOf(article.text)
  }))
  const all = told.flatMap((article) => claimsOf(article, told.length > 1, mayShow))
  return {
    articles: told,
    claims: all.filter(({ standing }) => standing !== 'dropped'),
    dropped: all.filter(({ standing }) => standing === 'dropped')
  }
}

function claimsOf(article: ToldArticle, several: boolean, mayShow: (evidence: Evidence) => boolean): ToldClaim[] {
  const { layer, index } = article
  const questions = groupByClaim(layer.questions.values())
  const evidence = groupByClaim(layer.evidence.values())
  const placed = [...layer.claims.values()].map((claim) => {
    const spans = claim.spans.flatMap((id) => layer.spans.get(id) ?? []).sort(compareSpans)
    return { claim, spans: spans.filter(({ orphan }) => orphan === null), orphans: spans.filter((span) => span.orphan) }
  })
  placed.sort((a, b) => {
    const [first, second] = [a.spans[0], b.spans[0]]
    if (first && second) return compareSpans(first, second) || (a.claim.id < b.claim.id ? -1 : 1)
    return first ? -1 : second ? 1 : a.claim.id < b.claim.id ? -1 : 1
  })
  const used = new Set<number>()
  let unnumbered = 0
  return placed.map(({ claim, spans, orphans }): ToldClaim => {
    const { number } = claim.check
    const isOwn = number > 0 && !used.has(number)
    used.add(number)
    // Numbers come with imports, too: one that is missing or taken is told by its place among such claims.
    const short = isOwn ? claimCode(number) : `N-${String(++unnumbered).padStart(3, '0')}`
    const code = several ? `${index + 1}/${short}` : short
    for (const span of spans) requireSameWords(article, span, code)
    const start = spans[0]?.ranges[0]?.start ?? null
    const pieces = evidence.get(claim.id) ?? []
    const shown = pieces.filter(mayShow)
    return {
      claim,
      article,
      code,
      anchor: `claim-${index + 1}-${short.toLowerCase()}`,
      spans,
      orphans,
      words: (spans.length > 0 ? spans : orphans).map(spanQuote).join(' … '),
      paragraph: start === null ? 0 : paragraphAt(article, start),
      standing: standingOf(claim),
      questions: (questions.get(claim.id) ?? []).sort(byPosition),
      evidence: shown.sort(byPosition),
      withheld: pieces.length - shown.length,
      isExcluded:
        start !== null && article.scope.excluded.some((segment) => segment.start <= start && start < segment.end)
    }
  })
}

function requireSameWords({ text, article }: ToldArticle, { ranges, quotes }: Span, code: string): void {
  ranges.forEach(({ start, end }, index) => {
    if (text.slice(start, end) !== quotes[index]?.exact) {
      throw new ReportError(
        code,
        `The words of claim ${code} are not what “${article.title}” has at their place (${start}–${end}). ` +
          'Nothing was written. Open the claim and mark its words again.'
      )
    }
  })
}

/** Number of the paragraph that holds a UTF-16 offset, from 1. */
export function paragraphAt({ paragraphs }: Pick<ToldArticle, 'paragraphs'>, offset: number): number {
  return Math.min(
    paragraphs.length,
    firstIndex(paragraphs.length, (index) => (paragraphs[index]?.end ?? 0) > offset) + 1
  )
}

function groupByClaim<Record extends { readonly claim: string }>(records: Iterable<Record>): Map<string, Record[]> {
  const groups = new Map<string, Record[]>()
  for (const record of records) {
    const group = groups.get(record.claim)
    if (group) group.push(record)
    else groups.set(record.claim, [record])
  }
  return groups
}
