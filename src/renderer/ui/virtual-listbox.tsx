import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useCallback, useEffect, useId, useImperativeHandle, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { listTarget } from './list-keys'
import styles from './virtual-listbox.module.css'

/** What a list can be asked from outside. */
export interface VirtualListboxHandle {
  /** Gives it the focus; scrolled so far down (in pixels), or as it is. */
  readonly focus: (scroll: number | null) => void
  readonly scroll: () => number
  /** Id of the active row. */
  readonly active: () => string | null
  readonly hasFocus: () => boolean
}

export interface VirtualListboxProps<Item> {
  readonly label: string
  /** At least one. */
  readonly items: readonly Item[]
  /** The same function at every render. */
  readonly idOf: (item: Item) => string
  /** The chosen row; it is scrolled to when it becomes another. */
  readonly selectedId: string | null
  /** About how high a row is, in pixels; rows are measured once they are there. */
  readonly rowHeight: number
  readonly renderRow: (item: Item) => ReactNode
  /** What a screen reader says of a row; without it, the row's own words. */
  readonly nameOf?: (item: Item) => string
  /** Another row became the active one, by a key or a click. */
  readonly onMove?: ((item: Item) => void) | undefined
  /** Enter, or a click; a double click with `pickBy`. */
  readonly onPick: (item: Item) => void
  readonly pickBy?: 'click' | 'double-click'
  /** The Delete key; the active row moves to a neighbour. */
  readonly onDelete?: ((item: Item) => void) | undefined
  /** Stands over the row under the pointer, else over the active one; a context menu key or click opens it. */
  readonly accessory?: ((item: Item, open: boolean, setOpen: (open: boolean) => void) => ReactNode) | undefined
  readonly handle?: Ref<VirtualListboxHandle>
  /** Hears which rows are in the document, whenever those are others. */
  readonly onShown?: (items: readonly Item[]) => void
}

const OVERSCAN = 8

/**
 * A list of any length, of which only the rows near the view are in the document. The list itself has the focus and
 * points at its active row, so that the focus cannot scroll out of the document together with a row.
 */
export function VirtualListbox<Item>(props: VirtualListboxProps<Item>) {
  const { label, items, idOf, selectedId, rowHeight, renderRow, nameOf, onPick, onDelete, accessory, handle, onShown } =
    props
  const { onMove, pickBy = 'click' } = props
  const listId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  /** The active row; another choice from outside makes that one the active row. */
  const [moved, setMoved] = useState<{ readonly id: string; readonly selected: string | null } | null>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)

  const indexOf = (id: string | null) => (id === null ? -1 : items.findIndex((item) => idOf(item) === id))
  const movedIndex = moved !== null && moved.selected === selectedId ? indexOf(moved.id) : -1
  const selectedIndex = indexOf(selectedId)
  const active = movedIndex >= 0 ? movedIndex : Math.max(0, selectedIndex)
  // Another function would have every row measured again at every render.
  const getItemKey = useCallback(
    (index: number) => {
      const item = items[index]
      return item === undefined ? index : idOf(item)
    },
    [items, idOf]
  )
  // eslint-disable-next-line react-hooks/incompatible-library -- it warns users of the React Compiler, which is not used
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    getItemKey,
    // The active row is always there, because the list points at it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])]
        .filter((index) => index < range.count)
        .sort((a, b) => a - b)
  })
  const rows = virtual.getVirtualItems()

  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex)
    // Scrolling to a choice is for the moment it is made; rows that come and go must not move the list again.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [selectedId])

  const activeItem = items[active]
  const activeId = activeItem === undefined ? null : idOf(activeItem)
  useImperativeHandle(
    handle,
    () => ({
      focus(scroll) {
        list.current?.focus({ preventScroll: true })
        if (scroll !== null && scroller.current) scroller.current.scrollTop = scroll
      },
      scroll: () => scroller.current?.scrollTop ?? 0,
      active: () => activeId,
      hasFocus: () => list.current !== null && list.current === document.activeElement
    }),
    [activeId]
  )

  const firstShown = rows[0]?.index ?? 0
  const lastShown = rows.at(-1)?.index ?? -1
  useEffect(() => onShown?.(items.slice(firstShown, lastShown + 1)), [onShown, items, firstShown, lastShown])

  const activate = (index: number) => {
    const item = items[index]
    if (item === undefined) return
    setMoved({ id: idOf(item), selected: selectedId })
    setHovered(null)
    virtual.scrollToIndex(index)
    onMove?.(item)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const item = items[active]
    if (item === undefined) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const target = listTarget(event.key, active, items.length, page)
    if (target !== null) activate(target)
    else if (event.key === 'Enter') onPick(item)
    else if (event.key === 'Delete' && onDelete) {
      activate(active + 1 < items.length ? active + 1 : active - 1)
      onDelete(item)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const onContextMenu = (event: MouseEvent) => {
    if (!accessory) return
    event.preventDefault()
    const item = items[active]
    // From the keyboard the list itself is the target.
    if (event.target !== event.currentTarget && hovered !== null) setOpened(hovered)
    else if (item !== undefined) setOpened(idOf(item))
  }

  const besideIndex = Math.max(indexOf(opened ?? hovered), -1)
  const beside = items[besideIndex >= 0 ? besideIndex : active]
  const besideTop = beside === undefined ? undefined : rows.find((row) => row.key === idOf(beside))?.start

  return (
    <div ref={scroller} className={styles.scroller} onPointerLeave={() => setHovered(null)}>
      <div
        ref={list}
        role="listbox"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={`${listId}-${active}`}
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
      >
        {rows.map((row) => {
          const item = items[row.index]
          if (item === undefined) return null
          const id = idOf(item)
          return (
            <div
              key={id}
              ref={virtual.measureElement}
              id={`${listId}-${row.index}`}
              data-index={row.index}
              role="option"
              aria-selected={id === selectedId}
              aria-posinset={row.index + 1}
              aria-setsize={items.length}
              aria-label={nameOf?.(item)}
              className={clsx(styles.row, row.index === active && styles.active)}
              style={{ transform: `translateY(${row.start}px)` }}
              onPointerMove={() => {
                if (hovered !== id) setHovered(id)
              }}
              onClick={() => {
                setMoved({ id, selected: selectedId })
                onMove?.(item)
                if (pickBy === 'click') onPick(item)
              }}
              onDoubleClick={() => {
                if (pickBy === 'double-click') onPick(item)
              }}
            >
              {renderRow(item)}
            </div>
          )
        })}
      </div>
      {accessory && beside !== undefined && besideTop !== undefined ? (
        <div className={styles.accessory} style={{ transform: `translateY(${besideTop}px)` }}>
          {accessory(beside, opened !== null, (open) => setOpened(open ? idOf(beside) : null))}
        </div>
      ) : null}
    </div>
  )
}
