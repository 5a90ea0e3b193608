import { clsx } from 'clsx'
import { Button } from '../../ui/button'
import { useDraft } from '../../drafts/use-draft'
import type { Choice } from './choice-list'
import { ChoiceList } from './choice-list'
import styles from './sheet.module.css'

export interface OutcomeFieldProps {
  readonly label: string
  readonly draftKey: string
  readonly choices: readonly Choice[]
  /** '' while none is chosen. */
  readonly stored: string
  readonly readOnly: boolean
  readonly clearLabel: string
  readonly save: (value: string) => Promise<void>
}

/**
 * A decision. It is a draft as the texts are, so that walking over it with the arrow keys is one command and not one for
 * every step, and so that a decision survives a reload that comes before it is saved (D11).
 */
export function OutcomeField({ label, draftKey, choices, stored, readOnly, clearLabel, save }: OutcomeFieldProps) {
  const draft = useDraft({ draftKey, stored, readOnly, save })
  return (
    <div onBlur={draft.leave}>
      <ChoiceList label={label} choices={choices} value={draft.value} disabled={readOnly} onChange={draft.type} />
      {draft.value === '' || readOnly ? null : (
        <Button
          variant="quiet"
          className={clsx(styles.small, styles.lead)}
          onClick={() => {
            draft.type('')
            draft.flush()
          }}
        >
          {clearLabel}
        </Button>
      )}
      {draft.phase === 'failed' || draft.phase === 'restored' ? (
        <p role="alert" className={styles.muted}>
          {draft.phase === 'failed'
            ? draft.problem
            : 'Chosen earlier, and not saved; the saved decision has changed since.'}{' '}
          <Button variant="quiet" className={styles.small} onClick={draft.flush}>
            {draft.phase === 'failed' ? 'Try again' : 'Save it'}
          </Button>
          <Button variant="quiet" className={styles.small} onClick={draft.discard}>
            Discard
          </Button>
        </p>
      ) : null}
    </div>
  )
}
