import { CallError } from '../../../api/envelope'
import type { ImportChoice } from '../../../api/import-params'
import type { ImportReport, PendingImport } from '../../../api/import-views'
import { isFileError } from '../../store/file-system'
import type { OpenLibrary } from '../../store/load-library'
import { ImportBatch } from './import-batch'
import type { ImportBatchParts } from './import-batch'
import { LibraryTexts } from './library-texts'
import { pendingImports, removeHalfStored } from './pending-imports'
import { StagedImport } from './staged-import'

/** Most imports held open at once; the others wait on the disk, for windows that never came back. */
const MOST_OPEN = 8

export interface ImportsParts {
  readonly library: OpenLibrary
  readonly person: string
  readonly clock: () => Date
  readonly ids: () => string
  readonly progress: (batch: string, ...told: Parameters<ImportBatchParts['progress']>) => void
}

/** The imports of an open library: begun, gone on with after an interruption, stored or dropped. */
export class ImportsUnderWay {
  readonly #parts: ImportsParts
  readonly #open = new Map<string, ImportBatch>()
  readonly #texts: LibraryTexts

  constructor(parts: ImportsParts) {
    this.#parts = parts
    this.#texts = new LibraryTexts(parts.library)
  }

  /** @throws CallError `read-only` with the reason, `not-saved` */
  async begin(): Promise<string> {
    const { library, clock, ids } = this.#parts
    const { store } = library
    if (store.readOnly) throw new CallError('read-only', store.readOnly.message)
    const { fileSystem, paths } = store.parts
    const by = paths.journalName
    const head = { format: 'claimdesk/import', version: 1, startedAt: clock().toISOString(), by } as const
    const id = ids()
    await this.#add(await StagedImport.create(fileSystem, paths.imports, id, head))
    return id
  }

  /** @throws CallError `not-found` for one that is not open */
  require(id: string): ImportBatch {
    const batch = this.#open.get(id)
    if (!batch) throw new CallError('not-found', 'That import is not under way any more. Start it again.')
    return batch
  }

  pending(): Promise<readonly PendingImport[]> {
    return pendingImports(this.#parts.library)
  }

  /** Goes on with an import that was interrupted. */
  async resume(id: string): Promise<string> {
    const { store } = this.#parts.library
    if (this.#open.has(id)) return id
    if (store.readOnly) throw new CallError('read-only', store.readOnly.message)
    const { fileSystem, paths } = store.parts
    const staged = await StagedImport.reopen(fileSystem, paths.imports, id)
    if (staged?.head.by !== paths.journalName) {
      throw new CallError('not-found', 'What was kept of that import is gone. Import the files again.')
    }
    await this.#add(staged)
    return id
  }

  async commit(id: string, choices: readonly ImportChoice[]): Promise<ImportReport> {
    const batch = this.require(id)
    const report = await batch.commit(choices)
    this.#open.delete(id)
    await this.#remove(batch)
    return report
  }

  /** Drops an import with its files, also one that is not open. */
  async cancel(id: string): Promise<void> {
    const pending = this.#open.has(id) ? null : await this.pending()
    if (pending?.some(({ batch }) => batch === id)) await this.resume(id)
    const batch = this.#open.get(id)
    if (!batch) return
    this.#open.delete(id)
    await batch.end()
    await removeHalfStored(this.#parts.library, batch.parts.staged.storing)
    await this.#remove(batch)
  }

  /** D5: what was done is done, also when copies of the files cannot be removed; the next open clears them away. */
  async #remove({ parts }: ImportBatch): Promise<void> {
    await parts.staged.remove().catch((error: unknown) => {
      if (!isFileError(error)) throw error
    })
  }

  /** Ends what is being done; the files stay for another time. */
  async close(): Promise<void> {
    for (const batch of this.#open.values()) await release(batch)
    this.#open.clear()
  }

  async #add(staged: StagedImport): Promise<void> {
    const { library, person, progress } = this.#parts
    this.#open.set(
      staged.id,
      new ImportBatch({
        library,
        staged,
        texts: this.#texts,
        person,
        progress: (...told) => progress(staged.id, ...told)
      })
    )
    const [oldest] = this.#open
    if (this.#open.size <= MOST_OPEN || !oldest) return
    this.#open.delete(oldest[0])
    await release(oldest[1])
  }
}

async function release(batch: ImportBatch): Promise<void> {
  await batch.end()
  if (batch.parts.staged.files.size === 0) await batch.parts.staged.remove()
  else await batch.parts.staged.close()
}
