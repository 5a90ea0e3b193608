import type { ArticleStatus } from '../../core/model/article'
import { countLayer, countUses } from '../../core/model/library'
import type { Layer, LayerCounts, Uses } from '../../core/model/library'
import { crossesArticles } from '../../core/model/relation'
import type { Relation } from '../../core/model/relation'

/** What is known of a layer without loading it: the index keeps it. */
export interface LayerSummary {
  readonly status: ArticleStatus
  readonly counts: LayerCounts
  readonly uses: Uses
  /** Relations to other articles. */
  readonly links: readonly Relation[]
}

/** Looks at every record of the layer. */
export function summaryOf(layer: Layer): LayerSummary {
  return { status: layer.status, counts: countLayer(layer), uses: countUses(layer), links: linksOf(layer) }
}

/** The layer's relations to other articles. */
export function linksOf(layer: Layer): Relation[] {
  return [...layer.relations.values()].filter(crossesArticles)
}
