import { DraftStore } from './draft-store'
import type { DraftStorage } from './draft-store'

/** Stands in where the browser keeps nothing for us: a field then says that its text is not kept. */
const NO_STORAGE: DraftStorage = {
  getItem: () => null,
  removeItem: () => undefined,
  setItem: () => {
    throw new DOMException('The browser keeps nothing for this page.', 'SecurityError')
  }
}

function browserStorage(): DraftStorage {
  try {
    return globalThis.localStorage ?? NO_STORAGE
  } catch (error) {
    // Reading the property itself throws where storage is switched off.
    if (error instanceof DOMException) return NO_STORAGE
    throw error
  }
}

let drafts: DraftStore | null = null

/** The drafts of this browser profile, in `localStorage`: `sessionStorage` does not survive a crash. */
export function browserDrafts(): DraftStore {
  drafts ??= new DraftStore(browserStorage())
  return drafts
}
