import { StickyNote } from 'lucide-react'
import { memo } from 'react'
import type { CSSProperties } from 'react'
import type { AnnotationRow } from './annotation-rows'
import styles from './annotations-tab.module.css'

/** One annotation of the list; what it shows, its accessible name says in words. */
export const AnnotationRowView = memo(function AnnotationRowView({ row }: { readonly row: AnnotationRow }) {
  return (
    <div className={`hued ${styles.row}`} style={{ '--hue': row.hue } as CSSProperties} aria-hidden="true">
      <div className={styles.head}>
        <span className={styles.label}>{row.labelName}</span>
        {row.verdict ? (
          <span className={`hued ${styles.verdict}`} style={{ '--hue': row.verdict.hue } as CSSProperties}>
            {row.verdict.glyph} {row.verdict.short}
          </span>
        ) : null}
        {row.missing === 0 ? null : <span className={styles.missing}>{row.missing} missing</span>}
        <span className={styles.place}>
          {row.hasNote ? <StickyNote size={13} /> : null}
          {row.place}
        </span>
      </div>
      {row.quote === '' ? null : (
        <div className={styles.quote} dir="auto">
          {row.quote}
        </div>
      )}
      {row.tags.length === 0 ? null : (
        <div className={styles.tags}>
          {row.tags.map((tag) => (
            <span key={tag} className={styles.tag} dir="auto">
              {tag}
            </span>
          ))}
        </div>
      )}
    </div>
  )
})
