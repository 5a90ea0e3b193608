import type { ClaimType } from '../../model/claim-check'
import type { AnswerType, Medium } from '../../model/evidence'
import type { DecidedClass } from '../claims/claim-sheets'

/** The four labels, and the class that each is. */
export const LABELS: Readonly<Record<DecidedClass, string>> = {
  supported: 'Supported',
  refuted: 'Refuted',
  conflicting: 'Conflicting Evidence/Cherrypicking',
  'not-enough-evidence': 'Not Enough Evidence'
}

/** What types of the data set are here; the first that has one of ours names it. */
const TYPES: readonly (readonly [name: string, types: readonly ClaimType[]])[] = [
  ['Numerical Claim', ['quantity', 'comparison', 'measurement']],
  ['Quote Verification', ['quote']],
  ['Causal Claim', ['causal']],
  ['Position Statement', ['position']],
  ['Event/Property Claim', ['event', 'property']]
]
/** A type that the data set has no name for is an event or a property to it. */
const GENERAL = 'Event/Property Claim'

/** Types of ours for those of the file; a name that is not known becomes `other`. */
export function typesOf(names: readonly string[]): readonly ClaimType[] {
  return [
    ...new Set(
      names.flatMap((name): readonly ClaimType[] => {
        const found = TYPES.find(([each]) => each === name)?.[1]
        // The data set does not tell comparisons and measurements from other numbers.
        return found ? (name === GENERAL ? found : found.slice(0, 1)) : ['other']
      })
    )
  ]
}

/** Names of the data set for types of ours, each once. */
export function typeNames(types: readonly ClaimType[]): readonly string[] {
  return [...new Set(types.map((type) => TYPES.find(([, ours]) => ours.includes(type))?.[0] ?? GENERAL))]
}

export const ANSWERS: Readonly<Record<AnswerType, string>> = {
  extractive: 'Extractive',
  abstractive: 'Abstractive',
  boolean: 'Boolean',
  unanswerable: 'Unanswerable'
}

/** What the data set writes where there is no answer. */
export const NO_ANSWER = 'No answer could be found.'

const MEDIA: Readonly<Partial<Record<Medium, string>>> = {
  'web-text': 'Web text',
  pdf: 'PDF',
  'web-table': 'Web table',
  image: 'Image/graphic',
  video: 'Video',
  audio: 'Audio',
  metadata: 'Metadata'
}
const OTHER = 'Other'

/** The medium as the data set calls it; one that it does not know is `Other`. */
export const mediumName = (medium: Medium | null): string => (medium === null ? '' : (MEDIA[medium] ?? OTHER))

export function mediumOf(name: string): Medium | null {
  if (name === '') return null
  const found = Object.entries(MEDIA).find(([, each]) => each === name)?.[0]
  return (found as Medium | undefined) ?? 'other'
}

const DATE = /^(\d{1,2})-(\d{1,2})-(\d{4})$/

/** `2020-10-31` for `31-10-2020`; null when there is no such day. */
export function isoOf(date: string): string | null {
  const [, day = '', month = '', year = ''] = DATE.exec(date) ?? []
  if (year === '' || +month < 1 || +month > 12 || +day < 1 || +day > daysOf(+year, +month)) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day as the data set writes it, without zeros in front; null when the date has no day. `words` are kept when right. */
export function dateName(date: string | null, words: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '') ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  return isoOf(words) === `${year}-${month}-${day}` ? words : `${+day}-${+month}-${year}`
}
