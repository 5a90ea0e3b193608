import type { Client } from '../../../api/client'
import type { AnnotationImportResult } from '../../../api/transfer-views'
import { explainError } from '../../state/explain-error'
import type { FoundFile } from '../../state/found-files'
import { BatchSender } from '../uploading/batch-sender'
import { markDropped } from '../uploading/dropped-batches'
import { START, whyNotImport } from './annotation-view'
import type { AnnotationView } from './annotation-view'
import type { ReadingChoice } from './reading-choice'

export interface AnnotationFlowOptions {
  readonly client: Client
  readonly newId: () => string
}

/** Between a change and the preview of it, in milliseconds: the next letter usually follows sooner. */
const REST = 250

/**
 * D12: an import of annotations from the first file to the one command at its end. Until `store` nothing is in the
 * library: the files lie in a batch, which `drop` drops.
 */
export class AnnotationFlow {
  readonly #client: Client
  readonly #sender: BatchSender
  readonly #listeners = new Set<() => void>()
  #view = START
  #abort = new AbortController()
  #timer: ReturnType<typeof setTimeout> | null = null
  /** A preview is under way: one at a time, the newest choice next. */
  #reading: Promise<void> | null = null
  #isWanted = false
  /** One after the other: files may be dropped while others are on their way. */
  #steps: Promise<void> = Promise.resolve()

  constructor({ client, newId }: AnnotationFlowOptions) {
    this.#client = client
    this.#sender = new BatchSender(client, newId)
  }

  readonly view = (): AnnotationView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Sends files and reads them; may be called again for more. */
  addFiles(files: readonly FoundFile[]): Promise<void> {
    if (files.length === 0) return this.#steps
    const { signal } = this.#abort
    this.#steps = this.#steps.then(async () => {
      if (signal.aborted) return
      if (this.#view.phase === 'stored') this.#show(START)
      try {
        await this.#send(files, signal)
      } catch (error) {
        if (!signal.aborted) await this.#giveUp(explainError(error))
      }
    })
    return this.#steps
  }

  /** Reads in another way, or sends names elsewhere; the preview follows in a moment. */
  change(choice: ReadingChoice): void {
    if (this.#view.phase !== 'reviewing') return
    this.#show({ choice, isStale: true, problem: null, notice: null })
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#read()
    }, REST)
  }

  /** Takes everything in as one undoable command; null when that failed, which the view then explains. */
  async store(): Promise<AnnotationImportResult | null> {
    const { batch } = this.#sender
    if (batch === null || this.#view.phase !== 'reviewing' || whyNotImport(this.#view) !== null) return null
    const { choice } = this.#view
    const progress = { what: 'storing', done: 0, total: 0, bytes: null } as const
    this.#show({ phase: 'storing', progress, problem: null, notice: null })
    try {
      const result = await this.#client.call('annotations.import', { batch, ...choice })
      if (this.#sender.batch === batch) this.#sender.leave()
      this.#show({ ...START, phase: 'stored', result })
      return result
    } catch (error) {
      if (this.#sender.batch === batch) {
        this.#show({ phase: 'reviewing', progress: null, problem: explainError(error) })
      }
      return null
    }
  }

  /** Ends what is under way and lets go of all files. */
  async stop(): Promise<void> {
    await this.drop()
    this.#show({ notice: 'Stopped. Nothing was stored.' })
  }

  /** Drops everything; the flow is as new. What the backend still holds goes with it. */
  async drop(): Promise<void> {
    this.#abort.abort()
    this.#abort = new AbortController()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const batch = this.#sender.leave()
    this.#show(START)
    if (batch === null) return
    markDropped(this.#client, batch)
    await this.#client.call('import.cancel', { batch })
  }

  async #send(files: readonly FoundFile[], signal: AbortSignal): Promise<void> {
    const progress = { what: 'sending', done: 0, total: files.length, bytes: null } as const
    this.#show({ phase: 'sending', progress, problem: null, notice: null })
    const sent = await this.#sender.send(files, signal, ({ files: { done, total }, bytes }) => {
      if (!signal.aborted) this.#show({ progress: { what: 'sending', done, total, bytes } })
    })
    if (signal.aborted) return
    const unsent = sent.problems.map(({ name, folder, message }) => {
      const file = folder === '' ? name : `${folder}/${name}`
      return { file, line: null, place: '', message }
    })
    const isFirst = this.#view.preview === null
    this.#show({
      phase: isFirst ? 'reading' : 'reviewing',
      progress: isFirst ? { what: 'reading', done: 0, total: 0, bytes: null } : null,
      unsent: [...this.#view.unsent, ...unsent],
      isStale: true
    })
    await this.#read()
    const { preview, problem } = this.#view
    // Files that cannot be read at all: nothing is left lying about, other ones can be chosen.
    if (!signal.aborted && preview === null && problem !== null) await this.#giveUp(problem)
  }

  async #giveUp(problem: string): Promise<void> {
    await this.drop()
    this.#show({ problem })
  }

  /** Previews the choice as it is by the time its turn comes. */
  #read(): Promise<void> {
    this.#isWanted = true
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  async #readOn(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false
      const { choice } = this.#view
      const { batch } = this.#sender
      if (batch === null) return
      const isCurrent = () => this.#sender.batch === batch && this.#view.choice === choice && !this.#isWanted
      try {
        const preview = await this.#client.call('annotations.preview', { batch, ...choice })
        if (isCurrent()) this.#show({ phase: 'reviewing', progress: null, preview, isStale: false, problem: null })
      } catch (error) {
        if (isCurrent()) this.#show({ problem: explainError(error) })
      }
    }
  }

  #show(view: Partial<AnnotationView>): void {
    this.#view = { ...this.#view, ...view }
    for (const listener of this.#listeners) listener()
  }
}
