/** Where a command writes: results to `out`, messages to `err`. */
export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether messages are read as they come, on a terminal. */
  readonly isTerminal?: boolean
}

/** Writes lines and JSON; never colour. */
export interface Output {
  /** A line of the result. */
  line(text: string): void
  json(value: unknown): void
  /** One value a line (JSONL). */
  jsonLine(value: unknown): void
  /** A line for the person. */
  message(text: string): void
  /** How far something is, on one line that the next one replaces; nothing where nobody watches. Null clears it. */
  progress(text: string | null): void
}

/** Back to the beginning of the line, and clear it. */
const CLEAR_LINE = '\r\u001b[K'

export function createOutput({ out, err, isTerminal = false }: Streams): Output {
  return {
    line: (text) => out(`${printable(text)}\n`),
    json: (value) => out(`${printableJson(JSON.stringify(value, null, 2))}\n`),
    jsonLine: (value) => out(`${printableJson(JSON.stringify(value))}\n`),
    message: (text) => err(`${printable(text)}\n`),
    progress: (text) => {
      if (isTerminal) err(`${CLEAR_LINE}${text === null ? '' : printable(text)}`)
    }
  }
}

/** A table with a column per header, the last one as wide as it likes. */
export function formatTable(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const cells = [headers, ...rows].map((row) => row.map((cell) => printable(String(cell))))
  const widths = headers.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  )
}

/** Counts a thing: `1 article`, `2 articles`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`
}

/**
 * X7: titles come from files of strangers: control characters could move the cursor or recolour a terminal, and marks
 * that turn the direction could make a name read as another.
 */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}

/** The same for JSON, in which they are written as escapes: the value stays the same. `JSON.stringify` leaves these. */
function printableJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
