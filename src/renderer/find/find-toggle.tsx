import type { ReactNode } from 'react'
import { IconButton } from '../ui/button'
import styles from './find-field.module.css'

interface FindToggleProps {
  readonly label: string
  readonly pressed: boolean
  /** Why it means nothing now; it keeps its state for later. */
  readonly disabledBecause?: string | null
  readonly onChange: (pressed: boolean) => void
  readonly children: ReactNode
}

/** A way of searching that is on or off. The pointer leaves the focus in the field. */
export function FindToggle({ label, pressed, disabledBecause = null, onChange, children }: FindToggleProps) {
  const disabled = disabledBecause !== null
  return (
    <IconButton
      label={disabled ? `${label}. ${disabledBecause}` : label}
      aria-pressed={pressed}
      aria-disabled={disabled}
      className={styles.toggle}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!disabled) onChange(!pressed)
      }}
    >
      {children}
    </IconButton>
  )
}
