import { useId } from 'react'
import { attributeProblem } from '../../core/labels/attribute-kinds'
import { attributeInWords, valueInWords } from '../../core/labels/attribute-words'
import type { AttributeValue } from '../../core/model/annotation'
import type { AttributeDefinition } from '../../core/model/scheme'
import { useActions } from '../state/workbench'
import { Button } from '../ui/button'
import { draftOfValue, valueOfDraft } from './attribute-draft'
import { ATTRIBUTE_EDITORS } from './attribute-editors/attribute-editors'
import styles from './attribute-form.module.css'
import { DraftNotice } from '../drafts/draft-notice'
import { useDraft } from '../drafts/use-draft'

export interface AttributeFieldProps {
  readonly draftKey: string
  readonly definition: AttributeDefinition
  readonly value: AttributeValue | undefined
  readonly readOnly: boolean
  /** Sends one command; null takes the value away. */
  readonly save: (value: AttributeValue | null) => Promise<void>
}

/** One attribute of a record. What is chosen or typed is a draft (D11), so that walking over options is one command. */
export function AttributeField({ draftKey, definition, value, readOnly, save }: AttributeFieldProps) {
  const actions = useActions()
  const descriptionId = useId()
  const { name, required, description } = definition
  const stored = draftOfValue(definition, value)
  const misfit = value === undefined ? null : attributeProblem(definition, value)

  const draft = useDraft({
    draftKey,
    stored,
    readOnly,
    async save(typed) {
      const { value: meant, problem } = valueOfDraft(definition, typed)
      if (problem !== null) throw new Error(problem)
      // White space around a number or a date changes nothing.
      if (draftOfValue(definition, meant ?? undefined) === stored && misfit === null) return
      // Said when it is shown, as every change; one that cannot be saved says so itself.
      actions.announce(meant === null ? `${name} cleared` : `${name}: ${attributeInWords(definition, meant)}`)
      await save(meant)
    }
  })
  const wrong = valueOfDraft(definition, draft.value).problem
  /** Otherwise what was typed is to be discarded or saved first. */
  const isSettled = draft.phase !== 'failed' && draft.phase !== 'restored'
  const Editor = ATTRIBUTE_EDITORS[definition.kind]

  return (
    <div
      className={styles.field}
      data-attribute={definition.id}
      data-wrong={wrong ?? undefined}
      {...(description === '' ? {} : { role: 'group', 'aria-label': name, 'aria-describedby': descriptionId })}
    >
      <Editor
        definition={definition}
        label={required ? `${name} · required` : name}
        draft={draft.value}
        onDraft={draft.type}
        onBlur={draft.leave}
        readOnly={readOnly}
        // While somebody types, "2024-" is no wrong date yet.
        problem={draft.phase === 'failed' ? (wrong ?? draft.problem) : null}
      />
      {description === '' ? null : (
        <p id={descriptionId} className={styles.description}>
          {description}
        </p>
      )}
      {misfit === null || value === undefined ? null : (
        <p className={styles.misfit}>
          Kept as it is: “{valueInWords(value)}”. {misfit}
        </p>
      )}
      {readOnly || !isSettled || (draft.value === '' && misfit === null) ? null : (
        <Button
          variant="quiet"
          className={styles.clear}
          // From the keyboard, Delete clears; a stop at every field would be in the way.
          tabIndex={misfit === null ? -1 : 0}
          onClick={() => {
            if (misfit === null) draft.type('')
            else void save(null)
          }}
        >
          {misfit === null ? `Clear ${name}` : `Remove “${valueInWords(value ?? '')}”`}
        </Button>
      )}
      <DraftNotice draft={draft} wrong={wrong !== null} />
    </div>
  )
}
