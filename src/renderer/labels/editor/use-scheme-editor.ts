import { useMemo, useState } from 'react'
import { DraftProblem, isEdited, rebaseDraft, startDraft } from '../../../core/labels/scheme-draft'
import type { SchemeDraft } from '../../../core/labels/scheme-draft'
import type { Scheme } from '../../../core/model/scheme'
import { NEW_SCHEME, readSchemeDraft, removeSchemeDraft, writeSchemeDraft } from '../../state/scheme-drafts'

/** How many edits can be taken back before the draft is saved. */
const STEPS_KEPT = 200

interface Steps {
  readonly past: readonly SchemeDraft[]
  readonly draft: SchemeDraft
  readonly future: readonly SchemeDraft[]
  /** Edits with the same word, one right after the other, are one step: letters typed into a field. */
  readonly word: string | null
  /** False when the browser had no room for the draft. */
  readonly kept: boolean
}

/** A draft under way. */
export interface SchemeEditor {
  readonly draft: SchemeDraft
  readonly edited: boolean
  readonly kept: boolean
  /** The scheme in the library is not the one that the draft began from. */
  readonly overtaken: boolean
  /** Makes an edit; why it cannot be made, or null. */
  readonly edit: (change: (draft: SchemeDraft) => SchemeDraft, word?: string) => string | null
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly undo: () => void
  readonly redo: () => void
  /** Forgets every edit. */
  readonly discard: () => void
  /** Goes on over the scheme as it is by now. */
  readonly rebase: () => void
}

/** @param scheme the scheme as it is in the library; for one that is not there yet, what it begins with */
function begin(library: string, scheme: Scheme | null, fresh: SchemeDraft | null): SchemeDraft | null {
  const stored = readSchemeDraft(library, scheme?.id ?? NEW_SCHEME)
  if (scheme === null) return fresh ?? stored
  return stored?.base ? stored : startDraft(scheme)
}

/** The draft of one scheme, kept in the browser until it is saved or discarded (D11). */
export function useSchemeEditor(
  library: string,
  scheme: Scheme | null,
  fresh: SchemeDraft | null
): SchemeEditor | null {
  const key = scheme?.id ?? NEW_SCHEME
  const [steps, setSteps] = useState<Steps | null>(() => {
    const draft = begin(library, scheme, fresh)
    if (draft && scheme === null) writeSchemeDraft(library, key, draft)
    return draft && { past: [], draft, future: [], word: null, kept: true }
  })

  return useMemo(() => {
    if (!steps) return null
    // A scheme that was saved, here or elsewhere, is begun anew when nothing of it is being edited.
    const isIdle = !isEdited(steps.draft)
    const draft = isIdle && scheme && steps.draft.base?.version !== scheme.version ? startDraft(scheme) : steps.draft
    const go = (next: Omit<Steps, 'kept'>) => {
      const isKept = isEdited(next.draft) ? writeSchemeDraft(library, key, next.draft) : true
      if (!isEdited(next.draft)) removeSchemeDraft(library, key)
      setSteps({ ...next, kept: isKept })
    }
    const { past, future, word: lastWord } = steps
    return {
      draft,
      edited: isEdited(draft),
      kept: steps.kept,
      overtaken: scheme !== null && draft.base !== null && draft.base.version !== scheme.version,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      edit(change, word) {
        try {
          const next = change(draft)
          if (next === draft) return null
          const isSame = word !== undefined && word === lastWord
          go({ past: isSame ? past : [...past, draft].slice(-STEPS_KEPT), draft: next, future: [], word: word ?? null })
          return null
        } catch (error) {
          if (error instanceof DraftProblem) return error.message
          throw error
        }
      },
      undo() {
        const before = past.at(-1)
        if (before) go({ past: past.slice(0, -1), draft: before, future: [draft, ...future], word: null })
      },
      redo() {
        const [next, ...rest] = future
        if (next) go({ past: [...past, draft], draft: next, future: rest, word: null })
      },
      discard() {
        removeSchemeDraft(library, key)
        if (scheme) setSteps({ past: [], draft: startDraft(scheme), future: [], word: null, kept: true })
      },
      rebase() {
        if (scheme) go({ past: [], draft: rebaseDraft(draft, scheme), future: [], word: null })
      }
    }
  }, [steps, scheme, library, key])
}
