import { clsx } from 'clsx'
import { useId } from 'react'
import { useWorkbench } from '../../state/workbench'
import { counted } from '../../ui/format-bytes'
import styles from './choose-step.module.css'
import type { ExportChoice, ExportScope } from './export-choice'

export interface ScopeChoicesProps {
  readonly choice: ExportChoice
  /** How many articles the list shows; null while that is not known. */
  readonly shownCount: number | null
  readonly onChange: (choice: ExportChoice) => void
}

/** Which articles leave. */
export function ScopeChoices({ choice, shownCount, onChange }: ScopeChoicesProps) {
  const name = useId()
  const { open } = choice
  const openTitle = useWorkbench((state) => (open === null ? null : (state.articles.get(open)?.article.title ?? null)))
  const total = useWorkbench((state) => state.articles.size)
  const isFiltered = useWorkbench(({ filter }) => filter.status !== 'all' || filter.query.trim() !== '')
  const scopes: readonly { scope: ExportScope; title: string; detail: string; off: boolean }[] = [
    { scope: 'open', title: 'This article', detail: openTitle ?? 'No article is open.', off: openTitle === null },
    ...(isFiltered
      ? [
          {
            scope: 'shown' as const,
            title: 'The articles shown in the list',
            detail: shownCount === null ? 'Searching the texts…' : counted(shownCount, 'article'),
            off: shownCount === null || shownCount === 0
          }
        ]
      : []),
    { scope: 'all', title: 'All articles', detail: counted(total, 'article'), off: total === 0 }
  ]
  return (
    <fieldset className={styles.group}>
      <legend>Articles</legend>
      <div className={styles.cards}>
        {scopes.map(({ scope, title, detail, off }) => (
          <label key={scope} className={clsx(styles.card, scope === choice.scope && styles.chosen, off && styles.off)}>
            <input
              type="radio"
              name={name}
              checked={scope === choice.scope}
              disabled={off}
              onChange={() => onChange({ ...choice, scope })}
            />
            <span className={styles.cardText}>
              <b>{title}</b>
              <span dir="auto">{detail}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
