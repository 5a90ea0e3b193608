import { isJsonObject } from '../formats/json-value'
import type { JsonObject } from '../formats/json-value'

/** Free text that is private in every record of a table (X8); the name of the field. */
const NOTES: Readonly<Record<string, string>> = {
  span: 'note',
  claim: 'note',
  documentLabel: 'note',
  relation: 'note',
  evidence: 'note',
  source: 'contact'
}

/** Tables whose every record stays with the person: a note on an article, the time somebody took. */
const KEPT_BACK: ReadonlySet<string> = new Set(['note', 'time'])

/**
 * X8: true for a record that does not leave unless the person ticks it: a private contact, a sensitive source, and
 * what is from one.
 *
 * @param hidden ids of the sources that are sensitive
 */
export function isPrivateRecord(table: string, record: unknown, hidden: ReadonlySet<string>): boolean {
  if (KEPT_BACK.has(table)) return true
  if (!isJsonObject(record)) return false
  if (table === 'source') return record['sensitive'] === true
  const source = record['source']
  const isHidden = typeof source === 'string' && hidden.has(source)
  if (table === 'contact') return isHidden || record['isPublic'] !== true || record['offRecord'] === true
  return table === 'evidence' && (isHidden || record['sensitive'] === true)
}

/** A record as it may leave, and which of its fields were emptied for that. */
export interface PublicRecord<Value> {
  readonly record: Value
  readonly withheld: readonly string[]
}

/**
 * X8: a record that may leave, without its private notes; and without the name of a source that somebody waits for,
 * who may not be one that can be named. A record of `isPrivateRecord` does not leave at all.
 */
export function withoutPrivateFields<Value>(table: string, record: Value): PublicRecord<Value> {
  if (!isJsonObject(record)) return { record, withheld: [] }
  const withheld: string[] = []
  let result: JsonObject = record
  const note = NOTES[table]
  if (note !== undefined && record[note] !== '' && record[note] !== undefined) {
    result = { ...result, [note]: '' }
    withheld.push(note)
  }
  const check = record['check']
  const waiting = isJsonObject(check) ? check['waiting'] : null
  if (table === 'claim' && isJsonObject(check) && isJsonObject(waiting) && waiting['for'] === 'source') {
    if (waiting['on'] !== '') {
      result = { ...result, check: { ...check, waiting: { ...waiting, on: '' } } }
      withheld.push('check.waiting.on')
    }
  }
  return { record: result as Value, withheld }
}
