import type { Anonymity } from '../model/claim-check'
import type { FrameToken } from './frame-tokens'
import { isCapital, isMark, isQuote, isWord, wordAt } from './frame-tokens'
import { PREPOSITIONS, SPEAKING_PRONOUNS } from './small-words'
import type { TokenSpan } from './token-span'

/** What a text tells of a source. */
export interface SourceDescription {
  readonly anonymity: Anonymity
  /** As it is written, without titles; null unless it is a name. */
  readonly name: string | null
  readonly isPronoun: boolean
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** People of whom nothing is said but what they do: with or without “the”, nobody could call them. */
const UNNAMED = setOf(
  'official officials source sources person people diplomat diplomats insider insiders aide aides analyst analysts ' +
    'expert experts critic critics observer observers witness witnesses adviser advisers advisor advisors employee ' +
    'employees worker workers resident residents supporter supporters opponent opponents trader traders investor ' +
    'investors lawmaker lawmakers executive executives someone somebody others some many several most individuals ' +
    'others activists campaigners locals neighbours neighbors historians scientists researchers economists lawyers ' +
    'doctors veterans soldiers officers volunteers whistleblower whistleblowers skeptics sceptics'
)
/** Of these, nobody knows who is meant even when it is said whose they are. */
const OWN_WORDS = setOf(
  'official officials source sources person people insider insiders aide aides adviser advisers advisor advisors'
)
/** Who is meant by one of these is known when it is “the …”, and not when it is “a …”. */
const PERSON =
  /(?:man|men|woman|women|er|ers|or|ors|ist|ists|ian|ians|ant|ants|ent|ents|chief|chiefs|leader|leaders|clerk|clerks|member|members|ally|pilot|pilots|student|students|nurse|nurses|guard|guards|parent|parents|friend|friends|colleague|colleagues|relative|relatives)$/
const THINGS = setOf(
  'paper newspaper letter order computer register center centre tower chamber government parliament statement document ' +
    'department agreement report survey poll study data figures indictment assessment amendment government investment ' +
    'allies ally report reports documents letters papers newspapers statements governments departments number numbers ' +
    'answer power matter quarter folder newsletter customer headquarters headquarter assessments ministers sensor monitor'
)
/** A spokesperson speaks for somebody who is named: the words are that body's own. */
const SPEAKS_FOR = /^(?:spokes(?:man|woman|person|people|men|women)|spokespersons)$/
const INDEFINITE = setOf(
  'a an one some several many two three four five six seven eight nine ten another few both most other'
)
const PROMISED =
  /\b(?:conditions? of (?:strict )?anonymity|not (?:be|being|to be) (?:named|identified)|n[o']t (?:be )?(?:named|identified)|remain(?:ing)? anonymous|anonymously|not authori[sz]ed to|familiar with|with (?:direct )?knowledge of|close to the (?:matter|talks|negotiations|investigation)|who declined to (?:be|give)|requested anonymity|briefed on|without being (?:named|identified)|who asked not)/i

const TITLES =
  /^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Rev|Reverend|Bishop|Archbishop|Cardinal|Pope|Father|Sister|President|Minister|Ministers|Premier|Chancellor|Prime|Vice|Deputy|Acting|Secretary|State|Senator|Sen|Rep|Representative|Congressman|Congresswoman|Governor|Gov|Mayor|Councillor|Councilwoman|Councilman|Judge|Justice|Attorney|General|Gen|Colonel|Col|Lieutenant|Lt|Major|Maj|Captain|Capt|Sergeant|Sgt|Admiral|Adm|Commander|Cmdr|Officer|Detective|Inspector|Sheriff|Ambassador|Envoy|Commissioner|Director|Chairman|Chairwoman|Chair|Chief|CEO|Spokesman|Spokeswoman|Spokesperson|Speaker|Leader|King|Queen|Prince|Princess|Coach|MP|Foreign|Finance|Defence|Defense|Interior|Home|Health|Education|Justice|Energy|Environment|Transport|Trade|Economy|Agriculture|Labour|Labor|Culture|Affairs|Treasury)$/
const TITLE_END =
  /^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Rev|Reverend|Bishop|Archbishop|Cardinal|Pope|President|Minister|Premier|Chancellor|Secretary|Senator|Sen|Rep|Representative|Congressman|Congresswoman|Governor|Gov|Mayor|Councillor|Councilwoman|Councilman|Judge|Justice|General|Gen|Colonel|Col|Lieutenant|Lt|Major|Maj|Captain|Capt|Sergeant|Sgt|Admiral|Adm|Commander|Cmdr|Officer|Detective|Inspector|Sheriff|Ambassador|Envoy|Commissioner|Director|Chairman|Chairwoman|Chair|CEO|Spokesman|Spokeswoman|Spokesperson|Speaker|Leader|Chief|Coach|MP|Defence|Defense|Affairs)$/
const NAME_PARTS = setOf('and of de da di du del della van von der den bin ibn al el la le ben ter ten dos das y')

/** True for a word that stands before a person's name and is no part of it. */
export const isTitleWord = (word: string): boolean => TITLES.test(word)

/** Bodies, whose names hold words that are titles elsewhere: the Justice Department. */
const BODY =
  /^(?:Department|Ministry|Office|Council|Committee|Court|House|University|Party|Agency|Bureau|Commission|Post|Times|News|Institute|Service|Authority|Association|Union|Bank|Company|Group|Foundation|Board|Cabinet|Parliament|Police)$/

/**
 * The name in a run of tokens: its last words with capitals, without titles before them (“Polish Prime Minister Ada
 * Wolska” is Ada Wolska). Null when there is none.
 */
function nameIn(text: string, tokens: readonly FrameToken[], { first, last }: TokenSpan): string | null {
  let from = last
  const isPart = (index: number): boolean => isCapital(tokens[index]) || NAME_PARTS.has(tokens[index]?.text ?? '')
  const isBody = BODY.test(tokens[last]?.text ?? '')
  const isInitialStop = (index: number): boolean =>
    isMark(tokens[index], '.') && (tokens[index - 1]?.text.length ?? 9) <= 4
  while (from > first && (isPart(from - 1) || isInitialStop(from - 1))) from -= 1
  for (let index = from; index < last && !isBody; index++) {
    if (TITLE_END.test(tokens[index]?.text ?? '')) from = isMark(tokens[index + 1], '.') ? index + 2 : index + 1
  }
  while (from < last && (!isCapital(tokens[from]) || /^(?:The|An?|And)$/.test(tokens[from]?.text ?? ''))) from += 1
  const begin = tokens[from]
  const end = tokens[last]
  if (!begin || !end || !isCapital(end) || (TITLES.test(end.text) && from === last)) return null
  return text.slice(begin.start, end.end).replace(/[’']s?$/u, '')
}

/** “… press secretary Ada Wolska”: a person's name at the end, right behind what the person is. */
function nameBehindRole(tokens: readonly FrameToken[], { first, last }: TokenSpan): TokenSpan | null {
  let from = last + 1
  while (from > first && isCapital(tokens[from - 1])) from -= 1
  const role = tokens[from - 1]
  const isRole =
    from > first && isWord(role) && !PREPOSITIONS.has(role.lower) && !/^(?:the|a|an|and|or)$/.test(role.lower)
  return isRole && last - from >= 1 ? { first: from, last } : null
}

/** The tokens of a source before what describes it: a preposition, a “who”, a comma. */
function core(tokens: readonly FrameToken[], { first, last }: TokenSpan): TokenSpan {
  for (let index = first + 1; index <= last; index++) {
    const token = tokens[index]
    const isEnd = isMark(token, ',—–(') || isQuote(token)
    const isDescription =
      isWord(token) && (PREPOSITIONS.has(token.lower) || /^(?:who|familiar|close)$/.test(token.lower))
    // “Minister of Defence Ada Wolska”: the name stands behind what the title is of.
    const isInName =
      isWord(token) && token.lower === 'of' && BODY.test(tokens[index - 1]?.text ?? '') && isCapital(tokens[index + 1])
    if (isInName) continue
    const isInTitle = isWord(token) && /^(?:of|for)$/.test(token.lower) && TITLES.test(tokens[index - 1]?.text ?? '')
    if (isEnd || (isDescription && !(isInTitle && isCapital(tokens[last]) && hasPersonBehind(tokens, index, last)))) {
      return { first, last: index - 1 }
    }
  }
  return { first, last }
}

/** Two words with capitals at least stand behind a title's “of Defence”, so that one of them begins a name. */
function hasPersonBehind(tokens: readonly FrameToken[], of: number, last: number): boolean {
  let capitals = 0
  for (let index = of + 1; index <= last; index++) if (isCapital(tokens[index])) capitals += 1
  return capitals >= 2
}

/** “The mayor’s lawyers, Ada Wolska and Jan Brandt, said”: the names between the commas behind a source, or null. */
function nameInserted(text: string, tokens: readonly FrameToken[], comma: number): string | null {
  if (!isMark(tokens[comma], ',')) return null
  let last = comma
  while (
    isCapital(tokens[last + 1]) ||
    isMark(tokens[last + 1], '.') ||
    /^(?:and|de|van|von|der|al)$/.test(wordAt(tokens, last + 1))
  )
    last += 1
  return last >= comma + 2 && isMark(tokens[last + 1], ',') ? nameIn(text, tokens, { first: comma + 1, last }) : null
}

/** “Wolska’s lawyers”, “lawyers for Wolska”: whose they are says whom to ask. */
function isOwned(tokens: readonly FrameToken[], { first, last }: TokenSpan): boolean {
  const words = tokens.slice(first, last + 1)
  return words.some(({ lower }, index) => /[’']s$/.test(lower) || (lower === 'for' && isCapital(words[index + 1])))
}

/**
 * Says who a source is by its words and by what is said of it right behind. `around` is that sentence's text;
 * `isCommon` says of a word in small letters whether it is a common noun, which a capital at a sentence's beginning hides.
 */
export function describeSource(
  text: string,
  tokens: readonly FrameToken[],
  span: TokenSpan,
  around: string,
  isCommon: (word: string) => boolean
): SourceDescription {
  const only = tokens[span.first]
  if (span.first === span.last && only && SPEAKING_PRONOUNS.has(only.lower)) {
    return { anonymity: 'role-only', name: null, isPronoun: true }
  }
  const own = nameBehindRole(tokens, span)
  const { first, last } = own ?? core(tokens, span)
  const head = tokens[last]
  const lower = head?.lower ?? ''
  const opening = tokens[first]?.lower ?? ''
  const isUnnamed = UNNAMED.has(lower)
  const isHidden = first === last && span.first === first && (isUnnamed || isCommon(lower))
  if (isCapital(head) && !isHidden) {
    return { anonymity: 'named', name: nameIn(text, tokens, { first, last }), isPronoun: false }
  }
  const inserted = nameInserted(text, tokens, span.last + 1)
  if (inserted !== null) return { anonymity: 'named', name: inserted, isPronoun: false }
  const isPromised = PROMISED.test(around)
  const isSomePerson = INDEFINITE.has(opening) && PERSON.test(lower) && !THINGS.has(lower) && !SPEAKS_FOR.test(lower)
  const isOfSomebody = isUnnamed && !OWN_WORDS.has(lower) && isOwned(tokens, span)
  const anonymity = isPromised || (isUnnamed && !isOfSomebody) || isSomePerson ? 'anonymous' : 'role-only'
  return { anonymity, name: null, isPronoun: false }
}
