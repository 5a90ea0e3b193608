import { useCallback, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'

/** Marks the elements of a toolbar that the arrow keys reach, in the order of the document. */
const ITEM = '[data-roving]'

/** What an item of the toolbar needs. */
export interface RovingItem {
  /** One of them is 0, all others -1. */
  readonly tabIndex: 0 | -1
  /** Remembers that this item has the focus, however it got it. */
  readonly onFocus: () => void
}

export interface RovingFocus {
  /** For the item with that index; the function and what it gives stay the same until the tab stop moves. */
  readonly item: (index: number) => RovingItem
  /** For the toolbar: arrow keys, Home and End move the focus among the items. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

function target(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

const OUTSIDE: RovingItem = { tabIndex: -1, onFocus: () => undefined }

/** One tab stop for a whole toolbar (WAI-ARIA, toolbar pattern). */
export function useRovingFocus(count: number): RovingFocus {
  const [current, setCurrent] = useState(0)
  const stop = Math.min(current, count - 1)
  const items = useMemo(
    () =>
      Array.from({ length: count }, (_, index): RovingItem => ({
        tabIndex: index === stop ? 0 : -1,
        onFocus: () => setCurrent(index)
      })),
    [count, stop]
  )
  const item = useCallback((index: number): RovingItem => items[index] ?? OUTSIDE, [items])
  return {
    item,
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const items = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEM)]
      const at = items.indexOf(document.activeElement as HTMLElement)
      const next = at === -1 ? null : target(event.key, at, items.length)
      if (next === null) return
      event.preventDefault()
      items[next]?.focus()
    }
  }
}
