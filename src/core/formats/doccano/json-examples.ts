import { COMPANION_KEY } from '../companion'
import { asList, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { jsonRecords } from '../json-records'
import { bareExample } from './example'
import type { RawExample, RawRelation, RawSpan, TellRow } from './example'
import { fieldsOf } from './fields'
import type { Fields } from './fields'

/** The examples of a JSON or JSON lines file, in any of the shapes that versions of doccano have written. */
export function jsonExamples(
  file: string,
  raw: string,
  chosen: { readonly text: string; readonly label: string },
  tell: TellRow
): readonly RawExample[] {
  const rows: { line: number; value: JsonObject }[] = []
  for (const { line, value, problem } of jsonRecords(raw)) {
    if (value === null) tell(line, 'row', problem)
    else rows.push({ line, value })
  }
  if (rows.length === 0) return []
  const { text, labels } = fieldsOf(
    rows.map(({ value }) => value),
    chosen
  )
  if (text === null) {
    tell(rows[0]?.line ?? 1, 'file', 'No row has a text. Name the field that holds it, and read the file again.')
    return []
  }
  return rows.flatMap(({ line, value }) => {
    const example = exampleOf(file, line, value, { text, labels }, tell)
    return example ? [example] : []
  })
}

function exampleOf(file: string, line: number, row: JsonObject, fields: Fields, tell: TellRow): RawExample | null {
  const text = row[fields.text]
  if (typeof text !== 'string') {
    tell(line, fields.text, `This row has no text under “${fields.text}”. It was left out.`)
    return null
  }
  const bare = bareExample(file, line, text)
  const reader = new RowReader(line, tell)
  const taken = new Set([fields.text, COMPANION_KEY, 'Comments'])
  for (const key of fields.labels) if (reader.readLabels(key, row[key])) taken.add(key)
  if (reader.readRelations(row['relations'])) taken.add('relations')
  const { id } = row
  const isId = (typeof id === 'string' && id !== '') || typeof id === 'number'
  if (isId) taken.add('id')
  return {
    ...bare,
    id: isId ? String(id) : null,
    spans: reader.spans,
    categories: reader.categories,
    relations: reader.relations,
    comments: reader.comments(row['Comments']),
    companion: row[COMPANION_KEY],
    extra: Object.fromEntries(Object.entries(row).filter(([key]) => !taken.has(key)))
  }
}

class RowReader {
  readonly spans: RawSpan[] = []
  readonly categories: { label: string; person: string | null }[] = []
  readonly relations: RawRelation[] = []
  readonly #line: number
  readonly #tell: TellRow

  constructor(line: number, tell: TellRow) {
    this.#line = line
    this.#tell = tell
  }

  /** @returns whether everything of the value went into spans and categories, or was told */
  readLabels(key: string, value: unknown): boolean {
    if (value === undefined || value === null) return value === undefined
    if (isJsonObject(value)) return false
    // What is not labelled yet has an empty text.
    if (value === '') return true
    asList(value).forEach((entry, index) => {
      if (!this.#readEntry(entry, `${key}[${index}]`)) {
        this.#problem(`${key}[${index}]`, 'This is neither [start, end, label] nor a label. It was left out.')
      }
    })
    return true
  }

  #readEntry(entry: unknown, place: string): boolean {
    const category = nameOf(entry)
    if (category === '') return false
    if (category !== null) {
      this.categories.push({ label: category, person: null })
      return true
    }
    if (Array.isArray(entry)) {
      const [start, end, label] = entry as unknown[]
      return this.#readSpan({ start, end, label }, place)
    }
    if (!isJsonObject(entry)) return false
    const { start_offset: start = entry['start'], end_offset: end = entry['end'] } = entry
    if (start !== undefined || end !== undefined) return this.#readSpan({ ...entry, start, end }, place)
    const label = nameOf(entry['label'])
    if (label !== null) this.categories.push({ label, person: nameOf(entry['user']) })
    return label !== null
  }

  #readSpan(entry: JsonObject, place: string): boolean {
    const [start, end, label] = [offsetOf(entry['start']), offsetOf(entry['end']), nameOf(entry['label'])]
    if (start === null || end === null || label === null) return false
    this.spans.push({ id: nameOf(entry['id']), start, end, label, person: nameOf(entry['user']), place })
    return true
  }

  /** @returns whether there are relations in a known form */
  readRelations(value: unknown): boolean {
    if (!Array.isArray(value)) return false
    value.forEach((entry: unknown, index) => {
      const object = isJsonObject(entry) ? entry : {}
      const [from, to, type] = [nameOf(object['from_id']), nameOf(object['to_id']), nameOf(object['type'])]
      const place = `relations[${index}]`
      if (from === null || to === null || type === null) {
        this.#problem(place, 'A relation needs from_id, to_id and type. It was left out.')
      } else this.relations.push({ id: nameOf(object['id']), from, to, type, place })
    })
    return true
  }

  comments(value: unknown): readonly string[] {
    return asList(value).flatMap((entry, index) => {
      const text = isJsonObject(entry) ? (entry['comment'] ?? entry['text']) : entry
      if (typeof text === 'string') return [text]
      this.#problem(`Comments[${index}]`, 'This is no comment. It was left out.')
      return []
    })
  }

  #problem(place: string, message: string): void {
    this.#tell(this.#line, place, message)
  }
}

/** A name or number as a name; null for anything else. */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
}

/** A whole number from zero, also when it stands as text. */
function offsetOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}
