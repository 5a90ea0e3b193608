import type { Attribution, Piece } from './attribution'
import { pieceOf } from './attribution'
import { describeSource } from './describe-source'
import type { Cue } from './find-cues'
import { findBy, findCues } from './find-cues'
import { clauseEnd, contentBehind, hasClause, objectBehind } from './find-content'
import { leadingSubject, nounEndingAt, skipBackVerbs, sourceBefore } from './find-source'
import { isLikelyFinite } from './finite-words'
import type { FrameToken } from './frame-tokens'
import { isMark, isQuote, isWord, wordAt } from './frame-tokens'
import { AUXILIARIES, DETERMINERS, LEADING_ADVERBS, PREPOSITIONS } from './small-words'
import { nounStartingAt } from './source-behind'
import type { Stretch } from './stretches'
import { spanPiece } from './token-span'
import type { TokenSpan } from './token-span'

export interface FoundAttribution {
  readonly attribution: Attribution
  /** False for what hangs on another one of the sentence: “, adding that …”. */
  readonly isMain: boolean
}

export interface ReadOptions {
  /** Also the weaker reporting verbs. */
  readonly wide: boolean
  /** Whether a word in small letters is a common noun of this text. */
  readonly isCommon: (word: string) => boolean
}

/** Source and content of a cue, by token. */
interface Reading {
  readonly cue: Cue
  readonly source: TokenSpan | null
  readonly content: readonly TokenSpan[]
  readonly isMain: boolean
}

type Tokens = readonly FrameToken[]

/** The attributions of one stretch, in the order of their cues. */
export function readStretch(
  text: string,
  { tokens, start, end }: Stretch,
  { wide, isCommon }: ReadOptions
): FoundAttribution[] {
  const readings: Reading[] = []
  for (const cue of findCues(tokens, wide)) {
    const reading = read(tokens, cue, readings)
    if (reading) readings.push(reading)
  }
  const sentence = text.slice(start, end)
  return readings.flatMap((reading) => {
    const { cue, source, isMain } = reading
    const spans = contentWithoutLater(reading, readings, tokens)
    const content = spans.map((span) => spanPiece(text, tokens, span)).filter((piece): piece is Piece => piece !== null)
    const from = tokens[cue.first]
    const to = tokens[cue.last]
    if (!from || !to || content.length === 0) return []
    const piece = source && spanPiece(text, tokens, source)
    const around = readings.filter((other) => other.isMain).length > 1 ? aroundOf(text, tokens, reading) : sentence
    const who =
      source && piece
        ? describeSource(text, tokens, source, around, isCommon)
        : { anonymity: 'anonymous' as const, name: null, isPronoun: false }
    const cuePiece = pieceOf(text, from.start, to.end)
    const kind = kindOf(spans, tokens)
    return [{ isMain, attribution: { source: piece, cue: cuePiece, content, kind, cueType: cue.type, ...who } }]
  })
}

/** The words near a source and its cue, for sentences in which several people speak. UTF-16 is kept by slicing. */
function aroundOf(text: string, tokens: Tokens, { source, cue }: Reading): string {
  const from = tokens[Math.min(source?.first ?? cue.first, cue.first)]
  const to = tokens[Math.min(tokens.length - 1, Math.max(source?.last ?? cue.last, cue.last) + 12)]
  return from && to ? text.slice(from.start, to.end) : ''
}

function kindOf(content: readonly TokenSpan[], tokens: Tokens): Attribution['kind'] {
  const inside = content.flatMap(({ first, last }) => tokens.slice(first, last + 1))
  if (!inside.some(isQuote)) return 'indirect'
  return inside.some(isWord) ? 'mixed' : 'direct'
}

