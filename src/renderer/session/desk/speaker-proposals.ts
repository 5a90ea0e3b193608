import type { Attribution } from '../../../core/attribution/attribution'
import { resolveSpeaker } from '../../../core/attribution/resolve-speaker'
import type { Speaker } from '../../../core/model/desk'

/** Somebody whom the texts quote by name and the people table does not have. */
export interface SpeakerProposal {
  readonly id: string
  readonly name: string
  /** What stands before or behind the name in the text, as it is written; '' where nothing does. */
  readonly title: string
  /** Other names under which the texts quote them: a surname alone. */
  readonly aliases: readonly string[]
  /** How often the texts quote them. */
  readonly times: number
  readonly organisation: ''
}

/** A title as it is written around a name: “Harbour master Ada Wolska” has “Harbour master”. */
export function titleAround(quote: string, name: string): string {
  const at = quote.indexOf(name)
  if (at < 0) return ''
  const clean = (words: string): string =>
    words
      .replace(/^[\s,;:–—(]+|[\s,;:–—)]+$/gu, '')
      .replace(/^(?:the|an?)\s+/iu, '')
      .replace(/\s+/gu, ' ')
  const before = clean(quote.slice(0, at))
  return before === '' ? clean(quote.slice(at + name.length).replace(/^[’']s?(?=\s|$)/u, '')) : before
}

/**
 * The people whom attributions name and the table does not have, the most quoted first. Who stands there once in full
 * and later by surname is one person.
 */
export function speakerProposals(
  attributions: Iterable<Pick<Attribution, 'name' | 'anonymity' | 'source'>>,
  people: readonly Speaker[]
): readonly SpeakerProposal[] {
  const names = new Map<string, { times: number; title: string }>()
  for (const { name, anonymity, source } of attributions) {
    const written = name?.replace(/\s+/gu, ' ').trim() ?? ''
    if (written === '' || anonymity !== 'named') continue
    const title = source ? titleAround(source.quote.replace(/\s+/gu, ' '), written) : ''
    const known = names.get(written)
    if (!known) names.set(written, { times: 1, title })
    else {
      known.times += 1
      if (known.title === '') known.title = title
    }
  }
  const found: { id: string; name: string; title: string; aliases: string[]; times: number; organisation: '' }[] = []
  // The longest form of a name first, so that the shorter ones find it.
  const longestFirst = [...names].sort(([a], [b]) => wordsIn(b) - wordsIn(a))
  for (const [name, { times, title }] of longestFirst) {
    if (resolveSpeaker(name, people).candidates.length > 0) continue
    const { person } = resolveSpeaker(name, found)
    if (person) {
      person.times += times
      if (person.title === '') person.title = title
      if (person.name !== name) person.aliases.push(name)
    } else found.push({ id: name, name, title, aliases: [], times, organisation: '' })
  }
  return found.sort((a, b) => b.times - a.times || a.name.localeCompare(b.name))
}

const wordsIn = (name: string): number => name.split(' ').length
