import type { Finding } from './normalise'

const FIRST = '[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?|[Yy]ou|[Yy]ours?|I'
const THIRD = '[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]ers?|[Tt]hey|[Tt]hem|[Tt]heirs?|[Ii]ts?'
const TIME = 'year|month|week|weekend|morning|afternoon|evening|spring|summer|autumn|winter|fall|decade|century|quarter'
/**
 * “This case”, but not “this week”, which is a date, or “those who”, which says whom; “That is”, but not “orders that
 * would”, which is a relative.
 */
const SAID_BEHIND = 'with|without|who|whose|that|which|in|of|from|under|at|on'
const POINTING = `(?:[Tt]his|[Tt]hese|[Tt]hose)(?= +(?!(?:${TIME}|${SAID_BEHIND})(?!\\p{L}))\\p{Ll})|That(?= +(?:is|was|has|had|will|would)(?!\\p{L}))`
const PRONOUN = new RegExp(
  `(?<![\\p{L}\\p{N}’'.-])(?:(${FIRST})|(${THIRD})|${POINTING})(?![\\p{L}\\p{N}-]|\\.\\p{L}|[’'](?!(?:s|d|ll|re|ve|m)(?!\\p{L})))`,
  'gu'
)

/** “It is said”, “it rained”: nothing is meant by it. */
const EXPLETIVE =
  /^ +(?:is|was|has been|will be|would be|seems?|seemed|appears?|appeared|rained|snowed|takes?|took)(?: (?:not|also|widely|still|now))? ?(?:likely|unlikely|clear|unclear|possible|impossible|true|reported|said|believed|thought|known|expected|estimated|necessary|that|to)?(?= (?:that|to|for)(?!\p{L})|[^.!?]* (?:that|to) )/u

const NAME = /(?<!\p{L})\p{Lu}[\p{L}’'-]+/gu
const OPENERS =
  /^(?:The|A|An|In|On|At|By|For|From|With|After|Before|When|While|If|As|But|And|Or|So|Its|It|He|She|They|This|That|These|Those|There|His|Her|Their|Our|My|Your|We|You|Although|Because|Since|Under|Over|During|Until|Not|No|Yet|Some|Many|Most|All|More|Last|Next|Earlier|Later)$/u
const NOUN_PHRASE = /(?<!\p{L})(?:the|an?|its|each|every|no|\p{N}+|one|two|three) (?:\p{L}+[ -])?\p{Ll}{3,}/iu
const SENTENCE_END = /[.!?][”"’')]*\s+(?=[“"‘(]?\p{Lu})|\n/gu

/**
 * Pronouns that the sentence they stand in does not explain: “I” and “you” always, but in quotation marks; “he”, “it”
 * and “they” when no name (of a thing, for “it”: or no noun) stands before them; “this” and “those” always. In English;
 * a name that stands before may still be another one's, which is for a person to see.
 */
export function findPronouns(text: string): readonly Finding[] {
  const findings: Finding[] = []
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length)
  let next = 0
  let sentence = 0
  let quotes = 0
  let counted = 0
  for (const match of text.matchAll(PRONOUN)) {
    const [words, first, third] = match
    const start = match.index
    for (let end = ends[next]; end !== undefined && end <= start; end = ends[++next]) sentence = end
    for (; counted < start; counted += 1) quotes += quoteStep(text, counted, quotes)
    // Of a sentence of any length only the words near the pronoun can be meant.
    const before = text.slice(Math.max(sentence, start - SIGHT), start)
    if (first !== undefined && quotes > 0) continue
    if (
      third !== undefined &&
      isExplained(third.toLowerCase(), before, text.slice(start + words.length, start + SIGHT))
    )
      continue
    findings.push({
      kind: 'pronoun',
      start,
      end: start + words.length,
      words,
      help: `Say whom or what “${words}” means.`,
      instead: null
    })
  }
  return findings
}

const SIGHT = 300

/** How a character changes the depth in quotation marks: a single one closes only what a single one opened. */
function quoteStep(text: string, at: number, depth: number): number {
  const character = text.charAt(at)
  if (character === '“' || character === '«' || character === '‘') return 1
  if (character === '”' || character === '»') return depth > 0 ? -1 : 0
  if (character === '’') return depth > 0 && !/\p{L}/u.test(text.charAt(at + 1)) ? -1 : 0
  if (character === '"') return depth > 0 ? -1 : 1
  return character === '\n' ? -depth : 0
}

function isExplained(pronoun: string, before: string, behind: string): boolean {
  if (pronoun === 'it' && EXPLETIVE.test(behind)) return true
  for (const [name] of before.matchAll(NAME)) if (!OPENERS.test(name)) return true
  const isThing = pronoun === 'it' || pronoun === 'its' || /^the(?:y|m|irs?)$/u.test(pronoun)
  return isThing && NOUN_PHRASE.test(before)
}
