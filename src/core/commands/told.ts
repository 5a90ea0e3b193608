/** One thing about a record that is another after a change; null where there was or is nothing. */
export interface ChangedField {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

const QUOTE_LENGTH = 120

/** Words in quotation marks, in one line, shortened. */
export function quoted(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim())
  return `“${characters.length > QUOTE_LENGTH ? `${characters.slice(0, QUOTE_LENGTH - 1).join('')}…` : characters.join('')}”`
}

/** The values of a record that are told, by their names; null tells that there is none. */
export type Told = ReadonlyMap<string, string | null>

export const orNull = (text: string): string | null => (text === '' ? null : text)

export function told(fields: Readonly<Record<string, string | null>>): Map<string, string | null> {
  return new Map(Object.entries(fields))
}

/** The values that differ between two states of a record. */
export function fieldsOf<Value>(change: { before: Value | null; after: Value | null }, tell: (value: Value) => Told) {
  const before: Told = change.before === null ? new Map() : tell(change.before)
  const after: Told = change.after === null ? new Map() : tell(change.after)
  const fields: ChangedField[] = []
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const field = { name, before: before.get(name) ?? null, after: after.get(name) ?? null }
    if (field.before !== field.after) fields.push(field)
  }
  return fields
}
