import type { TextRange } from '../../../core/model/text-range'

const FORM_FEED = '\f'
/** Stands for two and more empty lines. */
const EMPTY_LINES = ''

interface Line extends TextRange {
  /** Without white space around it. */
  readonly text: string
}

/** Lines as they stand, with any line end; a form feed is a line of its own. `end` is before the line end. */
function* linesOf(text: string): Generator<Line> {
  let start = 0
  while (start < text.length) {
    let end = start
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r' && text[end] !== FORM_FEED) end += 1
    if (text[end] === FORM_FEED) {
      if (end > start) yield { start, end, text: text.slice(start, end).trim() }
      yield { start: end, end: end + 1, text: FORM_FEED }
      start = end + 1
    } else {
      yield { start, end, text: text.slice(start, end).trim() }
      start = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
    }
  }
}

/** `---`, `*****`, `= = =`: one mark again and again and nothing else. */
function isRule(line: string): boolean {
  const marks = line.slice(0, 200).replaceAll(' ', '')
  const [mark = ''] = marks
  return (
    marks.length >= 3 &&
    line.length <= 200 &&
    /[-*=#_~+.·•§%/\\|<>^@—–―─═]/.test(mark) &&
    [...marks].every((each) => each === mark)
  )
}

/** Fewest documents that empty lines alone may make of a text: one gap is only a gap. */
const LEAST_BY_GAPS = 3

/**
 * The line that stands between the documents of a text: a form feed, else the rule that is there most often, else
 * empty lines; null when nothing parts it.
 */
export function guessSeparator(text: string): string | null {
  const rules = new Map<string, number>()
  let feeds = 0
  for (const { text: line } of linesOf(text)) {
    if (line === FORM_FEED) feeds += 1
    else if (isRule(line)) rules.set(line, (rules.get(line) ?? 0) + 1)
  }
  if (feeds > 0) return FORM_FEED
  const [best] = [...rules].sort((a, b) => b[1] - a[1])
  if (best) return best[0]
  let gaps = 0
  for (const part of partsBetween(text, EMPTY_LINES)) if (part.end > part.start) gaps += 1
  return gaps >= LEAST_BY_GAPS ? EMPTY_LINES : null
}

/**
 * The documents of a text between separators, without the empty lines around them; UTF-16 code units. A separator is
 * compared with whole lines, character by character: what a person types is no expression.
 */
export function* partsBetween(text: string, separator: string): Generator<TextRange> {
  const wanted = separator === FORM_FEED ? FORM_FEED : separator.trim()
  let start = -1
  let end = -1
  let empty = 0
  for (const line of linesOf(text)) {
    const isEmpty = line.text === ''
    empty = isEmpty ? empty + 1 : 0
    const isBetween = wanted === EMPTY_LINES ? empty >= 2 : line.text === wanted
    if (isBetween) {
      if (start >= 0) yield { start, end }
      start = -1
    } else if (!isEmpty) {
      if (start < 0) start = line.start
      end = line.end
    }
  }
  if (start >= 0) yield { start, end }
}
