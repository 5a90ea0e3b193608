import type { CueType } from '../model/claim-check'
import { ALSO_NOUNS, CUE_WORDS } from './cue-words'
import type { CueFrame } from './cue-words'
import { isAdverb } from './finite-words'
import type { FrameToken } from './frame-tokens'
import { isCapital, isMark, isQuote, isWord, wordAt } from './frame-tokens'
import { AUXILIARIES, BE_FORMS, DETERMINERS, PREPOSITIONS, SPEAKING_PRONOUNS } from './small-words'
import type { TokenSpan } from './token-span'

/** How a reporting word stands: “said”, “, saying”, “was told by”, “is said to”, “according to”. */
export type CueVoice = 'active' | 'participle' | 'passive' | 'hearsay' | 'according'

/** A reporting word of a stretch, with what its place in the sentence says. */
export interface Cue extends TokenSpan {
  readonly verb: string
  readonly frame: CueFrame
  readonly type: CueType
  readonly voice: CueVoice
}

type Tokens = readonly FrameToken[]

const ACCORDING_TO_NOBODY =
  /^(?:plan|plans|schedule|taste|size|custom|tradition|script|need|needs|protocol|how|whether|what|age|type)$/
const HEARSAY = /^(?:said|believed|thought|reported|alleged|claimed|understood|rumoured|rumored|assumed)$/
const SAYING =
  /^(?:saying|claiming|warning|showing|alleging|arguing|suggesting|stating|announcing|indicating|confirming|reporting)$/
const MODALS = /^(?:can|could|may|might|must|shall|should|would|will|cannot|can't|can’t|let|let's|let’s|to)$/
const GOES_ON = /^(?:went|go|goes|continued|continues|came|used|began|begun|chose|dared|keen|quick)$/

/** Index of the last token before `index` that is no adverb. */
function beforeAdverbs(tokens: Tokens, index: number): number {
  let at = index - 1
  while (at >= 0 && isAdverb(tokens[at])) at -= 1
  return at
}

