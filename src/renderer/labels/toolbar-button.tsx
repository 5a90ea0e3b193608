import type { ReactNode } from 'react'
import { IconButton } from '../ui/button'
import styles from './label-bar.module.css'

export interface ToolbarButtonProps {
  readonly label: string
  /** As `aria-keyshortcuts` has it: `Control+Z`. */
  readonly shortcut: string
  readonly disabled: boolean
  readonly tabIndex: number
  readonly onFocus: () => void
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A button of the toolbar; it stays focusable while it cannot be used, so that the focus is never lost. */
export function ToolbarButton({ shortcut, disabled, onPress, children, ...rest }: ToolbarButtonProps) {
  return (
    <IconButton
      data-roving
      aria-disabled={disabled}
      aria-keyshortcuts={shortcut}
      className={styles.action}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!disabled) onPress()
      }}
      {...rest}
    >
      {children}
    </IconButton>
  )
}
