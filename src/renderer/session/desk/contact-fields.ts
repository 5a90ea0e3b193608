import type { Authored } from '../../../core/model/annotation'
import type { Contact } from '../../../core/model/desk'
import { partialDateSchema } from '../../../core/schema/records'
import type { Problems } from './use-record-form'

export type ContactFields = Omit<Contact, keyof Authored>

export const EMPTY_CONTACT: ContactFields = {
  source: null,
  who: '',
  on: '',
  how: '',
  asked: '',
  answered: '',
  offRecord: false,
  isPublic: false,
  claims: []
}

/** How one reaches people; anything else can be written. */
export const WAYS = ['Telephone', 'E-mail', 'In person', 'Letter', 'Video call', 'Message', 'Contact form'] as const

/** A day and, where it was written, the time behind it: `2024-08-22 14:30` as `2024-08-22T14:30`. */
const asStored = (on: string): string => on.trim().replace(/\s+(?=\d{1,2}:\d{2})/u, 'T')

/** Whether there is such a day: the pattern alone would take the 31st of February. */
function isDate(written: string): boolean {
  if (!partialDateSchema.safeParse(written).success) return false
  const day = written.slice(0, 10)
  const time = Date.parse(day)
  if (Number.isNaN(time) || Number.isNaN(Date.parse(written))) return false
  return day.length < 10 || new Date(time).toISOString().startsWith(day)
}

/** What is wrong with a row of the contact log as it is written; `on` may be empty, which is today. */
export function contactProblems({ who, on }: ContactFields): Problems<'who' | 'on'> {
  return {
    ...(who.trim() === '' ? { who: 'Write who was asked: a name, or what they do.' } : {}),
    ...(on.trim() !== '' && !isDate(asStored(on)) ? { on: 'Write a date as 2024-08-22, or 2024-08-22 14:30.' } : {})
  }
}

/** As it is stored: without outer space, with the day it was. `today` is an ISO 8601 date. */
export function tidyContact(fields: ContactFields, today: string): ContactFields {
  const { who, on, how } = fields
  return { ...fields, who: who.trim(), how: how.trim(), on: on.trim() === '' ? today : asStored(on) }
}

/** The newest contact first; those of one day in the order in which they were written down. */
export function sortContacts(contacts: readonly Contact[]): readonly Contact[] {
  return [...contacts].sort((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? 1 : -1
    return a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0
  })
}

/** Everybody who was asked, with how often, by name. */
export function askedPeople(
  contacts: readonly Contact[]
): readonly { readonly name: string; readonly times: number }[] {
  const people = new Map<string, { name: string; times: number }>()
  for (const { who } of contacts) {
    const key = who.trim().toLocaleLowerCase()
    const known = people.get(key)
    if (known) known.times += 1
    else people.set(key, { name: who.trim(), times: 1 })
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
}
