import { clsx } from 'clsx'
import type { CSSProperties } from 'react'
import { spanQuote } from '../../core/model/annotation'
import { labelById } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import styles from './stack-menu.module.css'

/** Kept free between the menu and the edges of the window, in pixels. */
const EDGE = 12
const WIDTH = 300

function StackItem({ id }: { readonly id: string }) {
  const { selectSpan } = useActions()
  const span = useWorkbench((state) => state.open?.layer.spans.get(id))
  const label = useWorkbench((state) => (span ? labelById(state, span.label) : null))
  const isOn = useWorkbench((state) => state.selectedSpan === id)
  if (!span) return null
  return (
    <button
      type="button"
      className={clsx(styles.item, isOn && styles.on)}
      aria-pressed={isOn}
      onClick={() => selectSpan(id)}
    >
      <span className={clsx(styles.label, 'hued')} style={{ '--hue': label?.hue ?? 95 } as CSSProperties}>
        {label?.name ?? span.label}
      </span>
      <span className={styles.quote}>{spanQuote(span)}</span>
    </button>
  )
}

/** Tells overlapping highlights apart: those under the last click, innermost first, each within reach. */
export function StackMenu({ anchor }: { readonly anchor: DOMRect | null }) {
  const stack = useWorkbench((state) => state.stack)
  if (!anchor || stack.length < 2) return null
  const left = Math.min(Math.max(EDGE, anchor.left - WIDTH / 2), window.innerWidth - WIDTH - EDGE)
  return (
    <div
      role="group"
      aria-label="Highlights here"
      className={styles.menu}
      style={{ left, top: anchor.bottom + 8, width: WIDTH }}
    >
      {stack.map((id) => (
        <StackItem key={id} id={id} />
      ))}
    </div>
  )
}
