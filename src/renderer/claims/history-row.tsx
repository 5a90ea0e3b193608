import { clsx } from 'clsx'
import type { HistoryAction } from '../../core/commands/history-steps'
import styles from './history-tab.module.css'
import { formatAgo, formatMoment } from './times'

const STATE_WORDS = { done: null, redoable: 'Undone', undone: 'Undone for good' } as const

export interface HistoryRow {
  readonly action: HistoryAction
  /** The next undo takes this one back. */
  readonly isNext: boolean
  /** Title of the article, when it is not the one that is open. */
  readonly article: string | null
  /** Milliseconds since 1970, to say how long ago it was. */
  readonly now: number
}

/** Everything a row says, for those who do not see it. */
export function historyRowName({ action, isNext, article, now }: HistoryRow): string {
  const state = STATE_WORDS[action.state]
  return [
    `${state === null ? '' : `${state}: `}${action.entry.label}`,
    ...(isNext ? ['undo takes this back'] : []),
    ...(article === null ? [] : [`in ${article}`]),
    formatAgo(action.entry.at, now)
  ].join(', ')
}

/** An action of the history; what it shows, its accessible name says in words. */
export function HistoryRowView({ row }: { readonly row: HistoryRow }) {
  const { action, isNext, article, now } = row
  const { entry, state, changedAt } = action
  const word = STATE_WORDS[state]
  return (
    <div className={clsx(styles.entry, isNext && styles.isNext, state !== 'done' && styles.off)} aria-hidden="true">
      <p className={styles.what} dir="auto">
        {word === null ? null : <span className={styles.kind}>{word}</span>}
        {entry.label}
      </p>
      <p className={styles.when}>
        <time dateTime={entry.at} title={formatMoment(entry.at)}>
          {formatAgo(entry.at, now)}
        </time>
        {changedAt === null ? null : (
          <span>
            {state === 'done' ? 'redone' : 'undone'} {formatAgo(changedAt, now)}
          </span>
        )}
        {article === null ? null : (
          <span className={styles.article} dir="auto">
            {article}
          </span>
        )}
      </p>
      {isNext ? <p className={styles.next}>Undo takes this back</p> : null}
    </div>
  )
}
