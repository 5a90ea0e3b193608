import { clsx } from 'clsx'
import { useId } from 'react'
import type { ReportKindView } from '../../../api/report-views'
import { OUTPUT_KINDS, OUTPUT_WORDS } from './report-choice'
import type { OutputKind } from './report-choice'
import styles from './report.module.css'

export interface KindChoiceProps {
  readonly value: OutputKind
  /** What can be made here; null while that is not known. */
  readonly kinds: readonly ReportKindView[] | null
  readonly disabled: boolean
  readonly onChange: (kind: OutputKind) => void
}

/** What is to be made. What cannot be made here says why and what to do instead. */
export function KindChoice({ value, kinds, disabled, onChange }: KindChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles.kinds} disabled={disabled}>
      <legend className={styles.legend}>What to make</legend>
      {OUTPUT_KINDS.map((kind) => {
        const why = kinds?.find((each) => each.kind === kind)?.unavailable ?? null
        return (
          <label key={kind} className={clsx(styles.kind, kind === value && styles.chosen, why !== null && styles.off)}>
            <input
              type="radio"
              name={name}
              value={kind}
              checked={kind === value}
              disabled={why !== null}
              aria-describedby={`${name}-${kind}`}
              aria-label={OUTPUT_WORDS[kind].name}
              onChange={() => onChange(kind)}
            />
            <span className={styles.kindName}>{OUTPUT_WORDS[kind].name}</span>
            <span id={`${name}-${kind}`} className={styles.about}>
              {why ?? OUTPUT_WORDS[kind].about}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
