import type { TextRange } from '../../model/text-range'
import { rangesOverlap } from '../../model/text-range'
import { sentencesOf } from '../../text/sentences'
import type { CandidateInput, ReadText } from './read-text'
import { beginningIn, readText } from './read-text'
import { sentenceFeatures } from './sentence-features'
import { SENTENCE_BIAS, SENTENCE_WEIGHTS } from './sentence-weights'
import type { SentenceFeature } from './sentence-weights'

/** A sentence in UTF-16 code units with how much speaks for checking it, 0 to 1. */
export interface ScoredSentence extends TextRange {
  readonly score: number
  /** What it adds to the score or takes from it, the largest first; zeros are left out. */
  readonly because: readonly { readonly feature: SentenceFeature; readonly adds: number }[]
}

/**
 * Every sentence that is in work, in text order, with its score: none is hidden. A linear model over twenty features
 * whose weights are our own (see `SENTENCE_WEIGHTS`). Nothing for languages that the rules do not know.
 */
export function scoreSentences(input: CandidateInput): readonly ScoredSentence[] {
  return scoreRead(input, readText(input))
}

/** As `scoreSentences`, over a text that has been read already. */
export function scoreRead({ text, language }: CandidateInput, read: ReadText): readonly ScoredSentence[] {
  const signalsIn = beginningIn(read.signals)
  const cuesIn = beginningIn(read.attributions.map(({ cue }) => cue))
  const titledIn = beginningIn(read.titled)
  let quotation = 0
  return sentencesIn(text, language, read).map((sentence) => {
    while ((read.quotations[quotation]?.end ?? Infinity) <= sentence.start) quotation += 1
    const spoken: TextRange[] = []
    for (let index = quotation; index < read.quotations.length; index++) {
      const range = read.quotations[index]
      if (!range || !rangesOverlap(range, sentence)) break
      spoken.push(range)
    }
    const features = sentenceFeatures(text, sentence, signalsIn(sentence), {
      spoken,
      isAttributed: cuesIn(sentence).length > 0,
      hasTitle: titledIn(sentence).length > 0
    })
    const because = (Object.keys(SENTENCE_WEIGHTS) as SentenceFeature[])
      .map((feature) => ({ feature, adds: SENTENCE_WEIGHTS[feature] * features[feature] }))
      .filter(({ adds }) => adds !== 0)
      .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
    const sum = because.reduce((total, { adds }) => total + adds, SENTENCE_BIAS)
    return { ...sentence, score: 1 / (1 + Math.exp(-sum)), because }
  })
}

/** The sentences of the stretches that are in work: a stretch may hold several. */
function sentencesIn(text: string, language: string, { stretches }: ReadText): TextRange[] {
  const inWork = beginningIn(sentencesOf(text, language || 'en'))
  return stretches.flatMap((stretch) => inWork(stretch))
}
