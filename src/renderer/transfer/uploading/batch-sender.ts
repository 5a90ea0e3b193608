import type { Client } from '../../../api/client'
import type { FoundFile } from '../../state/found-files'
import { uploadFiles } from './upload-files'
import type { FileProblem, SentFile, UploadProgress } from './upload-files'

export interface PastedText {
  readonly title: string
  readonly text: string
  /** How it looked, as the clipboard told it; null for plain text. */
  readonly html: string | null
}

export interface SendingResult {
  readonly problems: readonly FileProblem[]
  /** How many files arrived, and of how many. */
  readonly arrived: number
  readonly total: number
  readonly stopped: boolean
}

/** The batch that an import fills, and everything that was sent to it. */
export class BatchSender {
  readonly #client: Client
  readonly #newId: () => string
  #batch: string | null = null
  /** Counts how often a batch was left: one that begins meanwhile is nobody's. */
  #left = 0
  /** Everything that was sent, to send it again when a file broke off in the middle. */
  #files: readonly SentFile[] = []
  #pasted: readonly (PastedText & { readonly item: string })[] = []

  constructor(client: Client, newId: () => string) {
    this.#client = client
    this.#newId = newId
  }

  get batch(): string | null {
    return this.#batch
  }

  /** The files that were sent; after a resumed import only those that came since. */
  get files(): readonly SentFile[] {
    return this.#files
  }

  /** How many files were sent; after a resumed import only those that came since. */
  get sent(): number {
    return this.#files.length
  }
  get hasPasted(): boolean {
    return this.#pasted.length > 0
  }

  /** Goes on with a batch that was interrupted. */
  take(batch: string): void {
    this.#batch = batch
  }

  /** Lets go of the batch without dropping it. */
  leave(): string | null {
    const batch = this.#batch
    this.#left += 1
    this.#batch = null
    this.#files = []
    this.#pasted = []
    return batch
  }

  /** The batch; begun, if there is none. @throws DOMException `AbortError` when it was left meanwhile */
  async begin(): Promise<string> {
    if (this.#batch !== null) return this.#batch
    const left = this.#left
    const { batch } = await this.#client.call('import.begin', {})
    if (left !== this.#left) {
      await this.#client.call('import.cancel', { batch })
      throw new DOMException('The import was dropped.', 'AbortError')
    }
    this.#batch = batch
    return batch
  }

  async paste(text: PastedText): Promise<void> {
    await this.#paste({ ...text, item: this.#newId() })
  }

  /** Sends files. A batch with half a file in it cannot be read: then the whole ones are sent to a new one. */
  async send(
    found: readonly FoundFile[],
    signal: AbortSignal,
    onProgress: (progress: UploadProgress) => void
  ): Promise<SendingResult> {
    const files = found.map((file) => ({ ...file, item: this.#newId() }))
    const { problems, arrived, stopped } = await this.#upload(files, signal, onProgress)
    const result = { problems, arrived: arrived.length, total: files.length, stopped }
    if (!problems.some(({ partial }) => partial)) return result
    return { ...result, problems: [...problems, ...(await this.#startAgain(onProgress))] }
  }

  async #upload(files: readonly SentFile[], signal: AbortSignal, onProgress: (progress: UploadProgress) => void) {
    const batch = await this.begin()
    const result = await uploadFiles(files, { client: this.#client, batch, signal, onProgress })
    this.#files = [...this.#files, ...result.arrived]
    return result
  }

  async #paste(text: PastedText & { readonly item: string }): Promise<void> {
    const batch = await this.begin()
    await this.#client.call('import.paste', { batch, ...text })
    this.#pasted = [...this.#pasted, text]
  }

  async #startAgain(onProgress: (progress: UploadProgress) => void): Promise<readonly FileProblem[]> {
    const files = this.#files
    const pasted = this.#pasted
    const batch = this.leave()
    if (batch !== null) await this.#client.call('import.cancel', { batch })
    for (const text of pasted) await this.#paste(text)
    // What arrived once is sent to the end, whatever was stopped.
    return (await this.#upload(files, new AbortController().signal, onProgress)).problems
  }
}
