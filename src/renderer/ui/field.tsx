import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './field.module.css'

/** What every field has around its control. */
export interface FieldProps {
  readonly label: string
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  /** What is wrong with the value, and what would be right; null when nothing is. */
  readonly error?: string | null
}

interface FieldFrameProps extends FieldProps {
  readonly children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** A control with its label, hint and error, tied together for screen readers. */
export function FieldFrame({ label, hideLabel = false, hint, error = null, children }: FieldFrameProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [hint ? hintId : null, error === null ? null : errorId].filter((part) => part !== null).join(' ')
  return (
    <div className={styles.field}>
      <label className={hideLabel ? 'visually-hidden' : styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(error === null ? {} : { 'aria-invalid': true })
      })}
      {hint ? (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      ) : null}
      {error === null ? null : (
        <div id={errorId} role="alert" className={styles.error}>
          {error}
        </div>
      )}
    </div>
  )
}
