import { clsx } from 'clsx'
import { useId } from 'react'
import type { CSSProperties } from 'react'
import type { Label } from '../../core/model/scheme'
import { Kbd } from '../ui/kbd'
import styles from './label-choice.module.css'

interface LabelChoiceProps {
  readonly legend: string
  readonly labels: readonly Label[]
  readonly value: string | null
  readonly disabled: boolean
  readonly onChange: (id: string) => void
}

/** One label of a scheme, with colours and keys as everywhere. Arrow keys move within it. */
export function LabelChoice({ legend, labels, value, disabled, onChange }: LabelChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles.group} disabled={disabled}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.labels}>
        {labels.map((label) => (
          <label
            key={label.id}
            title={label.description}
            className={clsx('hued', styles.label, label.id === value && styles.on)}
            style={{ '--hue': label.hue } as CSSProperties}
          >
            <input
              type="radio"
              name={name}
              value={label.id}
              aria-keyshortcuts={label.key ?? undefined}
              checked={label.id === value}
              onChange={() => onChange(label.id)}
            />
            {label.key === null ? null : (
              <Kbd className={styles.key} aria-hidden="true">
                {label.key}
              </Kbd>
            )}
            {label.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
