import { CallError } from '../../api/envelope'
import type { Handlers } from '../../api/dispatch'
import { MOST_FATES } from '../../api/version-params'
import type { DiffPage, SuggestedPlace } from '../../api/version-views'
import { spanQuote, spanStart } from '../../core/model/annotation'
import type { DiffItem } from '../../core/text/diff-rows'
import { readNewVersion } from '../versions/new-version'
import { storeVersion } from '../versions/store-version'
import { requireArticle, VersionDraft } from '../versions/version-draft'
import { VersionDrafts } from '../versions/version-drafts'
import { runVersionJob } from '../versions/version-thread'
import type { Session } from './session'

type VersionCalls = 'version.preview' | 'version.diff' | 'version.commit' | 'version.cancel' | 'version.places'

const isChange = (item: DiffItem | undefined): boolean =>
  item !== undefined && item.kind !== 'same' && item.kind !== 'fold'

/** Numbers of the items at which a stretch of changes begins. */
function changesIn(items: readonly DiffItem[]): number[] {
  return items.flatMap((item, index) => (isChange(item) && !isChange(items[index - 1]) ? [index] : []))
}

/** Places of the text that may be what an orphan's words have become, the likeliest first. */
async function suggestedPlaces(session: Session, id: string, spanId: string): Promise<SuggestedPlace[]> {
  const library = session.requireLibrary()
  requireArticle(library, id)
  const span = (await library.store.loadLayer(id)).spans.get(spanId)
  if (!span) throw new CallError('not-found', 'The article has no such highlight.', { span: spanId })
  const text = await library.engine.readText(id)
  const near = spanStart({ ranges: span.orphan?.lastKnown ?? span.ranges })
  // Parts of a discontinuous highlight that stood apart cannot be told apart any more: their words count together.
  const words = spanQuote(span)
  const { signal } = new AbortController()
  const found = await runVersionJob({ kind: 'suggest', text, words, near }, { signal })
  return found.map(({ range, score }) => ({ ...range, words: text.slice(range.start, range.end), score }))
}

export function versionHandlers(session: Session): Pick<Handlers, VersionCalls> {
  const drafts = new VersionDrafts()
  return {
    async 'version.preview'(id) {
      const library = session.requireLibrary()
      requireArticle(library, id.article)
      const file = session
        .imports()
        .require(id.batch)
        .files()
        .find(({ item }) => item === id.item)
      if (!file) throw new CallError('not-found', 'That file is not part of this import any more.')
      const tell = (phase: 'reading' | 'comparing' | 'placing', done = 0, total = 0): void =>
        session.emit({ name: 'version.progress', payload: { batch: id.batch, phase, done, total } })
      tell('reading')
      const arrived = await readNewVersion(file, session.options.clock().toISOString())
      const draft = new VersionDraft(library, id.article, arrived)
      drafts.put(id, draft)
      tell('comparing')
      return draft.report(MOST_FATES, (done, total) => tell('placing', done, total))
    },
    async 'version.diff'({ of, folded, from, limit }): Promise<DiffPage> {
      const comparison = await drafts.comparison(of, session.requireLibrary())
      const items = folded ? comparison.folded : comparison.rows
      return {
        items: items.slice(from, from + limit),
        total: items.length,
        changes: from === 0 ? changesIn(items) : []
      }
    },
    async 'version.commit'({ take, ...id }) {
      const committed = await storeVersion(drafts.require(id, session.requireLibrary()), take)
      drafts.cancel(id.batch)
      await session.imports().cancel(id.batch)
      return committed
    },
    async 'version.cancel'({ batch }) {
      drafts.cancel(batch)
      await session.imports().cancel(batch)
      return null
    },
    'version.places': ({ article, span }) => suggestedPlaces(session, article, span)
  }
}
