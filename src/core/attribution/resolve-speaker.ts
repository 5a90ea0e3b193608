import { isTitleWord } from './describe-source'

/** What is needed of a row of the people table to find a person by name. */
export interface SpeakerRow {
  readonly id: string
  readonly name: string
  /** Other spellings and names under which the person appears. */
  readonly aliases: readonly string[]
  readonly title: string
  readonly organisation: string
}

/** The one person that a name means, or null with everybody whom it may mean (nobody, or several). */
export interface SpeakerResolution<Row extends SpeakerRow> {
  readonly person: Row | null
  readonly candidates: readonly Row[]
}

/** Letters and digits only, without accents and case: Buechner and BUECHNER, Kasčiūnas and Kasciunas are one. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s?(?=\s|$)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const partsOf = (name: string): string[] =>
  folded(name)
    .split(' ')
    .filter((part) => part !== '')

/** The name without what stands before it: “Defence Minister Ada Wolska”, “Dr. Wolska”. */
function withoutTitles(name: string): string {
  const words = name.split(/\s+/u)
  while (words.length > 1 && isTitleWord((words[0] ?? '').replace(/[.,]$/, ''))) words.shift()
  return words.join(' ')
}

/** “A. Wolska” and “Ada Wolska”: each part of the shorter one begins the part of the other in its place. */
function isInitialed(short: readonly string[], full: readonly string[]): boolean {
  if (short.length < 2 || short.at(-1) !== full.at(-1) || full.length < short.length) return false
  return short.slice(0, -1).every((part, index) => part.length === 1 && full[index]?.startsWith(part) === true)
}

/** Whether a person is called so: 3 by the whole name or an alias, 2 by first and last name, 1 by the surname only. */
function match(name: string, person: SpeakerRow): 0 | 1 | 2 | 3 {
  const parts = partsOf(name)
  let best: 0 | 1 | 2 | 3 = 0
  for (const known of [person.name, ...person.aliases]) {
    const own = partsOf(withoutTitles(known))
    if (own.length === 0) continue
    if (parts.join(' ') === own.join(' ') || folded(name) === folded(known)) return 3
    const endsAlike = parts.at(-1) === own.at(-1)
    const isBothEnds = endsAlike && parts.length > 1 && own.length > 1 && parts[0] === own[0]
    if (isBothEnds || isInitialed(parts, own) || isInitialed(own, parts)) best = 2
    // Surnames of several words: “van der Berg” ends “Ida van der Berg”.
    else if (best === 0 && own.length > parts.length && parts.join(' ') === own.slice(-parts.length).join(' ')) best = 1
  }
  return best
}

/** Whether the title in front of a name is one that the person has. */
function fitsTitle(name: string, { title, organisation }: SpeakerRow): boolean {
  const bare = partsOf(withoutTitles(name)).length
  const front = partsOf(name).slice(0, -bare)
  const own = new Set([...partsOf(title), ...partsOf(organisation)])
  return front.length > 0 && front.every((part) => own.has(part))
}

/**
 * Finds whom a name means in the people table: by the whole name or an alias, by first and last name, by the surname
 * where only one person has it; titles in front are left out, and decide between namesakes. Where the best match is
 * not one person alone, nobody is chosen.
 */
export function resolveSpeaker<Row extends SpeakerRow>(name: string, people: readonly Row[]): SpeakerResolution<Row> {
  const bare = withoutTitles(name.trim())
  if (folded(bare) === '') return { person: null, candidates: [] }
  const scored = people.map((person) => ({ person, score: Math.max(match(bare, person), match(name, person)) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  if (best === 0) return { person: null, candidates: [] }
  const candidates = scored.filter(({ score }) => score === best).map(({ person }) => person)
  if (candidates.length === 1) return { person: candidates[0] ?? null, candidates }
  const titled = candidates.filter((person) => fitsTitle(name, person))
  return { person: titled.length === 1 ? (titled[0] ?? null) : null, candidates }
}
