import { isJsonObject, parseJson, sortedJson } from '../json-value'

/**
 * What the standard has no slot for, as text that people can read where their program shows it (a comment, a memo) and
 * that we read back: a line that says what it is, then `name: value` with the value in JSON, one a line.
 *
 * ```
 * [Claimdesk claim]
 * claim: "The harbour has grown by 412 hectares."
 * speaker: "The port authority"
 * ```
 */
export interface Details {
  /** The word of the first line: `claim`, `attributes`, `details`, `note`, `bookmark`. */
  readonly kind: string
  readonly values: ReadonlyMap<string, unknown>
}

const HEAD = /^\[Claimdesk ([a-z]+)\]$/
/** A name that stands without quotes. What begins otherwise, or ends in a space, is written as JSON, too. */
const PLAIN_NAME = /^[\p{L}\p{N}_@][\p{L}\p{N}_.-]*$/u

/** Details as text; values that are undefined are left out. What XML cannot hold is escaped as JSON does. */
export function writeDetails(kind: string, values: Iterable<readonly [string, unknown]>): string {
  const lines = [`[Claimdesk ${kind}]`]
  for (const [name, value] of values) {
    if (value === undefined) continue
    lines.push(`${PLAIN_NAME.test(name) ? name : escaped(JSON.stringify(name))}: ${escaped(sortedJson(value))}`)
  }
  return lines.join('\n')
}

/** Control characters and non-characters by number, and what is taken for a line end by some programs. */
function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** Reads such a text, also when another program has put white space around it; null when it is none of ours. */
export function readDetails(text: string): Details | null {
  const [first = '', ...lines] = text.trim().split(/\r\n?|\n/)
  const kind = HEAD.exec(first.trim())?.[1]
  if (kind === undefined) return null
  const values = new Map<string, unknown>()
  for (const line of lines) {
    const [, quoted, plain, json = ''] = /^\s*(?:("(?:[^"\\]|\\.)*")|([^\s":]+)): (.*)$/.exec(line) ?? []
    const name = quoted === undefined ? plain : parseJson(quoted)
    const value = parseJson(json)
    // A line that somebody has changed by hand is not ours any more.
    if (!value.ok) continue
    if (typeof name === 'string') values.set(name, value.value)
    else if (name?.ok === true && typeof name.value === 'string') values.set(name.value, value.value)
  }
  return { kind, values }
}

/** Whether a text of a person would be taken for one of ours. */
export function looksLikeDetails(text: string): boolean {
  return readDetails(text) !== null
}

/** A detail that is text; empty when there is none. */
export function detailText({ values }: Details, name: string): string {
  const value = values.get(name)
  return typeof value === 'string' ? value : ''
}

/** A detail that is a list of objects, or of anything else that `is` lets through. */
export function detailList<Item>({ values }: Details, name: string, is: (value: unknown) => value is Item): Item[] {
  const value = values.get(name)
  return Array.isArray(value) ? value.filter(is) : []
}

/** A detail that is an object; empty when there is none. */
export function detailObject({ values }: Details, name: string): Readonly<Record<string, unknown>> {
  const value = values.get(name)
  return isJsonObject(value) ? value : {}
}
