import { clsx } from 'clsx'
import { EyeOff } from 'lucide-react'
import { memo } from 'react'
import type { CSSProperties } from 'react'
import type { Label } from '../../core/model/scheme'
import { Kbd } from '../ui/kbd'
import styles from './label-bar.module.css'

export interface LabelButtonProps {
  readonly label: Label
  /** The selected highlight has this label. */
  readonly pressed: boolean
  /** Its highlights are not painted in this window. */
  readonly hidden?: boolean
  readonly disabled: boolean
  /** Id of the element that says why it is disabled. */
  readonly reasonId: string
  readonly tabIndex: number
  readonly onFocus: () => void
  readonly onApply: (label: string) => void
}

/** A label as it is put on text: its colour, its key and its name. It stays focusable while it cannot be used. */
export const LabelButton = memo(function LabelButton(props: LabelButtonProps) {
  const { label, pressed, hidden = false, disabled, reasonId, tabIndex, onFocus, onApply } = props
  return (
    <button
      type="button"
      data-roving
      tabIndex={tabIndex}
      aria-pressed={pressed}
      aria-disabled={disabled}
      aria-describedby={disabled ? reasonId : undefined}
      aria-keyshortcuts={label.key ?? undefined}
      aria-label={hidden ? `${label.name}, hidden` : label.name}
      title={label.description}
      className={clsx('hued', styles.label)}
      style={{ '--hue': label.hue } as CSSProperties}
      // The press must not take the selection out of the text, which is what it is about.
      onMouseDown={(event) => event.preventDefault()}
      onFocus={onFocus}
      onClick={() => {
        if (!disabled) onApply(label.id)
      }}
    >
      {label.key === null ? null : (
        <Kbd className={styles.key} aria-hidden="true">
          {label.key}
        </Kbd>
      )}
      {hidden ? <EyeOff size={13} aria-hidden="true" /> : null}
      <span className={styles.name}>{label.name}</span>
    </button>
  )
})
