import { useState } from 'react'
import type { KeyboardEvent } from 'react'

/** Marks the elements of a toolbar that the arrow keys reach, in the order of the document. */
const ITEM = '[data-roving]'

export interface RovingFocus {
  /** Tab stop of the item with that index: one of them is 0, all others -1. */
  readonly tabIndex: (index: number) => 0 | -1
  /** Remembers which item has the focus, however it got it. */
  readonly onFocus: (index: number) => void
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

/** One tab stop for a whole toolbar (WAI-ARIA, toolbar pattern). */
export function useRovingFocus(count: number): RovingFocus {
  const [current, setCurrent] = useState(0)
  const stop = Math.min(current, count - 1)
  return {
    tabIndex: (index) => (index === stop ? 0 : -1),
    onFocus: setCurrent,
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
