/** People whom news quotes without a name. A spokesman speaks for somebody who stands by it, so he is not among them. */
export const UNNAMED =
  /(?<![\p{L}’'])(?:(?:official|source|diplomat|aide|advis[eo]r|insider|executive|operative|staffer|informant|whistle-?blower|strategist|lobbyist|eyewitnesse?|witnesse?)s?|analysts|experts|observers|critics|(?:people|persons?|individuals?|those|someone|somebody|officers?)(?= (?:directly |closely |intimately )?(?:familiar with|close to|briefed on|with (?:direct |first-?hand |intimate |detailed |deep )?knowledge of|aware of|privy to|involved in)))(?![\p{L}’'-])/giu

/** Words that end the way to the left from a source to the first word that belongs to it. */
const OUTSIDE = new Set(
  (
    'said says say told tell tells according to by from with of in on at for as that which who whom whose what when where ' +
    'while because since if although though but and or nor so yet is are was were be been being has have had do does did ' +
    'will would can could may might must shall should not quoting citing quoted cites asked asks added confirmed claimed ' +
    'warned argued he she they it we you i his her their its our my than then also even just like among after before ' +
    'against about into over under between during without within through until upon via there here this'
  ).split(' ')
)
/** Words that a source begins with: nothing to the left of them belongs to it. */
const FIRST = new Set('a an the one two three four five six seven eight nine ten some several many most'.split(' '))
const PAIRED =
  /^(?:current|former|senior|junior|retired|active|western|eastern|foreign|political|military|civilian|local)$/iu
/** Words in -ed that describe people; all others are verbs, and end the way to the left. */
const DESCRIBING =
  /^(?:unnamed|unidentified|retired|elected|appointed|trusted|informed|seasoned|wounded|experienced|united|allied|red|unaffiliated|disaffected|uniformed|seated|indeed|hundred|related|accused|self-styled|so-called|\p{Lu}.*)$/u
const FARTHEST = 8

/**
 * Where the noun phrase of a source begins, given where its head word does: “a senior Western intelligence” goes with
 * “official”. UTF-16 offsets; it does not go over a comma or a line break.
 */
export function sourceStart(text: string, head: number): number {
  let start = head
  for (let count = 0; count < FARTHEST; count += 1) {
    const before = /([\p{L}\p{N}][\p{L}\p{M}\p{N}.’'-]*) $/u.exec(text.slice(Math.max(0, start - 40), start))
    const word = before?.[1]
    if (before === null || word === undefined || /[.]$/u.test(word) === !/\p{L}\.\p{L}\.$/u.test(word)) break
    const lower = word.toLowerCase()
    if (lower === 'and' || lower === 'or') {
      const left = /(\p{L}+) (?:and|or) $/iu.exec(text.slice(Math.max(0, start - 40), start))?.[1]
      if (left === undefined || !PAIRED.test(left)) break
    } else if (OUTSIDE.has(lower) || (lower.endsWith('ed') && !DESCRIBING.test(word))) break
    start -= before[0].length
    if (FIRST.has(lower)) break
  }
  return start
}

const WORD =
  "(?!(?:but|and|or|after|before|because|that|when|while)(?!\\p{L}))[\\p{L}\\p{N}$][\\p{L}\\p{M}\\p{N}.’'%-]*"
const LINKS =
  'of|in|at|from|with|for|on|inside|within|close|directly|closely|intimately|familiar|briefed|aware|privy|involved|across|here|there|both|working|speaking|who (?:has|have|had|is|are|was|were|asked|requested|spoke|declined|wanted|insisted)'
/** Verbs of saying whose forms are verbs only. */
const SAID =
  'said|says?|told|tells?|confirmed|claimed|added|adds?|describ(?:ed|es?)|warn(?:ed|s)?|argu(?:ed|es?)|acknowledg(?:ed|es?)|denied|disclos(?:ed|es?)|reveal(?:ed|s)?|insist(?:ed|s)?|noted|explain(?:ed|s)?|predict(?:ed|s)?|cautioned|conced(?:ed|es?)|admit(?:ted|s)?|suggest(?:ed|s)?|indicat(?:ed|es?)|contend(?:ed|s)?|alleged|stated|believ(?:ed?|es)|assert(?:ed|s)?|maintain(?:ed|s)?|recall(?:ed|s)?|estimated|expect(?:ed)?|feared|complain(?:ed|s)?|reported'
/** Forms that are nouns as often: they count behind a plural (“experts fear”), or with what was said behind them. */
const SAYING = 'confirm|claim|note|deny|caution|allege|state|estimate|fear|report'
const SAYS = 'confirms|claims|notes|denies|cautions|alleges|states|estimates|fears|reports'
const OFTEN =
  '(?:(?:have|has|had|also|later|privately|then|now|first|previously|earlier|recently|both|all|reportedly) ){0,2}'
const NO_ADJECTIVE = '(?<!(?:the|a|an|this|his|her|its|their|these|those) )'
const GAP = `(?: (?:${LINKS})(?: ${WORD}){0,10}?)?(?:,[^,.;:!?“”"\\n]{1,90},)?`

/** From behind the head of a source to the end of its cue: “ familiar with her thinking said”. */
export const CUE_BEHIND = new RegExp(
  `(?:${GAP} ${OFTEN}${NO_ADJECTIVE}(?:${SAID})|(?<=(?<!witnes)s) ${OFTEN}(?:${SAYING})|${GAP} ${OFTEN}(?:${SAYS})(?=:| that))(?![\\p{L}-])`,
  'iuy'
)

/** What may stand behind the head of a source that is given behind its cue; “official story” is no source. */
export const SOURCE_ENDS =
  /^(?:[,.;:!?”"’)\n—–-]|$| (?:in|at|from|with|who|that|and|on|of|familiar|close|for|cited|quoted|briefed|involved|inside|there|here|the|as|to)(?!\p{L}))/iu

/** What stands just before a source that is given behind its words: “according to”, “…, said”. */
export const CUE_BEFORE =
  /(?:(?<!\p{L})(?:according to|citing|quoting)(?: what)?|[,”"’?!] (?:said|says?|added|adds|noted|notes|explained|warned|argued|claimed|told [\p{Lu}][\p{L}. ]{1,24} by)) $/iu

/** Words by which a source says that it will not be named. */
export const ANONYMITY =
  /(?:(?:who|and|but),? )?(?:(?:was|were|is|are|all|both|agreed to|would only|only) ){0,2}(?:(?:spoke|speak(?:ing)?|talk(?:ed|ing)?|said|told|discussed)(?: [^.;!?“”"\n]{1,40}?)? )?(?:(?:on|under) (?:the )?conditions? (?:of anonymity|(?:that )?(?:he|she|they|it) not be (?:named|identified)|of not being (?:named|identified))|(?:ask|request|want|prefer|insist)(?:ed|s|ing|red|ring)? (?:not to be|to (?:remain|stay)|that (?:he|she|they) not be|to not be) (?:named|identified|anonymous|quoted by name)|(?:request|demand|insist)(?:ed|s|ing)?(?: on)? anonymity|declin(?:ed|es|ing) to be (?:named|identified|quoted by name)|not (?:be )?authori[sz]ed to (?:speak|talk|comment|discuss)(?: (?:publicly|to the (?:press|media)|on the matter|about [^.,;“”"\n]{1,40}))?|(?:spoke|speaking|talked|talking) anonymously|whose names? (?:was|were|has been|have been|is|are) (?:withheld|not (?:given|disclosed|released)))(?!\p{L})/giu
