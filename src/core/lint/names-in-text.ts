import type { TextRange } from '../model/text-range'

/** A full name of a person as it stands in a text, in UTF-16 code units. */
export interface WrittenName extends TextRange {
  readonly name: string
  readonly surname: string
}

const PART = "\\p{Lu}[\\p{L}\\p{M}]*(?:[’'-]\\p{Lu}?[\\p{L}\\p{M}]+)*"
const INITIAL = '(?:\\p{Lu}\\.(?:-\\p{Lu}\\.)? ?)'
const PARTICLE = '(?:(?:van|von|der|den|de|del|della|di|da|dos|bin|ibn|al|el|le|la|ten|ter) )'
const FULL = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${PART}|${INITIAL}) (?:${INITIAL})?(?:${PARTICLE}{0,2})${PART}(?: ${PART})?(?![\\p{L}\\p{M}])`,
  'gu'
)
const LONE = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}.-])${PART}(?![\\p{L}\\p{M}])`, 'gu')

/** Words with a capital that are no part of a person's name. */
const NO_NAME = new Set(
  (
    'The A An In On At By For From With And But Or Nor So Yet If When While As After Before Since Until Because Although ' +
    'Though However He She They It We I You His Her Their Its Our My This That These Those There Here What Who Which Where ' +
    'Why How Not No Yes Mr Mrs Ms Dr Sir Lord Lady Prof President Prime Minister Chancellor Senator Sen Rep Governor Gov ' +
    'Secretary General Gen Colonel Col Major Captain Judge Justice Mayor Ambassador Professor Pope King Queen Prince Princess ' +
    'Foreign Defense Defence Interior Finance Health State Former Deputy Vice Chief Executive Director Chairman Speaker ' +
    'Attorney Police Department Ministry Office House Senate Congress Court Party Council Committee Union University College ' +
    'Church School Street Avenue Road Park City County River Lake Island Sea Bank Group Corp Inc Ltd Company Times Post News ' +
    'Press Agency North South East West Northern Southern Eastern Western New United National International Central Great ' +
    'Republican Democrat Democratic Labour Conservative Liberal American British English French German Russian Chinese ' +
    'Ukrainian Italian Polish Israeli European African Asian Islamic Christian Muslim Jewish Catholic Monday Tuesday ' +
    'Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November ' +
    'December Nuncio Cardinal Bishop Archbishop Father Reverend Rabbi Imam Sweden Swedes Swedish World War Day Act Law Amendment Constitution Federal Royal Supreme High First Second Third Two One Both'
  ).split(' ')
)

/**
 * Names of persons that a text gives in full, once for each place, without the titles before them. Nothing in a text
 * says what is a person: two or three words with capitals count when the last of them stands alone somewhere else too,
 * or stands behind a title.
 */
export function fullNamesIn(text: string): readonly WrittenName[] {
  const candidates = [...text.matchAll(FULL)].flatMap((match) => {
    const trimmed = withoutTitles(match[0])
    if (trimmed === null) return []
    const start = match.index + match[0].length - trimmed.length
    return [{ start, end: start + trimmed.length, name: trimmed, surname: surnameOf(trimmed) }]
  })
  const alone = loneNames(text, candidates)
  return candidates.filter(
    ({ surname, start }) => alone.has(surname) || TITLE_BEFORE.test(text.slice(Math.max(0, start - 24), start))
  )
}

const TITLE_BEFORE =
  /(?:President|Minister|Premier|Chancellor|Senator|Sen\.|Rep\.|Representative|Congress(?:man|woman)|Governor|Gov\.|Secretary|Gen\.|General|Col\.|Colonel|Judge|Justice|Mayor|Ambassador|Dr\.?|Prof\.|Professor|Mr\.?|Mrs\.?|Ms\.?|Sir|spokes(?:man|woman|person)|secretary|minister|director|chief|chairman|leader|analyst) $/u

function withoutTitles(written: string): string | null {
  const words = written.split(' ')
  while (words.length > 0 && NO_NAME.has((words[0] ?? '').replace(/\.$/u, ''))) words.shift()
  const isName = words.length >= 2 && words.every((word) => !NO_NAME.has(word) && !/^\p{Lu}{2,}$/u.test(word))
  return isName ? words.join(' ') : null
}

const surnameOf = (name: string): string => name.slice(name.lastIndexOf(' ') + 1).replace(/[’']s$/u, '')

/** Words with a capital that stand outside all full names, with where they first do. */
export function loneNames(text: string, names: readonly TextRange[]): ReadonlyMap<string, TextRange> {
  const found = new Map<string, TextRange>()
  let index = 0
  for (const match of text.matchAll(LONE)) {
    while ((names[index]?.end ?? Infinity) <= match.index) index += 1
    const inside = names[index]
    if (inside && inside.start <= match.index) continue
    const word = match[0].replace(/[’']s$/u, '')
    if (!NO_NAME.has(word) && !found.has(word)) found.set(word, { start: match.index, end: match.index + word.length })
  }
  return found
}
