import { clsx } from 'clsx'
import type { CSSProperties } from 'react'
import { spanQuote } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'
import { findLabel } from '../../core/model/scheme'
import { selectUnitedScheme } from '../state/scheme-selectors'
import { useActions, useWorkbench } from '../state/workbench'
import styles from './inspector.module.css'

/** The highlights that lie over one another where the person clicked, to pick one of. */
export function StackList() {
  const actions = useActions()
  const scheme = useWorkbench(selectUnitedScheme)
  const open = useWorkbench((state) => state.open)
  const stack = useWorkbench((state) => state.stack)
  const selected = useWorkbench((state) => state.selectedSpan)
  const spans = stack.map((id) => open?.layer.spans.get(id)).filter((span): span is Span => span !== undefined)
  if (spans.length < 2 || scheme === null) return null
  return (
    <section aria-label="Highlights here" className={styles.stack}>
      <p className={styles.caption}>Here: {spans.length} highlights</p>
      <ul>
        {spans.map((span) => {
          const label = findLabel(scheme, span.label)
          return (
            <li key={span.id}>
              <button
                type="button"
                aria-current={span.id === selected ? 'true' : undefined}
                className={clsx('hued', styles.stackItem)}
                style={{ '--hue': label?.hue ?? 0 } as CSSProperties}
                onClick={() => {
                  actions.selectSpan(span.id)
                  actions.setStack(stack)
                }}
              >
                <span className={styles.labelChip}>{label?.name ?? span.label}</span>
                <span dir="auto" className={styles.stackQuote}>
                  {spanQuote(span)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
