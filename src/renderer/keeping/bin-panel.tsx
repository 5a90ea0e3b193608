import { Trash2 } from 'lucide-react'
import { useCallback, useEffect } from 'react'
import { explainError } from '../state/explain-error'
import { selectReadOnly } from '../state/selectors'
import { useActions, useClient, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { counted } from '../ui/format-bytes'
import styles from './keeping.module.css'
import { useAnswer } from './use-answer'
import { when } from '../ui/when'

/** D13: the articles in the bin, the one that went there last first, each with its way back. */
export function BinPanel() {
  const client = useClient()
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  // What goes to the bin or comes back, here or in another window, leaves or enters the list of articles.
  const articles = useWorkbench((state) => state.articles)
  const question = useCallback(() => client.call('article.binned', {}), [client])
  const { value: binned, problem, ask } = useAnswer(question)
  useEffect(() => ask(), [articles, ask])

  const putBack = async (ids: string[], told: string) => {
    try {
      await client.call('command.run', { command: { type: 'article.bin', articles: ids, binned: false } })
      actions.announce(told)
    } catch (error) {
      actions.toast({ severity: 'error', message: explainError(error) })
    }
    ask()
  }

  if (problem !== null) {
    return (
      <EmptyState title="The bin cannot be read" actions={<Button onClick={ask}>Try again</Button>}>
        {problem}
      </EmptyState>
    )
  }
  if (binned === null) return <EmptyState title="Looking into the bin…" />
  if (binned.length === 0) {
    return (
      <EmptyState icon={<Trash2 size={28} strokeWidth={1.5} />} title="The bin is empty">
        Articles that are moved to the bin stay here with everything that was made in them. Claimdesk never erases any.
      </EmptyState>
    )
  }
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <p>{counted(binned.length, 'article')}, with everything that was made in them. None is ever erased.</p>
        {readOnly || binned.length === 1 ? null : (
          <Button
            onClick={() =>
              void putBack(
                binned.map(({ article }) => article.id),
                `${binned.length} articles put back`
              )
            }
          >
            Put all back
          </Button>
        )}
      </div>
      <ul className={styles.list} aria-label="Articles in the bin">
        {binned.map(({ article, counts }) => (
          <li key={article.id}>
            <div className={styles.words}>
              <strong dir="auto">{article.title}</strong>
              <span>
                moved here {when(article.binnedAt ?? '')} · {counted(counts.spans, 'highlight')}
              </span>
            </div>
            {readOnly ? null : (
              <Button
                aria-label={`Put “${article.title}” back`}
                onClick={() => void putBack([article.id], `Put back ${article.title}`)}
              >
                Put back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
