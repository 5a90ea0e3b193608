/**
 * How values and texts are written in WebAnno TSV. Values: a backslash before `\ [ ] | _ -> ; *`, and `\t`, `\n`.
 * A carriage return has no escape of its own there; it is written `\r`, which no other value gives.
 */
const VALUE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r']
])
const VALUE_LETTERS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r']
])

/** No annotation, no slot entries. */
export const NONE = '_'
/** An annotation without a value. */
export const NO_VALUE = '*'

export function escapeValue(value: string): string {
  return value.replace(/->|[\\[\]|_;*\t\n\r]/g, (found) => VALUE_ESCAPES.get(found) ?? `\\${found}`)
}

/** A backslash before anything else stands for itself. */
export function unescapeValue(value: string): string {
  return value.replace(/\\(->|[\\[\]|_;*tnr])/g, (_whole, found: string) => VALUE_LETTERS.get(found) ?? found)
}

/** The parts between separators that no backslash stands before; escapes stay as they are. */
export function splitUnescaped(cell: string, separator: '|' | ';'): readonly string[] {
  if (!cell.includes('\\')) return cell.split(separator)
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < cell.length; at += 1) {
    if (cell[at] === '\\') at += 1
    else if (cell[at] === separator) {
      parts.push(cell.slice(start, at))
      start = at + 1
    }
  }
  parts.push(cell.slice(start))
  return parts
}

/** A value with what stands behind it: `PER[3]`, `1-2[0_4]`, `coref->1-2`. */
export interface Suffixed {
  /** Still escaped. */
  readonly value: string
  /** The numbers of `[3]`, `[0_4]` or `->1-2`; empty when there are none. */
  readonly numbers: readonly number[]
}

/** Takes `[N]` and `[N_M]` off a value. */
export function withoutBrackets(given: string): Suffixed {
  const found = /^(.*)\[(\d{1,9})(?:_(\d{1,9}))?\]$/su.exec(given)
  return found && !endsEscaped(found[1] ?? '') ? suffixed(found) : { value: given, numbers: [] }
}

/** Takes `->N-M` off a value. */
export function withoutLink(given: string): Suffixed {
  const found = /^(.*)->(\d{1,9})-(\d{1,9})$/su.exec(given)
  return found && !endsEscaped(found[1] ?? '') ? suffixed(found) : { value: given, numbers: [] }
}

function suffixed([, value = '', ...numbers]: RegExpExecArray): Suffixed {
  return { value, numbers: numbers.flatMap((digits) => (digits === undefined ? [] : [Number(digits)])) }
}

function endsEscaped(before: string): boolean {
  return (/\\*$/.exec(before)?.[0].length ?? 0) % 2 === 1
}

const TEXT_LETTERS: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['b', '\b']
])
const TEXT_ESCAPES: ReadonlyMap<string, string> = new Map([...TEXT_LETTERS].map(([letter, raw]) => [raw, letter]))

/** A line of `#Text=`: `\t \n \r \f \b \\`, and a backslash before any other control character but U+000B. */
export function escapeText(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what has to be escaped
  return text.replace(/[\u0000-\u000a\u000c-\u001f\\]/g, (found) => `\\${TEXT_ESCAPES.get(found) ?? found}`)
}

/**
 * How the texts of a file are escaped: `text` as since version 3.2, `java` as before (with `\u0041` and octals), and
 * `values` as the reserved characters of values, which the description of the format allows to be understood.
 */
export type TextEscapes = 'text' | 'java' | 'values'

export function unescapeText(line: string, escapes: TextEscapes): string {
  if (!line.includes('\\')) return line
  if (escapes === 'java') {
    return line.replace(/\\(?:u+([0-9A-Fa-f]{4})|([0-3]?[0-7]{1,2})|(.))/gsu, (_whole, hex, octal, other) => {
      if (typeof hex === 'string') return String.fromCharCode(Number.parseInt(hex, 16))
      if (typeof octal === 'string') return String.fromCharCode(Number.parseInt(octal, 8))
      return TEXT_LETTERS.get(String(other)) ?? String(other)
    })
  }
  return line.replace(/\\(->|.)/gsu, (whole, found: string) => {
    const letter = TEXT_LETTERS.get(found)
    // eslint-disable-next-line no-control-regex -- control characters are escaped by a backslash before them
    if (letter !== undefined || /^[\u0000-\u001f\\]$/.test(found)) return letter ?? found
    const isReserved = found === '->' || '[]|_;*'.includes(found)
    return escapes === 'values' && isReserved ? found : whole
  })
}
