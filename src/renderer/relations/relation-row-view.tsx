import { ArrowLeftRight, ArrowRight, StickyNote, Unlink } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { RelationRow, RowEnd } from './relation-rows'
import styles from './relations-tab.module.css'

function End({ end }: { readonly end: RowEnd }) {
  return (
    <span className={styles.end}>
      <span dir="auto" className={styles.quote}>
        “{end.quote}”
      </span>
      <span className={styles.place}>
        {end.isGone ? (
          <span className={styles.gone}>
            <Unlink size={12} aria-hidden="true" /> The other end is gone
          </span>
        ) : null}
        {end.place}
      </span>
    </span>
  )
}

/** A row of the list of relations. */
export function RelationRowView({ row }: { readonly row: RelationRow }) {
  const Arrow = row.isSymmetric ? ArrowLeftRight : ArrowRight
  return (
    <div className={styles.row}>
      {row.heading === null ? null : <span className={styles.heading}>{row.heading}</span>}
      <End end={row.from} />
      <span className={`hued ${styles.type}`} style={{ '--hue': row.hue } as CSSProperties}>
        <Arrow size={13} aria-hidden="true" />
        <span className={styles.chip}>{row.typeName}</span>
        {row.relation.note === '' ? null : <StickyNote size={13} aria-label="With a note" />}
      </span>
      <End end={row.to} />
    </div>
  )
}
