import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { selectReadOnly } from '../../state/selectors'
import { useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { groupDigits } from '../../ui/group-digits'
import { TextField } from '../../ui/text-field'
import styles from './desk.module.css'

/** So many rows at first: an imported table may have thousands. */
const AT_FIRST = 100

export interface DeskListProps<Row extends { readonly id: string }> {
  /** What is listed: “Sources”. */
  readonly label: string
  readonly rows: readonly Row[]
  /** The words by which a row is found. */
  readonly wordsOf: (row: Row) => string
  readonly renderRow: (row: Row) => ReactNode
  readonly addLabel: string
  readonly onAdd: () => void
  readonly emptyTitle: string
  readonly emptyText: string
  /** Beside the search: how it is sorted. */
  readonly tools?: ReactNode
  /** Between the search and the list. */
  readonly children?: ReactNode
}

/** A table of the desk as a list that can be searched, with a button that adds to it. */
export function DeskList<Row extends { readonly id: string }>(props: DeskListProps<Row>) {
  const { label, rows, wordsOf, renderRow, addLabel, onAdd, emptyTitle, emptyText, tools, children } = props
  const readOnly = useWorkbench(selectReadOnly)
  const [typed, setTyped] = useState('')
  const [most, setMost] = useState(AT_FIRST)
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
  const found =
    words.length === 0
      ? rows
      : rows.filter((row) => {
          const text = wordsOf(row).toLocaleLowerCase()
          return words.every((word) => text.includes(word))
        })
  return (
    <section className={styles.panel} aria-label={label}>
      <div className={styles.tools}>
        <div className={styles.search}>
          <TextField
            label={`Search ${label.toLowerCase()}`}
            hideLabel
            type="search"
            placeholder={`Search ${label.toLowerCase()}`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {tools}
        <Button variant="primary" disabled={readOnly} onClick={onAdd}>
          <Plus size={14} aria-hidden="true" />
          {addLabel}
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {words.length === 0 ? '' : `${groupDigits(found.length)} of ${groupDigits(rows.length)} found`}
      </p>
      <div className={styles.scroll} role="region" aria-label={`List of ${label.toLowerCase()}`} tabIndex={0}>
        {children}
        {rows.length === 0 ? <EmptyState title={emptyTitle}>{emptyText}</EmptyState> : null}
        {rows.length > 0 && found.length === 0 ? (
          <EmptyState title="None has these words" actions={<Button onClick={() => setTyped('')}>Show all</Button>} />
        ) : null}
        {found.length > 0 ? (
          <ul className={styles.rows} aria-label={label}>
            {found.slice(0, most).map((row) => (
              <li key={row.id} className={styles.row}>
                {renderRow(row)}
              </li>
            ))}
          </ul>
        ) : null}
        {found.length > most ? (
          <Button onClick={() => setMost(most + 5 * AT_FIRST)}>Show more of {groupDigits(found.length)}</Button>
        ) : null}
      </div>
    </section>
  )
}
