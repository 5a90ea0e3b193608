/** A record of a table as text. */
export interface TableRecord {
  /** 1-based line on which it begins: line ends within quoted cells count. */
  readonly line: number
  readonly cells: readonly string[]
  /** What is wrong with its quotes; null when nothing is. */
  readonly fault: string | null
}

/**
 * The records of a table (RFC 4180, and what programs make of it), empty lines left out. Rows end with LF or CRLF; with
 * CR alone when there is no LF at all. A quote within a quoted cell that is neither doubled nor at its end is taken as
 * it stands; from a quote on that is never closed, quotes are taken for what they are. Both are told in `fault`.
 *
 * One pass, whatever is in the file. Papa Parse is not used here: it does not say on which line a row begins.
 *
 * @param raw may begin with a byte order mark
 * @param delimiter one character
 * @param hasQuotes false: quotes have no meaning
 */
export function* readRecords(raw: string, delimiter: string, hasQuotes = true): Generator<TableRecord> {
  const rowEnd = raw.includes('\n') ? '\n' : '\r'
  const delimiters = new Finder(raw, delimiter)
  const rowEnds = new Finder(raw, rowEnd)
  let quoting = hasQuotes
  let line = 1
  for (let at = raw.startsWith('\uFEFF') ? 1 : 0; at < raw.length;) {
    const begins = line
    const cells: string[] = []
    let fault: string | null = null
    for (let isOver = false; !isOver;) {
      const quoted = quoting && raw[at] === '"' ? quotedCell(raw, at, delimiter, rowEnd) : null
      if (quoted?.cell === null) {
        quoting = false
        fault = 'A quote is opened here and never closed. From here on quotes are taken as part of the text.'
      }
      if (quoted && quoted.cell !== null) {
        cells.push(quoted.cell)
        line += quoted.lines
        at = quoted.end
        if (quoted.isFaulty) fault = 'A quote stands in the middle of a quoted cell. It is taken as part of the text.'
      } else {
        const end = Math.min(delimiters.from(at), rowEnds.from(at))
        const isReturned = rowEnd === '\n' && raw[end] === '\n' && raw[end - 1] === '\r' && end - 1 >= at
        cells.push(raw.slice(at, isReturned ? end - 1 : end))
        at = end
      }
      isOver = at >= raw.length || raw[at] !== delimiter
      at += 1
    }
    line += 1
    if (cells.length > 1 || cells[0] !== '' || fault !== null) yield { line: begins, cells, fault }
  }
}

/** Looks for a character from places that only go on, without going over any stretch twice. */
class Finder {
  #next = -1

  constructor(
    readonly text: string,
    readonly character: string
  ) {}

  /** Its first place from `at` on, or the end of the text. */
  from(at: number): number {
    if (this.#next < at) {
      const found = this.text.indexOf(this.character, at)
      this.#next = found === -1 ? this.text.length : found
    }
    return this.#next
  }
}

interface QuotedCell {
  /** Null when the quote is never closed. */
  readonly cell: string | null
  /** Where the delimiter or the row end behind it stands, or the end of the text. */
  readonly end: number
  readonly lines: number
  readonly isFaulty: boolean
}

function quotedCell(raw: string, start: number, delimiter: string, rowEnd: string): QuotedCell {
  let isFaulty = false
  let from = start + 1
  for (;;) {
    const quote = raw.indexOf('"', from)
    if (quote === -1) return { cell: null, end: start, lines: 0, isFaulty: false }
    if (raw[quote + 1] === '"') {
      from = quote + 2
      continue
    }
    const end = endOfCell(raw, quote + 1, delimiter, rowEnd)
    if (end !== null) {
      const content = raw.slice(start + 1, quote)
      return { cell: content.replaceAll('""', '"'), end, lines: count(content, rowEnd), isFaulty }
    }
    isFaulty = true
    from = quote + 1
  }
}

/** The place of what ends a cell, when nothing but spaces stands before it; null when something else does. */
function endOfCell(raw: string, from: number, delimiter: string, rowEnd: string): number | null {
  let at = from
  while (raw[at] === ' ' && raw[at] !== delimiter) at += 1
  if (raw[at] === '\r' && raw[at + 1] === '\n') at += 1
  return at >= raw.length || raw[at] === delimiter || raw[at] === rowEnd ? at : null
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1
  return found
}
