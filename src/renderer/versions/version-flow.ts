import type { Client } from '../../api/client'
import { CHUNK_BYTES, PASTE_LIMIT } from '../../api/contract'
import type { Params } from '../../api/contract'
import type { VersionField } from '../../api/version-params'
import type { VersionCommitted, VersionReport } from '../../api/version-views'
import { explainError } from '../state/explain-error'

export type VersionPhase = 'choosing' | 'reading' | 'reviewing' | 'storing'

export interface VersionFlowView {
  readonly phase: VersionPhase
  readonly progress: { readonly what: string; readonly done: number; readonly total: number } | null
  readonly report: VersionReport | null
  readonly take: readonly VersionField[]
  readonly problem: string | null
  /** Where the backend holds the file. */
  readonly draft: Params<'version.preview'> | null
}

const START: VersionFlowView = {
  phase: 'choosing',
  progress: null,
  report: null,
  take: [],
  problem: null,
  draft: null
}

const PHASES = {
  reading: 'Reading the file',
  comparing: 'Comparing the two versions',
  placing: 'Finding the place of every annotation'
} as const

export interface VersionFlowOptions {
  readonly client: Client
  readonly article: string
  readonly newId: () => string
  /** Bytes as base64. */
  readonly encode: (bytes: Uint8Array) => string
}

/** A new version from the file that was chosen to the command at its end. Until then nothing is in the library. */
export class VersionFlow {
  readonly #options: VersionFlowOptions
  readonly #listeners = new Set<() => void>()
  #view = START
  #abort = new AbortController()

  constructor(options: VersionFlowOptions) {
    this.#options = options
  }

  readonly view = (): VersionFlowView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Sends a file and looks it over; another one takes its place. */
  chooseFile(file: File): Promise<void> {
    return this.#look(async (batch, item, signal) => {
      const { client, encode } = this.#options
      for (let offset = 0; offset === 0 || offset < file.size;) {
        const piece = await readPiece(file, offset)
        signal.throwIfAborted()
        const data = encode(piece)
        const name = file.name.split(/[/\\]/).at(-1) ?? file.name
        const sent = { item, name, folder: '', size: file.size, offset, data }
        const { problems } = await client.call('import.upload', { batch, pieces: [sent] })
        if (problems[0]) throw new Error(problems[0].message)
        offset += Math.max(1, piece.length)
        this.#show({ progress: { what: `Sending ${name}`, done: Math.min(offset, file.size), total: file.size } })
      }
    })
  }

  /** Looks over a text that was pasted. */
  async paste(text: string): Promise<void> {
    if (text.length > PASTE_LIMIT) return this.chooseFile(new File([text], 'Pasted text.txt'))
    const { client } = this.#options
    return this.#look(async (batch, item) => {
      await client.call('import.paste', { batch, item, title: '', text, html: null })
    })
  }

  setTaken(field: VersionField, taken: boolean): void {
    const rest = this.#view.take.filter((other) => other !== field)
    this.#show({ take: taken ? [...rest, field] : rest })
  }

  /** Stores it; null when that failed, which the view then explains. */
  async store(): Promise<VersionCommitted | null> {
    const { phase, draft, take } = this.#view
    if (phase !== 'reviewing' || !draft) return null
    this.#show({ phase: 'storing', problem: null })
    try {
      return await this.#options.client.call('version.commit', { ...draft, take: [...take] })
    } catch (error) {
      this.#show({ phase: 'reviewing', problem: explainError(error) })
      return null
    }
  }

  /** Ends what is under way; what the backend holds goes with it. */
  async cancel(): Promise<void> {
    this.#abort.abort()
    this.#abort = new AbortController()
    const { draft } = this.#view
    this.#show(START)
    if (draft) await this.#options.client.call('version.cancel', { batch: draft.batch })
  }

  async #look(send: (batch: string, item: string, signal: AbortSignal) => Promise<void>): Promise<void> {
    await this.cancel()
    const { client, article, newId } = this.#options
    const { signal } = this.#abort
    this.#show({ phase: 'reading', progress: { what: PHASES.reading, done: 0, total: 0 } })
    let end = (): void => undefined
    try {
      const { batch } = await client.call('import.begin', {})
      const draft = { batch, item: newId(), article }
      if (signal.aborted) {
        await client.call('version.cancel', { batch })
        return
      }
      this.#show({ draft })
      end = client.on('version.progress', (event) => {
        if (event.batch !== batch || signal.aborted) return
        this.#show({ progress: { what: PHASES[event.phase], done: event.done, total: event.total } })
      })
      await send(batch, draft.item, signal)
      signal.throwIfAborted()
      const report = await client.call('version.preview', draft)
      signal.throwIfAborted()
      const take = report.fields.filter(({ proposed }) => proposed).map(({ field }) => field)
      this.#show({ phase: 'reviewing', progress: null, report, take })
    } catch (error) {
      if (signal.aborted) return
      this.#show({ phase: 'choosing', progress: null, problem: explainError(error) })
    } finally {
      end()
    }
  }

  #show(view: Partial<VersionFlowView>): void {
    this.#view = { ...this.#view, ...view }
    for (const listener of this.#listeners) listener()
  }
}

async function readPiece(file: File, offset: number): Promise<Uint8Array> {
  try {
    const piece = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer())
    if (piece.length > 0 || file.size === 0) return piece
  } catch {
    // Whatever the browser says about it, to a person it is one thing.
  }
  throw new Error(`“${file.name}” could not be read. Check that it is still there and that you may open it.`)
}
