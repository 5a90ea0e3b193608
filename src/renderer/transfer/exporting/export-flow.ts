import type { Client } from '../../../api/client'
import { CallError } from '../../../api/envelope'
import type { ExportRequest } from '../../../api/export-params'
import type { HostApi } from '../../../api/host-contract'
import type { PreparedExport } from '../../../api/transfer-views'
import { deliverExport } from '../../state/download-export'
import { explainError } from '../../state/explain-error'

export interface ExportProgress {
  readonly done: number
  /** 0: not known yet. */
  readonly total: number
}

/** Why nothing could be prepared. */
export interface ExportProblem {
  /** `refused`, `text-mismatch`, … as the contract has them; null for what is no answer of the backend. */
  readonly code: string | null
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** `previous`: the report that was there before, for the person to go on from. `saved` carries the name it has now. */
export type ExportView =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'preparing'; readonly progress: ExportProgress; readonly previous: PreparedExport | null }
  | { readonly phase: 'failed'; readonly problem: ExportProblem; readonly previous: PreparedExport | null }
  | { readonly phase: 'ready'; readonly prepared: PreparedExport; readonly problem: string | null }
  /** Progress in bytes; null where the host saves, which cannot be followed. */
  | { readonly phase: 'saving'; readonly prepared: PreparedExport; readonly progress: ExportProgress | null }
  | {
      readonly phase: 'saved'
      readonly prepared: PreparedExport
      readonly name: string
      readonly problem: string | null
    }

export interface ExportFlowOptions {
  readonly client: Client
  readonly host: HostApi
  readonly newId: () => string
  /** Hands a file to the browser's downloads. */
  readonly download: (blob: Blob, name: string) => void
}

const CHOOSING: ExportView = { phase: 'choosing' }
const NOT_BEGUN: ExportProgress = { done: 0, total: 0 }

function problemOf(error: unknown): ExportProblem {
  const { code, details } = error instanceof CallError ? error : { code: null, details: undefined }
  return { code, message: explainError(error), details: { ...details } }
}

/** The report a person looks at, or looked at before. */
export function reportIn(view: ExportView): PreparedExport | null {
  if ('prepared' in view) return view.prepared
  return 'previous' in view ? view.previous : null
}

/** An export from the preparation, which writes and checks everything aside, to the file in the person's hands. */
export class ExportFlow {
  readonly #options: ExportFlowOptions
  readonly #listeners = new Set<() => void>()
  #view: ExportView = CHOOSING
  /** Grows when the preparation under way is no longer wanted. */
  #turn = 0
  /** The preparation that the backend is at. */
  #job: string | null = null
  #saving: AbortController | null = null

  constructor(options: ExportFlowOptions) {
    this.#options = options
  }

  readonly view = (): ExportView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Prepares what is asked for; what was prepared or is being prepared goes. Its report is shown until then. */
  async prepare(request: ExportRequest): Promise<void> {
    const previous = reportIn(this.#view)
    const dropped = this.#drop()
    // Taken before anything is waited for, so that whoever goes back from now on is heard.
    const turn = this.#turn
    this.#show({ phase: 'preparing', progress: NOT_BEGUN, previous })
    await dropped
    if (turn !== this.#turn) return
    const job = this.#options.newId()
    this.#job = job
    const unsubscribe = this.#options.client.on('export.progress', ({ job: of, done, total }) => {
      if (of === job && turn === this.#turn) this.#show({ phase: 'preparing', progress: { done, total }, previous })
    })
    try {
      const prepared = await this.#options.client.call('export.prepare', { ...request, job })
      if (turn !== this.#turn) return await this.#discard(prepared)
      this.#show({ phase: 'ready', prepared, problem: null })
    } catch (error) {
      if (turn === this.#turn) this.#show({ phase: 'failed', problem: problemOf(error), previous })
    } finally {
      unsubscribe()
      if (this.#job === job) this.#job = null
    }
  }

  /** Saves what is prepared where the host lets the person choose, or as a download. */
  async save(): Promise<void> {
    const view = this.#view
    if (view.phase !== 'ready' && view.phase !== 'saved') return
    const { prepared } = view
    const saving = new AbortController()
    this.#saving = saving
    this.#show({ phase: 'saving', prepared, progress: null })
    try {
      const name = await this.#deliver(prepared, saving.signal)
      if (saving.signal.aborted) return
      if (name === null) this.#show({ phase: 'ready', prepared, problem: null })
      else this.#show({ phase: 'saved', prepared, name, problem: null })
    } catch (error) {
      // Stopped: `stop` has shown what comes then.
      if (!saving.signal.aborted) this.#show({ phase: 'ready', prepared, problem: explainError(error) })
    } finally {
      if (this.#saving === saving) this.#saving = null
    }
  }

  async reveal(): Promise<void> {
    try {
      await this.#options.host.revealSaved()
    } catch (error) {
      if (this.#view.phase === 'saved') this.#show({ ...this.#view, problem: explainError(error) })
    }
  }

  /** Ends what is under way: a preparation goes back to the choices, a download to the report. */
  async stop(): Promise<void> {
    const view = this.#view
    if (view.phase === 'saving' && view.progress) {
      this.#saving?.abort()
      this.#show({ phase: 'ready', prepared: view.prepared, problem: null })
    } else if (view.phase === 'preparing') await this.back()
  }

  /** Back to the choices; what was prepared is dropped, and a preparation under way is ended. */
  async back(): Promise<void> {
    const dropped = this.#drop()
    this.#show(CHOOSING)
    await dropped
  }

  async #drop(): Promise<void> {
    this.#turn += 1
    this.#saving?.abort()
    const view = this.#view
    const job = this.#job
    this.#job = null
    if (job !== null) await this.#quietly(() => this.#options.client.call('export.cancel', { job }))
    if ('prepared' in view) await this.#discard(view.prepared)
  }

  /** The name it was saved as; null when the person thought better of it. */
  #deliver(prepared: PreparedExport, signal: AbortSignal): Promise<string | null> {
    const { client, host, download } = this.#options
    const onProgress = (done: number, total: number): void =>
      this.#show({ phase: 'saving', prepared, progress: { done, total } })
    return deliverExport(prepared, { client, host, download, signal, onProgress })
  }

  #discard(prepared: PreparedExport): Promise<void> {
    return this.#quietly(() => this.#options.client.call('export.discard', { export: prepared.export }))
  }

  /** The backend tidies up by itself when it ends; that it could not do so earlier harms nobody, and is only told. */
  async #quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (this.#view.phase === 'choosing') {
        this.#show({ phase: 'failed', problem: { ...problemOf(error), code: null }, previous: null })
      }
    }
  }

  #show(view: ExportView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
