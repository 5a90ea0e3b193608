import type { ImportItem } from '../../../api/import-views'
import type { Fingerprint } from '../../../core/suggest/near-duplicates'
import { NearIndex } from '../../../core/suggest/near-index'
import type { LibraryTexts } from './library-texts'

/** What a document is recognised by. */
export interface DocumentMarks {
  /** SHA-256 of its bytes and of its text, in hex. */
  readonly original: string
  readonly text: string
  readonly fingerprint: Fingerprint
}

/** The documents of one import, compared with the library and with one another. */
export class BatchTexts {
  readonly #library: LibraryTexts
  readonly #marks = new Map<string, DocumentMarks>()
  readonly #titles = new Map<string, string>()
  readonly #byText = new Map<string, string>()
  readonly #near = new NearIndex<string>()

  constructor(library: LibraryTexts) {
    this.#library = library
  }

  marksOf(item: string): DocumentMarks | null {
    return this.#marks.get(item) ?? null
  }

  /** Forgets a document that is read anew. */
  forget(item: string): void {
    const marks = this.#marks.get(item)
    if (!marks) return
    this.#marks.delete(item)
    this.#titles.delete(item)
    if (this.#byText.get(marks.text) === item) this.#byText.delete(marks.text)
    this.#near.remove(item)
  }

  /** Says of a document what it is like, and remembers it for those that come after it. */
  compare(item: ImportItem, marks: DocumentMarks): ImportItem {
    const existing = this.#library.findByOriginal(marks.original)
    const compared: ImportItem = {
      ...item,
      outcome: existing && existing.binnedAt === null ? 'duplicate' : 'new',
      duplicateOf: existing?.title ?? null,
      similar: existing ? null : (this.#sameText(marks) ?? this.#nearText(marks))
    }
    this.#marks.set(item.item, marks)
    if (existing) return compared
    this.#titles.set(item.item, item.title)
    if (!this.#byText.has(marks.text)) this.#byText.set(marks.text, item.item)
    this.#near.add(item.item, marks.fingerprint)
    return compared
  }

  #sameText({ text }: DocumentMarks): ImportItem['similar'] {
    const article = this.#library.findByText(text)
    if (article) return { kind: 'same-text', title: article.title, article: article.id, item: null, share: 1 }
    const item = this.#byText.get(text)
    if (item === undefined) return null
    return { kind: 'same-text', title: this.#titles.get(item) ?? '', article: null, item, share: 1 }
  }

  #nearText({ fingerprint }: DocumentMarks): ImportItem['similar'] {
    const inLibrary = this.#library.findNear(fingerprint)
    const here = this.#near.find(fingerprint)
    if (inLibrary && inLibrary.share >= (here?.share ?? 0)) {
      const { article, share } = inLibrary
      return { kind: 'near', title: article.title, article: article.id, item: null, share }
    }
    if (!here) return null
    return { kind: 'near', title: this.#titles.get(here.key) ?? '', article: null, item: here.key, share: here.share }
  }
}
