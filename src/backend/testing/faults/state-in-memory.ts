import { DESK_TABLES } from '../../../core/model/desk'
import { canonicalJson } from '../../store/canonical-json'
import type { OpenLibrary } from '../../store/load-library'
import { LISTS } from './seen-state'
import type { SeenState } from './seen-state'

/** Everything that an open library holds, read from its state in memory once every layer is loaded. */
export async function stateInMemory({ store }: Pick<OpenLibrary, 'store'>): Promise<SeenState> {
  const { state } = store
  const seen: SeenState = new Map()
  const put = (table: string, article: string, id: string, record: unknown): void => {
    seen.set(`${table} ${article} ${id}`, canonicalJson(record))
  }
  for (const [id, scheme] of state.schemes) put('scheme', '', id, scheme)
  for (const [id, version] of state.schemeVersions) put('schemeVersion', '', id, version)
  for (const table of DESK_TABLES) for (const [id, record] of state.desk[table]) put(table, '', id, record)
  for (const [id, article] of state.articles) {
    put('article', '', id, article)
    const layer = await store.loadLayer(id)
    if (layer.status !== 'todo') put('status', id, '', layer.status)
    if (layer.note !== '') put('note', id, '', layer.note)
    for (const [list, table] of Object.entries(LISTS)) {
      for (const [of, record] of layer[list as keyof typeof LISTS]) put(table, id, of, record)
    }
    for (const [claim, seconds] of layer.times) put('time', id, claim, seconds)
  }
  return seen
}

/** A state without what lies in articles that it does not have: their import was undone, and may be made again. */
export function withinArticles(state: SeenState): SeenState {
  return new Map(
    [...state].filter(([key]) => {
      const [, article = ''] = key.split(' ')
      return article === '' || state.has(`article  ${article}`)
    })
  )
}
