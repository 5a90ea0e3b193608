import type { TextRange } from '../model/text-range'
import { continuesAfter, finalAbbreviation } from './abbreviations'
import { paragraphsOf } from './paragraphs'
import { isEnglish, segmenterFor } from './segmenters'
import { segmentsIn } from './segments'
import { skipWhitespace, skipWhitespaceBack } from './whitespace'

/** How much of either side of a break the rules look at, in UTF-16 code units: longer than any abbreviation. */
const SIGHT = 24

/** "1.", "b)", "(iv)": the number of a list's item. */
const ITEM_NUMBER = /^\(?(?:\d{1,3}|\p{L}|[ivx]{1,5})[.)]$/u

/** A small letter goes on with the sentence: “Is it safe?” asked she. A name like iPhone or an item's letter may begin one. */
const SMALL_LETTER = /^(?:[—–-]\s*)?\p{Ll}(?![\p{Lu})])/u

/** Chinese and Japanese leave no space between sentences. */
const EAST_ASIAN_END = /[。！？｡][」』”’）〉》】]*$/u

const OPENING_MARK = /[\p{Ps}\p{Pi}]/u

const OPENING_QUOTE = /^[“‘«「『]/u

const SHOUTING_COMPANY = /^(?:Inc|Corp)(?!\p{L})/u

/**
 * Sentences of a frozen text as UTF-16 ranges without white space at the edges, in order. A sentence never crosses a
 * paragraph's end, and every character that is not white space belongs to exactly one.
 *
 * `Intl.Segmenter` cuts; for English, breaks that it makes behind the abbreviations, initials and quoted questions of
 * news text are taken back. Other languages get the Segmenter's own breaks, except that opening
 * quotation marks go with what they open. A language tag that is not well formed
 * counts as an unknown language. The ranges depend on the host's Unicode data: derive them, never store them.
 */
export function sentencesOf(text: string, language: string): TextRange[] {
  return paragraphsOf(text).flatMap((paragraph) => sentencesIn(text, paragraph, language))
}

function sentencesIn(text: string, paragraph: TextRange, language: string): TextRange[] {
  const repair = isEnglish(language)
  const sentences: TextRange[] = []
  let next = paragraph.start
  for (const segment of segmentsIn(text, paragraph, segmenterFor(language, 'sentence'), isSettled)) {
    const start = skipWhitespace(text, next, segment.end)
    next = segment.end < paragraph.end ? withoutOpeningMarks(text, start, segment.end) : segment.end
    if (start >= next) continue
    const sentence = { start, end: skipWhitespaceBack(text, start, next) }
    const previous = sentences.at(-1)
    if (previous && repair && isOneSentence(text, previous, sentence)) {
      sentences[sentences.length - 1] = { start: previous.start, end: sentence.end }
    } else {
      sentences.push(sentence)
    }
  }
  return sentences
}

/**
 * End of a sentence without the opening brackets and quotation marks that touch what follows: UAX #29 does not tell
 * opening from closing ones and puts both to the sentence before, which is wrong where no space stands between.
 */
function withoutOpeningMarks(text: string, start: number, end: number): number {
  let offset = end
  while (offset > start && OPENING_MARK.test(text.charAt(offset - 1))) offset--
  return offset
}

/** UAX #29's rule for a break (SB8) looks ahead as far as the next letter or the next end of a sentence. */
function isSettled(_segment: Intl.SegmentData, rest: string): boolean {
  return /[\p{L}.!?。！？]/u.test(rest)
}

/** True if an English sentence was cut in two where there is no end. Looks only at the neighbourhood of the cut. */
function isOneSentence(text: string, before: TextRange, after: TextRange): boolean {
  const tail = text.slice(Math.max(before.start, before.end - SIGHT), before.end)
  const head = text.slice(after.start, Math.min(after.end, after.start + SIGHT))
  if (before.end === after.start) return !EAST_ASIAN_END.test(tail) && !OPENING_QUOTE.test(head)
  if (SMALL_LETTER.test(head)) return true
  if (before.end - before.start < SIGHT && ITEM_NUMBER.test(tail)) return true
  if (tail.endsWith('!') && SHOUTING_COMPANY.test(head)) return true
  const kind = finalAbbreviation(tail)
  return kind !== null && continuesAfter(kind, head)
}
