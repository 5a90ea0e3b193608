import type { Person } from '../model/library'

/** Records that came out of a file which does not say who made them carry this person on their way into another one. */
export const NOBODY: Person = { id: 'unknown', name: 'Unknown' }

/** The time of records of which a file does not say when they were made: a conversion has no clock. */
export const NO_TIME = '1970-01-01T00:00:00.000Z'

/** The person, or null when nobody knows who it was. */
export function knownPerson(person: string): string | null {
  return person === NOBODY.id ? null : person
}

/** The time, or null when nobody knows it. */
export function knownTime(time: string): string | null {
  return time === NO_TIME ? null : time
}
