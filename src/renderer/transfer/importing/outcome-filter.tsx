import { clsx } from 'clsx'
import { useId } from 'react'
import { groupDigits } from '../../ui/group-digits'
import styles from './review-step.module.css'
import { FILTER_WORDS, ROW_FILTERS } from './row-filters'
import type { RowFilter } from './row-filters'

export interface OutcomeFilterProps {
  readonly value: RowFilter
  readonly counts: Readonly<Record<RowFilter, number>>
  readonly onChange: (filter: RowFilter) => void
}

/** Which documents are listed, by what would become of them. */
export function OutcomeFilter({ value, counts, onChange }: OutcomeFilterProps) {
  const name = useId()
  const shown = ROW_FILTERS.filter((filter) => filter === 'all' || filter === value || counts[filter] > 0)
  // Where everything is of one kind there is nothing to choose.
  if (shown.length < 3) return null
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">Show articles of this import</legend>
      {shown.map((filter) => (
        <label key={filter} className={clsx(styles.chip, filter === value && styles.chosen)}>
          <input type="radio" name={name} value={filter} checked={filter === value} onChange={() => onChange(filter)} />
          {FILTER_WORDS[filter]} {groupDigits(counts[filter])}
        </label>
      ))}
    </fieldset>
  )
}
