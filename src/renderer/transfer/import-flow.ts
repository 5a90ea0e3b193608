import type { Client } from '../../api/client'
import { PASTE_LIMIT } from '../../api/contract'
import { PLAIN_READING } from '../../api/import-params'
import type { ImportItem, ImportPreview, ImportReport } from '../../api/import-views'
import { explainError } from '../state/explain-error'
import { chosenRows, mergeRows, rereadRow } from './import-rows'
import type { ImportRow } from './import-rows'
import { uploadFiles } from './upload-files'
import type { FileProblem } from './upload-files'

/** `choosing`: nothing has been chosen; `reviewing`: everything that was chosen has been read. */
export type ImportPhase = 'choosing' | 'sending' | 'reading' | 'reviewing' | 'storing'

export interface ImportView {
  readonly phase: ImportPhase
  readonly progress: { readonly done: number; readonly total: number; readonly what: string } | null
  readonly rows: readonly ImportRow[]
  readonly problem: string | null
}

const START: ImportView = { phase: 'choosing', progress: null, rows: [], problem: null }

export interface ImportFlowOptions {
  readonly client: Client
  readonly newId: () => string
}

/**
 * D12: an import from the first file to the one command at its end. Until `store`, the backend holds the files in a
 * batch that `cancel` drops; nothing is in the library.
 */
export class ImportFlow {
  readonly #client: Client
  readonly #newId: () => string
  readonly #listeners = new Set<() => void>()
  #view = START
  #batch: string | null = null
  /** Everything that was sent, to send it again when a file broke off in the middle. */
  #files: readonly File[] = []
  #pasted: readonly { readonly title: string; readonly text: string }[] = []
  #abort = new AbortController()
  /** One step after the other: files may be dropped while others are on their way. */
  #steps: Promise<void> = Promise.resolve()

  constructor({ client, newId }: ImportFlowOptions) {
    this.#client = client
    this.#newId = newId
  }

