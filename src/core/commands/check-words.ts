import type { ClaimCheck } from '../model/claim-check'
import { EMPTY_CHECK } from '../model/claim-check'
import type { Change } from './change'
import { fieldsOf, orNull, quoted, told } from './told'
import type { ChangedField } from './told'

/** The tables that are told here. */
type Told = Extract<
  Change,
  {
    readonly table:
      'question' | 'evidence' | 'mark' | 'time' | 'source' | 'speaker' | 'contact' | 'fact' | 'scale' | 'session'
  }
>

/** `proposedText` as `Proposed text`. */
function nameOf(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

/** A value of a record for a person: nothing for what is empty, words for the rest. */
function valueInWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === false || value === 0) return null
  if (value === true) return 'yes'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return orNull(value.map((each) => valueInWords(each) ?? '').join(', '))
  return orNull(
    Object.values(value)
      .flatMap((each) => valueInWords(each) ?? [])
      .join(', ')
  )
}

const KEPT_QUIET: ReadonlySet<string> = new Set(['id', 'person', 'createdAt', 'updatedAt', 'origin'])

function allTold(record: object, quiet: ReadonlySet<string> = KEPT_QUIET): Map<string, string | null> {
  const entries = Object.entries(record).filter(([field]) => !quiet.has(field))
  return told(Object.fromEntries(entries.map(([field, value]) => [nameOf(field), valueInWords(value)])))
}

/** What of a claim's check is not as it is on every new claim. */
export function checkTold(check: ClaimCheck): Readonly<Record<string, string | null>> {
  const quiet = new Set<string>(['number', 'decidedAt'])
  for (const [field, empty] of Object.entries(EMPTY_CHECK)) {
    if (check[field as keyof ClaimCheck] === empty) quiet.add(field)
  }
  return Object.fromEntries(allTold(check, quiet))
}

const MARK_WORDS = {
  'nothing-to-check': 'Nothing to check at',
  'suggestion-rejected': 'Rejected suggestion',
  'lint-dismissed': 'Dismissed warning at'
} as const

/** A change of what belongs to a fact-check, in words. */
export function checkInWords(change: Told): { readonly what: string; readonly fields: readonly ChangedField[] } {
  switch (change.table) {
    case 'question': {
      const text = (change.after ?? change.before)?.text ?? ''
      return { what: `Question ${quoted(text)}`, fields: fieldsOf(change, (record) => allTold(record)) }
    }
    case 'evidence': {
      const record = change.after ?? change.before
      const words = record?.quote || record?.answer || record?.capture?.name || ''
      return {
        what: words === '' ? 'Evidence' : `Evidence ${quoted(words)}`,
        fields: fieldsOf(change, (evidence) => allTold(evidence))
      }
    }
    case 'mark': {
      const mark = change.after ?? change.before
      const what = `${mark ? MARK_WORDS[mark.kind] : 'Mark'} ${quoted(mark?.quote.exact ?? '')}`
      const fields = fieldsOf(change, ({ rule, reason, range, quote, orphan }) =>
        told({
          Rule: orNull(rule),
          Reason: orNull(reason),
          Words: quoted(quote.exact),
          Characters: orphan ? 'not in the text' : `${range.start}–${range.end}`
        })
      )
      return { what, fields }
    }
    case 'time':
      return { what: 'Time on a claim', fields: fieldsOf(change, (seconds) => told({ Seconds: String(seconds) })) }
    case 'source': {
      const title = (change.after ?? change.before)?.title ?? ''
      return { what: `Source ${quoted(title)}`, fields: fieldsOf(change, (record) => allTold(record)) }
    }
    case 'contact': {
      const who = (change.after ?? change.before)?.who ?? ''
      return { what: `Contact with ${quoted(who)}`, fields: fieldsOf(change, (record) => allTold(record)) }
    }
    case 'scale': {
      const name = (change.after ?? change.before)?.scale.name ?? ''
      return { what: `Scale ${quoted(name)}`, fields: fieldsOf(change, ({ scale }) => allTold(scale)) }
    }
    case 'speaker':
      return named('Person', change, (change.after ?? change.before)?.name)
    case 'fact':
      return named('Fact', change, (change.after ?? change.before)?.name)
    case 'session':
      return named('Session', change, (change.after ?? change.before)?.name)
  }
}

function named(what: string, change: { before: object | null; after: object | null }, name = '') {
  return { what: name === '' ? what : `${what} ${quoted(name)}`, fields: fieldsOf(change, (record) => allTold(record)) }
}
