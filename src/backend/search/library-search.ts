import { CallError } from '../../api/envelope'
import type { SearchProgress } from '../../api/views'
import type { Change } from '../../core/commands/change'
import type { Layer } from '../../core/model/library'
import type { OpenLibrary } from '../store/load-library'
import { textPath } from '../store/revision-paths'
import type { ArticleToIndex, FromIndex, QuestionName, Questions, ToIndex } from './index-messages'
import { startIndex } from './index-thread'
import type { IndexThread } from './index-thread'
import { articleFields, layerFields } from './layer-fields'

/** Articles told of at once; between them others have their turn. */
const AT_ONCE = 100

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

export interface SearchListener {
  readonly progress: (progress: SearchProgress) => void
  readonly failed: (error: Error) => void
}

/**
 * Searching in an open library. The index is made when it is first wanted, and follows every change from then on. It
 * lives in memory only: making it again takes less time than trusting a file would.
 */
export class LibrarySearch {
  readonly #library: OpenLibrary
  readonly #listener: SearchListener
  readonly #start: typeof startIndex
  #thread: IndexThread | null = null
  #asked = 0
  readonly #waiting = new Map<number, Waiting>()
  /** Articles that changed and that the index has not been told of. */
  readonly #changed = new Set<string>()
  #isClosed = false

  constructor(library: OpenLibrary, listener: SearchListener, start = startIndex) {
    this.#library = library
    this.#listener = listener
    this.#start = start
  }

  get library(): OpenLibrary {
    return this.#library
  }

  /** Begins to make the index, if that has not begun. */
  begin(): void {
    if (this.#thread || this.#isClosed) return
    const thread = this.#start({
      message: (message) => this.#receive(message),
      failed: (error) => this.#fail(error)
    })
    this.#thread = thread
    void this.#tellOfAll(thread)
  }

  /** Changes came into force. */
  changed(changes: readonly Change[]): void {
    if (!this.#thread) return
    for (const change of changes) {
      if (change.table === 'article') this.#changed.add(change.id)
      else if ('article' in change && change.table !== 'status') this.#changed.add(change.article)
    }
    // A command may change thousands of records; they are told of together.
    if (this.#changed.size > 0) setImmediate(() => this.#tellOfChanged())
  }

  /** @throws CallError `search-failed` when the index broke down; the next question starts it again */
  async ask<Name extends QuestionName>(
    name: Name,
    params: Questions[Name]['params']
  ): Promise<Questions[Name]['answer']> {
    this.begin()
    this.#tellOfChanged()
    this.#asked += 1
    const number = this.#asked
    const answer = new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }))
    this.#send({ type: 'ask', number, name, params })
    return (await answer) as Questions[Name]['answer']
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#rejectAll(new CallError('closed', 'The library was closed.'))
    await this.#thread?.close()
    this.#thread = null
  }

  #send(message: ToIndex): void {
    this.#thread?.send(message)
  }

  async #tellOfAll(thread: IndexThread): Promise<void> {
    const { articles } = this.#library.store.state
    const ids = [...articles.values()]
      .filter((article) => article.binnedAt === null)
      .sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1))
      .map((article) => article.id)
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      thread.send({ type: 'put', articles: ids.slice(at, at + AT_ONCE).flatMap((id) => this.#toIndex(id)) })
      await new Promise((resolve) => setImmediate(resolve))
      if (thread !== this.#thread) return
    }
    thread.send({ type: 'listed' })
  }

  #tellOfChanged(): void {
    if (!this.#thread || this.#changed.size === 0) return
    const ids = [...this.#changed]
    this.#changed.clear()
    const put = ids.flatMap((id) => this.#toIndex(id))
    const there = new Set(put.map(({ id }) => id))
    const gone = ids.filter((id) => !there.has(id))
    if (put.length > 0) this.#send({ type: 'put', articles: put })
    if (gone.length > 0) this.#send({ type: 'delete', articles: gone })
  }

  /** Nothing for an article that is not in the library or in its bin. */
  #toIndex(id: string): ArticleToIndex[] {
    const { store } = this.#library
    const article = store.state.articles.get(id)
    if (!article || article.binnedAt !== null) return []
    const { paths } = store.parts
    const layer = store.state.layers.get(id)
    return [
      {
        id,
        path: textPath(paths, article),
        sha256: article.text.sha256,
        order: article.importedAt,
        fields: [...articleFields(article), ...(layer ? fieldsOfLayer(layer) : [])],
        // Few articles have one; asking the disk is the index's business.
        layer: layer ? null : paths.layer(id)
      }
    ]
  }

  #receive(message: FromIndex): void {
    switch (message.type) {
      case 'progress':
        this.#listener.progress({ done: message.done, total: message.total })
        break
      case 'unreadable':
        void this.#recover(message.id)
        break
      case 'answer':
        this.#waiting.get(message.number)?.resolve(message.answer)
        this.#waiting.delete(message.number)
        break
      case 'failed':
        this.#waiting.get(message.number)?.reject(new Error(message.message))
        this.#waiting.delete(message.number)
    }
  }

  /** D4: the store knows how to make a text again, and says so to the person. */
  async #recover(id: string): Promise<void> {
    let text: string | null = null
    try {
      text = await this.#library.engine.readText(id)
    } catch (error) {
      // A text that is lost for good is told of when the article is opened; it keeps no other from being found.
      if (!(error instanceof CallError))
        this.#listener.failed(error instanceof Error ? error : new Error(String(error)))
    }
    this.#send({ type: 'text', id, text })
  }

  #fail(error: Error): void {
    this.#thread = null
    this.#changed.clear()
    this.#listener.failed(error)
    this.#rejectAll(
      new CallError(
        'search-failed',
        'The search stopped and has to read the texts again. Search once more in a moment.'
      )
    )
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

const fieldsOfLayer = ({ spans, claims, note }: Layer) =>
  layerFields({ spans: spans.values(), claims: claims.values(), note })
