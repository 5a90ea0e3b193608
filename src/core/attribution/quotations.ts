import type { TextRange } from '../model/text-range'

/** Closing marks by their opening one; „…“ closes with what opens elsewhere. */
const PAIRS: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“”', '‘': '’', '"': '"', "'": "'" }
const SINGLE = /['’]/
const BEFORE_OPENING = /[\s([{—–\u2011/-]/
const BEHIND_CLOSING = /[\s.,;:!?)\]}—–-]/
const MARK = /[“«„‘"']/g

/** A single mark is an apostrophe unless it stands where a quotation begins. */
function opensAt(text: string, at: number, from: number): boolean {
  const mark = text.charAt(at)
  const before = at > from ? text.charAt(at - 1) : ' '
  if (mark === '"') return BEFORE_OPENING.test(before)
  if (mark !== "'" && mark !== '‘') return true
  return BEFORE_OPENING.test(before) && /\p{L}/u.test(text.charAt(at + 1))
}

/** Where the quotation that opens at `at` ends, behind its closing mark; null when it does not in this paragraph. */
function closingOf(text: string, at: number, to: number): number | null {
  const closers = PAIRS[text.charAt(at)] ?? ''
  for (let offset = at + 2; offset < to; offset++) {
    if (!closers.includes(text.charAt(offset))) continue
    if (!SINGLE.test(text.charAt(offset))) return offset + 1
    const isAtEnd = offset + 1 >= to || BEHIND_CLOSING.test(text.charAt(offset + 1))
    if (isAtEnd && !/\s/.test(text.charAt(offset - 1)) && !isPossessive(text, offset, to)) return offset + 1
  }
  return null
}

/** ‘The workers’ pay …,’ she said: a mark behind an s, when another one closes before the next opens. */
function isPossessive(text: string, at: number, to: number): boolean {
  if (!/s. \p{Ll}/u.test(text.slice(at - 1, at + 3))) return false
  const next = /[‘’]|[^\s]'(?=[\s.,;:!?]|$)/u.exec(text.slice(at + 1, Math.min(to, at + 400)))
  return next !== null && next[0] !== '‘'
}

/**
 * Quotations of one paragraph with their marks, outermost only, in order; UTF-16 code units. Curly, straight, angle
 * and low marks are known. A quotation without an end counts to the end of the paragraph when `goesOn` (the next
 * paragraph opens with a mark, as the press does it); otherwise its mark is taken for a slip and stands for nothing.
 */
export function quotationsOf(text: string, paragraph: TextRange, goesOn: boolean): TextRange[] {
  const found: TextRange[] = []
  let unclosed = ''
  MARK.lastIndex = paragraph.start
  for (let match = MARK.exec(text); match && match.index < paragraph.end; match = MARK.exec(text)) {
    const [mark] = match
    // A mark that found no end once has none further on either: without this, a book of apostrophes takes for ever.
    if (unclosed.includes(mark) || !opensAt(text, match.index, paragraph.start)) continue
    const end = closingOf(text, match.index, paragraph.end)
    if (end !== null) {
      found.push({ start: match.index, end })
      MARK.lastIndex = end
    } else if (goesOn && mark !== "'" && mark !== '‘') {
      found.push({ start: match.index, end: paragraph.end })
      break
    } else {
      unclosed += mark
    }
  }
  return found
}

/** True if a paragraph begins with an opening mark of quotation. */
export function beginsQuoted(text: string, paragraph: TextRange): boolean {
  return /^\s*[“"«„]/.test(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 8)))
}
