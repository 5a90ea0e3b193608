import { resolveSpeaker } from '../../../core/attribution/resolve-speaker'
import type { ClientCommand } from '../../../core/commands/command'
import type { Speaker } from '../../../core/model/desk'
import type { NamedClaim } from './session-claims'

/** A name that claims give and that may mean several people of the table. */
export interface UnclearName {
  readonly name: string
  readonly people: readonly Speaker[]
  readonly claims: readonly NamedClaim[]
}

/** Which claims belong to whom, by what stands in their field for the speaker. */
export interface SpeakerLinks {
  /** Claims that are linked, by person. */
  readonly linked: ReadonlyMap<string, readonly NamedClaim[]>
  /** Claims that name one person of the table and nobody else, and are not linked yet; by person. */
  readonly open: ReadonlyMap<string, readonly NamedClaim[]>
  readonly unclear: readonly UnclearName[]
  /** Names that claims give and nobody in the table has. */
  readonly unknown: readonly { readonly name: string; readonly claims: readonly NamedClaim[] }[]
}

/** Reads the speakers of claims by the people table. A link to a person who is gone counts for none. */
export function speakerLinks(claims: readonly NamedClaim[], people: readonly Speaker[]): SpeakerLinks {
  const known = new Set(people.map(({ id }) => id))
  const linked = new Map<string, NamedClaim[]>()
  const open = new Map<string, NamedClaim[]>()
  const byName = new Map<string, NamedClaim[]>()
  for (const claim of claims) {
    const { speaker, check } = claim.claim
    if (check.speakerRef !== null && known.has(check.speakerRef)) append(linked, check.speakerRef, claim)
    else if (speaker.trim() !== '') append(byName, speaker.trim(), claim)
  }
  const unclear: UnclearName[] = []
  const unknown: { name: string; claims: readonly NamedClaim[] }[] = []
  for (const [name, mine] of byName) {
    const { person, candidates } = resolveSpeaker(name, people)
    if (person) for (const claim of mine) append(open, person.id, claim)
    else if (candidates.length > 0) unclear.push({ name, people: candidates, claims: mine })
    else unknown.push({ name, claims: mine })
  }
  return { linked, open, unclear, unknown }
}

function append(lists: Map<string, NamedClaim[]>, key: string, claim: NamedClaim): void {
  const list = lists.get(key)
  if (list) list.push(claim)
  else lists.set(key, [claim])
}

/** The commands that link claims to a person. */
export const linkCommands = (claims: readonly NamedClaim[], person: string): readonly ClientCommand[] =>
  claims.map(({ ref }) => ({
    type: 'claim.update',
    article: ref.article,
    claim: ref.claim,
    patch: { check: { speakerRef: person } }
  }))
