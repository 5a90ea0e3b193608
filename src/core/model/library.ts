import type { Article, ArticleStatus } from './article'
import type { DocumentLabel, Span } from './annotation'
import type { Bookmark } from './bookmark'
import type { Claim } from './claim'
import { isDecided } from './claim-check'
import { emptyDesk } from './desk'
import type { Desk } from './desk'
import type { Evidence, Mark, Question } from './evidence'
import type { Relation } from './relation'
import type { Scheme, SchemeVersion } from './scheme'

export interface Person {
  readonly id: string
  readonly name: string
}

/** What `library.json` says. */
export interface LibraryInfo {
  readonly id: string
  readonly name: string
  readonly people: readonly Person[]
  readonly defaultScheme: string
}

/** Everything one person made in one article. The records are keyed by their ids. */
export interface Layer {
  readonly article: string
  status: ArticleStatus
  readonly spans: Map<string, Span>
  readonly claims: Map<string, Claim>
  readonly documentLabels: Map<string, DocumentLabel>
  /** Relations that begin in this article; the other end may lie in another one. */
  readonly relations: Map<string, Relation>
  readonly bookmarks: Map<string, Bookmark>
  /** Of claims of this layer. */
  readonly questions: Map<string, Question>
  readonly evidence: Map<string, Evidence>
  readonly marks: Map<string, Mark>
  /** Active time spent on claims, in seconds, by their ids. */
  readonly times: Map<string, number>
  /** The person's note on the whole article. Markdown. */
  note: string
}

/** What commands read and change: one person's view of a library. `layers` holds the articles that are loaded. */
export interface LibraryState {
  readonly articles: Map<string, Article>
  readonly schemes: Map<string, Scheme>
  /** Older versions of the schemes, by `schemeVersionKey`. */
  readonly schemeVersions: Map<string, SchemeVersion>
  readonly layers: Map<string, Layer>
  /** What the person keeps for the whole library: sources, people, contacts, facts, scales, sessions. */
  readonly desk: Desk
}

export function emptyLayer(article: string): Layer {
  return {
    article,
    status: 'todo',
    spans: new Map(),
    claims: new Map(),
    documentLabels: new Map(),
    relations: new Map(),
    bookmarks: new Map(),
    questions: new Map(),
    evidence: new Map(),
    marks: new Map(),
    times: new Map(),
    note: ''
  }
}

export function emptyLibraryState(): LibraryState {
  return { articles: new Map(), schemes: new Map(), schemeVersions: new Map(), layers: new Map(), desk: emptyDesk() }
}

/** Counts of a layer, shown in lists. `decided` are the claims that have a disposition or a verdict. */
export interface LayerCounts {
  readonly spans: number
  readonly claims: number
  readonly decided: number
  readonly documentLabels: number
}

export function countLayer(layer: Layer): LayerCounts {
  let decided = 0
  for (const claim of layer.claims.values()) if (isDecided(claim)) decided += 1
  return { spans: layer.spans.size, claims: layer.claims.size, decided, documentLabels: layer.documentLabels.size }
}

/** Key of a version in `LibraryState.schemeVersions`. */
export const schemeVersionKey = (scheme: string, version: number): string => `${scheme}/${version}`

/** How often the labels and relation types are used in a layer, by `useOfLabel` and `useOfRelationType`. */
export type Uses = Readonly<Record<string, number>>
export const useOfLabel = (label: string): string => `label/${label}`
export const useOfRelationType = (type: string): string => `relation/${type}`

/** Counts how often each label and relation type is used in a layer. It looks at every record. */
export function countUses(layer: Layer): Uses {
  const uses: Record<string, number> = {}
  const count = (key: string): void => {
    uses[key] = (uses[key] ?? 0) + 1
  }
  for (const span of layer.spans.values()) count(useOfLabel(span.label))
  for (const label of layer.documentLabels.values()) count(useOfLabel(label.label))
  for (const relation of layer.relations.values()) count(useOfRelationType(relation.type))
  return uses
}