/** What a later cue of the sentence says about its own source and verb is no part of what an earlier one governs. */
function contentWithoutLater(reading: Reading, all: readonly Reading[], tokens: Tokens): TokenSpan[] {
  return reading.content.map((span) => {
    let { last } = span
    for (const { cue, source, isMain } of all) {
      if (cue.first <= reading.cue.last || cue.first < span.first || cue.first > last) continue
      // What begins with the later source holds it whole: “according to one, another said …”.
      if (source !== null && source.first > reading.cue.last && source.first <= span.first) continue
      const at = source && source.first < cue.first && source.first > reading.cue.last ? source.first : cue.first
      const begin = /^(?:which|whom)$/.test(wordAt(tokens, at - 1)) ? at - 1 : at
      if (isMark(tokens[begin - 1], ',—–;')) last = Math.min(last, begin - 2)
      else if (isMain && /^(?:and|but)$/.test(wordAt(tokens, skipBackVerbs(tokens, cue.first - 1)))) {
        last = Math.min(last, skipBackVerbs(tokens, cue.first - 1) - 1)
      }
    }
    return { first: span.first, last: Math.max(last, span.first) }
  })
}

function read(tokens: Tokens, cue: Cue, earlier: readonly Reading[]): Reading | null {
  switch (cue.voice) {
    case 'according':
      return readAccording(tokens, cue)
    case 'hearsay':
      return readHearsay(tokens, cue)
    case 'passive':
      return readPassive(tokens, cue)
    case 'participle': {
      const source = earlier.findLast((reading) => reading.source !== null)?.source ?? leadingSubject(tokens)
      const content = governed(tokens, cue)
      return source && content && source.last < cue.first ? { cue, source, content: [content], isMain: false } : null
    }
    case 'active':
      return readActive(tokens, cue, earlier)
  }
}

function readAccording(tokens: Tokens, cue: Cue): Reading | null {
  const source = nounStartingAt(tokens, cue.last + 1)
  if (!source) return null
  const before = contentBefore(tokens, cue.first - 1)
  const rest = behindComma(tokens, source.last + 1)
  const isBegun = before !== null && isIncomplete(tokens, before)
  if (before && !(isBegun && rest)) return { cue, source, content: [before], isMain: true }
  return rest ? { cue, source, content: [rest], isMain: true } : null
}

/** What stands behind the next comma. */
function behindComma(tokens: Tokens, from: number): TokenSpan | null {
  let comma = from
  while (comma < tokens.length && !isMark(tokens[comma], ',')) comma += 1
  return comma < tokens.length - 1 ? { first: comma + 1, last: clauseEnd(tokens, comma + 1) } : null
}

/** “While the cause is unclear, …”, “The trouble is that, …”: what matters is still to come. */
function isIncomplete(tokens: Tokens, { first, last }: TokenSpan): boolean {
  if (/^(?:that|and|but|because|when|which)$/.test(wordAt(tokens, last))) return true
  const isSubordinate = /^(?:while|although|though|as|when|if|after|before|since|because)$/.test(wordAt(tokens, first))
  return isSubordinate && !tokens.slice(first, last).some((token) => isMark(token, ','))
}

function readHearsay(tokens: Tokens, cue: Cue): Reading | null {
  const behind = {
    first: cue.last + (wordAt(tokens, cue.last + 1) === 'that' ? 2 : 1),
    last: clauseEnd(tokens, cue.last + 1)
  }
  if (behind.first > behind.last) return null
  if (wordAt(tokens, cue.last + 1) === 'that') return { cue, source: null, content: [behind], isMain: false }
  const subject = nounEndingAt(tokens, skipBackVerbs(tokens, cue.first - 1))
  return { cue, source: null, content: subject ? [subject, behind] : [behind], isMain: false }
}

function readPassive(tokens: Tokens, cue: Cue): Reading | null {
  const by = findBy(tokens, cue.last)
  const source = by === null ? null : nounStartingAt(tokens, by + 1)
  if (!source || by === null) return null
  const subject = nounEndingAt(tokens, skipBackVerbs(tokens, cue.first - 1))
  const between = by > cue.last + 1 ? [{ first: cue.last + 1, last: by - 1 }] : []
  const opening = wordAt(tokens, source.last + 1)
  const rest = /^(?:as|that|of|for|to)$/.test(opening)
    ? [{ first: source.last + (opening === 'that' ? 2 : 1), last: clauseEnd(tokens, source.last + 1) }]
    : []
  if (cue.frame === 'tell' || (subject && wordAt(tokens, subject.first) === 'it')) {
    return rest.length > 0 ? { cue, source, content: rest, isMain: true } : null
  }
  const content = [...(subject ? [subject] : []), ...between, ...rest]
  return content.length > 0 ? { cue, source, content, isMain: true } : null
}

