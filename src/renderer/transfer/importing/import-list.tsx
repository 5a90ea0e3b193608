import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { memo, useCallback, useEffect, useId, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { listTarget } from '../../ui/list-keys'
import { useTyped } from '../../ui/use-typed'
import { counted } from '../../ui/format-bytes'
import styles from './import-list.module.css'
import { isStorable, isTicked, titleOf } from './import-rows'
import type { ImportRow } from './import-rows'
import { remarksOf } from './import-words'
import { rowStartingWith } from './row-filters'

/** How high a line of a row is, and what is around them, in pixels. */
const LINE = 18
const AROUND = 10
const OVERSCAN = 10

export interface ImportListProps {
  /** At least one. */
  readonly rows: readonly ImportRow[]
  /** Item of the row that is shown in detail. */
  readonly shown: string | null
  readonly disabled: boolean
  /** Another row became the active one. */
  readonly onMove: (row: ImportRow) => void
  /** Enter, or a click. */
  readonly onOpen: (row: ImportRow) => void
  readonly onTick: (rows: readonly ImportRow[], ticked: boolean) => void
}

/**
 * The documents of an import, to tick. Of any length; only the rows near the view are in the document. Like every such
 * list here it has the focus itself and points at its active row.
 */
export function ImportList({ rows, shown, disabled, onMove, onOpen, onTick }: ImportListProps) {
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const typed = useTyped()
  const active = Math.max(
    0,
    rows.findIndex(({ item }) => item.item === shown)
  )
  const getItemKey = useCallback((index: number) => rows[index]?.item.item ?? index, [rows])
  const estimateSize = (index: number) => {
    const row = rows[index]
    const lines = row ? 1 + (factsOf(row).length > 0 ? 1 : 0) + (remarksOf(row.item).length > 0 ? 1 : 0) : 2
    return AROUND + lines * LINE
  }
  // eslint-disable-next-line react-hooks/incompatible-library -- it warns users of the React Compiler, which is not used
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    overscan: OVERSCAN,
    getItemKey,
    // The active row is always there, because the list points at it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])]
        .filter((index) => index < range.count)
        .sort((a, b) => a - b)
  })
  useEffect(() => {
    virtual.scrollToIndex(active)
    // Scrolling is for the moment another row is chosen or the list is another one, not for every tick.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [shown, rows.length])

  const goTo = (index: number) => {
    const row = rows[index]
    if (row) onMove(row)
  }
  const toggle = (row: ImportRow) => {
    if (!disabled && isStorable(row)) onTick([row], !isTicked(row))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active]
    if (!row) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (AROUND + 2 * LINE)) - 1)
    const target = listTarget(event.key, active, rows.length, page)
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      if (!disabled) onTick(rows, true)
    } else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (target !== null) goTo(target)
    else if (event.key === ' ') {
      // Within a title that is being typed, a space is a letter like any other.
      const letters = typed.soFar() === '' ? '' : `${typed.soFar()} `
      const found = letters === '' ? -1 : rowStartingWith(rows, letters, active, titleOf)
      if (found >= 0) {
        typed.add(' ')
        goTo(found)
      } else toggle(row)
    } else if (event.key === 'Enter') onOpen(row)
    else if (/^[\p{L}\p{N}]$/u.test(event.key)) {
      const letters = typed.add(event.key)
      // A word that goes on may stay where it is; its first letter looks further.
      const found = rowStartingWith(rows, letters, active + (letters.length > 1 ? 0 : 1), titleOf)
      if (found >= 0) goTo(found)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        aria-label="Articles of this import"
        tabIndex={0}
        aria-activedescendant={`${listId}-${active}`}
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <div
              key={row.item.item}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-checked={isStorable(row) ? isTicked(row) : undefined}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              className={clsx(styles.row, index === active && styles.active, !isStorable(row) && styles.out)}
              style={{ transform: `translateY(${start}px)`, height: size }}
              onClick={() => onOpen(row)}
            >
              <span
                className={clsx(styles.tick, isTicked(row) && styles.on)}
                onClick={(event) => {
                  event.stopPropagation()
                  onMove(row)
                  toggle(row)
                }}
              >
                {isTicked(row) ? <Check size={12} strokeWidth={3} aria-hidden="true" /> : null}
              </span>
              <RowWords row={row} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** What a row says below its title. */
function factsOf(row: ImportRow): readonly string[] {
  const { item, file } = row
  return [
    ...(titleOf(row) === item.name && item.place === null ? [] : [file]),
    ...(item.place === null ? [] : [item.place]),
    ...(item.words > 0 ? [counted(item.words, 'word')] : [])
  ]
}

const RowWords = memo(function RowWords({ row }: { readonly row: ImportRow }) {
  const { item } = row
  const [remark] = remarksOf(item)
  const facts = factsOf(row)
  const title = titleOf(row)
  return (
    <span className={styles.words}>
      <bdi className={styles.title}>{title.trim() === '' ? 'Without a title' : title}</bdi>
      {facts.length === 0 ? null : (
        <span className={styles.facts}>
          {facts.map((fact, index) => (
            <bdi key={index}>{fact}</bdi>
          ))}
        </span>
      )}
      {remark ? (
        <span className={clsx(styles.remark, styles[remark.tone])} title={remark.words}>
          {remark.words}
        </span>
      ) : null}
    </span>
  )
})
