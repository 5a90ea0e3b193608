import type { Attribution } from '../../attribution/attribution'
import { frameTokens, isQuote } from '../../attribution/frame-tokens'
import type { Stretch } from '../../attribution/stretches'
import type { ClaimType } from '../../model/claim-check'
import type { TextRange } from '../../model/text-range'
import type { Candidate, CandidateReason, CandidateRule } from './candidate'
import { clausesOf } from './clauses'
import type { CandidateInput } from './read-text'
import { beginningIn, readText } from './read-text'
import { scoreRead } from './score-sentences'
import type { Signal } from './signals'
import { describedNoun } from './signals'

/** A passage with what speaks for it. */
interface Found extends TextRange {
  readonly signals: readonly Signal[]
  /** What somebody is said to say, in the writer's words. */
  readonly isRetold?: boolean
}

/** Quotations of more words are read for what is said in them. */
const SHORT_QUOTATION = 8
/** Rules that alone make a passage of a clause; the others only add to one. */
const OWN: ReadonlySet<CandidateRule> = new Set([
  'quantity',
  'date',
  'superlative',
  'comparison',
  'position',
  'cause',
  'law'
])
/** Two passages that share this much of both are one. */
const SAME = 0.85
/** Clauses that fill this much of what is retold stand for it. */
const COVERED = 0.6
/** How much the sentence counts against what was found in the passage itself. */
const SENTENCE_SHARE = 0.5

/** A source this near its cue goes with it, in UTF-16 code units. */
const NEAR = 25

const JUDGING = /^(?:call|describ|denounc|condemn|critici|prais|dismiss|blam|accus|hail|brand|label)/i

/**
 * Passages that may be worth a check, in text order: the clause in which a rule fires, what somebody is said to have
 * said, a name with its title. Each has its reasons and a score for the order; nothing is left out for a low one. The
 * rules know English. Offsets are UTF-16 code units.
 */
export function findCandidates(input: CandidateInput): readonly Candidate[] {
  const { text } = input
  const read = readText(input)
  const signalsIn = beginningIn(read.signals)
  const attributionsIn = beginningIn(read.attributions.map((attribution) => ({ ...attribution.cue, attribution })))
  const titledIn = beginningIn(read.titled)
  const found = read.stretches.flatMap((stretch) => {
    const attributions = attributionsIn(stretch).map(({ attribution }) => attribution)
    const passages = [
      ...inClauses(spokenPassages(attributions), clausePassages(text, stretch, attributions, signalsIn(stretch))),
      ...quotedPassages(stretch, attributions),
      ...titledIn(stretch).map((range) => one(range, range, 'name-title', ['name'], 0.3))
    ]
    return united(passages)
  })
  const sentences = scoreRead(input, read)
  let sentence = 0
  return found.map(({ start, end, signals }) => {
    while ((sentences[sentence]?.end ?? Infinity) <= start) sentence += 1
    const around = sentences[sentence]?.score ?? 0
    const missing = signals.reduce((rest, { weight }) => rest * (1 - weight), 1)
    const score = SENTENCE_SHARE * around + (1 - SENTENCE_SHARE) * (1 - missing)
    const quote = text.slice(start, end)
    return { start, end, quote, score, reasons: reasonsOf(text, signals), types: typesOf(quote, signals) }
  })
}

const one = (range: TextRange, at: TextRange, rule: CandidateRule, types: ClaimType[], weight: number): Found => ({
  start: range.start,
  end: range.end,
  signals: [{ start: at.start, end: at.end, rule, types, weight }]
})

/** `the mayor said`, `said the mayor`, `believed`. */
function saying(source: (TextRange & { quote: string }) | null, cue: TextRange & { quote: string }): string {
  if (!source) return cue.quote
  return source.start < cue.start ? `${source.quote} ${cue.quote}` : `${cue.quote} ${source.quote}`
}

/** What somebody is said to say; with who says it where that is what is to be checked (“called the plan …”). */
function spokenPassages(attributions: readonly Attribution[]): Found[] {
  return attributions.map(({ source, cue, content, kind, cueType }) => {
    const first = content[0] ?? cue
    const last = content.at(-1) ?? cue
    const isOpinion = cueType === 'belief' || cueType === 'attitude' || cueType === 'intention'
    const types: ClaimType[] = [
      ...(kind === 'indirect' ? [] : (['quote'] as const)),
      ...(isOpinion ? (['position'] as const) : [])
    ]
    const isJudged = JUDGING.test(cue.quote) && source !== null && source.start < first.start
    const isNear = source !== null && cue.start - source.end < NEAR
    const range = isJudged ? { start: isNear ? source.start : cue.start, end: last.end } : first
    const weight = kind === 'indirect' ? 0.25 : 0.35
    const signal: Signal = {
      start: cue.start,
      end: cue.end,
      rule: 'attribution',
      types,
      weight,
      words: saying(source, cue)
    }
    return { start: range.start, end: range.end, signals: [signal], isRetold: kind === 'indirect' && !isJudged }
  })
}

