import type { Layer, LibraryState } from '../model/library'
import { isDeskChange } from './change'
import type { Change } from './change'

function replace<Value>(table: Map<string, Value>, id: string, after: Value | null): void {
  if (after === null) table.delete(id)
  else table.set(id, after)
}

/** Applies one change to a layer. A change of another table is none of the layer's business and does nothing. */
export function applyToLayer(layer: Layer, change: Change): void {
  switch (change.table) {
    case 'status':
      layer.status = change.after
      break
    case 'note':
      layer.note = change.after
      break
    case 'span':
      replace(layer.spans, change.id, change.after)
      break
    case 'claim':
      replace(layer.claims, change.id, change.after)
      break
    case 'documentLabel':
      replace(layer.documentLabels, change.id, change.after)
      break
    case 'relation':
      replace(layer.relations, change.id, change.after)
      break
    case 'bookmark':
      replace(layer.bookmarks, change.id, change.after)
      break
    case 'question':
      replace(layer.questions, change.id, change.after)
      break
    case 'evidence':
      replace(layer.evidence, change.id, change.after)
      break
    case 'mark':
      replace(layer.marks, change.id, change.after)
      break
    case 'time':
      replace(layer.times, change.id, change.after)
      break
    case 'article':
    case 'scheme':
    case 'schemeVersion':
    case 'source':
    case 'speaker':
    case 'contact':
    case 'fact':
    case 'scale':
    case 'session':
      break
  }
}

/**
 * Applies changes in place, at a cost that depends on their number alone, never on the size of the library (why:
 * docs/adr/0002). Changes to a layer that is not loaded are left out: its file or the journal brings them. Applying
 * the same changes twice gives the same state.
 */
export function applyChanges(state: LibraryState, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.table === 'article') replace(state.articles, change.id, change.after)
    else if (change.table === 'scheme') replace(state.schemes, change.id, change.after)
    else if (change.table === 'schemeVersion') replace(state.schemeVersions, change.id, change.after)
    else if (isDeskChange(change)) replace(state.desk[change.table] as Map<string, unknown>, change.id, change.after)
    else {
      const layer = state.layers.get(change.article)
      if (layer) applyToLayer(layer, change)
    }
  }
}