  readonly view = (): ImportView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Sends files and reads them; may be called again for more. */
  async addFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return
    await this.#guarded(async (signal) => {
      const problems = await this.#send(files, signal)
      await this.#read(problems, signal)
    })
  }

  /** Takes a pasted text; one that is too long for a call goes as a file. */
  async paste(title: string, text: string): Promise<void> {
    if (text.length > PASTE_LIMIT) {
      await this.addFiles([new File([text], `${title.trim().slice(0, 60) || 'Pasted text'}.txt`)])
      return
    }
    await this.#guarded(async (signal) => {
      await this.#sendText({ title: title.trim(), text }, signal)
      await this.#read([], signal)
    })
  }

  setTitle(item: string, title: string): void {
    this.#changeRow(item, (row) => ({ ...row, title }))
  }

  setTicked(item: string, ticked: boolean): void {
    this.#changeRow(item, (row) => ({ ...row, ticked: ticked && row.item.outcome === 'new' }))
  }

  setAllTicked(ticked: boolean): void {
    const rows = this.#view.rows.map((row) => ({ ...row, ticked: ticked && row.item.outcome === 'new' }))
    this.#show({ rows })
  }

  /** Reads one file again with another encoding. */
  async setEncoding(item: string, encoding: string): Promise<void> {
    const batch = this.#batch
    if (batch === null) return
    this.#changeRow(item, (row) => ({ ...row, busy: true, encodingProblem: null }))
    try {
      const settings = { ...PLAIN_READING, encoding }
      const { items } = await this.#client.call('import.read', { batch, item, settings })
      for (const reread of items) this.#changeRow(reread.item, (row) => rereadRow(row, reread))
    } catch (error) {
      this.#changeRow(item, (row) => ({ ...row, busy: false, encodingProblem: explainError(error) }))
    }
  }

  /** Stores the ticked files as one undoable command; null when that failed, which the view then explains. */
  async store(): Promise<ImportReport | null> {
    const batch = this.#batch
    if (batch === null || this.#view.phase !== 'reviewing') return null
    const items = chosenRows(this.#view.rows).map((row) => ({ item: row.item.item, title: row.title.trim() }))
    this.#show({ phase: 'storing', problem: null })
    try {
      const report = await this.#client.call('import.commit', { batch, items })
      this.#batch = null
      return report
    } catch (error) {
      this.#show({ phase: 'reviewing', problem: explainError(error) })
      return null
    }
  }

  /** Drops everything; the flow is as new. What the backend still holds goes with it. */
  async cancel(): Promise<void> {
    this.#abort.abort()
    this.#abort = new AbortController()
    const batch = this.#batch
    this.#batch = null
    this.#files = []
    this.#pasted = []
    this.#show(START)
    if (batch !== null) await this.#client.call('import.cancel', { batch })
  }

  /** Runs a step; what goes wrong is shown, what was cancelled is silent. */
  #guarded(step: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.#abort
    this.#steps = this.#steps.then(async () => {
      if (signal.aborted) return
      try {
        await step(signal)
      } catch (error) {
        if (signal.aborted) return
        const phase = this.#view.rows.length > 0 ? 'reviewing' : 'choosing'
        this.#show({ phase, progress: null, problem: explainError(error) })
      }
    })
    return this.#steps
  }

  async #begin(signal: AbortSignal): Promise<string> {
    if (this.#batch !== null) return this.#batch
    this.#show({ problem: null })
    const { batch } = await this.#client.call('import.begin', {})
    if (signal.aborted) {
      await this.#client.call('import.cancel', { batch })
      signal.throwIfAborted()
    }
    this.#batch = batch
    return batch
  }

  async #sendText(text: { readonly title: string; readonly text: string }, signal: AbortSignal): Promise<void> {
    const batch = await this.#begin(signal)
    await this.#client.call('import.paste', { batch, item: this.#newId(), ...text, html: null })
    this.#pasted = [...this.#pasted, text]
  }

  async #send(files: readonly File[], signal: AbortSignal): Promise<readonly FileProblem[]> {
    this.#show({ phase: 'sending', progress: { done: 0, total: 1, what: '' }, problem: null })
    const batch = await this.#begin(signal)
    const problems = await uploadFiles(files, {
      client: this.#client,
      batch,
      newId: this.#newId,
      signal,
      onProgress: ({ sent, total, name }) => this.#show({ progress: { done: sent, total, what: `Sending ${name}` } })
    })
    const failed = new Set(problems.map((problem) => problem.index))
    this.#files = [...this.#files, ...files.filter((_, index) => !failed.has(index))]
    return problems.some((problem) => problem.partial) ? [...problems, ...(await this.#startAgain(signal))] : problems
  }

  /** A batch with half a file in it cannot be read: the whole ones are sent to a new one. */
  async #startAgain(signal: AbortSignal): Promise<readonly FileProblem[]> {
    const whole = this.#files
    const pasted = this.#pasted
    const batch = this.#batch
    this.#batch = null
    this.#files = []
    this.#pasted = []
    this.#show({ rows: this.#view.rows.filter((row) => row.item.problem?.code === 'unreadable') })
    if (batch !== null) await this.#client.call('import.cancel', { batch })
    for (const text of pasted) await this.#sendText(text, signal)
    return whole.length > 0 ? this.#send(whole, signal) : []
  }

  async #read(problems: readonly FileProblem[], signal: AbortSignal): Promise<void> {
    const batch = await this.#begin(signal)
    this.#show({ phase: 'reading', progress: { done: 0, total: 1, what: 'Reading the files' } })
    const end = this.#client.on('import.progress', (event) => {
      if (event.batch !== batch || signal.aborted) return
      this.#show({ progress: { done: event.done, total: event.total, what: 'Reading the files' } })
    })
    try {
      const items: ImportItem[] = []
      for (let from: number | null = 0; from !== null;) {
        const page: ImportPreview = await this.#client.call('import.preview', { batch, from })
        signal.throwIfAborted()
        items.push(...page.items)
        from = page.next
      }
      this.#show({ phase: 'reviewing', progress: null, rows: mergeRows(this.#view.rows, items, problems) })
    } finally {
      end()
    }
  }

  #changeRow(item: string, change: (row: ImportRow) => ImportRow): void {
    this.#show({ rows: this.#view.rows.map((row) => (row.item.item === item ? change(row) : row)) })
  }

  #show(view: Partial<ImportView>): void {
    this.#view = { ...this.#view, ...view }
    for (const listener of this.#listeners) listener()
  }
}
