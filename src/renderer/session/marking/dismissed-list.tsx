import type { Mark } from '../../../core/model/evidence'
import { RULES_TOLD } from '../../state/marking-lints'
import { selectReadOnly } from '../../state/selectors'
import { useActions, useWorkbench } from '../../state/workbench'
import { Button } from '../../ui/button'
import { groupDigits } from '../../ui/group-digits'
import styles from './panels.module.css'

export interface Dismissed {
  readonly article: string
  readonly mark: Mark
}

const nameOf = (rule: string): string => RULES_TOLD.find(({ id }) => id === rule)?.name ?? rule

/** Warnings that somebody dismissed, with the reason; each can be taken back. */
export function DismissedList({ dismissed }: { readonly dismissed: readonly Dismissed[] }) {
  const { takeMarkBack } = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  if (dismissed.length === 0) return null
  return (
    <details className={styles.dismissed}>
      <summary>Dismissed {groupDigits(dismissed.length)}</summary>
      <ul>
        {dismissed.map(({ article, mark }) => (
          <li key={mark.id} className={styles.warning}>
            <q>{mark.quote.exact}</q>
            <p>
              {nameOf(mark.rule)}: {mark.reason === '' ? 'no reason given' : mark.reason}
            </p>
            {readOnly ? null : (
              <div className={styles.buttons}>
                <Button onClick={() => void takeMarkBack(article, mark.id)}>Take back</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
