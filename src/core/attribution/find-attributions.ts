import type { Segment } from '../model/article'
import { isEnglish } from '../text/segmenters'
import type { Attribution } from './attribution'
import { pieceOf } from './attribution'
import { isMark, isQuote } from './frame-tokens'
import { readStretch } from './read-stretch'
import type { FoundAttribution } from './read-stretch'
import { manageable, stretchesOf } from './stretches'
import type { Stretch } from './stretches'

export interface AttributionOptions {
  /** Also verbs that report less often than they do something else: finds more, and more that is wrong. */
  readonly wide?: boolean
}

/** True when a stretch is nothing but quotation: its speaker is the one before it in the paragraph. */
function isOnlyQuoted({ tokens }: Stretch): boolean {
  return tokens.some(isQuote) && tokens.every((token) => isQuote(token) || isMark(token, '.,!?'))
}

/**
 * Who is said to say, think, plan or show what, by rules over reporting words (no parser, no model). They know
 * English: a text in another language has none; one whose language nobody knows (`und`, or empty) is read as English. A
 * quotation that fills the next sentence of the same paragraph is another piece of content. Excluded segments say
 * nothing. Offsets are UTF-16 code units; in the order of the cues.
 */
export function findAttributions(
  text: string,
  segments: readonly Segment[],
  language: string,
  { wide = false }: AttributionOptions = {}
): readonly Attribution[] {
  if (language !== '' && language !== 'und' && !isEnglish(language)) return []
  return attributionsIn(text, stretchesOf(text, segments, language).flatMap(manageable), wide)
}

/** As `findAttributions`, of stretches of an English text that are at hand already. */
export function attributionsIn(text: string, stretches: readonly Stretch[], wide: boolean): readonly Attribution[] {
  const common = commonWords(stretches)
  const options = { wide, isCommon: (word: string) => common.has(word) }
  const found: Attribution[] = []
  let paragraph = -1
  let open: number | null = null
  for (const stretch of stretches) {
    if (stretch.paragraph !== paragraph) open = null
    paragraph = stretch.paragraph
    const here = readStretch(text, stretch, options)
    const last = open === null ? undefined : found[open]
    if (here.length === 0 && last && open !== null && isOnlyQuoted(stretch)) {
      found[open] = { ...last, content: [...last.content, ...quotesOf(text, stretch)] }
      continue
    }
    found.push(...here.map(({ attribution }) => attribution))
    open = openSpeech(here, found.length)
  }
  return found
}

/** Nouns that news text begins sentences with, which may not stand in the middle of one. */
const COMMON = 'police authorities prosecutors officials lawyers doctors scientists researchers this that these those'

/** Words that the text writes with a small letter somewhere: a capital at a sentence's beginning makes no name of them. */
function commonWords(stretches: readonly Stretch[]): ReadonlySet<string> {
  const words = new Set(COMMON.split(' '))
  for (const { tokens } of stretches) {
    for (const { kind, text, lower } of tokens) if (kind === 'word' && text === lower) words.add(lower)
  }
  return words
}

const quotesOf = (text: string, { tokens }: Stretch) =>
  tokens.filter(isQuote).map(({ start, end }) => pieceOf(text, start, end))

/** Number of the attribution that a quotation behind these would go on with: the last that quotes a statement. */
function openSpeech(here: readonly FoundAttribution[], total: number): number | null {
  const index = here.findLastIndex(({ attribution, isMain }) => isMain && attribution.kind !== 'indirect')
  return index < 0 ? null : total - here.length + index
}
