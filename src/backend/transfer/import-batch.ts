import { CallError } from '../../api/envelope'
import { IMPORT_LIMIT_BYTES } from '../../api/contract'
import { DETAIL_LENGTH, PLAIN_READING } from '../../api/import-params'
import type { ReadSettings } from '../../api/import-params'
import type { FoundView, ImportDetail, ImportItem, ImportPreview, ImportSource } from '../../api/import-views'
import type { Article } from '../../core/model/article'
import { CONFIDENT, proposeSegments } from '../../core/suggest/propose-segments'
import { buildArticle, safeName } from '../library/build-article'
import type { BuiltArticle } from '../library/build-article'
import { ENCODINGS } from '../library/decode-bytes'
import { ExtractError } from '../library/extracted-document'
import type { ExtractedDocument } from '../library/extracted-document'
import { extractorFor } from '../library/extractors/registry'

/** Most bytes of one batch, held in memory until it is stored or dropped. */
const BATCH_LIMIT_BYTES = 512 * 1024 * 1024
const EXCERPT_LENGTH = 280

interface Arriving {
  readonly name: string
  readonly folder: string
  readonly size: number
  readonly chunks: Uint8Array[]
  received: number
  settings: ReadSettings
  /** A title given with a pasted text. */
  title: string | null
  read: ImportPreview | null
}

const foundIn = ({ metadata }: ExtractedDocument): Record<string, FoundView> =>
  Object.fromEntries(Object.entries(metadata).map(([field, { value, where }]) => [field, { value, where }]))

const tailOf = (text: string) =>
  proposeSegments(text).map(({ start, end, role, confidence, reason }) => ({
    start,
    end,
    role,
    confidence,
    reason,
    preselected: confidence >= CONFIDENT
  }))

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
  upload(id: string, file: { name: string; folder: string; size: number }, offset: number, data: Uint8Array): number {
    const item = this.#items.get(id) ?? this.#begin(id, file)
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
    const name = `${title.trim().slice(0, 60) || 'Pasted text'}.txt`
    const item = this.#begin(id, { name, folder: '', size: bytes.length })
    item.chunks.push(bytes)
    item.received = bytes.length
    item.settings = { ...PLAIN_READING, encoding: 'utf-8' }
    item.title = title.trim() || null
    return bytes.length
  }

  /** What would become of a file, read with other settings. */
  async reread(id: string, settings: ReadSettings, find: (id: string) => Article | null): Promise<ImportPreview> {
    const { encoding } = settings
    if (encoding !== null && !(ENCODINGS as readonly string[]).includes(encoding)) {
      throw new CallError('unknown-encoding', `There is no encoding called ${encoding}.`)
    }
    const item = this.#require(id)
    item.settings = settings
    item.read = null
    return this.preview(id, find)
  }

  /** What would become of a file. */
  async preview(id: string, find: (article: string) => Article | null): Promise<ImportPreview> {
    const item = this.#require(id)
    item.read ??= await this.#read(id, item, find)
    return item.read
  }

  async #read(id: string, item: Arriving, find: (article: string) => Article | null): Promise<ImportPreview> {
    const { kind, isText } = extractorFor(item.name)
    const nothing: ImportItem = {
      item: id,
      source: id,
      name: item.name,
      place: null,
      bytes: item.size,
      kind,
      outcome: 'problem',
      title: item.title ?? item.name,
      metadata: {},
      isText,
      encoding: null,
      mojibake: null,
      characters: 0,
      words: 0,
      paragraphs: 0,
      language: 'und',
      duplicateOf: null,
      similar: null,
      tail: null,
      excerpt: '',
      problem: null
    }
    const source: ImportSource = {
      item: id,
      name: item.name,
      folder: item.folder,
      bytes: item.size,
      kind,
      isText,
      settings: item.settings,
      encoding: null,
      collection: null,
      canBe: null,
      problem: null
    }
    try {
      const { article, text, document, words, paragraphs } = await this.build(id)
      const existing = find(article.id)
      const tail = tailOf(text)
      const read: ImportItem = {
        ...nothing,
        outcome: existing && existing.binnedAt === null ? 'duplicate' : 'new',
        title: article.title,
        metadata: foundIn(document),
        encoding: document.encoding,
        characters: text.length,
        words,
        paragraphs,
        language: article.language,
        duplicateOf: existing?.title ?? null,
        tail:
          tail.length === 0
            ? null
            : {
                parts: tail.length,
                confident: tail.filter(({ preselected }) => preselected).length,
                characters: tail.reduce((sum, { start, end }) => sum + end - start, 0)
              },
        excerpt: text.slice(0, EXCERPT_LENGTH).trim()
      }
      return { sources: [{ ...source, encoding: document.encoding }], items: [read], next: null }
    } catch (error) {
      if (!(error instanceof ExtractError)) throw error
      const problem = { code: error.code, message: error.message }
      return { sources: [{ ...source, problem }], items: [{ ...nothing, problem }], next: null }
    }
  }

  /** One document in full. Throws ExtractError. */
  async detail(id: string): Promise<ImportDetail> {
    const { article, text, document } = await this.build(id)
    return {
      item: id,
      text: text.slice(0, DETAIL_LENGTH),
      isWhole: text.length <= DETAIL_LENGTH,
      metadata: foundIn(document),
      paragraphs: article.paragraphs,
      segments: article.segments,
      places: article.places,
      tail: tailOf(text)
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
    const options = { encoding: item.settings.encoding, importedAt: this.#importedAt }
    const built = await buildArticle({ name: item.name, bytes }, options)
    const titled = item.title === null ? built.article : { ...built.article, title: item.title }
    return { ...built, article: titled, bytes }
  }

  #begin(id: string, file: { name: string; folder: string; size: number }): Arriving {
    const clean = safeName(file.name)
    const { folder, size } = file
    if (this.#items.has(id)) throw new CallError('duplicate-id', `“${clean}” is in this import already.`)
    if (size > IMPORT_LIMIT_BYTES || this.#bytes + size > BATCH_LIMIT_BYTES) {
      throw new CallError(
        'too-large',
        `“${clean}” is too large to import together with the rest: a file may have ` +
          `${IMPORT_LIMIT_BYTES / 1024 / 1024} MB, an import ${BATCH_LIMIT_BYTES / 1024 / 1024} MB.`
      )
    }
    const item: Arriving = {
      name: clean,
      folder,
      size,
      chunks: [],
      received: 0,
      settings: PLAIN_READING,
      title: null,
      read: null
    }
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
