import { clsx } from 'clsx'
import { useId } from 'react'
import { SESSION_PRESETS } from '../../../core/model/desk'
import type { SessionPreset } from '../../../core/model/desk'
import { PRESETS } from '../../../core/session/presets'
import styles from './session-form.module.css'

/** The kind of work: four presets, each with a sentence. */
export function PresetChoice({ value, onChange }: { value: SessionPreset; onChange: (preset: SessionPreset) => void }) {
  const name = useId()
  return (
    <fieldset className={styles.presets}>
      <legend className={styles.legend}>Kind of work</legend>
      <div className={styles.presetCards}>
        {SESSION_PRESETS.map((id) => (
          <label key={id} className={clsx(styles.preset, id === value && styles.chosen)}>
            <input type="radio" name={name} value={id} checked={id === value} onChange={() => onChange(id)} />
            <span className={styles.presetName}>{PRESETS[id].name}</span>
            <span className={styles.presetAbout}>{PRESETS[id].about}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
