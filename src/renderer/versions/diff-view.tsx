import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { VersionPair } from '../../api/version-params'
import type { DiffItem } from '../../core/text/diff-rows'
import { useActions, useClient } from '../state/workbench'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Kbd } from '../ui/kbd'
import { DiffRowView } from './diff-row-view'
import styles from './diff-view.module.css'
import { useDiffPages } from './use-diff-pages'

export interface DiffViewProps {
  readonly pair: VersionPair
  /** Headings of the two sides. */
  readonly names: readonly [string, string]
}

/** Two versions side by side; what stayed can be folded away. */
export function DiffView({ pair, names }: DiffViewProps) {
  const [folded, setFolded] = useState(true)
  return (
    <DiffTable key={`${JSON.stringify(pair)} ${folded}`} pair={pair} names={names} folded={folded} onFold={setFolded} />
  )
}

interface DiffTableProps extends DiffViewProps {
  readonly folded: boolean
  readonly onFold: (folded: boolean) => void
}

/** About how high a row is, in pixels; rows are measured once they are there. */
const ROW_HEIGHT = 72

function spoken(item: DiffItem | undefined): string {
  if (!item || item.kind === 'fold' || item.kind === 'same') return ''
  const side = item.after ?? item.before
  const words = side.text.length > 160 ? `${side.text.slice(0, 160)}…` : side.text
  return `${item.kind}: ${words}`
}

function DiffTable({ pair, names, folded, onFold }: DiffTableProps) {
  const client = useClient()
  const actions = useActions()
  const scroller = useRef<HTMLDivElement>(null)
  const { pages, need } = useDiffPages(client, pair, folded)
  const { total, changes, items, problem } = pages
  const [current, setCurrent] = useState(-1)
  // eslint-disable-next-line react-hooks/incompatible-library -- it warns users of the React Compiler, which is not used
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6
  })
  const rows = virtual.getVirtualItems()
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0]
  useEffect(() => {
    if (total !== null && total > 0) need(first, last)
  }, [need, first, last, total])

  const step = (direction: 1 | -1) => {
    if (changes.length === 0) return
    const next = current < 0 ? (direction === 1 ? 0 : changes.length - 1) : current + direction
    const index = changes[next]
    if (index === undefined) {
      actions.announce(direction === 1 ? 'That was the last change.' : 'That was the first change.')
      return
    }
    setCurrent(next)
    virtual.scrollToIndex(index, { align: 'start' })
    actions.announce(`Change ${next + 1} of ${changes.length}. ${spoken(items.get(index))}`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'n') step(1)
    else if (event.key === 'p') step(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  if (problem !== null) {
    return (
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    )
  }
  const at = changes[current] ?? -1
  return (
    <div className={styles.diff} onKeyDown={onKeyDown}>
      <div className={styles.bar}>
        <span role="status">
          {total === null
            ? 'Comparing…'
            : changes.length === 0
              ? 'The texts are the same.'
              : `${current < 0 ? '' : `${current + 1} of `}${changes.length === 1 ? '1 change' : `${changes.length} changes`}`}
        </span>
        <Button disabled={changes.length === 0} onClick={() => step(-1)}>
          Previous change <Kbd aria-hidden="true">P</Kbd>
        </Button>
        <Button disabled={changes.length === 0} onClick={() => step(1)}>
          Next change <Kbd aria-hidden="true">N</Kbd>
        </Button>
        <Checkbox label="Only what changed" checked={folded} onChange={(event) => onFold(event.target.checked)} />
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        role="table"
        aria-label={`${names[0]} beside ${names[1]}`}
        aria-rowcount={(total ?? 0) + 1}
        tabIndex={0}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" aria-rowindex={1} className={styles.headings}>
            <span role="columnheader" className="visually-hidden">
              Change
            </span>
            <span role="columnheader">{names[0]}</span>
            <span role="columnheader">{names[1]}</span>
          </div>
        </div>
        <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {rows.map((row) => (
            <div
              key={row.key}
              ref={virtual.measureElement}
              data-index={row.index}
              role="row"
              aria-rowindex={row.index + 2}
              data-current={row.index === at || undefined}
              className={styles.row}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <DiffRowView item={items.get(row.index)} />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
