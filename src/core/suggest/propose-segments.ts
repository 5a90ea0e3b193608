import type { SegmentRole } from '../model/article'
import type { TextRange } from '../model/text-range'
import { paragraphsOf } from '../text/paragraphs'
import { foreignTail } from './foreign-tail'

/**
 * A stretch of a text that seems not to belong to the article: a proposal, never an act. `start` and `end` in UTF-16
 * code units; nothing is deleted and no offset changes when it is masked.
 */
export interface SegmentProposal extends TextRange {
  readonly role: Extract<SegmentRole, 'credit' | 'teaser'>
  /** 0 to 1. From `CONFIDENT` up it is chosen beforehand; below, it is only suggested. */
  readonly confidence: number
  /** Why, as a sentence for the person. */
  readonly reason: string
}

/** Proposals at least this confident are chosen beforehand. */
export const CONFIDENT = 0.9

/** Shorter paragraphs are headings, names and captions: they say nothing by how they end. In UTF-16 code units. */
const TELLING_LENGTH = 100
/**
 * One or two shorter ones that break off may as well be about the author, or about where the text was first printed:
 * they are only suggested, unless they stand behind the line that ends an article. In UTF-16 code units.
 */
const OPENING_LENGTH = 300
/** Share of the telling paragraphs before the tail that have to end as sentences do, or ends say nothing here. */
const PROPER_ENDS = 0.6
/** The tail is looked for in this last share of the paragraphs. */
const TAIL_SHARE = 0.6

/** A sentence's end, in any script, with what closes quotations behind it and a remark in brackets. */
const SENTENCE_END = /[.!?…:;。！？：；．｡؟۔।॥።]["'”’»›」』）)\]]*(?:\s*[[(][^\])]{0,60}[\])])?\s*$/u
/** An address or a name in a network ends a line about the author, without a full stop. */
const ADDRESS_END = /(?:\S@\S+|@\w+|https?:\/\/\S+|www\.\S+)\s*$/u
const CREDIT =
  /^\W{0,3}(?:with (?:additional |further )?(?:assistance|reporting|contributions?|files) (?:from|by)\b|(?:additional |further )?(?:reporting|writing|editing|research) by\b|(?:edited|written|compiled|translated) by\b|\S+ contributed to this (?:report|article|story)|this (?:story|article|report) was (?:first |originally )?published)/iu
const POINTER =
  /^\W{0,3}(?:read (?:more|also|next)|also read|see also|more (?:on|from|about)|related(?: stories| articles| coverage)?\s*:|recommended(?: for you)?\s*:?$|most (?:read|popular)|you (?:may|might) also like|sign up (?:for|to)\b|subscribe (?:to|now)\b|follow us\b|advertisement$)/iu

interface Paragraph extends TextRange {
  readonly text: string
}

const isTelling = ({ text }: Paragraph): boolean => text.length >= TELLING_LENGTH
const isCutOff = (paragraph: Paragraph): boolean =>
  isTelling(paragraph) &&
  !SENTENCE_END.test(paragraph.text) &&
  !ADDRESS_END.test(paragraph.text) &&
  !CREDIT.test(paragraph.text)
const wordCount = ({ text }: Paragraph): number => text.split(/\s+/u).filter((word) => word !== '').length

/** Index of the first paragraph of the last run of cut-off ones that reaches the end; the length when there is none. */
function cutOffTail(paragraphs: readonly Paragraph[]): number {
  let first = paragraphs.length
  while (first > 0) {
    const paragraph = paragraphs[first - 1]
    if (!paragraph || !isCutOff(paragraph)) break
    first -= 1
  }
  return first
}

/** Whether paragraphs of this text end as sentences do, so that one that does not says something. */
function endsSaySomething(paragraphs: readonly Paragraph[]): boolean {
  const telling = paragraphs.filter(isTelling)
  if (telling.length < 2) return false
  return telling.filter(({ text }) => SENTENCE_END.test(text)).length >= telling.length * PROPER_ENDS
}

function cutOffTeasers(paragraphs: readonly Paragraph[]): SegmentProposal[] {
  const first = cutOffTail(paragraphs)
  const tail = paragraphs.slice(first)
  if (tail.length === 0 || !endsSaySomething(paragraphs.slice(0, first))) return []
  const counts = tail.map(wordCount)
  const isAfterCredit = CREDIT.test(paragraphs[first - 1]?.text ?? '')
  const mayBeOwn = !isAfterCredit && tail.length <= 2 && tail.every(({ text }) => text.length < OPENING_LENGTH)
  const isEqual = !mayBeOwn && tail.length > 1 && counts.every((count) => count === counts[0])
  const reason = isEqual
    ? `One of ${tail.length} paragraphs at the end that break off in a sentence after exactly ${counts[0]} words: openings of other articles.`
    : mayBeOwn
      ? 'A short paragraph at the end without a full stop: the opening of another article, or words about this one.'
      : 'A paragraph at the end that breaks off in the middle of a sentence: the opening of another article.'
  const confidence = mayBeOwn ? 0.7 : isEqual ? 0.99 : tail.length > 1 ? 0.95 : CONFIDENT
  return tail.map(({ start, end }) => ({ start, end, role: 'teaser', confidence, reason }))
}

/** Lines of the last part that name who helped, or point to something else. */
function linesOfTheEnd(paragraphs: readonly Paragraph[], until: number): SegmentProposal[] {
  const from = Math.max(1, Math.floor(paragraphs.length * (1 - TAIL_SHARE)))
  return paragraphs.slice(from, until).flatMap((paragraph): SegmentProposal[] => {
    const { start, end, text } = paragraph
    if (CREDIT.test(text) && text.length < 4 * TELLING_LENGTH) {
      return [
        { start, end, role: 'credit', confidence: 0.95, reason: 'A line that names who helped with the article.' }
      ]
    }
    if (POINTER.test(text) && !isTelling(paragraph)) {
      return [{ start, end, role: 'teaser', confidence: 0.8, reason: 'A line that points to something else to read.' }]
    }
    return []
  })
}

/**
 * What at the end of a scraped text seems not to belong to it: credit lines, openings of other articles that break off
 * in a sentence (chosen beforehand), pointers to other articles, and paragraphs that share neither words nor names with
 * the rest (only suggested). In text order.
 */
export function proposeSegments(text: string): readonly SegmentProposal[] {
  const paragraphs = paragraphsOf(text).map((range) => ({ ...range, text: text.slice(range.start, range.end).trim() }))
  const teasers = cutOffTeasers(paragraphs)
  const first = paragraphs.length - teasers.length
  const lines = linesOfTheEnd(paragraphs, first)
  const taken = new Set(lines.map(({ start }) => start))
  const rest = paragraphs.slice(0, first)
  while (rest.length > 0 && taken.has(rest.at(-1)?.start ?? -1)) rest.pop()
  const foreign = foreignTail(rest.map((paragraph) => paragraph.text)).map((index): SegmentProposal => {
    const { start, end } = rest[index] ?? { start: 0, end: 0 }
    return {
      start,
      end,
      role: 'teaser',
      confidence: 0.5,
      reason: 'A paragraph at the end that shares no names and hardly a word with the rest of the article.'
    }
  })
  return [...foreign, ...lines, ...teasers].sort((a, b) => a.start - b.start)
}