/** The clauses in which rules fire, and nouns that a number with a hyphen describes. */
function clausePassages(
  text: string,
  stretch: Stretch,
  attributions: readonly Attribution[],
  signals: readonly Signal[]
): Found[] {
  if (!signals.some(({ rule }) => OWN.has(rule))) return []
  const short = stretch.tokens.filter((token) => isQuote(token) && token.text.split(/\s+/).length <= SHORT_QUOTATION)
  const edges = new Set(
    attributions.flatMap(({ source, cue, content }) => edgesOf([cue, ...content, ...(source ? [source] : [])], short))
  )
  const clauses = clausesOf({ tokens: frameTokens(text, stretch, short) }, edges)
  const described = signals.flatMap((signal): Found[] => {
    const end = signal.rule === 'quantity' ? describedNoun(text, signal) : null
    return end !== null && end <= stretch.end ? [{ start: signal.start, end, signals: [signal] }] : []
  })
  const free = signals.filter((signal) => !described.some((noun) => noun.signals.includes(signal)))
  const whole = clauses.map((clause) => ({
    ...clause,
    signals: free.filter(({ start }) => start >= clause.start && start < clause.end)
  }))
  // What stands between “said” and “that” is when it was said.
  const isCue = ({ start }: TextRange): boolean => attributions.some(({ cue }) => cue.start === start)
  return [...whole.filter((clause) => clause.signals.length > 0 && !isCue(clause)), ...described]
}

/** What is retold in several clauses that are worth a check each is those clauses, each said by the same source. */
function inClauses(spoken: readonly Found[], clauses: readonly Found[]): Found[] {
  const all = [...clauses]
  for (const passage of spoken) {
    const inside = all.flatMap((clause, index) =>
      passage.start <= clause.start && clause.end <= passage.end ? [index] : []
    )
    const covered = inside.reduce((sum, index) => sum + (all[index]?.end ?? 0) - (all[index]?.start ?? 0), 0)
    if (passage.isRetold !== true || covered < COVERED * (passage.end - passage.start)) {
      all.push(passage)
      continue
    }
    for (const index of inside) {
      const clause = all[index]
      if (clause) all[index] = { ...clause, signals: [...clause.signals, ...passage.signals] }
    }
  }
  return all
}

/** Where pieces begin and end, but for places inside a short quotation, which stays whole. */
function edgesOf(pieces: readonly TextRange[], whole: readonly TextRange[]): number[] {
  return pieces
    .flatMap(({ start, end }) => [start, end])
    .filter((offset) => !whole.some(({ start, end }) => offset > start && offset < end))
}

/** Quotations of some length that no reporting word explains. */
function quotedPassages({ tokens }: Stretch, attributions: readonly Attribution[]): Found[] {
  const said = attributions.flatMap(({ content }) => content)
  return tokens
    .filter((token) => isQuote(token) && token.text.split(/\s+/).length >= 3)
    .filter(({ start, end }) => !said.some((piece) => piece.start <= start && end <= piece.end))
    .map((token) => one(token, token, 'quotation', ['quote'], 0.3))
}

/** Passages that are nearly the same as one, with the reasons of all; in text order, longer ones first. */
function united(passages: readonly Found[]): Found[] {
  const kept: Found[] = []
  for (const passage of [...passages].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const twin = kept.findIndex((other) => isNearlySame(other, passage))
    const known = kept[twin]
    if (known) kept[twin] = { ...known, signals: [...known.signals, ...passage.signals] }
    else kept.push(passage)
  }
  return kept
}

function isNearlySame(a: TextRange, b: TextRange): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared >= SAME * (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

function reasonsOf(text: string, signals: readonly Signal[]): CandidateReason[] {
  const seen = new Set<string>()
  return [...signals]
    .sort((a, b) => a.start - b.start)
    .map(({ rule, start, end, words }) => ({ rule, words: words ?? text.slice(start, end) }))
    .filter(({ rule, words }) => !seen.has(`${rule} ${words}`) && seen.add(`${rule} ${words}`))
}

function typesOf(quote: string, signals: readonly Signal[]): ClaimType[] {
  const types = new Set(signals.flatMap((signal) => signal.types))
  if (/(?<!\p{L})(?:will|would|going to|is expected to|by the end of)(?!\p{L})/u.test(quote)) types.add('prediction')
  if (types.size === 0)
    types.add(/(?<!\p{L})(?:was|were|has|have|had|\p{Ll}{3,}ed)(?!\p{L})/u.test(quote) ? 'event' : 'other')
  return [...types]
}
