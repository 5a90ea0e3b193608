import type { Span } from '../../model/annotation'
import type { LibraryInfo, Person } from '../../model/library'
import type { ExportDocument } from '../format'

/** In a conversion, the time of records of which nobody knows when they were made, and the id of its library. */
const NO_TIME = '1970-01-01T00:00:00.000Z'
const CONVERSION = 'converted'

/** Whether a time says something. */
export function isKnownTime(time: string, library: string): boolean {
  return library !== CONVERSION || time !== NO_TIME
}

/** What one person made in a document; `person` is null for records of which nobody knows who made them. */
export interface PersonalWork {
  readonly person: string | null
  /** Spans of the person; `document.spans` are everybody's, so that relations and claims find theirs. */
  readonly spans: readonly Span[]
  readonly document: ExportDocument
}

/**
 * A document once for each person who made something in it, in the order of their ids, because a row belongs to one
 * person. What belongs to nobody (note, status, whatever else a file said) goes with the first.
 */
export function workOfEach(document: ExportDocument, { id, people }: LibraryInfo): readonly PersonalWork[] {
  const { spans, claims, documentLabels, relations, bookmarks } = document
  const found = new Set(
    [...spans, ...claims, ...documentLabels, ...relations, ...bookmarks].map(({ person }) => person)
  )
  const nobody = id === CONVERSION ? people.find(isNobody) : undefined
  const known = (person: string): boolean => person !== '' && person !== nobody?.id
  if (found.size === 0) return [{ person: null, spans, document }]
  return [...found].sort().map((person, index) => {
    const isOwn = (record: { readonly person: string }): boolean => record.person === person
    const own = {
      ...document,
      claims: claims.filter(isOwn),
      documentLabels: documentLabels.filter(isOwn),
      relations: relations.filter(isOwn),
      bookmarks: bookmarks.filter(isOwn)
    }
    const rest = index === 0 ? own : { ...own, note: '', status: 'todo', extra: {} }
    return { person: known(person) ? person : null, spans: spans.filter(isOwn), document: rest }
  })
}

/** The person that a conversion invents for records without one. */
function isNobody({ id, name }: Person): boolean {
  return id === 'unknown' && name === 'Unknown'
}