/** What stands behind a cue and is governed by it. */
function governed(tokens: Tokens, { last, frame, verb, first }: Cue): TokenSpan | null {
  const next = wordAt(tokens, last + 1)
  if (frame === 'object') {
    const isRelative = /^(?:which|what|that)$/.test(wordAt(tokens, skipBackVerbs(tokens, first - 1) - 1))
    return objectBehind(tokens, last + 1, verb, isRelative)
  }
  if (frame === 'infinitive' && (next === 'to' || (verb === 'urge' && isWord(tokens[last + 1]) && next !== 'that'))) {
    return { first: last + 1, last: clauseEnd(tokens, last + 1) }
  }
  if (verb === 'claim' && next === 'to') return { first: last + 1, last: clauseEnd(tokens, last + 1) }
  const takesThing =
    (verb === 'warn' && /^(?:of|against)$/.test(next)) || (verb === 'complain' && /^(?:of|about)$/.test(next))
  const denies = frame === 'of' && isWord(tokens[last + 1]) && next !== 'that' && !PREPOSITIONS.has(next)
  if (takesThing || denies) return { first: last + (takesThing ? 2 : 1), last: clauseEnd(tokens, last + 1) }
  return contentBehind(tokens, last + 1, frame === 'infinitive' || frame === 'of' ? 'that' : frame)
}

/** The sentence up to a token, without the comma there and without what only leads in; null when nothing is said. */
function contentBefore(tokens: Tokens, end: number, from = 0): TokenSpan | null {
  let last = end
  while (last >= from && isMark(tokens[last], ',—–')) last -= 1
  if (last < from) return null
  const inside = tokens.slice(from, last + 1)
  if (inside.some(isQuote)) return { first: from, last }
  const isLead = LEADING_ADVERBS.has(wordAt(tokens, from)) && inside.length <= 2
  return isLead || !hasClause(tokens, from, last) ? null : { first: from, last }
}

function readActive(tokens: Tokens, cue: Cue, earlier: readonly Reading[]): Reading | null {
  const before = skipBackVerbs(tokens, cue.first - 1)
  const from = earlier.findLast(({ content }) => content.some(({ last }) => last < cue.first))
  const start =
    from && from.cue.last < before && from.content.every(({ last }) => last <= from.cue.first) ? from.cue.last + 1 : 0
  const inverted = invertedSource(tokens, cue)
  if (inverted) {
    const first = contentBefore(tokens, before, start)
    if (first)
      return { cue, source: inverted, content: [first, ...quoteBehind(tokens, inverted.last + 1)], isMain: true }
  }
  const opening = wordAt(tokens, before)
  const isShared = /^(?:and|but|or)$/.test(opening)
  const shared =
    earlier.findLast(({ source }) => source !== null && source.last < cue.first)?.source ?? leadingSubject(tokens)
  const whole = isShared ? shared : sourceBefore(tokens, cue.first)
  const source = whole && withoutAntecedent(tokens, whole, cue)
  if (!source || source.last >= cue.first) return null
  const behind = governed(tokens, cue)
  const head = wordAt(tokens, source.first)
  const isOpener =
    source.first > start && (isMark(tokens[source.first - 1], ',—–') || isQuote(tokens[source.first - 1]))
  const ahead = isOpener && !isShared && head !== 'whose' ? contentBefore(tokens, source.first - 1, start) : null
  const endsQuoted = ahead !== null && isQuote(tokens[ahead.last])
  if (behind)
    return {
      cue,
      source,
      content: ahead && endsQuoted && startsQuoted(tokens, ahead) ? [ahead, behind] : [behind],
      isMain: true
    }
  if (wordAt(tokens, source.first - 1) === 'as') {
    const rest = behindComma(tokens, cue.last + 1)
    return rest && { cue, source, content: [rest], isMain: true }
  }
  const rest = splitRest(tokens, cue, isOpener && !endsQuoted)
  const begun = { first: start, last: source.first - 2 }
  if (rest && isUnfinished(tokens, begun, rest)) {
    const isBegun =
      begun.first <= begun.last && !(begun.last === begun.first && LEADING_ADVERBS.has(wordAt(tokens, begun.first)))
    return { cue, source, content: isBegun ? [begun, rest] : [rest], isMain: true }
  }
  if (!ahead || cue.frame === 'object' || cue.frame === 'infinitive') return null
  return { cue, source, content: [ahead, ...quoteBehind(tokens, cue.last + 1)], isMain: true }
}

