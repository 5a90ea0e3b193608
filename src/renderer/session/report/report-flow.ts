import type { Client } from '../../../api/client'
import type { HostApi } from '../../../api/host-contract'
import { deliverExport } from '../../state/download-export'
import { explainError } from '../../state/explain-error'
import { prepareOutput } from './report-choice'
import type { PreparedOutput, ReportChoice } from './report-choice'

export interface FlowProgress {
  readonly done: number
  /** 0: not known yet. */
  readonly total: number
}

export type ReportFlowView =
  | { readonly phase: 'choosing'; readonly problem: string | null }
  | { readonly phase: 'preparing'; readonly progress: FlowProgress }
  /** Progress in bytes; null where the host saves, which cannot be followed. */
  | { readonly phase: 'saving'; readonly progress: FlowProgress | null }
  | {
      readonly phase: 'saved'
      readonly name: string
      readonly output: PreparedOutput
      readonly problem: string | null
    }

export interface ReportFlowOptions {
  readonly client: Client
  readonly host: HostApi
  readonly newId: () => string
  /** Hands a file to the browser's downloads. */
  readonly download: (blob: Blob, name: string) => void
}

const CHOOSING: ReportFlowView = { phase: 'choosing', problem: null }

/** From what was chosen to the file in the person's hands: written aside and checked, then saved, then dropped. */
export class ReportFlow {
  readonly #options: ReportFlowOptions
  readonly #listeners = new Set<() => void>()
  #view: ReportFlowView = CHOOSING
  #under: { readonly job: string; readonly end: AbortController } | null = null

  constructor(options: ReportFlowOptions) {
    this.#options = options
  }

  readonly view = (): ReportFlowView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Makes what was chosen and lets the person save it. One at a time. */
  async make(session: string, choice: ReportChoice): Promise<void> {
    if (this.#under) return
    const { client } = this.#options
    const job = this.#options.newId()
    const end = new AbortController()
    this.#under = { job, end }
    this.#show({ phase: 'preparing', progress: { done: 0, total: 0 } })
    const unsubscribe = client.on('export.progress', ({ job: of, done, total }) => {
      if (of === job && this.#view.phase === 'preparing') this.#show({ phase: 'preparing', progress: { done, total } })
    })
    try {
      const output = await prepareOutput(client, session, choice, job)
      try {
        const name = end.signal.aborted ? null : await this.#deliver(output, end.signal)
        if (end.signal.aborted) return
        this.#show(name === null ? CHOOSING : { phase: 'saved', name, output, problem: null })
      } finally {
        await this.#discard(output)
      }
    } catch (error) {
      if (!end.signal.aborted) this.#show({ phase: 'choosing', problem: explainError(error) })
    } finally {
      unsubscribe()
      this.#under = null
    }
  }

  /** Ends what is under way and goes back to the choices; nothing is left lying about. */
  async stop(): Promise<void> {
    const under = this.#under
    this.#show(CHOOSING)
    if (!under) return
    under.end.abort()
    try {
      await this.#options.client.call('export.cancel', { job: under.job })
    } catch (error) {
      this.#show({ phase: 'choosing', problem: explainError(error) })
    }
  }

  async reveal(): Promise<void> {
    try {
      await this.#options.host.revealSaved()
    } catch (error) {
      if (this.#view.phase === 'saved') this.#show({ ...this.#view, problem: explainError(error) })
    }
  }

  /** The backend tidies up by itself when it ends; that it could not do so earlier harms nobody, and is only told. */
  async #discard({ prepared }: PreparedOutput): Promise<void> {
    try {
      await this.#options.client.call('export.discard', { export: prepared.export })
    } catch (error) {
      const problem = explainError(error)
      this.#show(this.#view.phase === 'saved' ? { ...this.#view, problem } : { phase: 'choosing', problem })
    }
  }

  #deliver({ prepared }: PreparedOutput, signal: AbortSignal): Promise<string | null> {
    const { client, host, download } = this.#options
    this.#show({ phase: 'saving', progress: null })
    const onProgress = (done: number, total: number): void => this.#show({ phase: 'saving', progress: { done, total } })
    return deliverExport(prepared, { client, host, download, signal, onProgress })
  }

  #show(view: ReportFlowView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
