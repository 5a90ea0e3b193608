import type { Client } from '../../../api/client'
import { PASTE_LIMIT } from '../../../api/contract'
import { CallError } from '../../../api/envelope'
import type { CollectionSettings, ReadSettings } from '../../../api/import-params'
import type { ImportDetail, ImportItem, ImportReport } from '../../../api/import-views'
import { explainError } from '../../state/explain-error'
import type { FoundFile } from '../../state/found-files'
import { BatchSender } from '../uploading/batch-sender'
import type { PastedText } from '../uploading/batch-sender'
import { markDropped } from '../uploading/dropped-batches'
import { isEmptyDraft } from './import-draft'
import { EMPTY_DRAFT, UNEDITED, mergeEdits } from './import-edits'
import type { ImportDraft, ItemEdits } from './import-edits'
import { leftOutOf } from './import-report'
import { choiceOf, chosenRows, isStorable, rowsOf, whyNotStore } from './import-rows'
import type { ImportRow } from './import-rows'
import { START } from './import-view'
import type { ImportView } from './import-view'
import { readPages, readPreview } from './read-preview'
import { unsentItem } from './unsent-item'
import type { FileProblem } from '../uploading/upload-files'

/** Where drafts are kept (D11); `write` answers whether it was. */
export interface DraftKeeper {
  readonly read: (batch: string) => ImportDraft
  readonly write: (batch: string, draft: ImportDraft) => boolean
  readonly remove: (batch: string) => void
}

export interface ImportFlowOptions {
  readonly client: Client
  readonly newId: () => string
  readonly drafts: DraftKeeper
}

/** Between what a person does and its draft, in milliseconds; the draft of 10,000 rows is not written at every letter. */
const DRAFT_REST = 300
/** So many files are not chosen again lightly. */
const MANY_FILES = 100
/** Most documents whose full text is kept. */
const KEPT_DETAILS = 30

const isCancelled = (error: unknown): boolean => error instanceof CallError && error.code === 'cancelled'

/** What decides which documents a file holds; the other settings only change what is in them. */
const splitOf = ({ as, collection }: ReadSettings): string => {
  const { delimiter, hasHeader, sheet, separator }: CollectionSettings = collection
  return JSON.stringify([as, delimiter, hasHeader, sheet, separator])
}

/**
 * D12: an import from the first file to the one command at its end. Until `store`, the backend holds the files in a
 * batch that `drop` drops; nothing is in the library.
 */
export class ImportFlow {
  readonly #client: Client
  readonly #drafts: DraftKeeper
  readonly #sender: BatchSender
  readonly #listeners = new Set<() => void>()
  readonly #details = new Map<string, Promise<ImportDetail>>()
  /** The newest reading of each source: an answer that comes after another was asked for says nothing. */
  readonly #readings = new Map<string, number>()
  #view = START
  #draft: ImportDraft = EMPTY_DRAFT
  #items: readonly ImportItem[] = []
  /** Files that never reached the backend, shown among the others. */
  #unsent: readonly ImportItem[] = []
  #abort = new AbortController()
  #draftTimer: ReturnType<typeof setTimeout> | null = null
  /** One step after the other: files may be dropped while others are on their way. */
  #steps: Promise<void> = Promise.resolve()

  constructor({ client, newId, drafts }: ImportFlowOptions) {
    this.#client = client
    this.#drafts = drafts
    this.#sender = new BatchSender(client, newId)
  }

  readonly view = (): ImportView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The files of this import, as they were chosen. */
  files(): readonly FoundFile[] {
    return this.#sender.files
  }

