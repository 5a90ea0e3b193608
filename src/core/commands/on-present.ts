import type { LibraryState } from '../model/library'
import { isDeskChange } from './change'
import type { Change } from './change'
import { recordAt } from './layer-difference'
import { mergeRecord } from './merge-record'
import { sameValue } from './same-value'

/** What a change would replace; undefined where nobody can tell: a layer that is not loaded, or whose text has versions. */
function presentOf(state: LibraryState, change: Change): unknown {
  if (change.table === 'article') return state.articles.get(change.id) ?? null
  if (change.table === 'scheme') return state.schemes.get(change.id) ?? null
  if (change.table === 'schemeVersion') return undefined
  if (isDeskChange(change)) return state.desk[change.table].get(change.id) ?? null
  const layer = state.layers.get(change.article)
  // Places of an earlier text are brought to the present one: they differ without anybody having changed them.
  const isPlain = state.articles.get(change.article)?.earlier.length === 0
  return layer && isPlain ? recordAt(layer, change) : undefined
}

/**
 * Changes that are taken back or made again, carried out on what is there now: what came from elsewhere since stays
 * (D14). A record that somebody else removed, brought or changed in the same place is left alone.
 */
export function onPresent(state: LibraryState, changes: readonly Change[]): Change[] {
  return changes.flatMap((change) => {
    const present = presentOf(state, change)
    if (present === undefined || sameValue(present, change.before)) return [change]
    if (present === null || change.before === null || change.after === null) return []
    const after = mergeRecord<unknown>(present, change.before, change.after)
    return sameValue(after, present) ? [] : [{ ...change, before: present, after } as Change]
  })
}
