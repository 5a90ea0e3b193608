/**
 * What may stand behind an English abbreviation's full stop within the same sentence. The kinds differ in nothing
 * else, so a new abbreviation is a word in the list of its kind.
 */
export type AbbreviationKind =
  /** A name follows always: "Sen. Smith", "Roe v. Wade". */
  | 'title'
  /** A name follows, unless a new sentence plainly begins: "St. Louis", "10 Downing St. He left." */
  | 'place'
  /** A number follows, or the sentence is over: "Aug. 6", "in Aug. Officials said". */
  | 'number'
  /** A role or a further company suffix may follow: "Apple Inc. Chief Executive". */
  | 'suffix'
  /** A day or a time zone may follow: "6 p.m. Friday", "9 a.m. GMT". */
  | 'clock'
  /** Initials and capital abbreviations; anything but a plain beginning of a sentence follows: "J. D. Vance", "U.S." */
  | 'initials'

const WORDS: Record<Exclude<AbbreviationKind, 'initials'>, string> = {
  title:
    'Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Hon Gen Col Lt Maj Capt Sgt Cpl Pvt Brig Adm Cmdr Sen Sens Rep Reps Gov Govs ' +
    'Pres Supt Det Insp Atty Msgr v vs cf approx viz i.e e.g a.k.a',
  place: 'St Ste Mt Ft al',
  number: 'Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec No Nos Fig Figs Eq Sec Art Ch Vol pp p para ca c',
  suffix: 'Inc Corp Ltd Co Bros Jr Sr Esq',
  clock: 'a.m p.m A.M P.M'
}

const KINDS = new Map<string, AbbreviationKind>(
  (Object.entries(WORDS) as [AbbreviationKind, string][]).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, AbbreviationKind] => [word, kind])
  )
)

/** One capital, or several with full stops between them, each with a small letter at most: J, U.S, G.D.P, Ph.D. */
const INITIALS = /^(?:\p{Lu}|\p{Lu}\p{Ll}?(?:\.\p{Lu}\p{Ll}?)+)$/u

/** Words that begin a sentence and hardly ever continue a name; "A." and "I." are initials themselves. */
const STARTER =
  /^(?:[“"‘«]|(?:He|She|It|They|We|I|You|The|A|An|In|On|At|By|For|From|With|But|And|So|Yet|This|That|These|Those|Its|His|Her|Their|Our|There|Here|When|While|Where|After|Before|Since|If|As|Although|Though|Because|However|Meanwhile|Some|Many|Most|Both|Other|Others|No|Not|What|Why|How|Who|Officials|According)(?![\p{L}.]))/u

const ROLE =
  /^(?:Chief|CEO|CFO|COO|President|Chair(?:man|woman|person)?|Founder|Director|Vice|Executive|Managing|Senior|Inc|Corp|Ltd|Co)(?!\p{L})/u

const DAY_OR_ZONE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|GMT|UTC|BST|CES?T|[ECMP][SD]?T|local|Eastern|Central|Pacific)(?!\p{L})/u

/** Digits, or a Roman numeral; one "I" alone is taken for the pronoun. */
const NUMBER = /^(?:\p{Nd}|[IVXLC]{2,}(?!\p{L}))/u

const LAST_TOKEN = /(?:^|[^\p{L}\p{N}.'’])(\p{L}+(?:\.\p{L}+)*)\.$/u

/** Kind of an English abbreviation given without its last full stop ("Aug", "U.S"), null if it is not known as one. */
export function abbreviationKind(token: string): AbbreviationKind | null {
  return KINDS.get(token) ?? (INITIALS.test(token) ? 'initials' : null)
}

/** Kind of the abbreviation that a passage ends with, its full stop being the last character; else null. */
export function finalAbbreviation(passage: string): AbbreviationKind | null {
  const token = LAST_TOKEN.exec(passage)?.[1]
  return token === undefined ? null : abbreviationKind(token)
}

/** True if the sentence goes on behind an abbreviation. `next` is what follows, without leading white space. */
export function continuesAfter(kind: AbbreviationKind, next: string): boolean {
  switch (kind) {
    case 'title':
      return true
    case 'number':
      return NUMBER.test(next)
    case 'suffix':
      return ROLE.test(next)
    case 'clock':
      return DAY_OR_ZONE.test(next)
    case 'place':
    case 'initials':
      return !STARTER.test(next)
  }
}
