import { useId } from 'react'
import type { CSSProperties } from 'react'
import { hueName, NAMED_HUES } from '../../../core/labels/scheme-colours'
import styles from './hue-field.module.css'

export interface HueFieldProps {
  readonly hue: number
  readonly onHue: (hue: number) => void
  readonly disabled?: boolean
}

/** A colour: one of the named ones, or any hue. Its name is said, since colours are not seen by everybody. */
export function HueField({ hue, onHue, disabled = false }: HueFieldProps) {
  const name = useId()
  const sliderId = useId()
  return (
    <fieldset className={styles.field} disabled={disabled}>
      <legend className={styles.legend}>Colour: {hueName(hue)}</legend>
      <div className={styles.swatches}>
        {NAMED_HUES.map((named) => (
          <label
            key={named.hue}
            className={`hued ${styles.swatch ?? ''}`}
            style={{ '--hue': named.hue } as CSSProperties}
            title={named.name}
          >
            <input
              type="radio"
              name={name}
              aria-label={named.name}
              checked={hue === named.hue}
              onChange={() => onHue(named.hue)}
            />
          </label>
        ))}
      </div>
      <div className={styles.any}>
        <label htmlFor={sliderId} className={styles.legend}>
          Hue, in degrees
        </label>
        <input
          id={sliderId}
          type="range"
          min={0}
          max={359}
          step={1}
          value={Math.round(hue) % 360}
          aria-valuetext={`${Math.round(hue)} degrees, ${hueName(hue)}`}
          onChange={(event) => onHue(Number(event.target.value))}
        />
        <span className={`hued ${styles.sample ?? ''}`} style={{ '--hue': hue } as CSSProperties} aria-hidden="true">
          Abc {Math.round(hue)}°
        </span>
      </div>
    </fieldset>
  )
}
