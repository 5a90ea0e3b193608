import { EMPTY_DRAFT, importDraftSchema } from './import-edits'
import type { ImportDraft } from './import-edits'

/** The part of `Storage` that is needed. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (batch: string): string => `claimdesk.import-draft.${batch}`

/** D11: what a person did to an import that was interrupted; nothing when nothing was kept. */
export function readImportDraft(storage: DraftStorage, batch: string): ImportDraft {
  try {
    const stored = storage.getItem(keyOf(batch))
    const draft = stored === null ? null : importDraftSchema.safeParse(JSON.parse(stored))
    return draft?.success ? draft.data : EMPTY_DRAFT
  } catch {
    // Storage is switched off, or somebody else wrote under our key: there is no draft that could be taken up.
    return EMPTY_DRAFT
  }
}

/** Keeps a draft; an empty one is removed. @returns false when the browser has no room for it: a reload loses it */
export function writeImportDraft(storage: DraftStorage, batch: string, draft: ImportDraft): boolean {
  if (isEmptyDraft(draft)) return removeImportDraft(storage, batch)
  try {
    storage.setItem(keyOf(batch), JSON.stringify(draft))
    return true
  } catch {
    // The caller says that it is not kept.
    return false
  }
}

export function removeImportDraft(storage: DraftStorage, batch: string): boolean {
  try {
    storage.removeItem(keyOf(batch))
    return true
  } catch {
    // Storage is switched off: then nothing was kept.
    return false
  }
}

/** Whether a person did nothing to the import yet that would be lost with it. */
export function isEmptyDraft({ edits, settings }: ImportDraft): boolean {
  return Object.keys(edits).length === 0 && Object.keys(settings).length === 0
}
