import type { Claim } from '../../model/claim'
import type { TextRange } from '../../model/text-range'
import type { ClaimSheets } from '../claims/claim-sheets'
import { oneLine } from '../claims/claim-sheets'
import type { ExportDocument } from '../format'
import { sentencesOf } from '../tokens'

/** A sentence of an article as the shared tasks judge them. */
export interface JudgedSentence {
  readonly text: string
  /** Whether it is work at all: not in a part of the article that is left out. */
  readonly isCandidate: boolean
  readonly hasClaim: boolean
  readonly isWorthy: boolean
  /** `SUBJ`, `OBJ`, or null where nobody said. */
  readonly subjectivity: 'SUBJ' | 'OBJ' | null
  /** Who says it; empty when nobody knows. */
  readonly speaker: string
}

/** True for a claim that somebody is to check: not put aside, and not said to be unimportant. */
const isWorthChecking = ({ check }: Claim): boolean =>
  check.checkable === 'yes' &&
  !['not-checkable', 'out-of-scope', 'dropped'].includes(check.status) &&
  (check.worth === null || check.worth === 'cfs')

/** The sentences of an article with what its claims say of them. A claim belongs to every sentence that it touches. */
export function judgedSentences(document: ExportDocument, sheets: ClaimSheets): readonly JudgedSentence[] {
  const { text, article, spans } = document
  const ranges = new Map(spans.map((span) => [span.id, span.orphan === null ? span.ranges : []]))
  const claims = sheets.of(document).map(({ claim, speaker }) => ({
    claim,
    speaker,
    ranges: claim.spans.flatMap((span) => ranges.get(span) ?? [])
  }))
  const excluded = article.segments.filter(({ excluded: isExcluded }) => isExcluded)
  return sentencesOf(document).flatMap((sentence): readonly JudgedSentence[] => {
    const line = oneLine(text.slice(sentence.start, sentence.end))
    if (line === '') return []
    const own = claims.filter((each) => each.ranges.some((range) => touches(range, sentence)))
    const judged = own.flatMap(({ claim }) => claim.check.subjectivity ?? [])
    const isCandidate = !excluded.some((part) => touches(part, sentence))
    return [
      {
        text: line,
        isCandidate,
        hasClaim: isCandidate && own.some(({ claim }) => claim.check.checkable === 'yes'),
        isWorthy: isCandidate && own.some(({ claim }) => isWorthChecking(claim)),
        subjectivity: judged.length === 0 ? null : judged.includes('subjective') ? 'SUBJ' : 'OBJ',
        speaker: own.find(({ speaker }) => speaker !== '')?.speaker ?? ''
      }
    ]
  })
}

const touches = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end
