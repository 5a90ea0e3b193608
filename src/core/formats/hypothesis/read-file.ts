import { jsonLines } from '../json-lines'
import { asList, asText, isJsonObject, parseJson } from '../json-value'
import type { JsonObject } from '../json-value'

/** An annotation of a file, still unread, with its place for messages. */
export interface FoundItem {
  readonly value: JsonObject
  readonly id: string | null
  readonly line: number | null
  readonly place: string
}

export interface FoundItems {
  readonly items: readonly FoundItem[]
  readonly problems: readonly { readonly line: number | null; readonly place: string; readonly message: string }[]
}

/** The annotations of an export (`annotations`), an answer of the API (`rows`), a list, or one a line. Never throws. */
export function readFile(raw: string): FoundItems {
  const items: FoundItem[] = []
  const problems: { line: number | null; place: string; message: string }[] = []
  const take = (value: unknown, line: number | null, place: string): void => {
    if (isJsonObject(value)) items.push({ value, id: asText(value['id']), line, place: asText(value['id']) ?? place })
    else problems.push({ line, place, message: 'There is no annotation here.' })
  }
  const whole = parseJson(raw)
  if (whole.ok) {
    const lists = listsOf(whole.value)
    for (const [name, list] of lists) list.forEach((value, index) => take(value, null, `${name}[${index}]`))
    if (lists.length === 0) {
      problems.push({
        line: null,
        place: 'file',
        message: 'This is no file of Hypothesis: it has no list of annotations.'
      })
    }
    return { items, problems }
  }
  const lines = [...jsonLines(raw)]
  if (!lines.some(({ value }) => value !== null)) {
    return { items, problems: [{ line: null, place: 'file', message: `This is not JSON: ${whole.reason}` }] }
  }
  for (const { line, value, problem } of lines) {
    if (value) take(value, line, `line ${line}`)
    else problems.push({ line, place: `line ${line}`, message: problem })
  }
  return { items, problems }
}

function listsOf(value: unknown): readonly (readonly [string, readonly unknown[]])[] {
  if (Array.isArray(value)) return [['file', value]]
  if (!isJsonObject(value)) return []
  const found = ['annotations', 'rows', 'replies'].flatMap((name) =>
    Array.isArray(value[name]) ? [[name, asList(value[name])] as const] : []
  )
  if (found.length > 0) return found
  return 'target' in value && 'uri' in value ? [['file', [value]]] : []
}
