import type { Client } from '../../api/client'
import type { Params } from '../../api/contract'
import type { HostApi } from '../../api/host-contract'
import type { PreparedExport } from '../../api/views'
import { explainError } from '../state/explain-error'
import { downloadName, readExportFile } from './download-export'

/** `saved` carries the name it was saved as. */
export type ExportView =
  | { readonly phase: 'choosing'; readonly problem: string | null }
  | { readonly phase: 'preparing' }
  | { readonly phase: 'ready' | 'saving'; readonly prepared: PreparedExport; readonly problem: string | null }
  | {
      readonly phase: 'saved'
      readonly prepared: PreparedExport
      readonly name: string
      readonly problem: string | null
    }

export interface ExportFlowOptions {
  readonly client: Pick<Client, 'call'>
  readonly host: HostApi
  /** Hands a file to the browser's downloads. */
  readonly download: (blob: Blob, name: string) => void
}

/** An export from the preparation, which writes and checks everything aside, to the file in the person's hands. */
export class ExportFlow {
  readonly #options: ExportFlowOptions
  readonly #listeners = new Set<() => void>()
  #view: ExportView = { phase: 'choosing', problem: null }
  /** Grows when the preparation under way is no longer wanted. */
  #turn = 0

  constructor(options: ExportFlowOptions) {
    this.#options = options
  }

  readonly view = (): ExportView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async prepare(params: Params<'export.prepare'>): Promise<void> {
    const dropped = this.back()
    // Taken before anything is waited for, so that whoever goes back from now on is heard.
    const turn = this.#turn
    this.#show({ phase: 'preparing' })
    await dropped
    if (turn !== this.#turn) return
    try {
      const prepared = await this.#options.client.call('export.prepare', params)
      if (turn !== this.#turn) return await this.#discard(prepared)
      this.#show({ phase: 'ready', prepared, problem: null })
    } catch (error) {
      if (turn === this.#turn) this.#show({ phase: 'choosing', problem: explainError(error) })
    }
  }

  /** Saves what is prepared where the host lets the person choose, or as a download. */
  async save(): Promise<void> {
    const view = this.#view
    if (view.phase !== 'ready' && view.phase !== 'saved') return
    const { prepared } = view
    this.#show({ phase: 'saving', prepared, problem: null })
    try {
      const name = await this.#deliver(prepared)
      if (name === null) this.#show({ phase: 'ready', prepared, problem: null })
      else this.#show({ phase: 'saved', prepared, name, problem: null })
    } catch (error) {
      this.#show({ phase: 'ready', prepared, problem: explainError(error) })
    }
  }

  async reveal(): Promise<void> {
    try {
      await this.#options.host.revealSaved()
    } catch (error) {
      if (this.#view.phase === 'saved') this.#show({ ...this.#view, problem: explainError(error) })
    }
  }

  /** Back to the choices; what was prepared is dropped. */
  async back(): Promise<void> {
    this.#turn += 1
    const view = this.#view
    this.#show({ phase: 'choosing', problem: null })
    if ('prepared' in view) await this.#discard(view.prepared)
  }

  /** The name it was saved as; null when the person thought better of it. */
  async #deliver(prepared: PreparedExport): Promise<string | null> {
    const { client, host, download } = this.#options
    const { export: id, suggestedName, mediaType, files } = prepared
    if (host.capabilities.saveDialog) return (await host.saveExport({ export: id, suggestedName }))?.name ?? null
    // All pieces are read before the first download begins: half an export is none.
    const blobs: { readonly blob: Blob; readonly name: string }[] = []
    for (const { path } of files) {
      const blob = await readExportFile(client, { export: id, file: path, mediaType })
      blobs.push({ blob, name: downloadName(prepared, path) })
    }
    for (const { blob, name } of blobs) download(blob, name)
    return blobs.map(({ name }) => name).join(', ')
  }

  /** The backend drops it by itself when it ends; that it could not be dropped earlier harms nobody. */
  async #discard(prepared: PreparedExport): Promise<void> {
    try {
      await this.#options.client.call('export.discard', { export: prepared.export })
    } catch (error) {
      if (this.#view.phase === 'choosing') this.#show({ phase: 'choosing', problem: explainError(error) })
    }
  }

  #show(view: ExportView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
