import type { CollectionSettings } from '../../../api/import-params'
import { explainFailure } from '../extract-job'
import { ExtractError } from '../extracted-document'
import type { CollectionKind, CollectionPart, OpenCollection } from './collection'
import { COLLECTIONS } from './collection-kinds'

/** A file of several documents on its way to the thread that opens it. */
export interface CollectionFile {
  readonly kind: CollectionKind['kind']
  readonly bytes: Uint8Array
  readonly settings: CollectionSettings
  /** What a person chose, or null to find out. */
  readonly encoding: string | null
}

/** What a thread is asked: to open a file, or for the next documents of the one it has open. */
export type CollectionQuestion =
  { readonly ask: 'open'; readonly file: CollectionFile } | { readonly ask: 'parts'; readonly isFirst: boolean }

export type CollectionAnswer =
  | { readonly opened: Omit<OpenCollection, 'parts'> }
  | { readonly parts: readonly CollectionPart[]; readonly isLast: boolean }
  | { readonly problem: { readonly code: ExtractError['code']; readonly message: string } }
  | { readonly failure: string }

/** Documents that cross threads at once: until so many, or so many bytes. */
const MOST_PARTS = 200
const MOST_BYTES = 2 * 1024 * 1024

/** Opens a file of several documents where it is called. @throws ExtractError */
export async function openHere({ kind, bytes, settings, encoding }: CollectionFile): Promise<OpenCollection> {
  const collection = COLLECTIONS.find((each) => each.kind === kind)
  if (!collection) throw new Error(`There is no kind of file with several documents called ${kind}.`)
  try {
    return await collection.open(bytes, settings, encoding)
  } catch (error) {
    throw explainFailure(error)
  }
}

/** The thread's side: one file of several documents that is open, and how far it was read. */
export class CollectionReader {
  #open: OpenCollection | null = null
  #parts: AsyncIterator<CollectionPart, undefined> | null = null

  async answer(question: CollectionQuestion): Promise<CollectionAnswer> {
    try {
      return question.ask === 'open' ? await this.#opened(question.file) : await this.#next(question.isFirst)
    } catch (error) {
      if (error instanceof ExtractError) return { problem: { code: error.code, message: error.message } }
      return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }

  async #opened(file: CollectionFile): Promise<CollectionAnswer> {
    this.#parts = null
    this.#open = null
    this.#open = await openHere(file)
    const { settings, view, encoding } = this.#open
    return { opened: { settings, view, encoding } }
  }

  async #next(isFirst: boolean): Promise<CollectionAnswer> {
    if (isFirst) this.#parts = this.#open?.parts()[Symbol.asyncIterator]() ?? null
    if (!this.#parts) throw new Error('There is no file open whose documents could be read.')
    const parts: CollectionPart[] = []
    let bytes = 0
    while (parts.length < MOST_PARTS && bytes < MOST_BYTES) {
      const next = await this.#parts.next()
      if (next.done === true) return { parts, isLast: true }
      const part = next.value
      // A copy of its own: a piece of a larger buffer would take all of it along to the other thread.
      parts.push({ ...part, bytes: new Uint8Array(part.bytes) })
      bytes += part.bytes.length
    }
    return { parts, isLast: false }
  }
}
