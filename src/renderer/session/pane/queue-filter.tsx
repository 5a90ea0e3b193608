import { Search, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { describeQuery } from '../../../core/session/queue-query'
import { selectQuery, selectRows, selectShownRows } from '../../state/session-queue'
import { useActions, useWorkbench } from '../../state/workbench'
import { IconButton } from '../../ui/button'
import { FilterHelp } from './filter-help'
import { SavedFilters } from './saved-filters'
import styles from './session-pane.module.css'
import { useFocusWish } from '../use-focus-wish'

/** Narrows the queue; what is not understood is told, and the rest still holds. */
export function QueueFilter() {
  const actions = useActions()
  const query = useWorkbench(({ session }) => session.query)
  const { filter, problems } = useWorkbench(selectQuery)
  const shown = useWorkbench(selectShownRows).length
  const all = useWorkbench(selectRows).length
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const told = useId()
  useFocusWish('filter', input)
  useEffect(() => {
    list.current = input.current?.closest('section')?.querySelector<HTMLDivElement>('[role="listbox"]') ?? null
  })
  const setQuery = (next: string) => actions.setSessionUi({ query: next })
  return (
    <div className={styles.filter}>
      <div className={styles.filterBox}>
        <Search size={14} aria-hidden="true" />
        <input
          ref={input}
          type="text"
          role="searchbox"
          aria-label="Filter the claims"
          aria-describedby={told}
          aria-invalid={problems.length > 0}
          placeholder="Words, is:open, has:number …"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              list.current?.focus()
            }
            if (event.key !== 'Escape' || query === '') return
            event.stopPropagation()
            setQuery('')
          }}
        />
        {query === '' ? null : (
          <IconButton label="Clear the filter" className={styles.clear} onClick={() => setQuery('')}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
        <SavedFilters query={query} />
        <FilterHelp onTake={(part) => setQuery(query.trim() === '' ? part : `${query.trim()} ${part}`)} />
      </div>
      <div id={told} role="status" className={styles.told}>
        {problems.map(({ start, message }) => (
          <p key={start} className={styles.problem}>
            {message}
          </p>
        ))}
        {filter.terms.length === 0 ? null : (
          <p>
            {shown} of {all}: {describeQuery(filter)}
          </p>
        )}
      </div>
    </div>
  )
}