/** “The shells the agency says are live”: who says it is only the last noun before the verb. */
function withoutAntecedent(tokens: Tokens, { first, last }: TokenSpan, cue: Cue): TokenSpan {
  if (!AUXILIARIES.has(wordAt(tokens, cue.last + 1))) return { first, last }
  for (let index = last; index > first; index--)
    if (DETERMINERS.has(wordAt(tokens, index))) return { first: index, last }
  return { first, last }
}

const startsQuoted = (tokens: Tokens, { first, last }: TokenSpan): boolean =>
  tokens.slice(first, last + 1).every((token) => !isWord(token))

/** “…,” said the mayor: the subject behind its verb. */
function invertedSource(tokens: Tokens, cue: Cue): TokenSpan | null {
  if (cue.frame === 'object' || cue.frame === 'infinitive' || cue.frame === 'tell') return null
  const previous = tokens[cue.first - 1]
  if (!isQuote(previous) && !isMark(previous, ',—–')) return null
  const first = cue.last + 1
  if (!isWord(tokens[first]) || wordAt(tokens, first) === 'that') return null
  const source = nounStartingAt(tokens, first)
  if (!source) return null
  // “The mayor, a liberal, said the plan was bad”: a clause follows, so that its subject stands before.
  const next = tokens[source.last + 1]
  const isClause = isWord(next) && AUXILIARIES.has(next.lower)
  return isClause || (!isQuote(previous) && !isQuote(tokens[cue.first - 2]) && hasClause(tokens, first, source.last))
    ? null
    : source
}

/** A quotation that goes on behind the speaker: “…,” she said, “…”. */
function quoteBehind(tokens: Tokens, first: number): TokenSpan[] {
  for (let index = first; index < Math.min(tokens.length, first + 16); index++) {
    if (isQuote(tokens[index]) && isMark(tokens[index - 1], ',:.')) return [{ first: index, last: index }]
    if (isMark(tokens[index], ';')) return []
  }
  return []
}

/** True when what was begun needs what follows: it has no verb yet, or breaks off, or a verb comes first behind it. */
function isUnfinished(tokens: Tokens, begun: TokenSpan, rest: TokenSpan): boolean {
  if (begun.last < begun.first || !hasClause(tokens, begun.first, begun.last)) return true
  return isLikelyFinite(tokens, rest.first) || /^(?:that|if|because|and|but|when|as)$/.test(wordAt(tokens, begun.last))
}

/** “The plan, she said, would fail”: what goes on behind the comma, where the clause before it was not over. */
function splitRest(tokens: Tokens, cue: Cue, isParenthetical: boolean): TokenSpan | null {
  let comma = cue.last + 1
  while (cue.frame === 'tell' && comma < cue.last + 4 && isWord(tokens[comma])) comma += 1
  if (!isParenthetical || !isMark(tokens[comma], ',—–')) return null
  const first = wordAt(tokens, comma + 1)
  if (
    first === '' ||
    /ing$/.test(first) ||
    /^(?:who|which|and|but|or|with|without|though|although|while|as|when|after|before|because|whose)$/.test(first)
  )
    return null
  return hasClause(tokens, comma, tokens.length - 1) ? { first: comma + 1, last: clauseEnd(tokens, comma + 1) } : null
}
