import type { Evidence } from '../../model/evidence'
import type { ClaimSheet, ClaimSheets, DecidedClass } from '../claims/claim-sheets'
import { ANSWERS, dateName, LABELS, mediumName, NO_ANSWER, typeNames } from './vocabulary'

export interface AveritecAnswer {
  readonly answer: string
  readonly answer_type: string
  readonly source_url: string
  readonly source_medium: string
  /** Of answers yes or no. */
  readonly boolean_explanation?: string
  readonly cached_source_url?: string
}

/** A claim as the data set has it; its keys stand in this order. */
export interface AveritecClaim {
  readonly claim: string
  readonly required_reannotation: boolean
  readonly label: string
  readonly justification: string
  readonly claim_date: string | null
  readonly speaker: string | null
  readonly original_claim_url: string | null
  readonly fact_checking_article: string | null
  readonly reporting_source: string | null
  readonly location_ISO_code: string | null
  readonly claim_types: readonly string[]
  readonly fact_checking_strategies: readonly string[]
  readonly questions: readonly { readonly question: string; readonly answers: readonly AveritecAnswer[] }[]
  readonly cached_original_claim_url: string | null
}

/** A decided claim as the data set has it. */
export function averitecClaim(
  {
    claim,
    text,
    speaker,
    questions,
    evidence
  }: Pick<ClaimSheet, 'claim' | 'text' | 'speaker' | 'questions' | 'evidence'>,
  verdict: DecidedClass,
  sheets: Pick<ClaimSheets, 'source'>
): AveritecClaim {
  const { check } = claim
  return {
    claim: text,
    required_reannotation: check.reannotated,
    label: LABELS[verdict],
    justification: check.justification,
    claim_date: dateName(check.saidOn?.date ?? null, check.saidOn?.words ?? ''),
    speaker: speaker === '' ? null : speaker,
    original_claim_url: check.firstAppearance,
    fact_checking_article: check.publishedUrl,
    reporting_source: check.reportedBy,
    location_ISO_code: check.location,
    claim_types: typeNames(check.types),
    fact_checking_strategies: check.strategies,
    questions: questions.map(({ id, text: question }) => ({
      question,
      answers: evidence.filter((each) => each.question === id).map((each) => answerOf(each, sheets))
    })),
    cached_original_claim_url: check.firstAppearanceArchived
  }
}

function answerOf(evidence: Evidence, sheets: Pick<ClaimSheets, 'source'>): AveritecAnswer {
  const { answer, quote, answerType, booleanExplanation, url, archivedUrl, medium } = evidence
  const isSilent = answer === '' && quote === ''
  const type = answerType ?? (isSilent ? 'unanswerable' : answer === '' ? 'extractive' : 'abstractive')
  const words = answer === '' ? quote : answer
  const source = type === 'unanswerable' ? null : sheets.source(evidence)
  return {
    answer: words === '' && type === 'unanswerable' ? NO_ANSWER : words,
    answer_type: ANSWERS[type],
    source_url: url ?? source?.url ?? '',
    source_medium: mediumName(medium),
    ...(type === 'boolean' && { boolean_explanation: booleanExplanation }),
    ...(archivedUrl !== null && { cached_source_url: archivedUrl })
  }
}
