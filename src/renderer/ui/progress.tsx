import { clsx } from 'clsx'
import styles from './progress.module.css'

export interface ProgressProps {
  /** What is progressing, for screen readers. */
  readonly label: string
  readonly value: number
  /** What `value` is when all is done; 0 shows an empty bar. */
  readonly max: number
  readonly className?: string | undefined
}

/** A thin bar; it turns green when it is full. */
export function Progress({ label, value, max, className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(max, 1)}
      aria-valuenow={Math.min(value, Math.max(max, 1))}
      className={clsx(styles.track, share === 1 && styles.done, className)}
    >
      <span className={styles.fill} style={{ transform: `scaleX(${share})` }} />
    </div>
  )
}
