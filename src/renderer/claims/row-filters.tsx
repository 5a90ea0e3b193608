import { Select } from '../ui/text-field'
import type { AnnotationRow } from './annotation-rows'
import { labelCounts } from './annotation-rows'
import styles from './annotations-tab.module.css'
import type { RowCounts, RowFilter } from './row-filter'

export interface RowFiltersProps {
  readonly rows: readonly AnnotationRow[]
  readonly counts: RowCounts
  readonly filter: RowFilter
  readonly onChange: (filter: RowFilter) => void
}

const ALL = ''

/** What the list of annotations is narrowed to; only what would leave something is offered. */
export function RowFilters({ rows, counts, filter, onChange }: RowFiltersProps) {
  const chips = [
    { key: 'withNote' as const, name: 'With a note', count: counts.withNote },
    { key: 'withMissing' as const, name: 'Missing attributes', count: counts.withMissing }
  ].filter(({ count }) => count > 0)
  return (
    <div role="group" aria-label="Show only" className={styles.filter}>
      <div className={styles.selects}>
        <Select
          label="Show annotations with the label"
          hideLabel
          value={filter.label ?? ALL}
          onChange={(event) => onChange({ ...filter, label: event.target.value || null })}
        >
          <option value={ALL}>All labels ({rows.length})</option>
          {labelCounts(rows).map((each) => (
            <option key={each.id} value={each.id}>
              {each.name} ({each.count})
            </option>
          ))}
        </Select>
        {counts.tags.length === 0 ? null : (
          <Select
            label="Show annotations with the tag"
            hideLabel
            value={filter.tag ?? ALL}
            onChange={(event) => onChange({ ...filter, tag: event.target.value || null })}
          >
            <option value={ALL}>All tags</option>
            {counts.tags.map(({ tag, count }) => (
              <option key={tag} value={tag}>
                {tag} ({count})
              </option>
            ))}
          </Select>
        )}
      </div>
      {chips.length === 0 ? null : (
        <div className={styles.chips}>
          {chips.map(({ key, name, count }) => (
            <button
              key={key}
              type="button"
              aria-pressed={filter[key]}
              className={styles.chip}
              onClick={() => onChange({ ...filter, [key]: !filter[key] })}
            >
              {name} <span className={styles.count}>{count}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
