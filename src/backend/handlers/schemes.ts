import type { Handlers } from '../../api/dispatch'
import type { LabelledSpans } from '../../api/views'
import { compareSpans } from '../../core/model/annotation'
import { useOfLabel } from '../../core/model/library'
import type { SchemeVersion } from '../../core/model/scheme'
import type { OpenLibrary } from '../store/load-library'
import type { Session } from './session'

async function spansWith({ store }: OpenLibrary, labels: readonly string[], limit: number): Promise<LabelledSpans[]> {
  const wanted = new Set(labels)
  const found: LabelledSpans[] = []
  let left = limit
  for (const article of store.articlesUsing(labels.map(useOfLabel)).sort()) {
    if (left === 0) break
    const layer = await store.loadLayer(article)
    const all = [...layer.spans.values()].filter(({ label }) => wanted.has(label)).sort(compareSpans)
    if (all.length === 0) continue
    const title = store.state.articles.get(article)?.title ?? article
    found.push({ article, title, spans: all.slice(0, left), truncated: all.length > left })
    left -= Math.min(left, all.length)
  }
  return found
}

function versionsOf({ store }: OpenLibrary, scheme: string): SchemeVersion[] {
  return [...store.state.schemeVersions.values()]
    .filter((version) => version.scheme.id === scheme)
    .sort((a, b) => b.scheme.version - a.scheme.version)
}

export function schemeHandlers(session: Session): Pick<Handlers, 'scheme.uses' | 'scheme.versions' | 'scheme.spans'> {
  return {
    'scheme.uses': () => Promise.resolve(session.requireLibrary().store.uses()),
    'scheme.versions': ({ scheme }) => Promise.resolve(versionsOf(session.requireLibrary(), scheme)),
    'scheme.spans': ({ labels, limit }) => spansWith(session.requireLibrary(), labels, limit)
  }
}
