import { useDeferredValue, useMemo, useState } from 'react'
import { countStatuses } from '../../core/query/filter-articles'
import { queryWords } from '../../core/query/fold-text'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { groupDigits } from '../ui/group-digits'
import styles from './article-list.module.css'
import { ArticleListbox } from './article-listbox'
import { createArticleOrder } from './article-order'
import { articleRows } from './article-rows'
import { NoArticles } from './no-articles'
import { SearchField } from './search-field'
import { StatusChips } from './status-chips'
import { useTextHits } from './use-text-hits'

/** The articles of the library: search, filter by status, open, and what can be done to each. */
export function ArticleList() {
  const actions = useActions()
  // Every highlight changes a count here. It is painted first; 10,000 rows may follow a frame later.
  const articles = useDeferredValue(useWorkbench((state) => state.articles))
  const listed = useWorkbench((state) => state.listed)
  const filter = useWorkbench((state) => state.filter)
  const readOnly = useWorkbench(selectReadOnly)
  // The typing itself comes first; filtering 10,000 rows may lag a frame behind it.
  const shown = useDeferredValue(filter)
  const { hits, busy, problem, cut } = useTextHits(filter.query)
  const counts = useMemo(() => countStatuses(articles.values()), [articles])
  const [order] = useState(createArticleOrder)
  const ordered = useMemo(() => order(articles), [order, articles])
  const rows = useMemo(() => articleRows(ordered, shown, hits), [ordered, shown, hits])
  const words = useMemo(() => queryWords(shown.query), [shown.query])

  return (
    <section aria-label="Articles" className={styles.list}>
      <header className={styles.header}>
        <h2>
          Articles <span className={styles.total}>{groupDigits(counts.all)}</span>
        </h2>
        <Button disabled={readOnly} onClick={() => actions.openDialog('import')}>
          Import
        </Button>
      </header>
      <SearchField
        query={filter.query}
        found={words.length > 0 && !busy ? rows.length : null}
        more={cut}
        problem={problem}
        onChange={(query) => actions.setFilter({ query })}
      />
      <StatusChips value={filter.status} counts={counts} onChange={(status) => actions.setFilter({ status })} />
      {rows.length > 0 ? (
        <div className={styles.rows}>
          <ArticleListbox rows={rows} words={words} />
        </div>
      ) : listed ? (
        <NoArticles searching={busy} />
      ) : (
        <p className={styles.waiting}>Reading the library…</p>
      )}
    </section>
  )
}
