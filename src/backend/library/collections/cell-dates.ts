import { findDate } from '../html/find-date'

/** Which of the first two numbers of `03/04/2016` is the day, when the other dates of its column show it. */
export type DayPlace = 'first' | 'second' | null

const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?=$|[\sT,])/

/** What a date with slashes shows about its column: a number above 12 is no month. */
export function dayPlaceIn(value: string): DayPlace {
  const [, first = '', second = ''] = SLASHED.exec(value.trim().slice(0, 40)) ?? []
  if (Number(first) > 12) return 'first'
  return Number(second) > 12 ? 'second' : null
}

/** Seconds or milliseconds since 1970 as programs write them: ten or thirteen digits. */
function ofClock(value: string): string | null {
  if (!/^(\d{10}|\d{13})$/.test(value)) return null
  return new Date(value.length === 10 ? Number(value) * 1000 : Number(value)).toISOString().replace('.000Z', 'Z')
}

/**
 * A cell as a date in ISO 8601, whole or partial; null for what is no date and for what could be two. Numbers with dots
 * begin with the day everywhere; with slashes only the other dates of the column tell.
 */
export function dateOfCell(cell: string, dayPlace: DayPlace): string | null {
  const value = cell.trim().slice(0, 100)
  const clock = ofClock(value)
  if (clock !== null) return clock
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/.exec(value)
  if (yearFirst) return findDate(value.replace(yearFirst[0], yearFirst.slice(1).join('-')))
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(value)
  if (dotted) return findDate(value.replace(dotted[0], `${dotted[3]}-${dotted[2]}-${dotted[1]}`))
  const slashed = SLASHED.exec(value)
  if (!slashed) return findDate(value)
  const [all, first = '', second = '', year = ''] = slashed
  const place = dayPlaceIn(value) ?? (first === second ? 'first' : dayPlace)
  if (place === null) return null
  return findDate(value.replace(all, place === 'first' ? `${year}-${second}-${first}` : `${year}-${first}-${second}`))
}
