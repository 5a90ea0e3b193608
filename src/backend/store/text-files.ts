import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Article } from '../../core/model/article'
import { CallError } from '../../api/envelope'
import { ExtractError } from '../library/extracted-document'
import { rereadOriginal } from '../library/reread-original'
import { writeDurably } from './durable-write'
import { errorCode, explainFileError, isMissing, isOperational } from './file-system'
import type { FileSystem } from './file-system'
import type { LibraryPaths } from './library-paths'
import { originalPath, textPath } from './revision-paths'
import { setAside } from './set-aside'

/** SHA-256 in hex of a text as `text.txt` holds it (UTF-8), or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Most UTF-16 code units of text kept in memory at once; the article in use is always kept. */
const CACHE_LENGTH = 32 * 1024 * 1024

/** Texts are kept in memory by article and revision. */
const keyOf = ({ id, text }: Article): string => `${id}/${text.revision}`

/** Frozen texts and original bytes of articles, of every version. A text is believed only if its hash is the article's. */
export class TextFiles {
  readonly #fileSystem: FileSystem
  readonly #paths: LibraryPaths
  readonly #cache = new Map<string, string>()
  #cached = 0

  constructor(fileSystem: FileSystem, paths: LibraryPaths) {
    this.#fileSystem = fileSystem
    this.#paths = paths
  }

  /**
   * The frozen text of an article. A damaged or missing one is made again from the original bytes (D4).
   *
   * @param onRecovered hears, in words, that the text was recovered; null forbids writing (read-only)
   * @throws CallError `damaged-text` when it cannot be recovered; file errors as CallError `file-error` (D5)
   */
  async read(article: Article, onRecovered: ((message: string) => void) | null): Promise<string> {
    const key = keyOf(article)
    const cached = this.#cache.get(key)
    if (cached !== undefined) {
      this.#cache.delete(key)
      this.#cache.set(key, cached)
      return cached
    }
    let text: string | null = null
    let isThere = false
    try {
      text = await this.#fileSystem.readFile(textPath(this.#paths, article), 'utf8')
    } catch (error) {
      if (errorCode(error) === 'EISDIR') isThere = true
      else if (isOperational(error)) {
        throw new CallError('file-error', `The text of “${article.title}” cannot be read: ${explainFileError(error)}.`)
      }
    }
    const isSound = text !== null && sha256(text) === article.text.sha256
    if (text === null || !isSound) {
      text = await this.#recover(article, isThere || text !== null, onRecovered)
    }
    // What was made again and could not be told is made again, and told, the next time.
    if (isSound || onRecovered) this.#keep(key, text)
    return text
  }

  /**
   * Stores an article's original bytes and its text; both are on the disk when it resolves, but for the name of a new
   * article's folder: who stores thousands flushes `articles/` once.
   */
  async write(article: Article, original: Uint8Array, text: string): Promise<void> {
    await this.#fileSystem.mkdir(this.#paths.article(article.id), { recursive: true })
    await writeDurably(this.#fileSystem, originalPath(this.#paths, article), original)
    await writeDurably(this.#fileSystem, textPath(this.#paths, article), text)
    this.#keep(keyOf(article), text)
  }

  async #recover(article: Article, exists: boolean, onRecovered: ((message: string) => void) | null): Promise<string> {
    const what = exists ? 'damaged' : 'missing'
    let bytes: Buffer
    try {
      bytes = await this.#fileSystem.readFile(originalPath(this.#paths, article))
    } catch (error) {
      if (!isMissing(error)) {
        const reason = explainFileError(error)
        throw new CallError('file-error', `The original file of “${article.title}” cannot be read: ${reason}.`)
      }
      throw new CallError(
        'damaged-text',
        `The text of “${article.title}” is ${what}, and its original file is missing. ${this.#wayOut(article)}`
      )
    }
    const text = await this.#reread(article, bytes)
    if (text === null || sha256(text) !== article.text.sha256) {
      throw new CallError(
        'damaged-text',
        `The text of “${article.title}” is ${what}, and its original file no longer gives the same text. ` +
          this.#wayOut(article)
      )
    }
    if (onRecovered) {
      const kept = await this.#storeAgain(article, text, exists)
      onRecovered(
        `The text of “${article.title}” was ${what}. It was made again from the original file and is word for word ` +
          `what it was.${kept}`
      )
    }
    return text
  }

  #wayOut(article: Article): string {
    const name = basename(originalPath(this.#paths, article))
    return `Put ${name} back from a copy of the library’s folder: the text is made again from it.`
  }

  /** The text that the original gives; null when it is not the original any more, or gives none. */
  async #reread(article: Article, bytes: Buffer): Promise<string | null> {
    if (sha256(bytes) !== article.original.sha256) return null
    try {
      return await rereadOriginal(article, bytes)
    } catch (error) {
      if (error instanceof ExtractError) return null
      throw error
    }
  }

  /** Stores a text that was made again; a disk that refuses it does not keep anybody from reading. In words. */
  async #storeAgain(article: Article, text: string, exists: boolean): Promise<string> {
    const file = textPath(this.#paths, article)
    try {
      const aside = exists ? await setAside(this.#fileSystem, file, new Date()) : null
      await writeDurably(this.#fileSystem, file, text)
      return aside === null ? '' : ` The damaged file was kept as ${aside}.`
    } catch (error) {
      if (errorCode(error) === null) throw error
      return ` It could not be stored: ${explainFileError(error)}.`
    }
  }

  #keep(key: string, text: string): void {
    this.#cached -= this.#cache.get(key)?.length ?? 0
    this.#cache.delete(key)
    this.#cache.set(key, text)
    this.#cached += text.length
    for (const [oldest, old] of this.#cache) {
      if (this.#cached <= CACHE_LENGTH || oldest === key) break
      this.#cache.delete(oldest)
      this.#cached -= old.length
    }
  }
}
