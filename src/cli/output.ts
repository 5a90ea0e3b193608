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
    json: (value) => out(`${JSON.stringify(value, null, 2)}\n`),
    jsonLine: (value) => out(`${JSON.stringify(value)}\n`),
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

/** Titles come from files of strangers: control characters could move the cursor or recolour a terminal. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
}
