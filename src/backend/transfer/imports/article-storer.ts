import { CallError } from '../../../api/envelope'
import type { Article } from '../../../core/model/article'
import { syncFolder } from '../../store/durable-write'
import { errorCode, explainFileError, isMissing, isThere } from '../../store/file-system'
import type { FileSystem } from '../../store/file-system'
import type { LibraryPaths } from '../../store/library-paths'
import type { OpenLibrary } from '../../store/load-library'
import { originalsOf } from '../../store/originals-of'

/** An article with what it is made of. */
export interface NewArticle {
  readonly article: Article
  readonly text: string
  readonly bytes: Uint8Array
}

/** Articles whose files are written at the same time: the disk flushes several together. */
const MOST_UNDER_WAY = 16
/** Most bytes of originals under way at once. */
const MOST_BYTES_UNDER_WAY = 32 * 1024 * 1024

/** Removes what an import wrote of an article that never came about. Anything else in its folder stays. */
export async function removeArticleFiles(
  fileSystem: FileSystem,
  paths: LibraryPaths,
  article: string,
  names: readonly string[]
): Promise<void> {
  for (const name of names) {
    await fileSystem.unlink(`${paths.article(article)}/${name}`).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
  }
  await fileSystem.rmdir(paths.article(article)).catch((error: unknown) => {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error
  })
}

/**
 * Writes the files of articles that come in, several at once (D12: files first, then one command). What is there
 * already is skipped; what lies in the bin comes back.
 */
export class ArticleStorer {
  readonly #library: OpenLibrary
  readonly #noteMade: (article: string) => Promise<void>
  readonly #known: ReadonlyMap<string, string>
  readonly #fresh = new Map<string, Article>()
  readonly #skipped: string[] = []
  /** Articles whose folders were not there before. */
  readonly #made = new Map<string, Article>()
  readonly #underWay = new Set<Promise<void>>()
  #bytesUnderWay = 0
  #failure: Error | null = null
  #written = 0

  /** @param noteMade hears of every article before its folder is made */
  constructor(library: OpenLibrary, noteMade: (article: string) => Promise<void> = () => Promise.resolve()) {
    if (library.store.readOnly) throw new CallError('read-only', library.store.readOnly.message)
    this.#library = library
    this.#noteMade = noteMade
    this.#known = originalsOf(library.store.state.articles.values())
  }

  /** Articles for the command, in the order they came. */
  get articles(): readonly Article[] {
    return [...this.#fresh.values()]
  }

  /** How many articles there are for the command. */
  get count(): number {
    return this.#fresh.size
  }

  /** Ids of articles that the library has already. */
  get skipped(): readonly string[] {
    return this.#skipped
  }

  /** Articles whose files are on the disk. */
  get written(): number {
    return this.#written
  }

  /**
   * Takes an article; its files may still be on their way to the disk afterwards.
   *
   * @throws CallError `not-saved` when this one or one before it could not be written
   */
  async add({ article, text, bytes }: NewArticle): Promise<void> {
    const { articles } = this.#library.store.state
    const existing = articles.get(this.#known.get(article.original.sha256) ?? article.id)
    const id = existing?.id ?? article.id
    if (this.#fresh.has(id) || (existing && existing.binnedAt === null)) {
      this.#skipped.push(id)
      return
    }
    this.#fresh.set(id, existing ?? article)
    if (existing) return
    const busy = this.#bytesUnderWay
    if (this.#underWay.size >= MOST_UNDER_WAY || (busy > 0 && busy + bytes.length > MOST_BYTES_UNDER_WAY)) {
      await Promise.race(this.#underWay)
    }
    this.#throwFailure()
    this.#bytesUnderWay += bytes.length
    const work: Promise<void> = this.#write(article, text, bytes).then(
      () => {
        this.#written += 1
        this.#end(work, bytes.length)
      },
      (error: unknown) => {
        this.#failure ??= error instanceof Error ? error : new Error(String(error))
        this.#end(work, bytes.length)
      }
    )
    this.#underWay.add(work)
  }

  /** Waits until everything is on the disk. @throws CallError `not-saved` */
  async finish(): Promise<void> {
    await Promise.all(this.#underWay)
    this.#throwFailure()
    // Also of folders that were there: an import that was cut off may have made them.
    if (this.#written === 0) return
    const { fileSystem, paths } = this.#library.store.parts
    try {
      await syncFolder(fileSystem, paths.articles)
    } catch (error) {
      throw notStored('The articles', error)
    }
  }

  /** Removes what was written: there will be no command. */
  async takeBack(): Promise<void> {
    await Promise.all(this.#underWay)
    for (const { id, original } of this.#made.values()) {
      const names = [`original.${original.kind}`, 'text.txt']
      const { fileSystem, paths } = this.#library.store.parts
      await removeArticleFiles(fileSystem, paths, id, names)
    }
    this.#made.clear()
  }

  async #write(article: Article, text: string, bytes: Uint8Array): Promise<void> {
    const { texts, parts } = this.#library.store
    try {
      if (!(await isThere(parts.fileSystem, parts.paths.article(article.id)))) {
        await this.#noteMade(article.id)
        this.#made.set(article.id, article)
      }
      await texts.write(article, bytes, text)
    } catch (error) {
      throw notStored(`“${article.title}”`, error)
    }
  }

  #end(work: Promise<void>, bytes: number): void {
    this.#underWay.delete(work)
    this.#bytesUnderWay -= bytes
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure
  }
}

/** What was to be stored and could not, in words; faults of the program stay what they are. */
function notStored(what: string, error: unknown): unknown {
  if (errorCode(error) === null || error instanceof CallError) return error
  return new CallError('not-saved', `${what} could not be stored: ${explainFileError(error)}.`)
}
