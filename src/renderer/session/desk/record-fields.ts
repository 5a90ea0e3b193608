import type { Authored } from '../../../core/model/annotation'

/** A record of the desk without who made it and when, to be changed in a form. */
export function recordFields<Kept extends Authored>(record: Kept): Omit<Kept, keyof Authored> {
  const { id: _id, person: _person, createdAt: _made, updatedAt: _changed, origin: _origin, ...fields } = record
  return fields
}

/** What was written without outer space; null where nothing was. */
export const writtenOrNull = (written: string): string | null => (written.trim() === '' ? null : written.trim())
