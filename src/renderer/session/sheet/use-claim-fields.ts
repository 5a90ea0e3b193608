import type { ClientCommand } from '../../../core/commands/command'
import type { ClaimCheck } from '../../../core/model/claim-check'
import { useSave } from '../../drafts/use-save'
import { selectLibrary, selectReadOnly } from '../../state/selectors'
import type { ClaimPatch } from '../../state/session-actions'
import type { ClaimAtHand } from '../../state/session-state'
import { useWorkbench } from '../../state/workbench'

type TextIn<Value> = {
  [Key in keyof Value]: Value[Key] extends string ? (string extends Value[Key] ? Key : never) : never
}[keyof Value]

/** The texts of a check that are written freely. */
export type CheckText = TextIn<ClaimCheck>

/** What every field of the sheet needs to know of the claim it is of. */
export interface ClaimFields {
  readonly readOnly: boolean
  /** Sends a change; rejects when it was not acknowledged. */
  readonly save: (patch: ClaimPatch) => Promise<void>
  /** D11: a draft's properties for a text of the claim itself; the inspector's field of it has the same draft. */
  readonly text: (name: 'normalized' | 'speaker' | 'note') => DraftProps
  /** The same for a text of its check. */
  readonly checkText: (name: CheckText) => DraftProps
  /** Names a draft of this claim. */
  readonly keyOf: (name: string) => string
}

interface DraftProps {
  readonly draftKey: string
  readonly stored: string
  readonly readOnly: boolean
  readonly save: (value: string) => Promise<void>
}

export function useClaimFields({ ref, claim }: ClaimAtHand): ClaimFields {
  const send = useSave()
  const library = useWorkbench((state) => selectLibrary(state)?.id ?? '')
  const readOnly = useWorkbench(selectReadOnly)
  const keyOf = (name: string): string => `${library}/${ref.article}/${ref.claim}/${name}`
  const save = (patch: ClaimPatch): Promise<void> => {
    const command: ClientCommand = { type: 'claim.update', article: ref.article, claim: ref.claim, patch }
    return send(command)
  }
  return {
    readOnly,
    save,
    keyOf,
    text: (name) => ({
      draftKey: keyOf(name),
      stored: claim[name],
      readOnly,
      save: (value) => save({ [name]: value })
    }),
    checkText: (name) => ({
      draftKey: keyOf(`check/${name}`),
      stored: claim.check[name],
      readOnly,
      save: (value) => save({ check: { [name]: value } })
    })
  }
}
