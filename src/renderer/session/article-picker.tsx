import { useMemo, useState } from 'react'
import { foldText } from '../../core/query/fold-text'
import { useWorkbench } from '../state/workbench'
import { TextField } from '../ui/text-field'
import styles from './new-session-dialog.module.css'

/** Most articles listed at once; the filter finds the others. */
const MOST = 200

export interface ArticlePickerProps {
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly problem: string | null
}

/** Articles of the library to tick, the ticked ones first. */
export function ArticlePicker({ chosen, onChange, problem }: ArticlePickerProps) {
  const articles = useWorkbench((state) => state.articles)
  const [filter, setFilter] = useState('')
  const listed = useMemo(() => {
    const wanted = foldText(filter.trim())
    const isChosen = new Set(chosen)
    return [...articles.values()]
      .map(({ article }) => article)
      .filter(({ id, title }) => isChosen.has(id) || foldText(title).includes(wanted))
      .sort((a, b) => Number(isChosen.has(b.id)) - Number(isChosen.has(a.id)) || a.title.localeCompare(b.title))
  }, [articles, chosen, filter])
  return (
    <fieldset className={styles.articles}>
      <legend>Articles</legend>
      <TextField
        label="Filter articles"
        hideLabel
        placeholder="Filter by title"
        value={filter}
        error={problem}
        onChange={(event) => setFilter(event.target.value)}
      />
      <div className={styles.ticks}>
        {listed.slice(0, MOST).map(({ id, title }) => (
          <label key={id} className={styles.tick}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            />
            {title}
          </label>
        ))}
        {listed.length > MOST ? <p>{listed.length - MOST} more: filter to find them.</p> : null}
        {listed.length === 0 ? <p>No article has that in its title.</p> : null}
      </div>
    </fieldset>
  )
}
