import { CallError } from '../../api/envelope'
import { IMPORT_LIMIT_BYTES } from '../../api/contract'
import type { ImportItem } from '../../api/views'
import type { Article } from '../../core/model/article'
import { buildArticle, safeName } from '../library/build-article'
import type { BuiltArticle } from '../library/build-article'
import { ENCODINGS } from '../library/decode-bytes'
import { ExtractError } from '../library/extracted-document'
import { extractorFor } from '../library/extractors/registry'

/** Most bytes of one batch, held in memory until it is stored or dropped. */
const BATCH_LIMIT_BYTES = 512 * 1024 * 1024
const EXCERPT_LENGTH = 280

interface Arriving {
  readonly name: string
  readonly size: number
  readonly chunks: Uint8Array[]
  received: number
  encoding: string | null
  /** A title given with a pasted text. */
  title: string | null
}

/**
 * Files on their way into the library (D12). Everything stays in memory until `commit` in the handler: a batch that
 * is dropped leaves nothing behind.
 */
export class ImportBatch {
  readonly #items = new Map<string, Arriving>()
  readonly #importedAt: string
  /** Bytes of all files as they were announced: what the batch will hold once they have arrived. */
  #bytes = 0

  constructor(importedAt: string) {
    this.#importedAt = importedAt
  }

  get items(): readonly string[] {
    return [...this.#items.keys()]
  }

  /** Takes a piece of a file; pieces come in order. Returns how many bytes of the file have arrived. */
  upload(id: string, name: string, size: number, offset: number, data: Uint8Array): number {
    const item = this.#items.get(id) ?? this.#begin(id, name, size)
    if (offset !== item.received || item.received + data.length > item.size) {
      throw new CallError('out-of-order', `A piece of “${item.name}” came out of order. Import the file again.`)
    }
    item.chunks.push(data)
    item.received += data.length
    return item.received
  }

  /** Takes a pasted text as if it were a UTF-8 file. */
  paste(id: string, title: string, text: string): number {
    const bytes = Buffer.from(text, 'utf8')
    const item = this.#begin(id, `${title.trim().slice(0, 60) || 'Pasted text'}.txt`, bytes.length)
    item.chunks.push(bytes)
    item.received = bytes.length
    item.encoding = 'utf-8'
    item.title = title.trim() || null
    return bytes.length
  }

  setEncoding(id: string, encoding: string): void {
    if (!(ENCODINGS as readonly string[]).includes(encoding)) {
      throw new CallError('unknown-encoding', `There is no encoding called ${encoding}.`)
    }
    this.#require(id).encoding = encoding
  }

  /** What would become of an item. */
  async preview(id: string, find: (article: string) => Article | null): Promise<ImportItem> {
    const item = this.#require(id)
    const base = {
      item: id,
      name: item.name,
      bytes: item.size,
      isText: extractorFor(item.name).isText,
      characters: 0,
      words: 0,
      paragraphs: 0,
      language: 'und'
    }
    const nothing = { ...base, title: item.title ?? item.name, encoding: null, duplicateOf: null, excerpt: '' }
    try {
      const { article, text, document, words, paragraphs } = await this.build(id)
      const existing = find(article.id)
      return {
        ...base,
        outcome: existing && existing.binnedAt === null ? 'duplicate' : 'new',
        title: article.title,
        encoding: document.encoding,
        characters: text.length,
        words,
        paragraphs,
        language: article.language,
        duplicateOf: existing?.title ?? null,
        excerpt: text.slice(0, EXCERPT_LENGTH).trim(),
        problem: null
      }
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error
      return { ...nothing, outcome: 'problem', problem: { code: error.code, message: error.message } }
    }
  }

  /** Makes the article of an item. Throws ExtractError. */
  async build(id: string): Promise<BuiltArticle & { readonly bytes: Uint8Array }> {
    const item = this.#require(id)
    if (item.received < item.size) {
      throw new CallError('incomplete', `Only ${item.received} of ${item.size} bytes of “${item.name}” have arrived.`)
    }
    const bytes = item.chunks.length === 1 && item.chunks[0] ? item.chunks[0] : Buffer.concat(item.chunks)
    item.chunks.splice(0, item.chunks.length, bytes)
    const built = await buildArticle({ name: item.name, bytes }, item.encoding, this.#importedAt)
    const titled = item.title === null ? built.article : { ...built.article, title: item.title }
    return { ...built, article: titled, bytes }
  }

  #begin(id: string, name: string, size: number): Arriving {
    const clean = safeName(name)
    if (this.#items.has(id)) throw new CallError('duplicate-id', `“${clean}” is in this import already.`)
    if (size > IMPORT_LIMIT_BYTES || this.#bytes + size > BATCH_LIMIT_BYTES) {
      throw new CallError(
        'too-large',
        `“${clean}” is too large to import together with the rest: a file may have ` +
          `${IMPORT_LIMIT_BYTES / 1024 / 1024} MB, an import ${BATCH_LIMIT_BYTES / 1024 / 1024} MB.`
      )
    }
    const item: Arriving = { name: clean, size, chunks: [], received: 0, encoding: null, title: null }
    this.#items.set(id, item)
    this.#bytes += size
    return item
  }

  #require(id: string): Arriving {
    const item = this.#items.get(id)
    if (!item) throw new CallError('not-found', 'That file is not part of this import any more.')
    return item
  }
}
