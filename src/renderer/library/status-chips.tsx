import { clsx } from 'clsx'
import { memo, useId } from 'react'
import { ARTICLE_STATUSES } from '../../core/model/article'
import type { StatusFilter } from '../state/workbench-state'
import { groupDigits } from '../ui/group-digits'
import styles from './article-list.module.css'
import { STATUS_LABELS } from './status-labels'

export interface StatusChipsProps {
  readonly value: StatusFilter
  readonly counts: Readonly<Record<StatusFilter, number>>
  readonly onChange: (value: StatusFilter) => void
}

function isSame(before: StatusChipsProps, { value, counts, onChange }: StatusChipsProps): boolean {
  const sameCounts = (['all', ...ARTICLE_STATUSES] as const).every((each) => before.counts[each] === counts[each])
  return sameCounts && before.value === value && before.onChange === onChange
}

/** Which articles are listed, by status. */
export const StatusChips = memo(function StatusChips({ value, counts, onChange }: StatusChipsProps) {
  const name = useId()
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">Show articles by status</legend>
      {(['all', ...ARTICLE_STATUSES] as const).map((status) => (
        <label key={status} className={clsx(styles.chip, status === value && styles.chosen)}>
          <input type="radio" name={name} value={status} checked={status === value} onChange={() => onChange(status)} />
          {status === 'all' ? 'All' : `${STATUS_LABELS[status]} ${groupDigits(counts[status])}`}
        </label>
      ))}
    </fieldset>
  )
}, isSame)
