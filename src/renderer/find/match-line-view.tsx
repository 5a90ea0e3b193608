import { clsx } from 'clsx'
import { Check, CornerDownRight, Minus } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { MatchedArticle, MatchRow } from '../../api/views'
import type { Label } from '../../core/model/scheme'
import { baseDirection } from '../../core/text/direction'
import type { TickState } from '../state/match-ticks'
import { groupDigits } from '../ui/group-digits'
import styles from './match-list.module.css'

function Tick({ state }: { readonly state: TickState }) {
  return (
    <span className={clsx(styles.tick, state !== 'none' && styles.on)} aria-hidden="true">
      {state === 'all' ? (
        <Check size={12} strokeWidth={3} />
      ) : state === 'some' ? (
        <Minus size={12} strokeWidth={3} />
      ) : null}
    </span>
  )
}

/** The title of an article over its matches. */
export function ArticleLine({ article, state }: { readonly article: MatchedArticle; readonly state: TickState }) {
  return (
    <>
      <Tick state={state} />
      <span className={styles.title} dir="auto">
        {article.title}
      </span>
      <span className={styles.count}>{groupDigits(article.count)}</span>
    </>
  )
}

interface MatchLineViewProps {
  /** Null while it is on its way. */
  readonly row: MatchRow | null
  readonly ticked: boolean
  /** It has the label already and is left alone. */
  readonly isOut: boolean
  /** Labels of the scheme, by id. */
  readonly labels: ReadonlyMap<string, Label>
  readonly onVisit: (row: MatchRow) => void
}

/** A match in its context: all matches stand below one another, so that the eye can run down. */
export function MatchLineView({ row, ticked, isOut, labels, onVisit }: MatchLineViewProps) {
  if (!row) return <span className={styles.waiting}>…</span>
  const there = row.labels.flatMap((id) => labels.get(id) ?? [])
  return (
    <>
      <Tick state={ticked ? 'all' : 'none'} />
      <span className={styles.excerpt} dir={baseDirection(`${row.before}${row.words}${row.after}`)}>
        <span className={styles.before}>
          <span>{row.before}</span>
        </span>
        <mark className={styles.words}>{row.words}</mark>
        <span className={styles.after}>{row.after}</span>
      </span>
      {there.map((label) => (
        <span
          key={label.id}
          className={clsx('hued', styles.label)}
          style={{ '--hue': label.hue } as CSSProperties}
          title={isOut ? 'It has this label already' : undefined}
        >
          <span className="visually-hidden">{isOut ? 'Left alone, is already ' : 'Is already '}</span>
          {label.name}
        </span>
      ))}
      <button
        type="button"
        // From the keyboard it is Enter.
        tabIndex={-1}
        aria-hidden="true"
        title="Go there"
        className={styles.visit}
        onClick={(event) => {
          event.stopPropagation()
          onVisit(row)
        }}
      >
        <CornerDownRight size={14} />
      </button>
    </>
  )
}
