import { Search, X } from 'lucide-react'
import { memo } from 'react'
import { IconButton } from '../ui/button'
import { groupDigits } from '../ui/group-digits'
import styles from './article-list.module.css'

export interface SearchFieldProps {
  readonly query: string
  /** How many articles were found, or null while that is not known. */
  readonly found: number | null
  /** Not all texts have been read yet. */
  readonly more: boolean
  readonly problem: string | null
  readonly onChange: (query: string) => void
  /** Arrow down, or Enter: on to what was found. */
  readonly onLeave: () => void
}

/** Searches titles and details at once, the texts after a moment. Escape empties it, arrow down goes to the list. */
export const SearchField = memo(function SearchField(props: SearchFieldProps) {
  const { query, found, more, problem, onChange, onLeave } = props
  const count = found === 1 ? '1 article found' : `${groupDigits(found ?? 0)} articles found`
  const result = found === null ? '' : more ? `${count} so far` : count
  return (
    <div className={styles.search}>
      <div className={styles.searchBox}>
        <Search size={14} aria-hidden="true" />
        <input
          id="article-search"
          type="text"
          role="searchbox"
          aria-label="Search articles"
          placeholder="Search articles and their text"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              onLeave()
            }
            if (event.key !== 'Escape' || query === '') return
            event.stopPropagation()
            onChange('')
          }}
        />
        {query === '' ? null : (
          <IconButton label="Clear the search" className={styles.clear} onClick={() => onChange('')}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <p role="status" className={problem === null ? styles.found : styles.problem}>
        {problem === null ? result : `The texts could not be searched. ${problem}`}
      </p>
    </div>
  )
})
