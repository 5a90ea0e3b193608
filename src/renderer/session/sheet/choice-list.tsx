import { clsx } from 'clsx'
import { useId } from 'react'
import type { CSSProperties } from 'react'
import { Kbd } from '../../ui/kbd'
import styles from './sheet.module.css'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly glyph: string
  readonly hue: number
  /** The key that chooses it from anywhere on the page; null when it has none. */
  readonly key: string | null
  readonly about: string
}

export interface ChoiceListProps {
  readonly label: string
  readonly choices: readonly Choice[]
  /** '' while none is chosen. */
  readonly value: string
  readonly disabled: boolean
  readonly onChange: (value: string) => void
}

/** A choice of several with room for their keys. Arrow keys move within it, as in every group of radio buttons. */
export function ChoiceList({ label, choices, value, disabled, onChange }: ChoiceListProps) {
  const name = useId()
  return (
    <fieldset className={styles.choices} disabled={disabled}>
      <legend className={styles.caption}>{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          title={choice.about}
          className={clsx(styles.choice, choice.value === value && styles.chosen, 'hued')}
          style={{ '--hue': choice.hue } as CSSProperties}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            aria-label={choice.label}
            aria-keyshortcuts={choice.key ?? undefined}
            onChange={() => onChange(choice.value)}
          />
          <span aria-hidden="true">{choice.glyph}</span>
          <span className={styles.choiceName}>{choice.label}</span>
          {choice.key === null ? null : <Kbd aria-hidden="true">{choice.key}</Kbd>}
        </label>
      ))}
    </fieldset>
  )
}
