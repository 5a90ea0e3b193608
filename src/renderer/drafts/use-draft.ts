import { useEffect, useState, useSyncExternalStore } from 'react'
import { DraftField } from './draft-field'
import type { DraftView } from './draft-field'
import { browserDrafts } from './browser-drafts'

export interface DraftOptions {
  /** Names the record and its field, unlike any other of all libraries. */
  readonly draftKey: string
  readonly stored: string
  /** Sends one command for the record of the key; rejects when it was not acknowledged. */
  readonly save: (value: string) => Promise<void>
  /** Nothing can be changed now: drafts wait. */
  readonly readOnly: boolean
}

export interface DraftControl extends DraftView {
  readonly type: (value: string) => void
  /** For a field that is left: saves what waits. */
  readonly leave: () => void
  readonly flush: () => void
  readonly discard: () => void
}

/**
 * D11: a field whose typing is kept until the backend has acknowledged it. Going away saves what waits. It belongs to
 * one record for life: a component that shows another record must be mounted anew (by its `key`), or the typing for
 * one record would be sent to another.
 */
export function useDraft({ draftKey, stored, save, readOnly }: DraftOptions): DraftControl {
  const [field] = useState(() => new DraftField({ key: draftKey, drafts: browserDrafts(), stored, save }))
  const view = useSyncExternalStore(field.subscribe, field.view)

  useEffect(() => field.setStored(stored), [field, stored])
  // What a typed text means may depend on what is stored by then.
  useEffect(() => field.setSave(save), [field, save])
  useEffect(() => {
    if (readOnly) return
    const leave = () => field.leave()
    field.start()
    // Closing the window leaves every field, and no component is unmounted then.
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [field, readOnly])

  return {
    ...view,
    type: (value) => field.type(value),
    leave: () => field.leave(),
    flush: () => void field.flush(),
    discard: () => field.discard()
  }
}
