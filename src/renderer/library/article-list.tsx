import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { countStatuses } from '../../core/query/filter-articles'
import { parseSearch } from '../../core/query/search-query'
import { selectReadOnly } from '../state/selectors'
import { useWorkbenchLater } from '../state/use-workbench-later'
import { useActions, useWorkbench } from '../state/workbench'
import type { StatusFilter, WorkbenchState } from '../state/workbench-state'
import { groupDigits } from '../ui/group-digits'
import styles from './article-list.module.css'
import { ArticleListbox } from './article-listbox'
import { createArticleOrder } from './article-order'
import { articleRows } from './article-rows'
import { ImportMenu } from './import-menu'
import { NoArticles } from './no-articles'
import { ReadingProgress } from './reading-progress'
import { SearchField } from './search-field'
import { StatusChips } from './status-chips'
import { useLibrarySearch } from './use-library-search'

const selectArticles = (state: WorkbenchState) => state.articles

/** The articles of the library: search, filter by status, open, and what can be done to each. */
export function ArticleList() {
  const actions = useActions()
  // Every highlight changes a count here. It is painted first; 10,000 rows may follow a frame later.
  const articles = useWorkbenchLater(selectArticles)
  const listed = useWorkbench((state) => state.listed)
  const filter = useWorkbench((state) => state.filter)
  const search = useWorkbench((state) => state.search)
  const readOnly = useWorkbench(selectReadOnly)
  // The typing itself comes first; filtering 10,000 rows may lag a frame behind it.
  const shown = useDeferredValue(filter)
  useLibrarySearch(filter.query)
  const counts = useMemo(() => countStatuses(articles.values()), [articles])
  const [order] = useState(createArticleOrder)
  const ordered = useMemo(() => order(articles), [order, articles])
  const terms = useMemo(() => parseSearch(shown.query), [shown.query])
  const isSearching = shown.query.trim() !== ''
  // What was found for the letters before stays in sight until the answer for those that are typed now has come.
  const { articles: found, hits } = search
  const rows = useMemo(
    () => (isSearching ? articleRows(ordered, shown, found, hits) : articleRows(ordered, shown, [], new Map())),
    [ordered, shown, isSearching, found, hits]
  )
  const count = useMemo(() => rows.filter((row) => row.kind === 'article').length, [rows])
  const setQuery = useCallback((query: string) => actions.setFilter({ query }), [actions])
  const setStatus = useCallback((status: StatusFilter) => actions.setFilter({ status }), [actions])
  const isBusy = isSearching && search.answered !== filter.query && search.problem === null

  return (
    <section aria-label="Articles" className={styles.list}>
      <header className={styles.header}>
        <h2>
          Articles <span className={styles.total}>{groupDigits(counts.all)}</span>
        </h2>
        <ImportMenu disabled={readOnly} />
      </header>
      <SearchField
        query={filter.query}
        found={isSearching && !isBusy ? count : null}
        more={search.partial}
        problem={isSearching ? search.problem : null}
        onChange={setQuery}
        onLeave={actions.focusList}
      />
      <ReadingProgress />
      <StatusChips value={filter.status} counts={counts} onChange={setStatus} />
      {rows.length > 0 ? (
        <div className={styles.rows}>
          <ArticleListbox rows={rows} terms={terms} />
        </div>
      ) : listed ? (
        <NoArticles searching={isBusy || (isSearching && search.partial)} />
      ) : (
        <p className={styles.waiting}>Reading the library…</p>
      )}
    </section>
  )
}
