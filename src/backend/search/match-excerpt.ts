import type { TextRange } from '../../core/model/text-range'
import { isInsideSurrogatePair } from '../../core/text/surrogates'

/** UTF-16 code units shown before and behind a match, and of a match itself. */
const BEFORE = 60
const AFTER = 120
const WORDS = 200

export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** A place in its context, in one line: white space of any kind is one space. No surrogate pair is cut. */
export function excerptOf(text: string, { start, end }: TextRange): Excerpt {
  const from = whole(text, Math.max(0, start - BEFORE))
  const to = whole(text, Math.min(text.length, end + AFTER))
  const cut = whole(text, Math.min(end, start + WORDS))
  return {
    before: `${from > 0 ? '…' : ''}${inOneLine(text.slice(from, start))}`,
    words: `${inOneLine(text.slice(start, cut))}${cut < end ? '…' : ''}`,
    after: `${inOneLine(text.slice(end, to))}${to < text.length ? '…' : ''}`
  }
}

const whole = (text: string, offset: number): number => (isInsideSurrogatePair(text, offset) ? offset - 1 : offset)
const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ')
