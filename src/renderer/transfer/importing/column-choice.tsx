import { COLUMN_USES } from '../../../api/import-params'
import type { ColumnUse } from '../../../api/import-params'
import type { CollectionView, ColumnView } from '../../../api/import-views'
import { Select } from '../../ui/text-field'
import { USE_WORDS } from './field-words'
import { percent } from './import-words'
import styles from './mapping-step.module.css'

export interface TablePreviewProps {
  readonly name: string
  readonly collection: CollectionView
  readonly disabled: boolean
  readonly onUse: (index: number, use: ColumnUse) => void
}

function ColumnHead({
  column,
  index,
  disabled,
  onUse
}: Pick<TablePreviewProps, 'disabled' | 'onUse'> & {
  readonly column: ColumnView
  readonly index: number
}) {
  return (
    <th scope="col" className={column.use === 'ignore' ? styles.unused : undefined}>
      <bdi className={styles.columnName}>{column.name}</bdi>
      <Select
        label={`Use of “${column.name}”`}
        hideLabel
        value={column.use}
        disabled={disabled}
        hint={column.filled < 1 ? `${percent(column.filled)} filled` : null}
        onChange={(event) => {
          const use = COLUMN_USES.find((each) => each === event.target.value)
          if (use) onUse(index, use)
        }}
      >
        {COLUMN_USES.map((use) => (
          <option key={use} value={use}>
            {USE_WORDS[use]}
          </option>
        ))}
      </Select>
    </th>
  )
}

/** The first rows of a table, with what each column is for. */
export function TablePreview({ name, collection, disabled, onUse }: TablePreviewProps) {
  const { columns, sample } = collection
  return (
    <div className={styles.tableFrame} tabIndex={0} role="region" aria-label={`First rows of ${name}`}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <ColumnHead
                key={`${index} ${column.name}`}
                column={column}
                index={index}
                disabled={disabled}
                onUse={onUse}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((cells, row) => (
            <tr key={row}>
              {columns.map(({ use }, index) => (
                <td key={index} dir="auto" className={use === 'ignore' ? styles.unused : undefined}>
                  <span className={styles.cell}>{cells[index]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The columns one below the other with what is in them, for when the table has no rows to show. */
export function firstSamples({ columns }: CollectionView): readonly (readonly string[])[] {
  const most = Math.max(0, ...columns.map(({ samples }) => samples.length))
  return Array.from({ length: most }, (_, row) => columns.map(({ samples }) => samples[row] ?? ''))
}