function isVerbOfSubject(tokens: Tokens, index: number, before: number): boolean {
  const token = tokens[before]
  // Behind a quotation or a comma the subject follows: “…,” says the mayor.
  if (!isWord(token)) return isQuote(token) || isMark(token, ',)—–')
  if (SPEAKING_PRONOUNS.has(token.lower) || /^(?:who|some|many|others|most|all|both)$/.test(token.lower)) return true
  if (DETERMINERS.has(token.lower) || PREPOSITIONS.has(token.lower)) return false
  if (!ALSO_NOUNS.has(wordAt(tokens, index))) return true
  if (/[’']s?$/.test(token.lower)) return false
  const next = tokens[index + 1]
  const isQuoting = isQuote(next) || isMark(next, ':') || (isMark(next, ',') && isQuote(tokens[index + 2]))
  if (wordAt(tokens, index + 1) !== 'that' && !isQuoting) return false
  if (/(?:ian|ish|ese|ean|can|ous|al|ic|ive|less|ful|false|new|early|first|latest)$/.test(token.lower)) return false
  return isCapital(token) || DETERMINERS.has(wordAt(tokens, before - 1)) || /s$/.test(token.lower) || before > 1
}

function voiceOf(tokens: Tokens, index: number, form: string, isPassiveForm: boolean): CueVoice | null {
  const before = beforeAdverbs(tokens, index)
  const previous = wordAt(tokens, before)
  if (form === 'participle') return participleVoice(tokens, index, before)
  if (form === 'base') {
    if (previous === 'to')
      return GOES_ON.test(wordAt(tokens, before - 1)) || wordAt(tokens, before - 1) === 'on' ? 'active' : null
    if (MODALS.test(previous) || previous === 'not' || /n[’']t$/.test(previous)) return null
    if (previous === 'do' || previous === 'did' || previous === 'does') return 'active'
    const subject = tokens[before]
    const isPlural =
      isWord(subject) &&
      (/(?:s|people|police|men|women|media|team|i|we|they|you|many|most|few|who)$/.test(subject.lower) ||
        /^(?:some|others)$/.test(subject.lower))
    const isInverted = !isWord(subject) && (isQuote(subject) || (isQuote(tokens[before - 1]) && isMark(subject, ',')))
    const isAsTheySay = previous === 'they' && wordAt(tokens, before - 1) === 'as'
    if ((!isPlural && !isInverted) || isAsTheySay) return null
    return isVerbOfSubject(tokens, index, before) ? 'active' : null
  }
  if (form === 'past') {
    if (previous === 'having' || previous === 'not' || previous === 'that' || /n[’']t$/.test(previous)) {
      if (previous !== 'that' || !isQuote(tokens[index + 1])) return null
    }
    if (BE_FORMS.has(previous) || /[’']re$/.test(previous)) return isPassiveForm ? 'passive' : null
    // “The man said to be…”, “a village called …”: nothing is said by it.
    if (isPassiveForm && wordAt(tokens, index + 1) === 'to' && /^(?:be|have)$/.test(wordAt(tokens, index + 2)))
      return null
    if (AUXILIARIES.has(previous)) return 'active'
    if (previous === 'rest') return null
  }
  return isVerbOfSubject(tokens, index, before) ? 'active' : null
}

function participleVoice(tokens: Tokens, index: number, before: number): CueVoice | null {
  const previous = tokens[before]
  if (isWord(previous) && (BE_FORMS.has(previous.lower) || /[’'](?:s|re|m)$/.test(previous.lower))) {
    return SPEAKING_PRONOUNS.has(previous.lower) || !/[’']s$/.test(previous.lower) ? 'active' : null
  }
  if (isMark(previous, ',—–') && before > 0) return 'participle'
  if (wordAt(tokens, before) === 'and' || wordAt(tokens, before) === 'by') {
    return wordAt(tokens, index + 1) === 'that' || isQuote(tokens[index + 1]) ? 'participle' : null
  }
  // “A statement saying that …”: the noun before is the source.
  const isNoun = isWord(previous) && !DETERMINERS.has(previous.lower) && !PREPOSITIONS.has(previous.lower)
  const saysSomething = wordAt(tokens, index + 1) === 'that' || isQuote(tokens[index + 1])
  if (!SAYING.test(wordAt(tokens, index))) return null
  return isNoun &&
    saysSomething &&
    !/^(?:without|before|after|while|when|of|keep|kept|start|started|stop|stopped)$/.test(previous.lower)
    ? 'active'
    : null
}

/**
 * Reporting words among the tokens of a stretch, in order. Verbs that report less often than they do something else
 * are only among them with `wide`.
 */
export function findCues(tokens: Tokens, wide: boolean): Cue[] {
  const cues: Cue[] = []
  for (let index = 0; index < tokens.length; index++) {
    const lower = wordAt(tokens, index)
    if (lower === 'according' && wordAt(tokens, index + 1) === 'to') {
      if (ACCORDING_TO_NOBODY.test(wordAt(tokens, index + 2))) continue
      cues.push({
        first: index,
        last: index + 1,
        verb: 'according to',
        frame: 'that',
        type: 'report',
        voice: 'according'
      })
      continue
    }
    if (lower === 'quoted' && wordAt(tokens, index + 1) === 'as' && wordAt(tokens, index + 2) === 'saying') {
      cues.push({ first: index, last: index + 2, verb: 'quote', frame: 'clause', type: 'report', voice: 'active' })
      index += 2
      continue
    }
    const entry = CUE_WORDS.get(lower)
    if (!entry || (entry.isWeak && !wide) || (isCapital(tokens[index]) && index > 0)) continue
    const voice = voiceOf(tokens, index, entry.form, entry.isPassive)
    if (voice === null) continue
    if (voice === 'passive') {
      const hearsay = hearsayAt(tokens, index)
      if (hearsay) cues.push({ first: index, last: index, ...pick(entry), voice: 'hearsay' })
      else if (findBy(tokens, index) !== null) cues.push({ first: index, last: index, ...pick(entry), voice })
      continue
    }
    cues.push({ first: index, last: index, ...pick(entry), voice })
  }
  return cues
}

const pick = ({ verb, frame, type }: { verb: string; frame: CueFrame; type: CueType }) => ({ verb, frame, type })

/** “It is said that …”, “is believed to …”: nobody says it. */
function hearsayAt(tokens: Tokens, index: number): boolean {
  if (!HEARSAY.test(wordAt(tokens, index))) return false
  const next = wordAt(tokens, index + 1)
  if (next === 'to') return true
  return next === 'that' && wordAt(tokens, beforeAdverbs(tokens, index) - 1) === 'it'
}

/** Index of the “by” that names who does it, behind a passive verb, or null. */
export function findBy(tokens: Tokens, index: number): number | null {
  for (let at = index + 1; at < Math.min(tokens.length, index + 8); at++) {
    if (isMark(tokens[at], ',;:—–') || wordAt(tokens, at) === 'that') return null
    if (wordAt(tokens, at) === 'by') return at
  }
  return null
}
