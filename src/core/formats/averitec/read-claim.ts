import type { Claim } from '../../model/claim'
import { EMPTY_CHECK } from '../../model/claim-check'
import type { ClaimCheck } from '../../model/claim-check'
import { EMPTY_EVIDENCE } from '../../model/evidence'
import type { AnswerType } from '../../model/evidence'
import { UNKNOWN_AUTHORSHIP } from '../format'
import type { DecodedEvidence, DecodedQuestion } from '../format'
import { asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { ANSWERS, isoOf, LABELS, mediumOf, typesOf } from './vocabulary'

/** What an object of the data set says, in our words. */
export interface ReadClaim {
  readonly fields: Pick<Claim, 'normalized' | 'speaker' | 'verdict' | 'check'>
  readonly questions: readonly DecodedQuestion[]
  readonly evidence: readonly DecodedEvidence[]
}

/** A text that says something; null for anything else. */
const said = (value: unknown): string | null => {
  const text = asText(value)
  return text === '' ? null : text
}
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/** @param id what the claim is called; questions and answers are numbered after it */
export function readClaim(object: JsonObject, text: string, id: string): ReadClaim {
  const label = Object.entries(LABELS).find(([, name]) => name === object['label'])?.[0] ?? null
  const given = Array.isArray(object['questions']) ? object['questions'].filter(isJsonObject) : []
  const questions = given.map(({ question }, index): DecodedQuestion => ({
    ...UNKNOWN_AUTHORSHIP,
    id: `${id}-q${index + 1}`,
    claim: id,
    text: asText(question) ?? '',
    position: index + 1
  }))
  const evidence = given.flatMap(({ answers }, index) => {
    const list = Array.isArray(answers) ? answers.filter(isJsonObject) : []
    return list.map((answer, place) => readAnswer(answer, id, `${id}-q${index + 1}`, place))
  })
  const country = asText(object['location_ISO_code'])
  const date = said(object['claim_date'])
  const check: ClaimCheck = {
    ...EMPTY_CHECK,
    status: label === null ? 'queued' : 'decided',
    types: typesOf(texts(object['claim_types'])),
    saidOn: date === null ? null : { date: isoOf(date), words: date },
    location: country !== null && /^[A-Z]{2}$/.test(country) ? country : null,
    firstAppearance: said(object['original_claim_url']),
    firstAppearanceArchived: said(object['cached_original_claim_url']),
    reportedBy: asText(object['reporting_source']),
    strategies: texts(object['fact_checking_strategies']),
    justification: asText(object['justification']) ?? '',
    publishedUrl: said(object['fact_checking_article']),
    reannotated: object['required_reannotation'] === true
  }
  const verdict = label === null ? null : { scale: 'averitec', value: label }
  return { fields: { normalized: text, speaker: asText(object['speaker']) ?? '', verdict, check }, questions, evidence }
}

function readAnswer(answer: JsonObject, claim: string, question: string, place: number): DecodedEvidence {
  const type = Object.entries(ANSWERS).find(([, name]) => name === answer['answer_type'])?.[0] as AnswerType | undefined
  return {
    ...UNKNOWN_AUTHORSHIP,
    ...EMPTY_EVIDENCE,
    id: `${question}-a${place + 1}`,
    claim,
    question,
    answer: asText(answer['answer']) ?? '',
    answerType: type ?? null,
    booleanExplanation: asText(answer['boolean_explanation']) ?? '',
    url: said(answer['source_url']),
    archivedUrl: said(answer['cached_source_url']),
    medium: mediumOf(asText(answer['source_medium']) ?? ''),
    // The data set does not say for which side an answer speaks.
    stance: 'context',
    position: place + 1
  }
}
