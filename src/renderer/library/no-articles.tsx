import { FileText, SearchX } from 'lucide-react'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import styles from './article-list.module.css'

/** What may help to find something after all. */
function hintFor(query: string, hasStatus: boolean): string {
  if (hasStatus) return 'Only articles with the chosen status are searched.'
  if (/["“”„«»]/u.test(query)) return 'Leave the quotation marks out to find the words in any order.'
  if (/\s/u.test(query)) return 'All words must be there. Try fewer of them, or only the beginning of the last one.'
  return 'Try the beginning of the word, or another spelling. Accents and capital letters do not matter.'
}

/** Why the list is empty, and what to do about it. */
export function NoArticles({ searching }: { readonly searching: boolean }) {
  const actions = useActions()
  const empty = useWorkbench((state) => state.articles.size === 0)
  const filter = useWorkbench((state) => state.filter)
  const readOnly = useWorkbench(selectReadOnly)
  if (searching) return <p className={styles.waiting}>Searching the texts…</p>
  if (!empty) {
    const query = filter.query.trim()
    return (
      <EmptyState
        icon={<SearchX size={28} strokeWidth={1.5} />}
        title="Nothing found"
        actions={<Button onClick={() => actions.setFilter({ status: 'all', query: '' })}>Show all articles</Button>}
      >
        {query === '' ? (
          'No article has this status.'
        ) : (
          <>
            <p>No title, byline, publisher or text has “{query}”.</p>
            <p>{hintFor(query, filter.status !== 'all')}</p>
          </>
        )}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<FileText size={28} strokeWidth={1.5} />} title="No articles yet">
      {readOnly
        ? 'This library can be read but not changed.'
        : 'Import documents or paste a text. You can also drop files anywhere on this window.'}
    </EmptyState>
  )
}
