import { POLICY_RULES } from '../../../core/session/policy-rules'
import { Checkbox } from '../../ui/checkbox'
import styles from './session-form.module.css'

/** The rules that warn before a decision stands, each with its why. */
export function PolicyChoice({ chosen, onToggle }: { chosen: readonly string[]; onToggle: (id: string) => void }) {
  return (
    <details className={styles.policy}>
      <summary>
        Rules that warn{' '}
        <span className={styles.note}>
          {chosen.length} of {POLICY_RULES.length}
        </span>
      </summary>
      <div className={styles.rules}>
        {POLICY_RULES.map(({ id, name, origin, why }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onChange={() => onToggle(id)}
            label={name}
            hint={`${why} (${origin})`}
          />
        ))}
      </div>
    </details>
  )
}
