import type { Authored } from './annotation'
import type { VerdictScale } from './verdict-scale'

// What a person keeps for the whole library rather than for one article: the source log, the people table, the contact
// log, facts that recur, scales of one's own, and the sessions. One writer each: the person whose it is.

export const SOURCE_KINDS = ['person', 'document', 'dataset', 'site', 'book', 'archive'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]
export const SOURCE_TIERS = ['primary', 'secondary', 'tertiary'] as const
export type SourceTier = (typeof SOURCE_TIERS)[number]

/** An entry of the source log, used by evidence of any article. */
export interface Source extends Authored {
  readonly kind: SourceKind
  readonly title: string
  readonly author: string
  readonly publisher: string
  readonly url: string | null
  readonly tier: SourceTier | null
  /** Sources of one group count as one: five papers that carry one agency's story. '' is a group of its own. */
  readonly independenceGroup: string
  readonly interests: string
  readonly reliability: string
  /** Cannot be named: its words decide nothing alone. */
  readonly anonymous: boolean
  /** How to reach them. Never leaves in an export unless ticked (X8). */
  readonly contact: string
  readonly sensitive: boolean
}

/** Somebody who is quoted: the people table, by which “Kasciunas said” is understood. */
export interface Speaker extends Authored {
  readonly name: string
  readonly aliases: readonly string[]
  readonly title: string
  readonly organisation: string
  readonly kind: 'person' | 'organisation' | 'document'
  readonly sameAs: string | null
}

/** A claim of any article. */
export interface ClaimRef {
  readonly article: string
  readonly claim: string
}

/** A call, a letter, a visit. Private unless `isPublic` (X8). */
export interface Contact extends Authored {
  readonly source: string | null
  readonly who: string
  /** ISO 8601 date, with a time or without. */
  readonly on: string
  readonly how: string
  readonly asked: string
  readonly answered: string
  readonly offRecord: boolean
  readonly isPublic: boolean
  readonly claims: readonly ClaimRef[]
}

/** A fact that is claimed in several places: asked once, decided once. Claims that are gone are passed over. */
export interface Fact extends Authored {
  readonly name: string
  readonly claims: readonly ClaimRef[]
}

/** A scale of one's own. */
export interface OwnScale extends Authored {
  readonly scale: VerdictScale
}

export const SESSION_PRESETS = ['line-check', 'claim-check', 'data-set', 'class-exercise'] as const
export type SessionPreset = (typeof SESSION_PRESETS)[number]

/** A filter of the queue that was given a name; `query` is what the queue understands. */
export interface SavedFilter {
  readonly id: string
  readonly name: string
  readonly query: string
}

export interface Session extends Authored {
  readonly name: string
  readonly preset: SessionPreset
  readonly articles: readonly string[]
  /** Id of a verdict scale; null where only dispositions are given. */
  readonly scale: string | null
  /** Ids of the policy rules that are in force. */
  readonly policy: readonly string[]
  /** Against what is known on which day claims are judged; ISO 8601, may be partial. */
  readonly asOf: string | null
  readonly checker: string
  readonly state: 'open' | 'paused' | 'finished'
  readonly finishedAt: string | null
  /** Whether active time is measured. */
  readonly timed: boolean
  readonly filters: readonly SavedFilter[]
  /** Words about how the check was done, for the report. */
  readonly method: string
}

/** The tables of the desk, by the name their changes have. */
export interface DeskTables {
  source: Source
  speaker: Speaker
  contact: Contact
  fact: Fact
  scale: OwnScale
  session: Session
}
export type DeskTable = keyof DeskTables
export const DESK_TABLES = [
  'source',
  'speaker',
  'contact',
  'fact',
  'scale',
  'session'
] as const satisfies readonly DeskTable[]

export type Desk = { readonly [Table in DeskTable]: Map<string, DeskTables[Table]> }

export function emptyDesk(): Desk {
  return {
    source: new Map(),
    speaker: new Map(),
    contact: new Map(),
    fact: new Map(),
    scale: new Map(),
    session: new Map()
  }
}

/** The desk as lists, table by table. */
export type DeskView = { readonly [Table in DeskTable]: readonly DeskTables[Table][] }

export const deskView = ({ source, speaker, contact, fact, scale, session }: Desk): DeskView => ({
  source: [...source.values()],
  speaker: [...speaker.values()],
  contact: [...contact.values()],
  fact: [...fact.values()],
  scale: [...scale.values()],
  session: [...session.values()]
})