  /** Sends files and reads them; may be called again for more. */
  async addFiles(files: readonly FoundFile[]): Promise<void> {
    if (files.length === 0) return
    await this.#guarded(async (signal) => {
      const start = { what: 'sending', done: 0, total: files.length, bytes: null } as const
      this.#show({ phase: 'sending', progress: start, problem: null, notice: null })
      const sent = await this.#sender.send(files, signal, ({ files: { done, total }, bytes }) =>
        this.#show({ progress: { what: 'sending', done, total, bytes } })
      )
      this.#unsent = [...this.#unsent, ...sent.problems.map((problem: FileProblem) => unsentItem(problem))]
      if (sent.stopped) {
        this.#abort = new AbortController()
        this.#show({ notice: `Stopped: ${sent.arrived} of ${sent.total} files have arrived. Add the others again.` })
      }
      await this.#read(this.#abort.signal)
    })
  }

  /** Takes a pasted text; one that is too long for a call goes as a file. */
  async paste(text: PastedText): Promise<void> {
    const title = text.title.trim()
    if (text.text.length > PASTE_LIMIT) {
      const file = new File([text.text], `${title.slice(0, 60) || 'Pasted text'}.txt`)
      await this.addFiles([{ file, folder: '' }])
      return
    }
    const html = text.html !== null && text.html.length <= PASTE_LIMIT ? text.html : null
    await this.#guarded(async (signal) => {
      await this.#sender.paste({ title, text: text.text, html })
      await this.#read(signal)
    })
  }

  /** Goes on with an import that was interrupted, with what the person had done to it (D11). */
  async resume(batch: string): Promise<void> {
    await this.#guarded(async (signal) => {
      this.#draft = this.#drafts.read(batch)
      this.#sender.take((await this.#client.call('import.resume', { batch })).batch)
      await this.#read(signal)
      for (const { item, settings } of this.#view.sources) {
        const wanted = this.#draft.settings[item]
        if (wanted && JSON.stringify(wanted) !== JSON.stringify(settings)) await this.reread(item, wanted)
      }
    })
  }

  /** Goes on reading after it was stopped. */
  async readOn(): Promise<void> {
    await this.#guarded((signal) => this.#read(signal))
  }

  /** Adds to what is decided about a document. */
  edit(item: string, edits: ItemEdits): void {
    const merged = mergeEdits(this.#draft.edits[item] ?? UNEDITED, edits)
    this.#edited({ ...this.#draft.edits, [item]: merged })
  }

  /** Ticks documents that can be stored, or takes their ticks away. */
  tick(rows: readonly ImportRow[], ticked: boolean): void {
    const changed = rows.filter(isStorable).map(({ item, edits }) => [item.item, { ...edits, ticked }] as const)
    this.#edited({ ...this.#draft.edits, ...Object.fromEntries(changed) })
  }

  /** Leaves out the parts that are certain enough, of every document nobody has decided about. */
  takeAllConfident(): void {
    const undecided = this.#view.rows.filter(
      (row) => isStorable(row) && (row.item.tail?.confident ?? 0) > 0 && row.edits.leaveOut === undefined
    )
    const changed = undecided.map(
      ({ item, edits }) => [item.item, { ...edits, leaveOut: 'confident' as const }] as const
    )
    this.#edited({ ...this.#draft.edits, ...Object.fromEntries(changed) })
  }

  /** Reads one file again with other settings. */
  async reread(source: string, settings: ReadSettings): Promise<void> {
    const batch = this.#sender.batch
    const before = this.#view.sources.find(({ item }) => item === source)
    if (batch === null || !before) return
    const reading = (this.#readings.get(source) ?? 0) + 1
    this.#readings.set(source, reading)
    const { [source]: _solved, ...readProblems } = this.#view.readProblems
    this.#show({ rereading: new Set([...this.#view.rereading, source]), readProblems })
    const isNewest = () => this.#readings.get(source) === reading && this.#sender.batch === batch
    try {
      const page = (from: number) => this.#client.call('import.read', { batch, item: source, settings, from })
      const read = await readPages(page, this.#abort.signal)
      if (!isNewest()) return
      const [made] = read.sources
      const isSplitAnew = made !== undefined && splitOf(made.settings) !== splitOf(before.settings)
      const ofSource = new Set(this.#items.filter((item) => item.source === source).map(({ item }) => item))
      for (const item of ofSource) this.#details.delete(item)
      const edits = Object.entries(this.#draft.edits).filter(([item]) => !(isSplitAnew && ofSource.has(item)))
      this.#draft = { edits: Object.fromEntries(edits), settings: { ...this.#draft.settings, [source]: settings } }
      const first = this.#items.findIndex((item) => item.source === source)
      const others = this.#items.filter((item) => item.source !== source)
      this.#items = first < 0 ? [...others, ...read.items] : others.toSpliced(first, 0, ...read.items)
      this.#show({ sources: this.#view.sources.map((each) => (each.item === source && made ? made : each)) })
      this.#edited(this.#draft.edits)
    } catch (error) {
      if (!isNewest() || this.#abort.signal.aborted) return
      const problem = { code: error instanceof CallError ? error.code : 'failed', message: explainError(error) }
      this.#show({ readProblems: { ...this.#view.readProblems, [source]: problem } })
    } finally {
      if (isNewest()) this.#show({ rereading: new Set([...this.#view.rereading].filter((each) => each !== source)) })
    }
  }

  /** One document in full, asked for once. Rejects with CallError. */
  detail(item: string): Promise<ImportDetail> {
    const known = this.#details.get(item)
    if (known) return known
    const batch = this.#sender.batch ?? ''
    const detail = this.#client.call('import.detail', { batch, item })
    this.#details.set(item, detail)
    const [oldest] = this.#details.keys()
    if (this.#details.size > KEPT_DETAILS && oldest !== undefined) this.#details.delete(oldest)
    detail.catch(() => this.#details.delete(item))
    return detail
  }

  /** Stores the ticked documents as one undoable command; null when that failed, which the view then explains. */
  async store(): Promise<ImportReport | null> {
    const batch = this.#sender.batch
    if (batch === null || this.#view.phase !== 'reviewing' || whyNotStore(this.#view.rows)) return null
    const { sources, rows } = this.#view
    const signal = this.#abort.signal
    this.#show({ phase: 'storing', problem: null, notice: null })
    const end = this.#follow(batch)
    try {
      const items = chosenRows(rows).map(choiceOf)
      this.#show({ progress: { what: 'storing', done: 0, total: items.length, bytes: null } })
      const report = await this.#client.call('import.commit', { batch, items })
      this.#forget(this.#sender.leave())
      this.#show({ ...START, phase: 'stored', result: { report, leftOut: leftOutOf(sources, rows) } })
      return report
    } catch (error) {
      if (this.#sender.batch !== batch) return null
      const isStopped = isCancelled(error) || signal.aborted
      if (isStopped) this.#abort = new AbortController()
      this.#show({
        phase: 'reviewing',
        progress: null,
        ...(isStopped ? { notice: 'Stopped. Nothing was stored.' } : { problem: explainError(error) })
      })
      return null
    } finally {
      end()
    }
  }

  /** Ends what is under way; nothing is half-stored, and what is there stays. */
  async stop(): Promise<void> {
    const { phase } = this.#view
    const batch = this.#sender.batch
    this.#abort.abort()
    if (batch !== null && (phase === 'reading' || phase === 'storing')) {
      await this.#client.call('import.halt', { batch })
    }
  }

  /** Drops everything; the flow is as new. What the backend still holds goes with it. */
  async drop(): Promise<void> {
    const batch = this.#leave()
    this.#forget(batch)
    if (batch === null) return
    markDropped(this.#client, batch)
    await this.#client.call('import.cancel', { batch })
  }

  /** Lets go of the import, which waits to be gone on with; the flow is as new. */
  keepForLater(): void {
    this.flush()
    this.#leave()
  }

  /** Writes the draft that waits. */
  flush(): void {
    const batch = this.#sender.batch
    if (this.#draftTimer === null) return
    clearTimeout(this.#draftTimer)
    this.#draftTimer = null
    if (batch !== null && !this.#drafts.write(batch, this.#draft)) {
      this.#show({ notice: 'The browser has no room to keep what you change here: a reload would lose it.' })
    }
  }

  #leave(): string | null {
    this.#abort.abort()
    this.#abort = new AbortController()
    const batch = this.#sender.leave()
    this.#draft = EMPTY_DRAFT
    this.#items = []
    this.#unsent = []
    this.#details.clear()
    this.#show(START)
    return batch
  }

  #forget(batch: string | null): void {
    if (this.#draftTimer !== null) clearTimeout(this.#draftTimer)
    this.#draftTimer = null
    if (batch !== null) this.#drafts.remove(batch)
  }

  /** Runs a step; what goes wrong is shown, what was dropped is silent. */
  #guarded(step: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal: dropped } = this.#abort
    this.#steps = this.#steps.then(async () => {
      if (this.#view.phase === 'stored') this.#show(START)
      if (dropped.aborted) return
      try {
        await step(dropped)
      } catch (error) {
        const { batch } = this.#sender
        if (batch !== null && (isCancelled(error) || this.#abort.signal.aborted)) {
          this.#abort = new AbortController()
          this.#show({ phase: 'stopped', progress: null })
        } else if (!dropped.aborted) {
          const phase = this.#view.rows.length > 0 ? 'reviewing' : 'choosing'
          this.#show({ phase, progress: null, problem: explainError(error) })
        }
      }
    })
    return this.#steps
  }

  #follow(batch: string): () => void {
    return this.#client.on('import.progress', (event) => {
      const isOurs = event.batch === batch && this.#view.phase === event.phase
      if (!isOurs) return
      this.#show({ progress: { what: event.phase, done: event.done, total: event.total, bytes: null } })
    })
  }

  async #read(signal: AbortSignal): Promise<void> {
    const batch = await this.#sender.begin()
    signal.throwIfAborted()
    this.#show({ phase: 'reading', progress: { what: 'reading', done: 0, total: 0, bytes: null } })
    const end = this.#follow(batch)
    try {
      const { sources, items } = await readPreview(this.#client, batch, signal)
      this.#items = items
      this.#details.clear()
      this.#show({ phase: 'reviewing', progress: null, sources })
      this.#showRows()
    } finally {
      end()
    }
  }

  #edited(edits: ImportDraft['edits']): void {
    this.#draft = { ...this.#draft, edits }
    this.#showRows()
    if (this.#draftTimer !== null) clearTimeout(this.#draftTimer)
    this.#draftTimer = setTimeout(() => this.flush(), DRAFT_REST)
  }

  #showRows(): void {
    const { sent, hasPasted } = this.#sender
    const items = this.#unsent.length === 0 ? this.#items : [...this.#items, ...this.#unsent]
    this.#show({
      rows: rowsOf(items, this.#view.sources, this.#draft.edits, this.#view.rows),
      isWorkedOn: hasPasted || sent >= MANY_FILES || !isEmptyDraft(this.#draft)
    })
  }

  #show(view: Partial<ImportView>): void {
    this.#view = { ...this.#view, ...view }
    for (const listener of this.#listeners) listener()
  }
}
