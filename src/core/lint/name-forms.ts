import type { TextRange } from '../model/text-range'
import type { Lint, LintDocument, LintPerson, LintRule } from './lint'
import { makeLint } from './lint-document'
import type { WrittenName } from './names-in-text'
import { fullNamesIn, loneNames } from './names-in-text'
import { areVariants, foldName, spellingVariants } from './spelling-variants'
import { doubledTitles, officeBefore } from './titles'

/** One person in different spellings or offices, and titles that name one institution twice. */
export const nameForms: LintRule = {
  id: 'name-forms',
  name: 'Name or title in two forms',
  why: 'Readers forgive much but a misspelt name, and two titles of one person cannot both be right on one day.',
  find(document) {
    const names = fullNamesIn(document.text)
    const lints = [
      ...doubled(document),
      ...fullVariants(document, names),
      ...loneVariants(document, names),
      ...twoOffices(document, names)
    ]
    return lints.sort((a, b) => a.start - b.start || a.end - b.end)
  }
}

function doubled(document: LintDocument): readonly Lint[] {
  return doubledTitles(document.text).map(({ index, length, first, second }) => {
    const message =
      first === second
        ? `This title says “${first}” twice.`
        : `This title names one institution twice: “${first}” and “${second}”.`
    return makeLint(document, 'name-forms', { start: index, end: index + length }, message, 'Keep one of them.', {
      kind: 'doubled-title',
      first,
      second
    })
  })
}

/** Two full names that differ by a spelling; told where the rarer one first stands. */
function fullVariants(document: LintDocument, names: readonly WrittenName[]): readonly Lint[] {
  const known = document.people.flatMap((person) => [person.name, ...person.aliases])
  return spellingVariants([...known, ...names.map(({ name }) => name)]).flatMap(({ a, b }): Lint[] => {
    const count = (name: string): number => names.filter((each) => each.name === name).length
    const [usual, rare] = !known.includes(a) && count(b) > count(a) ? [b, a] : [a, b]
    const place = names.find(({ name }) => name === rare)
    if (!place || known.includes(rare)) return []
    return [tellVariant(document, place, rare, usual, known.includes(usual))]
  })
}

/** A surname that stands alone in another spelling than in the full name. */
function loneVariants(document: LintDocument, names: readonly WrittenName[]): readonly Lint[] {
  const surnames = new Set([...names.map(({ surname }) => surname), ...document.people.map(lastWord)])
  const firstNames = new Set(names.map(({ name }) => name.split(' ')[0] ?? ''))
  const byInitial = new Map<string, string[]>()
  for (const surname of surnames) {
    const initial = foldName(surname).charAt(0)
    byInitial.set(initial, [...(byInitial.get(initial) ?? []), surname])
  }
  return [...loneNames(document.text, names)].flatMap(([word, place]): Lint[] => {
    if (surnames.has(word) || firstNames.has(word)) return []
    const usual = byInitial.get(foldName(word).charAt(0))?.find((surname) => areVariants(word, surname))
    if (usual === undefined) return []
    return [
      tellVariant(
        document,
        place,
        word,
        usual,
        document.people.some((person) => lastWord(person) === usual)
      )
    ]
  })
}

const lastWord = ({ name }: LintPerson): string => name.slice(name.lastIndexOf(' ') + 1)

function tellVariant(document: LintDocument, place: TextRange, written: string, usual: string, isKnown: boolean): Lint {
  const where = isKnown ? 'in the people table' : 'elsewhere in the text'
  const message = `“${written}” is “${usual}” ${where}: one person in two spellings, or two people.`
  return makeLint(document, 'name-forms', place, message, usual, { kind: 'spelling', written, usual })
}

/** One name with two offices that nobody holds at once, or with another than the people table says. */
function twoOffices(document: LintDocument, names: readonly WrittenName[]): readonly Lint[] {
  const first = new Map<string, string>()
  return names.flatMap((place): Lint[] => {
    const title = officeBefore(document.text, place.start)
    if (!title) return []
    const stated = first.get(place.name)
    if (stated === undefined) first.set(place.name, title.office)
    const table = document.people.find(({ name, aliases }) => [name, ...aliases].includes(place.name))?.title ?? ''
    const other =
      stated !== undefined && stated !== title.office
        ? stated
        : stated === undefined
          ? otherOffice(table, title.office)
          : null
    if (other === null) return []
    const message = `${place.name} is ${withArticle(title.office)} here and ${withArticle(other)} ${other === stated ? 'further up' : 'in the people table'}.`
    return [
      makeLint(
        document,
        'name-forms',
        { start: title.start, end: place.end },
        message,
        'Check which title held on that day.',
        {
          kind: 'title',
          office: title.office,
          other
        }
      )
    ]
  })
}

/** The title of the people table when it names another office than the text does. */
function otherOffice(table: string, office: string): string | null {
  if (table.trim() === '') return null
  const words = (title: string): readonly string[] =>
    title
      .toLowerCase()
      .replaceAll('defense', 'defence')
      .match(/\p{L}{3,}/gu) ?? []
  const inTable = new Set(words(table))
  return words(office).some((word) => inTable.has(word)) ? null : table.trim()
}

const withArticle = (title: string): string => `${/^[aeiou]/iu.test(title) ? 'an' : 'a'} ${title}`
