import type { TextRange } from '../../model/text-range'
import type { SentenceFeature } from './sentence-weights'
import type { Signal } from './signals'

const PAST =
  /(?<!\p{L})(?:was|were|had|has|have|did|been|went|came|took|made|got|gave|said|told|saw|won|lost|led|left|met|paid|put|ran|sent|sold|spent|spoke|stood|built|bought|began|became|fell|rose|grew|held|kept|knew|broke|brought|\p{Ll}{3,}ed)(?!\p{L})/gu
const NAME = /(?<=[\p{Ll}\p{N},;:’'”"] ["“‘(]?)\p{Lu}[\p{L}\p{N}.-]*/gu
const QUANTIFIER =
  /(?<!\p{L})(?:all|every|everyone|everybody|nobody|no one|none|never|always|most|many|millions|thousands|hundreds|billions|majority|entire|nearly|almost|only|each)(?!\p{L})/giu
const FIRST_PERSON = /(?<!\p{L})(?:I|my|me|myself|mine)(?![\p{L}])/gu
const ADDRESS = /(?<!\p{L})(?:you|your|yours|let's|let’s|let us|please|thank|thanks|folks|ladies)(?!\p{L})/giu
const MODAL =
  /(?<!\p{L})(?:will|would|shall|should|could|may|might|must|need to|needs to|have to|has to|want to|wants to|going to|ought|won't|won’t|i'll|i’ll|we'll|we’ll|if)(?!\p{L})/giu
const OPINION =
  /(?<!\p{L})(?:think|believe|feel|hope|guess|wish|love|hate|great|greatest|terrible|wonderful|beautiful|awful|amazing|horrible|disgrace|frankly|honestly|obviously|clearly|certainly|sadly|unfortunately|proud|wrong|right thing|good|bad|important|maybe|perhaps|ridiculous|outrageous|incredible|fantastic|stupid)(?!\p{L})/giu
const GREETING = /^\W*(?:well|yes|no|yeah|okay|ok|so|hello|good (?:evening|morning|night)|welcome|thank you)(?!\p{L})/iu
const WORD = /\p{L}[\p{L}\p{M}’'-]*|\p{N}[\p{N}.,]*/gu

/** What one sentence shows of each feature, from 0 to 1. */
export type SentenceFeatures = Readonly<Record<SentenceFeature, number>>

const countOf = (words: string, expression: RegExp): number => words.match(expression)?.length ?? 0
/** Two are more than one, but not twice as much. */
const some = (amount: number, enough: number): number => Math.min(1, amount / enough)

/**
 * Features of a sentence: `signals` are those inside it, and `spoken` the stretches of it that are quotation (UTF-16
 * code units).
 */
export function sentenceFeatures(
  text: string,
  sentence: TextRange,
  signals: readonly Signal[],
  { spoken, isAttributed, hasTitle }: { spoken: readonly TextRange[]; isAttributed: boolean; hasTitle: boolean }
): SentenceFeatures {
  const words = text.slice(sentence.start, sentence.end)
  const length = countOf(words, WORD)
  const has = (rule: string): number => (signals.some((signal) => signal.rule === rule) ? 1 : 0)
  const numbers = signals.filter(({ rule }) => rule === 'quantity')
  const measured = numbers.filter(({ weight }) => weight > 0.5).length
  const inQuotes = spoken.reduce(
    (sum, { start, end }) => sum + Math.min(end, sentence.end) - Math.max(start, sentence.start),
    0
  )
  const isTalk = /[?!]["”’)]*$/u.test(words) || length < 4 || GREETING.test(words)
  return {
    measured: some(measured, 1),
    number: some(numbers.length - measured, 1),
    date: has('date'),
    superlative: has('superlative'),
    comparison: has('comparison'),
    past: some(countOf(words, PAST), 2),
    attribution: isAttributed ? 1 : 0,
    quotation: inQuotes > (sentence.end - sentence.start) / 2 ? 1 : 0,
    names: some(countOf(words, NAME), 3),
    title: hasTitle ? 1 : 0,
    cause: has('cause'),
    law: has('law'),
    quantifier: some(countOf(words, QUANTIFIER), 2),
    position: has('position'),
    length: Math.max(0, some(length - 6, 18)),
    firstPerson: some(countOf(words, FIRST_PERSON), 2),
    address: some(countOf(words, ADDRESS), 2),
    modal: some(countOf(words, MODAL), 2),
    opinion: some(countOf(words, OPINION), 2),
    talk: isTalk ? 1 : 0
  }
}
