/** What somebody typed and the backend has not acknowledged yet. */
export interface Draft {
  readonly value: string
  /** The stored value the typing began from. */
  readonly base: string
}

/** The part of `Storage` that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const PREFIX = 'claimdesk.draft.'

function parseDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const draft: unknown = JSON.parse(text)
    if (typeof draft !== 'object' || draft === null || !('value' in draft) || !('base' in draft)) return null
    const { value, base } = draft
    return typeof value === 'string' && typeof base === 'string' ? { value, base } : null
  } catch (error) {
    // Somebody else wrote under our key; there is no text of a person in it that we could show.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** D11: drafts by key, in a storage that survives a reload and a crash. */
export class DraftStore {
  readonly #storage: DraftStorage
  /** Drafts the storage had no room for: they survive at least the change from one field to another. */
  readonly #unstored = new Map<string, Draft>()

  constructor(storage: DraftStorage) {
    this.#storage = storage
  }

  read(key: string): Draft | null {
    return this.#unstored.get(key) ?? parseDraft(this.#storage.getItem(PREFIX + key))
  }

  /** @returns false when the draft is kept in memory only, because the storage is full or closed */
  write(key: string, draft: Draft): boolean {
    try {
      this.#storage.setItem(PREFIX + key, JSON.stringify(draft))
      this.#unstored.delete(key)
      return true
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      this.#unstored.set(key, draft)
      return false
    }
  }

  remove(key: string): void {
    this.#unstored.delete(key)
    this.#storage.removeItem(PREFIX + key)
  }
}
