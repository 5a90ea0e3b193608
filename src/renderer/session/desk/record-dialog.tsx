import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './desk.module.css'
import { DialogKeys } from './dialog-keys'
import type { RecordForm } from './use-record-form'

export interface RecordDialogProps {
  readonly title: string
  readonly isNew: boolean
  readonly form: Pick<
    RecordForm<object, string>,
    'isRestored' | 'isBusy' | 'startAgain' | 'submit' | 'refused' | 'problems'
  >
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The frame of a form for a record of the desk. Enter in a line of text saves. */
export function RecordDialog({ title, isNew, form, onClose, children }: RecordDialogProps) {
  const id = useId()
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (form.refused > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form.refused])
  // The first field takes the focus before the dialog can remember where it was, so that is remembered here.
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      })
    },
    [opener]
  )
  const isFaulty = Object.keys(form.problems).length > 0
  return (
    <DialogKeys onClose={onClose}>
      <Dialog
        open
        closeOnOutside={false}
        title={title}
        onClose={onClose}
        footer={
          <>
            <span className={styles.status} role="status">
              {isFaulty
                ? 'Not saved yet: see the marked fields.'
                : form.isRestored
                  ? 'What you had typed was brought back.'
                  : ''}
            </span>
            {form.isRestored ? <Button onClick={form.startAgain}>Start again</Button> : null}
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" type="submit" form={id} disabled={form.isBusy}>
              {isNew ? 'Add' : 'Save'}
            </Button>
          </>
        }
      >
        <form
          id={id}
          ref={element}
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            form.submit()
          }}
        >
          {children}
        </form>
      </Dialog>
    </DialogKeys>
  )
}
