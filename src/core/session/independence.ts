import type { Source } from '../model/desk'

/**
 * Sources by where their information comes from: those of one group count as one, a source without a group is its own.
 * The same web host is NOT taken for the same group: a platform carries strangers, and one agency's story stands on many
 * hosts, so that a guess would be wrong both ways and nobody would see it. `suggestGroups` shows what looks alike, and a
 * person says it.
 */
export function groupSources<Given extends Pick<Source, 'id' | 'independenceGroup'>>(
  sources: Iterable<Given>
): ReadonlyMap<string, readonly Given[]> {
  const groups = new Map<string, Given[]>()
  for (const source of sources) {
    const key = groupOf(source)
    const group = groups.get(key)
    if (group) group.push(source)
    else groups.set(key, [source])
  }
  return groups
}

/** Key of a source's group. Names of groups are compared without case and outer space; ids have neither `:` nor case. */
export function groupOf(source: Pick<Source, 'id' | 'independenceGroup'>): string {
  const name = source.independenceGroup.trim().toLowerCase()
  return name === '' ? `alone:${source.id}` : `group:${name}`
}

/** How many independent sources there are. */
export function countIndependent(sources: Iterable<Pick<Source, 'id' | 'independenceGroup'>>): number {
  return groupSources(sources).size
}

/** Sources that may have one origin, and what they have in common. */
export interface GroupSuggestion {
  readonly name: string
  readonly sources: readonly string[]
  readonly reason: string
}

/** Sources without a group that share a publisher or the host of their address; nothing is grouped by it. */
export function suggestGroups(
  sources: Iterable<Pick<Source, 'id' | 'independenceGroup' | 'publisher' | 'url'>>
): readonly GroupSuggestion[] {
  const alike = new Map<string, { name: string; reason: string; sources: string[] }>()
  for (const source of sources) {
    if (source.independenceGroup.trim() !== '') continue
    const publisher = source.publisher.trim()
    const host = hostOf(source.url)
    const name = publisher || host
    if (name === null || name === '') continue
    const reason = publisher ? `They have one publisher, ${publisher}.` : `They are on one site, ${name}.`
    const known = alike.get(name.toLowerCase())
    if (known) known.sources.push(source.id)
    else alike.set(name.toLowerCase(), { name, reason, sources: [source.id] })
  }
  return [...alike.values()].filter(({ sources }) => sources.length > 1)
}

/** Host of a web address in lower case without `www.`; null where there is none. */
export function hostOf(url: string | null): string | null {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/iu.exec(url ?? '')?.[1]
  return host === undefined ? null : host.toLowerCase().replace(/^www\./u, '')
}
