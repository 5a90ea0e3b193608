import type { Attribution, Piece } from '../core/attribution/attribution'
import { findAttributions } from '../core/attribution/find-attributions'
import { lintText } from '../core/lint/lint'
import type { Lint } from '../core/lint/lint'
import type { Anonymity, ClaimType, CueType } from '../core/model/claim-check'
import type { TextRange } from '../core/model/text-range'
import { readableReason } from '../core/suggest/candidates/candidate'
import { findCandidates } from '../core/suggest/candidates/find-candidates'
import type { BuiltArticle } from './library/build-article'
import type { UnderstoodSegment } from './library/understood-document'

/** Something that a checker should look at. */
export interface FoundLint extends TextRange {
  readonly rule: Lint['rule']
  readonly quote: string
  readonly message: string
  readonly suggestion?: string
}

/** What is said, from its first word to its last; `parts` are its pieces where something stands between them. */
export interface FoundContent extends Piece {
  readonly parts?: readonly Piece[]
}

/** Who is said to have said what. */
export interface FoundSaying {
  /** Null where nobody is named at all. */
  readonly source: Piece | null
  readonly cue: Piece
  readonly content: FoundContent
  readonly kind: Attribution['kind']
  /** True when nobody could find the source by what the text says of it. */
  readonly anonymous: boolean
  readonly anonymity: Anonymity
  readonly cueType: CueType
  /** The source's name, without titles. */
  readonly name: string | null
}

/** A passage that may be worth a check. */
export interface FoundCandidate extends Piece {
  /** 0 to 1, for their order. */
  readonly score: number
  /** Readable. */
  readonly reasons: readonly string[]
  readonly types: readonly ClaimType[]
}

/** What fact-checking finds in a text before anybody has read it. Positions in the unit of the converter. */
export interface TextFindings {
  readonly lints: readonly FoundLint[]
  readonly attributions: readonly FoundSaying[]
  readonly candidates: readonly FoundCandidate[]
}

/**
 * Linters, attributions and claim candidates of a document, its excluded `segments` (UTF-16 code units) left out.
 * `at` takes an offset in UTF-16 code units to the unit of the answer.
 */
export function textFindings(
  { article, text }: BuiltArticle,
  parts: readonly UnderstoodSegment[],
  { at, asOf }: { readonly at: (offset: number) => number; readonly asOf: string | null }
): TextFindings {
  const { language, publishedAt } = article
  const segments = parts.map(({ start, end, role, excluded, reason }) => ({
    ...{ start, end, role, excluded, reason },
    confirmedBy: null
  }))
  const piece = ({ start, end, quote }: Piece): Piece => ({ start: at(start), end: at(end), quote })
  const lints = lintText({ text, segments, publishedAt, asOf, language, people: [] })
  return {
    lints: lints.map(({ rule, message, suggestion, ...range }) => ({
      rule,
      ...piece(range),
      message,
      ...(suggestion === null ? {} : { suggestion })
    })),
    attributions: findAttributions(text, segments, language).map((attribution) => ({
      source: attribution.source && piece(attribution.source),
      cue: piece(attribution.cue),
      content: contentOf(text, attribution.content, piece),
      kind: attribution.kind,
      anonymous: attribution.anonymity === 'anonymous',
      anonymity: attribution.anonymity,
      cueType: attribution.cueType,
      name: attribution.name
    })),
    candidates: findCandidates({ text, segments, language }).map(({ score, reasons, types, ...range }) => ({
      ...piece(range),
      score: Math.round(score * 1000) / 1000,
      reasons: reasons.map(readableReason),
      types
    }))
  }
}

function contentOf(text: string, pieces: readonly Piece[], piece: (range: Piece) => Piece): FoundContent {
  const start = pieces[0]?.start ?? 0
  const end = pieces.at(-1)?.end ?? start
  const whole = piece({ start, end, quote: text.slice(start, end) })
  return pieces.length > 1 ? { ...whole, parts: pieces.map(piece) } : whole
}
