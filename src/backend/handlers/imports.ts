import { PREVIEW_PAGE } from '../../api/contract'
import { CallError } from '../../api/envelope'
import type { Handlers } from '../../api/dispatch'
import type { ImportChoice } from '../../api/import-params'
import type { ImportItem, ImportSource, UploadAnswer } from '../../api/import-views'
import { decideProposals } from '../../core/suggest/decide-segments'
import { proposeSegments } from '../../core/suggest/propose-segments'
import type { BuiltArticle } from '../library/build-article'
import { ExtractError } from '../library/extracted-document'
import { EXTRACTORS } from '../library/extractors/registry'
import { ImportBatch } from '../transfer/import-batch'
import { storeDocuments } from '../transfer/import-documents'
import type { Session } from './session'

/** Most imports under way at once; the oldest goes when there are more, for windows that never came back. */
const MOST_BATCHES = 8

/** The article as the person wants it. */
function withChoice({ article, text }: BuiltArticle, choice: ImportChoice, person: string): BuiltArticle['article'] {
  const { item: _item, leaveOut = [], ...said } = choice
  const fields = Object.entries(said).filter(
    ([field, value]) => value !== undefined && value !== article[field as keyof typeof article]
  )
  const chosen =
    leaveOut.length === 0
      ? []
      : proposeSegments(text).filter((proposal) =>
          leaveOut.some(({ start, end }) => proposal.start === start && proposal.end === end)
        )
  return {
    ...article,
    ...Object.fromEntries(fields),
    metadataFrom: { ...article.metadataFrom, ...Object.fromEntries(fields.map(([field]) => [field, 'you'])) },
    segments: decideProposals(article.segments, chosen, true, person)
  }
}

/** Builds one article after the other, so that only one text is in memory beside the files. */
async function* builtArticles(batch: ImportBatch, items: readonly ImportChoice[], person: string) {
  for (const choice of items) {
    try {
      const built = await batch.build(choice.item)
      yield { ...built, article: withChoice(built, choice, person) }
    } catch (error) {
      if (error instanceof ExtractError) throw new CallError(error.code, error.message)
      throw error
    }
  }
}

export function importHandlers(
  session: Session
): Pick<
  Handlers,
  | 'import.kinds'
  | 'import.begin'
  | 'import.upload'
  | 'import.paste'
  | 'import.preview'
  | 'import.read'
  | 'import.detail'
  | 'import.commit'
  | 'import.halt'
  | 'import.cancel'
  | 'import.pending'
  | 'import.resume'
> {
  const batchOf = (id: string): ImportBatch => {
    const batch = session.batches.get(id)
    if (!batch) throw new CallError('not-found', 'That import is not under way any more. Start it again.')
    return batch
  }
  const find = (id: string) => session.requireLibrary().store.state.articles.get(id) ?? null
  return {
    'import.kinds': () =>
      Promise.resolve(EXTRACTORS.map(({ kind, name, extensions }) => ({ kind, name, extensions, holds: 'one' }))),
    'import.begin': () => {
      const { store } = session.requireLibrary()
      if (store.readOnly) throw new CallError('read-only', store.readOnly.message)
      const id = session.options.ids()
      session.batches.set(id, new ImportBatch(session.options.clock().toISOString()))
      const [oldest] = session.batches.keys()
      if (session.batches.size > MOST_BATCHES && oldest !== undefined) session.batches.delete(oldest)
      return Promise.resolve({ batch: id })
    },
    'import.upload': ({ batch: id, pieces }) => {
      const batch = batchOf(id)
      const received: UploadAnswer['received'][number][] = []
      const problems: UploadAnswer['problems'][number][] = []
      for (const { item, name, folder, size, offset, data } of pieces) {
        try {
          const bytes = batch.upload(item, { name, folder, size }, offset, Buffer.from(data, 'base64'))
          received.push({ item, bytes })
        } catch (error) {
          if (!(error instanceof CallError)) throw error
          problems.push({ item, code: error.code, message: error.message })
        }
      }
      return Promise.resolve({ received, problems })
    },
    'import.paste': ({ batch, item, title, text }) =>
      Promise.resolve({ received: batchOf(batch).paste(item, title, text) }),
    async 'import.preview'({ batch: id, from = 0 }) {
      const batch = batchOf(id)
      const sources: ImportSource[] = []
      const items: ImportItem[] = []
      const page = batch.items.slice(from, from + PREVIEW_PAGE)
      for (const [done, item] of page.entries()) {
        const read = await batch.preview(item, find)
        sources.push(...read.sources)
        items.push(...read.items)
        session.emit({
          name: 'import.progress',
          payload: { batch: id, phase: 'reading', done: from + done + 1, total: batch.items.length }
        })
        await new Promise((resolve) => setImmediate(resolve))
      }
      return { sources, items, next: from + PREVIEW_PAGE < batch.items.length ? from + PREVIEW_PAGE : null }
    },
    'import.read': ({ batch, item, settings }) => batchOf(batch).reread(item, settings, find),
    async 'import.detail'({ batch, item }) {
      try {
        return await batchOf(batch).detail(item)
      } catch (error) {
        if (error instanceof ExtractError) throw new CallError(error.code, error.message)
        throw error
      }
    },
    async 'import.commit'({ batch: id, items }) {
      const batch = batchOf(id)
      const { committed, ...report } = await storeDocuments(
        session.requireLibrary(),
        builtArticles(batch, items, session.person.id)
      )
      session.batches.delete(id)
      if (!committed) return { ...report, committed }
      const { changes: _told, ...entry } = committed
      return { ...report, committed: entry }
    },
    'import.halt': ({ batch }) => {
      batchOf(batch)
      return Promise.resolve(null)
    },
    'import.cancel': ({ batch }) => {
      session.batches.delete(batch)
      return Promise.resolve(null)
    },
    'import.pending': () => Promise.resolve([]),
    'import.resume': ({ batch }) => {
      batchOf(batch)
      return Promise.resolve({ batch })
    }
  }
}
