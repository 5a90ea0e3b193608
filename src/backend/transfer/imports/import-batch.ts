import { PREVIEW_PAGE } from '../../../api/contract'
import { CallError } from '../../../api/envelope'
import { MOST_ITEMS, PLAIN_READING } from '../../../api/import-params'
import type { ImportChoice, ReadSettings } from '../../../api/import-params'
import type { ImportDetail, ImportItem, ImportPreview, ImportReport, ImportSource } from '../../../api/import-views'
import type { SourceFile } from '../../../core/formats/format'
import { ENCODINGS } from '../../library/decode-bytes'
import type { OpenLibrary } from '../../store/load-library'
import { BatchTexts } from './batch-texts'
import { commitImport } from './commit-import'
import { detailOf } from './describe-document'
import { sourceIdOf } from './import-file'
import type { ImportFile } from './import-file'
import type { LibraryTexts } from './library-texts'
import { openFile } from './open-file'
import { orAborted, problemOf, readSource } from './read-source'
import type { StagedImport } from './staged-import'
import { breather } from './yield-often'

export interface ImportBatchParts {
  readonly library: OpenLibrary
  readonly staged: StagedImport
  readonly texts: LibraryTexts
  readonly person: string
  /** Of `total` documents, as far as they are known, `done` have been read or stored. */
  readonly progress: (phase: 'reading' | 'storing', done: number, total: number) => void
}

/** A file that was read. */
interface ReadFile {
  readonly source: ImportSource
  readonly items: readonly ImportItem[]
}

/** How often progress is told, in milliseconds. */
const TOLD_EVERY = 100

/**
 * Files on their way into the library (D12): what they are is found out here, nothing is stored before `commit`, and
 * what is dropped leaves nothing behind. One thing at a time is done to a batch.
 */
export class ImportBatch {
  readonly parts: ImportBatchParts
  readonly #own = new Map<string, Omit<ImportFile, 'settings'>>()
  readonly #read = new Map<string, ReadFile>()
  readonly #compared: BatchTexts
  #steps: Promise<unknown> = Promise.resolve()
  #running: AbortController | null = null

  constructor(parts: ImportBatchParts) {
    this.parts = parts
    this.#compared = new BatchTexts(parts.texts)
  }

  /** Takes a file of this machine where it lies, without a copy (command line). */
  addOwn(file: Omit<ImportFile, 'settings'>, settings: ReadSettings): void {
    this.#own.set(file.item, file)
    this.parts.staged.settings.set(file.item, settings)
  }

  /** The files of the import, in the order they came. */
  files(): readonly ImportFile[] {
    const { staged } = this.parts
    const ids = [...staged.files.keys(), ...this.#own.keys()]
    return ids.map((item) => this.#file(item))
  }

  /** The files with their bytes, for reading them as annotations; a folder that all of them share is left out. */
  async sourceFiles(): Promise<readonly SourceFile[]> {
    const files = this.files()
    const roots = new Set(files.map(({ folder }) => folder.split('/')[0] ?? ''))
    const found: SourceFile[] = []
    for (const { folder, name, read } of files) {
      const below = roots.size === 1 ? folder.split('/').slice(1).join('/') : folder
      found.push({ path: below === '' ? name : `${below}/${name}`, bytes: new Uint8Array(await read()) })
    }
    return found
  }

  /** What the import would do; what came since the last time is read. */
  preview(from: number): Promise<ImportPreview> {
    return this.#work(async (signal) => {
      const unread = this.files().filter(({ item }) => !this.#read.has(item))
      if (unread.length > 0) await this.#readFiles(unread, signal)
      return this.#page(this.files(), from)
    })
  }

  /** Reads a file again with other settings. */
  read(item: string, settings: ReadSettings, from: number): Promise<ImportPreview> {
    const { encoding } = settings
    if (encoding !== null && !(ENCODINGS as readonly string[]).includes(encoding)) {
      throw new CallError('unknown-encoding', `There is no encoding called ${encoding}.`)
    }
    const known = this.#file(item)
    return this.#work(async (signal) => {
      const isNew = JSON.stringify(known.settings) !== JSON.stringify(settings)
      if (isNew) {
        await this.#readFiles([{ ...known, settings }], signal)
        await this.parts.staged.setSettings(item, settings)
      } else if (!this.#read.has(item)) await this.#readFiles([known], signal)
      return this.#page([this.#file(item)], from)
    })
  }

