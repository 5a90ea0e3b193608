import type { Layer } from '../model/library'
import type { Change } from './change'
import { sameValue } from './same-value'

/** The tables of a layer that hold records, and where the layer has them. */
const TABLES = [
  ['span', 'spans'],
  ['claim', 'claims'],
  ['documentLabel', 'documentLabels'],
  ['relation', 'relations'],
  ['bookmark', 'bookmarks'],
  ['question', 'questions'],
  ['evidence', 'evidence'],
  ['mark', 'marks'],
  ['time', 'times']
] as const

/** A change of a layer, as opposed to one of the library. */
export type LayerChange = Extract<Change, { readonly article: string }>

/** What a layer has where a change would put something; null when it has nothing there. */
export function recordAt(layer: Layer, change: LayerChange): unknown {
  if (change.table === 'status') return layer.status
  if (change.table === 'note') return layer.note
  const [, field] = TABLES.find(([table]) => table === change.table) ?? ['span', 'spans']
  return layer[field].get(change.id) ?? null
}

/** The changes that make one layer of an article into another: records one by one, whatever their order. */
export function layerDifference(from: Layer, to: Layer): LayerChange[] {
  const { article } = from
  const changes: LayerChange[] = []
  if (from.status !== to.status) changes.push({ table: 'status', article, before: from.status, after: to.status })
  if (from.note !== to.note) changes.push({ table: 'note', article, before: from.note, after: to.note })
  for (const [table, field] of TABLES) {
    const old = from[field] as ReadonlyMap<string, unknown>
    const now = to[field] as ReadonlyMap<string, unknown>
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      const before = old.get(id) ?? null
      const after = now.get(id) ?? null
      if (!sameValue(before, after)) changes.push({ table, article, id, before, after } as LayerChange)
    }
  }
  return changes
}
