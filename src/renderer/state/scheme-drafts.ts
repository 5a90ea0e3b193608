import { schemeDraftSchema } from '../../core/labels/scheme-draft'
import type { SchemeDraft } from '../../core/labels/scheme-draft'
import { keptStorage } from './kept-storage'

/** Stands for the scheme that is not in the library yet: there is one such draft at most. */
export const NEW_SCHEME = 'new'

const keyOf = (library: string, scheme: string): string => `claimdesk.scheme-draft.${library}.${scheme}`

/** D11: the draft of a scheme that was begun and neither saved nor discarded; null when there is none. */
export function readSchemeDraft(library: string, scheme: string): SchemeDraft | null {
  try {
    const stored = keptStorage.getItem(keyOf(library, scheme))
    const draft = stored === null ? null : schemeDraftSchema.safeParse(JSON.parse(stored))
    return draft?.success ? draft.data : null
  } catch {
    // Storage is switched off, or somebody else wrote under our key: there is no draft that could be shown.
    return null
  }
}

/** Keeps a draft. @returns false when the browser has no room for it: then a reload loses it */
export function writeSchemeDraft(library: string, scheme: string, draft: SchemeDraft): boolean {
  try {
    keptStorage.setItem(keyOf(library, scheme), JSON.stringify(draft))
    return true
  } catch {
    // The caller says that it is not kept.
    return false
  }
}

export function removeSchemeDraft(library: string, scheme: string): void {
  keptStorage.removeItem(keyOf(library, scheme))
}
