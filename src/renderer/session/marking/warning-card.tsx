import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import type { Warning } from '../../state/marking-lints'
import { selectReadOnly } from '../../state/selectors'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import styles from './panels.module.css'

function Dismiss({ warning, onDone }: { readonly warning: Warning; readonly onDone: () => void }) {
  const { dismissWarning } = useActions()
  const [reason, setReason] = useState('')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    onDone()
    void dismissWarning(warning, reason.trim())
  }
  return (
    <form
      className={styles.dismiss}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      <TextField
        label="Dismiss, because"
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" disabled={reason.trim() === ''}>
          Dismiss
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}

/** A warning: the words, why, what instead, and what can be done. */
export function WarningCard({ warning }: { readonly warning: Warning }) {
  const { goToWarning, claimOfWarning } = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const [isDismissing, setDismissing] = useState(false)
  const { quote, message, suggestion, range } = warning
  return (
    <li className={styles.warning}>
      {quote === '' ? null : <q>{quote}</q>}
      <p>{message}</p>
      {suggestion === null ? null : <p className={styles.suggestion}>{suggestion}</p>}
      {isDismissing ? (
        <Dismiss warning={warning} onDone={() => setDismissing(false)} />
      ) : (
        <div className={styles.buttons}>
          <Button onClick={() => void goToWarning(warning)}>{range ? 'Go there' : 'Go to the claim'}</Button>
          {range && !readOnly ? <Button onClick={() => void claimOfWarning(warning)}>Make a claim of it</Button> : null}
          {range && !readOnly ? (
            <Button variant="quiet" onClick={() => setDismissing(true)}>
              Dismiss…
            </Button>
          ) : null}
        </div>
      )}
    </li>
  )
}
