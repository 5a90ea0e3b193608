import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { AnnotationFate, VersionReport } from '../../api/version-views'
import { schemesOf } from '../state/plan-view'
import { useWorkbench } from '../state/workbench'
import { findLabelIn } from '../../core/model/scheme'
import styles from './fate-list.module.css'

const FATES: Readonly<Record<AnnotationFate['fate'], string>> = {
  orphan: 'Loses its place',
  changed: 'Words change',
  found: 'Has its place again',
  moved: 'Moves',
  kept: 'Stays'
}
const KINDS = { span: 'Highlight', bookmark: 'Bookmark', part: 'Part' } as const

function becomes({ fate, after, reason, record }: AnnotationFate): string {
  if (fate === 'changed' || (record === 'bookmark' && fate === 'orphan')) return after ?? ''
  if (fate !== 'orphan') return ''
  return reason === 'ambiguous' ? 'Its words stand in more than one place.' : 'Its words are no longer in the text.'
}

/** What becomes of each annotation: losses first. */
export function FateList({ report }: { readonly report: VersionReport }) {
  const app = useWorkbench((state) => state.app)
  const scroller = useRef<HTMLDivElement>(null)
  const { fates, moreFates } = report
  // eslint-disable-next-line react-hooks/incompatible-library -- it warns users of the React Compiler, which is not used
  const virtual = useVirtualizer({
    count: fates.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 62,
    overscan: 10
  })
  if (fates.length === 0) return <p className={styles.nothing}>There are no annotations on this article yet.</p>
  const schemes = schemesOf(app)
  return (
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="group" aria-label="Annotations one by one">
      <ul className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const fate = fates[row.index]
          if (!fate) return null
          const label = fate.record === 'span' ? (findLabelIn(schemes, fate.label)?.name ?? fate.label) : fate.label
          return (
            <li
              key={`${fate.record} ${fate.id}`}
              ref={virtual.measureElement}
              data-index={row.index}
              data-fate={fate.fate}
              aria-posinset={row.index + 1}
              aria-setsize={fates.length}
              className={styles.fate}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <span className={styles.what}>{FATES[fate.fate]}</span>
              <span className={styles.kind}>{`${KINDS[fate.record]}${label === '' ? '' : `, ${label}`}`}</span>
              <span className={styles.words} dir="auto">
                “{fate.before}”
              </span>
              {becomes(fate) === '' ? null : (
                <span className={styles.words} dir="auto">
                  <span aria-hidden="true">→ </span>
                  <span className="visually-hidden">becomes </span>
                  {becomes(fate)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {moreFates ? <p className={styles.nothing}>There are more; the counts above are of all.</p> : null}
    </div>
  )
}
