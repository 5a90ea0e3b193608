import { CallError } from '../../api/envelope'
import type { Handlers } from '../../api/dispatch'
import { ExtractError } from '../library/extracted-document'
import { EXTRACTORS } from '../library/extractors/registry'
import { ImportBatch } from '../transfer/import-batch'
import { storeDocuments } from '../transfer/import-documents'
import type { Session } from './session'

/** Most imports under way at once; the oldest goes when there are more, for windows that never came back. */
const MOST_BATCHES = 8

/** Builds one article after the other, so that only one text is in memory beside the files. */
async function* builtArticles(batch: ImportBatch, items: readonly { readonly item: string; readonly title: string }[]) {
  for (const { item, title } of items) {
    try {
      const built = await batch.build(item)
      yield { ...built, article: { ...built.article, title } }
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
  | 'import.encoding'
  | 'import.commit'
  | 'import.cancel'
> {
  const batchOf = (id: string): ImportBatch => {
    const batch = session.batches.get(id)
    if (!batch) throw new CallError('not-found', 'That import is not under way any more. Start it again.')
    return batch
  }
  const find = (id: string) => session.requireLibrary().store.state.articles.get(id) ?? null
  return {
    'import.kinds': () => Promise.resolve(EXTRACTORS.map(({ kind, name, extensions }) => ({ kind, name, extensions }))),
    'import.begin': () => {
      session.requireLibrary()
      const id = session.options.ids()
      session.batches.set(id, new ImportBatch(session.options.clock().toISOString()))
      const [oldest] = session.batches.keys()
      if (session.batches.size > MOST_BATCHES && oldest !== undefined) session.batches.delete(oldest)
      return Promise.resolve({ batch: id })
    },
    'import.upload': ({ batch, item, name, size, offset, data }) =>
      Promise.resolve({ received: batchOf(batch).upload(item, name, size, offset, Buffer.from(data, 'base64')) }),
    'import.paste': ({ batch, item, title, text }) =>
      Promise.resolve({ received: batchOf(batch).paste(item, title, text) }),
    async 'import.preview'({ batch: id }) {
      const batch = batchOf(id)
      const items = []
      for (const [done, item] of batch.items.entries()) {
        items.push(await batch.preview(item, find))
        session.emit({
          name: 'import.progress',
          payload: { batch: id, done: done + 1, total: batch.items.length }
        })
        await new Promise((resolve) => setImmediate(resolve))
      }
      return items
    },
    'import.encoding': ({ batch, item, encoding }) => {
      batchOf(batch).setEncoding(item, encoding)
      return batchOf(batch).preview(item, find)
    },
    async 'import.commit'({ batch: id, items }) {
      const batch = batchOf(id)
      const report = await storeDocuments(session.requireLibrary(), builtArticles(batch, items))
      session.batches.delete(id)
      return report
    },
    'import.cancel': ({ batch }) => {
      session.batches.delete(batch)
      return Promise.resolve(null)
    }
  }
}
