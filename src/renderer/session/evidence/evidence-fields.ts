import { EMPTY_EVIDENCE } from '../../../core/model/evidence'
import type { Evidence, EvidenceFields } from '../../../core/model/evidence'
import { partialDateSchema } from '../../../core/schema/records'
import { addressProblem } from '../../state/address-problem'

/** The fields of a piece of evidence, to be changed in a form. */
export function fieldsOf(evidence: Evidence): EvidenceFields {
  const {
    id: _id,
    person: _person,
    createdAt: _made,
    updatedAt: _changed,
    origin: _origin,
    claim: _claim,
    ...fields
  } = evidence
  return fields
}

/** What new evidence begins with. Nothing in it says which way it points. */
export function newFields(question: string | null, position: number, today: string): EvidenceFields {
  return { ...EMPTY_EVIDENCE, question, position, retrievedOn: today }
}

export type FieldProblems = Partial<
  Record<'url' | 'archivedUrl' | 'retrievedOn' | 'publishedOn' | 'booleanExplanation' | 'whole', string>
>

const isDate = (written: string): boolean => partialDateSchema.safeParse(written).success

/**
 * What is wrong with evidence as it is written, by field; empty when it can be kept.
 *
 * @param stored as it was before; null for new evidence
 */
export function problemsOf(fields: EvidenceFields, stored: Evidence | null): FieldProblems {
  const problems: FieldProblems = {}
  for (const field of ['url', 'archivedUrl'] as const) {
    const problem = addressProblem(fields[field], stored?.[field] ?? null)
    if (problem !== null) problems[field] = problem
  }
  for (const field of ['retrievedOn', 'publishedOn'] as const) {
    const written = fields[field]
    if (written !== null && !isDate(written)) problems[field] = 'Write a date as 2024-08-22, 2024-08 or 2024.'
  }
  if (fields.answerType === 'boolean' && fields.booleanExplanation.trim() === '') {
    problems.booleanExplanation = 'Say why it is so: a yes or no alone cannot be checked by others.'
  }
  const { answer, quote, source, url, capture, passage, calculation, note, answerType } = fields
  const hasWords = [answer, quote, note].some((words) => words.trim() !== '')
  const hasThing = source !== null || url !== null || capture !== null || passage !== null || calculation !== null
  if (!hasWords && !hasThing && answerType !== 'unanswerable') {
    problems.whole = 'Write what was found, or add a file, a passage, a source or a calculation.'
  }
  return problems
}
