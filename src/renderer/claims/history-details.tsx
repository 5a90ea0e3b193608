import { ArrowRight } from 'lucide-react'
import type { ChangedField, ChangeInWords } from '../../core/commands/change-words'
import type { HistoryAction, HistoryWalk } from '../../core/commands/history-steps'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import styles from './history-details.module.css'
import { useEntryChanges } from './use-entry-changes'

const DID = { made: 'New', changed: 'Changed', removed: 'Removed' } as const

function Value({ value }: { readonly value: string | null }) {
  return value === null ? <span className={styles.none}>nothing</span> : <span dir="auto">{value}</span>
}

function Field({ field, did }: { readonly field: ChangedField; readonly did: ChangeInWords['did'] }) {
  return (
    <div className={styles.field}>
      <dt>{field.name}</dt>
      <dd>
        {did === 'made' ? null : <Value value={field.before} />}
        {did === 'changed' ? (
          <>
            <ArrowRight size={13} className={styles.arrow} role="img" aria-label="became" />
            <Value value={field.after} />
          </>
        ) : null}
        {did === 'made' ? <Value value={field.after} /> : null}
      </dd>
    </div>
  )
}

export interface HistoryDetailsProps {
  readonly action: HistoryAction
  /** The way to the state after the action; null when one is there, or it is gone for good. */
  readonly walk: HistoryWalk | null
  readonly readOnly: boolean
  readonly onWalk: (walk: HistoryWalk) => void
}

/** What an action of the history changed, and what can be done from there. */
export function HistoryDetails({ action, walk, readOnly, onWalk }: HistoryDetailsProps) {
  const actions = useActions()
  const articles = useWorkbench((state) => state.articles)
  const entry = useEntryChanges(action.entry.seq)
  const titleOf = (id: string | null) =>
    id === null ? null : (articles.get(id)?.article.title ?? 'an article that is gone')
  const steps = walk?.actions.length ?? 0

  return (
    <section aria-label="What it changed" className={styles.details}>
      <div className={styles.buttons}>
        {walk && !readOnly ? (
          <Button onClick={() => onWalk(walk)}>
            {walk.direction === 'undo' ? 'Go back to here' : 'Forward to here'}
            <span className={styles.steps}>{steps}</span>
          </Button>
        ) : null}
        <Button variant="quiet" onClick={() => void actions.visitEntry(action.entry.seq)}>
          Show the place
        </Button>
      </div>
      {entry?.problem ? (
        <p role="alert" className={styles.problem}>
          {entry.problem}
        </p>
      ) : null}
      <ul className={styles.changes}>
        {entry?.changes.map((change, index) => {
          const title = titleOf(change.article)
          // An action on one article says its title once.
          const isSame = index > 0 && entry.changes[index - 1]?.article === change.article
          return (
            <li key={index} className={styles.change}>
              {title === null || isSame ? null : (
                <p className={styles.article} dir="auto">
                  {title}
                </p>
              )}
              <p className={styles.what} dir="auto">
                <span className={styles.did}>{DID[change.did]}</span>
                {change.what}
              </p>
              <dl className={styles.fields}>
                {change.fields.map((field) => (
                  <Field key={field.name} field={field} did={change.did} />
                ))}
              </dl>
            </li>
          )
        })}
      </ul>
      {entry && entry.more > 0 ? <p className={styles.more}>and {entry.more} more changes</p> : null}
    </section>
  )
}
