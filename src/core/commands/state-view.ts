import type { LibraryState } from '../model/library'
import type { Scheme } from '../model/scheme'
import { CommandError } from './command-error'
import type { PlanView } from './view'

/**
 * A view on a state.
 *
 * @param text the frozen text of an article; called only for articles that `textsNeeded` names
 */
export function viewOfState(state: LibraryState, defaultScheme: string, text: (article: string) => string): PlanView {
  return {
    article: (id) => state.articles.get(id) ?? null,
    layer(id) {
      const layer = state.layers.get(id)
      if (layer) return layer
      if (!state.articles.has(id)) throw new CommandError('not-found', `The library has no article ${id}.`, { id })
      throw new Error(`The annotations of article ${id} were not loaded before a command needed them.`)
    },
    text,
    scheme(): Scheme {
      const scheme = state.schemes.get(defaultScheme)
      if (!scheme) throw new CommandError('not-found', `The label scheme ${defaultScheme} is missing.`)
      return scheme
    },
    schemeById: (id) => state.schemes.get(id) ?? null,
    schemes() {
      const first = state.schemes.get(defaultScheme)
      const rest = [...state.schemes.values()].filter((scheme) => scheme.id !== defaultScheme)
      return first ? [first, ...rest] : rest
    },
    schemeVersions(id) {
      const found = [...state.schemeVersions.values()].filter(({ scheme }) => scheme.id === id)
      return new Map(found.map((version) => [version.scheme.version, version]))
    },
    loadedLayers: () => state.layers.values(),
    desk: () => state.desk
  }
}
