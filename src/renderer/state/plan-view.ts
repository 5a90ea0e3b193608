import { CommandError } from '../../core/commands/command-error'
import type { Command, Usage } from '../../core/commands/command'
import type { PlanView } from '../../core/commands/view'
import { emptyDesk } from '../../core/model/desk'
import type { Desk, DeskView } from '../../core/model/desk'
import { emptyLayer } from '../../core/model/library'
import type { Layer } from '../../core/model/library'
import type { Scheme } from '../../core/model/scheme'
import type { Mirror } from './mirror'

/** The schemes of the open library, its default one first; none before one is open. */
export function schemesOf(app: Mirror['app']): readonly Scheme[] {
  if (app?.phase !== 'ready') return []
  const { schemes, defaultScheme } = app.library
  const first = schemes.find((scheme) => scheme.id === defaultScheme)
  return first ? [first, ...schemes.filter((scheme) => scheme !== first)] : schemes
}

/** The scheme a library works with; null before one is open. */
export function activeScheme(app: Mirror['app']): Scheme | null {
  if (app?.phase !== 'ready') return null
  const { schemes, defaultScheme } = app.library
  return schemes.find((scheme) => scheme.id === defaultScheme) ?? schemes[0] ?? null
}

const desks = new WeakMap<DeskView, Desk>()

/** What the person keeps for the whole library; empty before one is open. */
export function deskOf(app: Mirror['app']): Desk {
  if (app?.phase !== 'ready') return emptyDesk()
  const view = app.library.desk
  let desk = desks.get(view)
  if (!desk) {
    const keyed = <Value extends { readonly id: string }>(records: readonly Value[]): Map<string, Value> =>
      new Map(records.map((record) => [record.id, record]))
    desk = {
      source: keyed(view.source),
      speaker: keyed(view.speaker),
      contact: keyed(view.contact),
      fact: keyed(view.fact),
      scale: keyed(view.scale),
      session: keyed(view.session)
    }
    desks.set(view, desk)
  }
  return desk
}

function layerFor(mirror: Mirror, command: Command, id: string): Layer {
  if (mirror.open?.article.id === id) return mirror.open.layer
  const bench = mirror.bench.get(id)
  if (bench && !bench.isStale) return bench.layer
  const summary = mirror.articles.get(id)
  // Of an article that is not open only the status is known here, and of its layer a status command reads no more.
  if (summary && command.type === 'article.status') return { ...emptyLayer(id), status: summary.status }
  throw new CommandError('not-found', `The article ${id} is not open.`, { id })
}

/** What a command may read of the mirror. It throws CommandError for what only the backend knows. */
export function viewOfMirror(mirror: Mirror, command: Command): PlanView {
  return {
    article: (id) => mirror.articles.get(id)?.article ?? null,
    layer: (id) => layerFor(mirror, command, id),
    text(id) {
      if (mirror.open?.article.id === id) return mirror.open.text
      const bench = mirror.bench.get(id)
      if (bench && !bench.isStale) return bench.text
      throw new CommandError('not-found', `The text of article ${id} is not at hand.`, { id })
    },
    scheme() {
      const scheme = activeScheme(mirror.app)
      if (!scheme) throw new CommandError('not-found', 'No library is open.')
      return scheme
    },
    schemeById: (id) => schemesOf(mirror.app).find((scheme) => scheme.id === id) ?? null,
    schemes: () => schemesOf(mirror.app),
    // Older versions lie with the backend; what is planned here shows the scheme, not them.
    schemeVersions: () => new Map(),
    loadedLayers() {
      throw new CommandError('not-found', 'What a change of a scheme does is known to the library only.')
    },
    desk: () => deskOf(mirror.app)
  }
}

/** What the window knows of how labels are used: nothing, so a change that depends on it waits for the library. */
export function windowUsage(app: Mirror['app']): Usage {
  return {
    scheme: (id) => schemesOf(app).find((scheme) => scheme.id === id) ?? null,
    articlesUsing: (uses) => (uses.length === 0 ? [] : ['known to the library only'])
  }
}
