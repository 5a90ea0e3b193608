import { fingerprintOf } from '../../../core/suggest/near-duplicates'
import type { Fingerprint } from '../../../core/suggest/near-duplicates'
import { NearIndex } from '../../../core/suggest/near-index'
import type { Article } from '../../../core/model/article'
import { CallError } from '../../../api/envelope'
import { originalsOf } from '../../store/originals-of'
import type { OpenLibrary } from '../../store/load-library'
import { readFingerprints, writeFingerprints } from './fingerprint-cache'
import { breather } from './yield-often'

/**
 * What the library has, by which a document that comes in is recognised: by its bytes, by its text, and by most of its
 * text. Articles in the bin count for their bytes only: they come back with them.
 */
export class LibraryTexts {
  readonly #library: OpenLibrary
  #byOriginal: ReadonlyMap<string, string> = new Map()
  readonly #byText = new Map<string, string>()
  readonly #near = new NearIndex<string>()
  /** Text hash of each article in `#near`. */
  readonly #indexed = new Map<string, string>()
  #kept: Map<string, Fingerprint> | null = null
  #keptChanged = false
  #knownAt = -1

  constructor(library: OpenLibrary) {
    this.#library = library
  }

  /**
   * Takes in what has changed in the library. The texts of a library that was never compared are read; afterwards their
   * fingerprints are kept in the cache.
   *
   * @param signal ends it between two texts
   */
  async update(signal: AbortSignal): Promise<void> {
    const { store } = this.#library
    if (this.#knownAt === store.seq && this.#kept !== null) return
    this.#knownAt = -1
    const seq = store.seq
    this.#kept ??= await readFingerprints(store.parts.fileSystem, store.parts.paths.fingerprints)
    const breathe = breather()
    const articles = [...store.state.articles.values()]
    this.#byOriginal = originalsOf(articles)
    this.#byText.clear()
    for (const { id, text, binnedAt } of articles) if (binnedAt === null) this.#byText.set(text.sha256, id)
    for (const id of [...this.#indexed.keys()]) {
      const article = store.state.articles.get(id)
      if (article && article.binnedAt === null && article.text.sha256 === this.#indexed.get(id)) continue
      this.#near.remove(id)
      this.#indexed.delete(id)
    }
    for (const article of articles) {
      if (article.binnedAt !== null || this.#indexed.has(article.id)) continue
      await breathe()
      signal.throwIfAborted()
      const fingerprint = this.#kept.get(article.text.sha256) ?? (await this.#read(article))
      if (fingerprint) this.#index(article, fingerprint)
    }
    await this.#writeKept()
    this.#knownAt = seq
  }

  /** The article that has these bytes, or had them in an earlier version; also one in the bin. */
  findByOriginal(sha256: string): Article | null {
    return this.#articleOf(this.#byOriginal.get(sha256))
  }

  /** The article that has this text, word for word, from whatever bytes. */
  findByText(sha256: string): Article | null {
    return this.#articleOf(this.#byText.get(sha256))
  }

  /** The article that has most in common with a text. */
  findNear(fingerprint: Fingerprint): { readonly article: Article; readonly share: number } | null {
    const near = this.#near.find(fingerprint)
    const article = this.#articleOf(near?.key)
    return near && article ? { article, share: near.share } : null
  }

  /** Keeps the fingerprints of articles that have just come in: nobody needs to read them again. */
  async keep(fingerprints: ReadonlyMap<string, Fingerprint>): Promise<void> {
    this.#kept ??= await readFingerprints(
      this.#library.store.parts.fileSystem,
      this.#library.store.parts.paths.fingerprints
    )
    for (const [text, fingerprint] of fingerprints) this.#kept.set(text, fingerprint)
    this.#keptChanged ||= fingerprints.size > 0
    await this.#writeKept()
  }

  #articleOf(id: string | undefined): Article | null {
    return id === undefined ? null : (this.#library.store.state.articles.get(id) ?? null)
  }

  #index(article: Article, fingerprint: Fingerprint): void {
    this.#near.add(article.id, fingerprint)
    this.#indexed.set(article.id, article.text.sha256)
    if (this.#kept?.has(article.text.sha256)) return
    this.#kept?.set(article.text.sha256, fingerprint)
    this.#keptChanged = true
  }

  async #read(article: Article): Promise<Fingerprint | null> {
    try {
      return fingerprintOf(await this.#library.engine.readText(article.id))
    } catch (error) {
      // Its text is damaged or out of reach, which is said where it is opened; nothing can be compared with it.
      if (error instanceof CallError) return null
      throw error
    }
  }

  async #writeKept(): Promise<void> {
    const { store } = this.#library
    if (!this.#keptChanged || !this.#kept || store.readOnly) return
    const texts = new Set([...store.state.articles.values()].map(({ text }) => text.sha256))
    for (const text of [...this.#kept.keys()]) if (!texts.has(text)) this.#kept.delete(text)
    this.#keptChanged = false
    await writeFingerprints(store.parts.fileSystem, store.parts.paths.fingerprints, this.#kept)
  }
}
