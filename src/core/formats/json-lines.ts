import { isJsonObject, parseJson } from './json-value'
import type { JsonObject } from './json-value'

/** An object of a file of JSON lines, with its 1-based line; or why that line is none. */
export type JsonLine =
  | { readonly line: number; readonly value: JsonObject; readonly problem: null }
  | { readonly line: number; readonly value: null; readonly problem: string }

/** The lines of a file of JSON lines, empty ones left out; line ends are LF or CRLF. A byte order mark is skipped. */
export function* jsonLines(raw: string): Generator<JsonLine> {
  let line = 0
  for (let start = raw.startsWith('\uFEFF') ? 1 : 0; start < raw.length;) {
    const end = raw.indexOf('\n', start)
    const content = raw.slice(start, end === -1 ? raw.length : end).trim()
    start = end === -1 ? raw.length : end + 1
    line += 1
    if (content === '') continue
    const parsed = parseJson(content)
    if (!parsed.ok) yield { line, value: null, problem: `This line is not JSON: ${parsed.reason}` }
    else if (isJsonObject(parsed.value)) yield { line, value: parsed.value, problem: null }
    else yield { line, value: null, problem: 'This line is JSON, but not an object.' }
  }
}
