import type { Segment } from '../model/article'
import { rangesOverlap } from '../model/text-range'
import type { TextRange } from '../model/text-range'
import { paragraphsOf } from '../text/paragraphs'
import { sentencesOf } from '../text/sentences'
import { frameTokens } from './frame-tokens'
import type { FrameToken } from './frame-tokens'
import { beginsQuoted, quotationsOf } from './quotations'

/** A sentence, or several that a quotation holds together, with its tokens. UTF-16 code units. */
export interface Stretch extends TextRange {
  /** Number of its paragraph, from 0. */
  readonly paragraph: number
  readonly tokens: readonly FrameToken[]
}

/** Longer than any sentence that people write, in tokens: a text without full stops must not take for ever. */
const LONGEST_STRETCH = 300

/** A stretch in pieces that rules can go over several times. */
export function manageable(stretch: Stretch): Stretch[] {
  if (stretch.tokens.length <= LONGEST_STRETCH) return [stretch]
  const pieces: Stretch[] = []
  for (let first = 0; first < stretch.tokens.length; first += LONGEST_STRETCH) {
    const tokens = stretch.tokens.slice(first, first + LONGEST_STRETCH)
    const [from, to] = [tokens[0], tokens.at(-1)]
    if (from && to) pieces.push({ paragraph: stretch.paragraph, start: from.start, end: to.end, tokens })
  }
  return pieces
}

/** Of ranges in text order, those that touch a range; asked for in rising order, so that it is one walk. */
function walker<Range extends TextRange>(ranges: readonly Range[]): (range: TextRange) => Range[] {
  let first = 0
  return ({ start, end }) => {
    while ((ranges[first]?.end ?? Infinity) <= start) first += 1
    const found: Range[] = []
    for (let index = first; index < ranges.length; index++) {
      const range = ranges[index]
      if (!range || range.start >= end) break
      found.push(range)
    }
    return found
  }
}

/**
 * The stretches of the parts that are in work: sentences, joined where a quotation goes over their border, never over
 * a paragraph's end. What touches an excluded segment is left out.
 */
export function stretchesOf(text: string, segments: readonly Segment[], language: string): Stretch[] {
  const excludedIn = walker(segments.filter(({ excluded }) => excluded).sort((a, b) => a.start - b.start))
  const sentencesIn = walker(sentencesOf(text, language))
  const paragraphs = paragraphsOf(text)
  return paragraphs.flatMap((range, paragraph) => {
    const next = paragraphs[paragraph + 1]
    const quotations = quotationsOf(text, range, next !== undefined && beginsQuoted(text, next))
    const quotationsIn = walker(quotations)
    const left = excludedIn(range)
    return joined(sentencesIn(range), quotations)
      .filter((stretch) => !left.some((segment) => rangesOverlap(segment, stretch)))
      .map((stretch) => ({ ...stretch, paragraph, tokens: frameTokens(text, stretch, quotationsIn(stretch)) }))
  })
}

function joined(sentences: readonly TextRange[], quotations: readonly TextRange[]): TextRange[] {
  const stretches: TextRange[] = []
  let quotation = 0
  for (const sentence of sentences) {
    while ((quotations[quotation]?.end ?? Infinity) <= sentence.start) quotation += 1
    const open = quotations[quotation]
    const last = stretches.at(-1)
    if (last && open && open.start < sentence.start) stretches[stretches.length - 1] = { ...last, end: sentence.end }
    else stretches.push(sentence)
  }
  return stretches
}
