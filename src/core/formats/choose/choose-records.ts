import type { Authored } from '../../model/annotation'
import type { ExportDocument } from '../format'
import { withClaims, withSpans } from '../fit-documents'

/** Which records an export takes; null means all. */
export interface RecordChoice {
  /** Ids of labels, of spans and of documents. */
  readonly labels: readonly string[] | null
  /** Ids of people. */
  readonly people: readonly string[] | null
  /** Only what was last changed on or after this day, and on or before that one: ISO 8601, a day or a time in UTC. */
  readonly from: string | null
  readonly to: string | null
}

/** Takes everything. */
export const ALL_RECORDS: RecordChoice = { labels: null, people: null, from: null, to: null }

/** Whether a time in UTC is on or before a day, or not after a time. Times may have no, or any number of, decimals. */
const isUpTo = (time: string, to: string): boolean =>
  to.length === 10 ? time.slice(0, 10) <= to : Date.parse(time) <= Date.parse(to)
const isFrom = (time: string, from: string): boolean =>
  from.length === 10 ? time.slice(0, 10) >= from : Date.parse(time) >= Date.parse(from)

/**
 * The document with the chosen records. A relation or claim stays while its spans do, questions and evidence while
 * their claim does; what is about the article as a whole (note, status) always stays.
 */
export function chooseRecords(document: ExportDocument, choice: RecordChoice): ExportDocument {
  const { labels, people, from, to } = choice
  if (labels === null && people === null && from === null && to === null) return document
  const wantedLabels = labels && new Set(labels)
  const wantedPeople = people && new Set(people)
  const isWanted = ({ person, updatedAt }: Authored): boolean =>
    (wantedPeople?.has(person) ?? true) &&
    (from === null || isFrom(updatedAt, from)) &&
    (to === null || isUpTo(updatedAt, to))
  const hasLabel = ({ label }: { readonly label: string }): boolean => wantedLabels?.has(label) ?? true
  const chosen = withSpans(document, (span) => (isWanted(span) && hasLabel(span) ? [span] : []))
  return {
    ...withClaims(chosen, chosen.claims.filter(isWanted)),
    documentLabels: chosen.documentLabels.filter((label) => isWanted(label) && hasLabel(label)),
    relations: chosen.relations.filter(isWanted),
    marks: chosen.marks.filter(isWanted),
    bookmarks: chosen.bookmarks.filter(isWanted)
  }
}
