import { CallError } from '../../api/envelope'
import type { Handlers } from '../../api/dispatch'
import { PLAIN_READING } from '../../api/import-params'
import type { DocumentKindView } from '../../api/views'
import type { UploadAnswer } from '../../api/import-views'
import { COLLECTIONS } from '../library/collections/registry'
import { EXTRACTORS } from '../library/extractors/registry'
import { pastedFile } from '../transfer/imports/pasted-file'
import type { ImportBatch } from '../transfer/imports/import-batch'
import type { Session } from './session'

type ImportCalls =
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

/** Everything that can be imported, documents before files of several. */
function importKinds(): DocumentKindView[] {
  return [
    ...EXTRACTORS.map(({ kind, name, extensions }) => ({ kind, name, extensions, holds: 'one' as const })),
    ...COLLECTIONS.map(({ kind, name, extensions }) => ({ kind, name, extensions, holds: 'several' as const }))
  ]
}

export function importHandlers(session: Session): Pick<Handlers, ImportCalls> {
  const batchOf = (id: string): ImportBatch => session.imports().require(id)
  return {
    'import.kinds': () => Promise.resolve(importKinds()),
    'import.begin': async () => ({ batch: await session.imports().begin() }),
    async 'import.upload'({ batch, pieces }) {
      const { staged } = batchOf(batch).parts
      const received: UploadAnswer['received'][number][] = []
      const problems: UploadAnswer['problems'][number][] = []
      for (const { item, name, folder, size, offset, data } of pieces) {
        try {
          const bytes = await staged.piece(item, { name, folder, size }, offset, Buffer.from(data, 'base64'))
          received.push({ item, bytes })
        } catch (error) {
          if (!(error instanceof CallError)) throw error
          problems.push({ item, code: error.code, message: error.message })
        }
      }
      return { received, problems }
    },
    async 'import.paste'({ batch, item, ...pasted }) {
      const { staged } = batchOf(batch).parts
      const { name, bytes } = await pastedFile(pasted)
      const settings = { ...PLAIN_READING, encoding: 'utf-8', as: 'one' as const }
      return { received: await staged.whole(item, name, bytes, pasted.title.trim() || null, settings) }
    },
    'import.preview': ({ batch, from = 0 }) => batchOf(batch).preview(from),
    'import.read': ({ batch, item, settings, from = 0 }) => batchOf(batch).read(item, settings, from),
    'import.detail': ({ batch, item }) => batchOf(batch).detail(item),
    'import.commit': ({ batch, items }) => session.imports().commit(batch, items),
    'import.halt': ({ batch }) => {
      batchOf(batch).halt()
      return Promise.resolve(null)
    },
    async 'import.cancel'({ batch }) {
      await session.imports().cancel(batch)
      return null
    },
    'import.pending': () => session.imports().pending(),
    'import.resume': async ({ batch }) => ({ batch: await session.imports().resume(batch) })
  }
}
