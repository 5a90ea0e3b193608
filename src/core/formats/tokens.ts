import type { TextRange } from '../model/text-range'
import { segmenterFor } from '../text/segmenters'
import { segmentsIn } from '../text/segments'
import { paragraphsOf } from '../text/paragraphs'
import { sentencesOf as sentencesIn } from '../text/sentences'
import type { ExportDocument, Token } from './format'

type Tokenised = Pick<ExportDocument, 'text' | 'tokens' | 'sentences'> & {
  readonly article: Pick<ExportDocument['article'], 'language'>
}

/** Anything that some reader of columns takes for white space: Python's `str.split` and more. */
// eslint-disable-next-line no-control-regex -- Python takes these control characters for white space
const WHITE_SPACE = /[\s\u001c-\u001f\u0085\u180e\u200b\u2060\ufeff]+/u

/**
 * The tokens of a document: those it came with, else words, numbers and marks as `Intl.Segmenter` cuts them, in text
 * order, in UTF-16 code units. No token holds white space of any kind.
 */
export function tokensOf({ text, tokens, article }: Tokenised): readonly Token[] {
  if (tokens !== null) return tokens
  const known = madeTokens.get(text)
  if (known?.language === article.language) return known.tokens
  const made = paragraphsOf(text).flatMap((paragraph) => {
    const found: Token[] = []
    const segmenter = segmenterFor(article.language, 'word')
    for (const { start, end } of segmentsIn(text, paragraph, segmenter, isSettled)) {
      found.push(...withoutWhiteSpace(text, start, end))
    }
    return found
  })
  madeTokens.clear()
  madeTokens.set(text, { language: article.language, tokens: made })
  return made
}

/** The newest one: reports and encoders ask for the same document's several times. */
const madeTokens = new Map<string, { readonly language: string; readonly tokens: readonly Token[] }>()

/** The sentences of a document: those it came with, else those that core/text finds; in UTF-16 code units. */
export function sentencesOf({ text, sentences, article }: Tokenised): readonly TextRange[] {
  return sentences ?? sentencesIn(text, article.language)
}

/** The parts of a range between white space of any kind, in UTF-16 code units. */
export function* withoutWhiteSpace(text: string, start: number, end: number): Generator<Token> {
  let at = start
  while (at < end) {
    const rest = text.slice(at, end)
    const gap = WHITE_SPACE.exec(rest)
    if (!gap) {
      yield { start: at, end }
      return
    }
    if (gap.index > 0) yield { start: at, end: at + gap.index }
    at += gap.index + gap[0].length
  }
}

/** No word goes on over white space or punctuation that has something behind it. */
function isSettled(segment: Intl.SegmentData, rest: string): boolean {
  return segment.isWordLike !== true && rest.length > segment.segment.length
}
