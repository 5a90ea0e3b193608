import type { Article, ArticleStatus } from './article'
import type { DocumentLabel, Span } from './annotation'
import type { Claim } from './claim'
import type { Scheme } from './scheme'

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
}

/** What commands read and change: one person's view of a library. `layers` holds the articles that are loaded. */
export interface LibraryState {
  readonly articles: Map<string, Article>
  readonly schemes: Map<string, Scheme>
  readonly layers: Map<string, Layer>
}

export function emptyLayer(article: string): Layer {
  return { article, status: 'todo', spans: new Map(), claims: new Map(), documentLabels: new Map() }
}

export function emptyLibraryState(): LibraryState {
  return { articles: new Map(), schemes: new Map(), layers: new Map() }
}

/** Counts of a layer, shown in lists. `decided` are the claims that have a verdict. */
export interface LayerCounts {
  readonly spans: number
  readonly claims: number
  readonly decided: number
  readonly documentLabels: number
}

export function countLayer(layer: Layer): LayerCounts {
  let decided = 0
  for (const claim of layer.claims.values()) if (claim.verdict !== null) decided += 1
  return { spans: layer.spans.size, claims: layer.claims.size, decided, documentLabels: layer.documentLabels.size }
}