  /** One document in full. */
  detail(item: string): Promise<ImportDetail> {
    const file = this.#file(sourceIdOf(item))
    return this.#work(async (signal) => {
      try {
        const open = await orAborted(openFile(file, this.parts.staged.head.startedAt), signal)
        for await (const document of open.documents()) {
          signal.throwIfAborted()
          if (document.item === item) return detailOf(item, await orAborted(document.build(), signal))
        }
      } catch (error) {
        const problem = problemOf(error)
        throw problem ? new CallError(problem.code, problem.message) : error
      }
      throw new CallError('not-found', 'That document is not part of this import any more. Look it over again.')
    })
  }

  /**
   * Stores what was chosen: files first, then one command. A failure or `halt` before the command leaves nothing.
   *
   * @throws CallError `not-saved`, `cancelled`, `read-only`, and what is wrong with a chosen document
   */
  commit(choices: readonly ImportChoice[]): Promise<ImportReport> {
    return this.#work((signal) => {
      const tell = this.#teller('storing')
      return commitImport(choices, {
        ...this.parts,
        file: (item) => this.#file(item),
        marksOf: (item) => this.#compared.marksOf(item),
        progress: tell,
        signal
      })
    })
  }

  /** Id of the article that a document that was read would become. */
  articleOf(item: string): string | null {
    return this.#compared.marksOf(item)?.original.slice(0, 16) ?? null
  }

  /** Ends what is being done; the batch stays. */
  halt(): void {
    this.#running?.abort(new CallError('cancelled', 'The import was stopped. Nothing was stored.'))
  }

  /** Ends what is being done and waits for its end. */
  async end(): Promise<void> {
    this.halt()
    await this.#steps
  }

  #file(item: string): ImportFile {
    const { staged } = this.parts
    const settings = staged.settings.get(item) ?? PLAIN_READING
    const own = this.#own.get(item)
    if (own) return { ...own, settings }
    const file = staged.files.get(item)
    if (!file) throw new CallError('not-found', 'That file is not part of this import any more.')
    const { name, folder, size, title } = file
    return { item, name, folder, size, title, settings, read: () => staged.read(item) }
  }

  async #readFiles(files: readonly ImportFile[], signal: AbortSignal): Promise<void> {
    const { staged, texts } = this.parts
    await texts.update(signal)
    const tell = this.#teller('reading')
    const breathe = breather()
    let total = files.length
    let done = 0
    for (const file of files) {
      const items: ImportItem[] = []
      const before = this.#read.get(file.item)?.items ?? []
      for (const { item } of before) this.#compared.forget(item)
      this.#read.delete(file.item)
      const source = await readSource(file, staged.head.startedAt, signal, {
        opened: (count) => {
          total += Math.max(0, count - 1)
        },
        document: async ({ item, marks }) => {
          if (items.length >= MOST_ITEMS) throw tooMany(file.name)
          items.push(marks ? this.#compared.compare(item, marks) : item)
          done += 1
          tell(done, Math.max(done, total))
          await breathe()
          signal.throwIfAborted()
        }
      })
      this.#read.set(file.item, { source, items })
      await breathe()
      signal.throwIfAborted()
    }
    tell(done, done, true)
  }

  /** A page of files and documents, each file before its documents. */
  #page(files: readonly ImportFile[], from: number): ImportPreview {
    const sources: ImportSource[] = []
    const items: ImportItem[] = []
    let place = 0
    for (const { item } of files) {
      const read = this.#read.get(item)
      if (!read) continue
      const end = place + 1 + read.items.length
      if (end > from && sources.length + items.length < PREVIEW_PAGE) {
        if (place >= from) sources.push(read.source)
        const first = Math.max(0, from - place - 1)
        items.push(...read.items.slice(first, first + PREVIEW_PAGE - sources.length - items.length))
      }
      place = end
    }
    const next = from + sources.length + items.length
    return { sources, items, next: next < place ? next : null }
  }

  #teller(phase: 'reading' | 'storing') {
    let told = 0
    return (done: number, total: number, always = false): void => {
      const now = performance.now()
      if (!always && now - told < TOLD_EVERY) return
      told = now
      this.parts.progress(phase, done, total)
    }
  }

  #work<Value>(step: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const controller = new AbortController()
    const result = this.#steps.then(async () => {
      this.#running = controller
      try {
        return await step(controller.signal)
      } finally {
        this.#running = null
      }
    })
    this.#steps = result.catch(() => undefined)
    return result
  }
}

function tooMany(name: string): CallError {
  const most = MOST_ITEMS.toLocaleString('en-GB')
  return new CallError('too-many', `“${name}” has more than ${most} documents. Split it and import the parts.`)
}
