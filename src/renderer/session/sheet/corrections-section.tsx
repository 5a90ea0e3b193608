import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import { LONG_TEXT } from '../../../core/schema/records'
import type { ClaimAtHand } from '../../state/session-state'
import { Button } from '../../ui/button'
import { TextArea, TextField } from '../../ui/text-field'
import { useFocusWish } from '../use-focus-wish'
import { today, writtenDay } from '../written-day'
import { Section } from './section'
import styles from './sheet.module.css'
import type { ClaimFields } from './use-claim-fields'

const ISO_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/

interface CorrectionFormProps {
  readonly onSave: (date: string, text: string) => Promise<void>
  readonly onCancel: () => void
}

function CorrectionForm({ onSave, onCancel }: CorrectionFormProps) {
  const [date, setDate] = useState(today)
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isRight = ISO_DATE.test(date) && text.trim() !== ''
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        // What failed stays in the form, and a toast says why.
        if (isRight) void onSave(date, text.trim()).catch(() => undefined)
      }}
    >
      <TextField
        label="Corrected on"
        value={date}
        error={isAsked && !ISO_DATE.test(date) ? 'Write the date as 2024-08-22.' : null}
        onChange={(event) => setDate(event.target.value.trim())}
      />
      <TextArea
        label="What was wrong, and what is right"
        value={text}
        maxLength={LONG_TEXT}
        autoFocus
        error={isAsked && text.trim() === '' ? 'Write what was corrected; readers will see it.' : null}
        onChange={(event) => setText(event.target.value)}
      />
      <span className={styles.line}>
        <Button type="submit">Add</Button>
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  )
}

/** Public corrections of what was decided, each with its date. */
export function CorrectionsSection({ at, fields }: { readonly at: ClaimAtHand; readonly fields: ClaimFields }) {
  const place = useRef<HTMLElement>(null)
  useFocusWish('correction', place)
  const [isAdding, setAdding] = useState(false)
  const { corrections, status } = at.claim.check
  const save = async (date: string, text: string) => {
    const isSettled = status === 'decided' || status === 'final' || status === 'corrected'
    const next = [...corrections, { date, text }]
    await fields.save({ check: { corrections: next, ...(isSettled ? { status: 'corrected' } : {}) } })
    setAdding(false)
  }
  return (
    <Section
      title="Corrections"
      place={place}
      {...(corrections.length === 0 ? {} : { count: corrections.length })}
      action={
        isAdding || fields.readOnly ? null : (
          <Button variant="quiet" className={styles.small} onClick={() => setAdding(true)}>
            Add
          </Button>
        )
      }
    >
      {corrections.length === 0 && !isAdding ? (
        <p className={styles.muted}>
          None. What turns out wrong after it was decided is corrected openly, with a date.
        </p>
      ) : null}
      <ul className={styles.cards}>
        {corrections.map(({ date, text }, index) => (
          <li key={`${date}/${index}`} className={styles.card}>
            <span className={styles.caption}>{writtenDay(date)}</span>
            <span dir="auto">{text}</span>
            {fields.readOnly ? null : (
              <Button
                variant="quiet"
                className={clsx(styles.small, styles.lead)}
                onClick={() => {
                  const next = corrections.filter((_, at) => at !== index)
                  void fields.save({ check: { corrections: next } }).catch(() => undefined)
                }}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAdding ? <CorrectionForm onSave={save} onCancel={() => setAdding(false)} /> : null}
    </Section>
  )
}
