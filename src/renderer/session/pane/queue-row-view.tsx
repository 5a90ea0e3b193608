import { memo } from 'react'
import type { VerdictScale } from '../../../core/model/verdict-scale'
import type { QueueRow } from '../../../core/session/queue'
import { Chip } from '../chip'
import { standingTold } from '../outcome-words'
import { counted, TYPE_NAMES } from '../words'
import styles from './session-pane.module.css'
import { writtenDay } from '../written-day'

/** What a screen reader says of a row. */
export function nameOfRow(row: QueueRow, scales: readonly VerdictScale[]): string {
  const { check } = row.claim
  return [
    `${row.code}, ${standingTold(row.claim, scales).label}`,
    `“${row.quote}”`,
    ...check.types.map((type) => TYPE_NAMES[type]),
    ...(row.speaker === '' ? [] : [`by ${row.speaker}`]),
    ...(check.priority === 0 ? [] : [`priority ${check.priority}`]),
    ...(row.waiting ? [`waiting on ${row.waiting.on || row.waiting.for}`] : []),
    ...(row.waiting?.due ? [`due ${writtenDay(row.waiting.due)}`] : []),
    ...(row.differs ? ['decided otherwise elsewhere'] : []),
    ...(row.isOrphan ? ['its words are not in the present text'] : [])
  ].join(', ')
}

export interface QueueRowViewProps {
  readonly row: QueueRow
  readonly scales: readonly VerdictScale[]
  /** Whether the session has several articles, so that the row says which. */
  readonly showsArticle: boolean
}

/** A claim of the queue. */
export const QueueRowView = memo(function QueueRowView({ row, scales, showsArticle }: QueueRowViewProps) {
  const { check } = row.claim
  const told = standingTold(row.claim, scales)
  return (
    <div className={styles.row} data-standing={row.standing}>
      <div className={styles.rowHead}>
        <span className={styles.code}>{row.code}</span>
        <Chip hue={told.hue} glyph={told.glyph} className={styles.standing}>
          <span className={styles.cut}>{told.label}</span>
        </Chip>
        {row.differs ? (
          <Chip hue={28} glyph="≠" title="Other places of this fact were decided otherwise">
            differs
          </Chip>
        ) : null}
        {check.priority === 0 ? null : (
          <span className={styles.priority} data-urgent={check.priority <= 2} title={`Priority ${check.priority} of 5`}>
            P{check.priority}
          </span>
        )}
      </div>
      <p className={styles.quote} dir="auto">
        {row.quote}
      </p>
      <div className={styles.rowMeta}>
        {check.types.slice(0, 3).map((type) => (
          <Chip key={type}>{TYPE_NAMES[type]}</Chip>
        ))}
        {row.speaker === '' ? null : (
          <span className={styles.cut} dir="auto">
            {row.speaker}
          </span>
        )}
        {row.evidence === 0 ? null : <span>{row.evidence} evidence</span>}
        {row.unanswered === 0 ? null : <span>{counted(row.unanswered, 'open question')}</span>}
        {row.waiting?.due ? <span className={styles.due}>due {writtenDay(row.waiting.due)}</span> : null}
      </div>
      {showsArticle ? (
        <p className={styles.article} dir="auto">
          {row.title}
        </p>
      ) : null}
    </div>
  )
})
