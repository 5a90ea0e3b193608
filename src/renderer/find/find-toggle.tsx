import type { ReactNode } from 'react'
import { IconButton } from '../ui/button'
import styles from './find-bar.module.css'

interface FindToggleProps {
  readonly label: string
  readonly pressed: boolean
  readonly onChange: (pressed: boolean) => void
  readonly children: ReactNode
}

/** A way of searching that is on or off. The pointer leaves the focus in the field. */
export function FindToggle({ label, pressed, onChange, children }: FindToggleProps) {
  return (
    <IconButton
      label={label}
      aria-pressed={pressed}
      className={styles.toggle}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChange(!pressed)}
    >
      {children}
    </IconButton>
  )
}
