import { clsx } from 'clsx'
import { useId } from 'react'
import type { CSSProperties } from 'react'
import styles from './segmented.module.css'

export interface SegmentedOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Longer explanation, as a tooltip. */
  readonly title?: string
  /** A sign beside the label, so that colour is never the only carrier. */
  readonly glyph?: string
  /** Hue of its colour while chosen, in degrees of OKLCH; the accent colour without one. */
  readonly hue?: number
}

export interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly hideLabel?: boolean
  readonly options: readonly SegmentedOption<Value>[]
  /** Null when none is chosen. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
}

/** A choice of few, all in sight. Arrow keys move within it, as in every group of radio buttons. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, hideLabel = false, options, value, onChange, disabled = false } = props
  const name = useId()
  return (
    <fieldset className={styles.group} disabled={disabled}>
      <legend className={hideLabel ? 'visually-hidden' : styles.legend}>{label}</legend>
      <div className={styles.options}>
        {options.map((option) => {
          const isOn = option.value === value
          const hued = isOn && option.hue !== undefined
          return (
            <label
              key={option.value}
              title={option.title}
              className={clsx(styles.option, isOn && styles.on, disabled && styles.off, hued && 'hued')}
              style={hued ? ({ '--hue': option.hue } as CSSProperties) : undefined}
            >
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={isOn}
                onChange={() => onChange(option.value)}
              />
              {option.glyph === undefined ? null : <span aria-hidden="true">{option.glyph}</span>}
              {option.label}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
