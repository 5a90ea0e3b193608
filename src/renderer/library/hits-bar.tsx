import { ArrowLeft, ChevronDown, ChevronUp, X } from 'lucide-react'
import type { MouseEvent } from 'react'
import { shownHits } from '../state/search-state'
import { useActions, useWorkbench } from '../state/workbench'
import { Button, IconButton } from '../ui/button'
import { groupDigits } from '../ui/group-digits'
import styles from './hits-bar.module.css'

const keepFocus = (event: MouseEvent) => event.preventDefault()

/** Above a text that was opened from the results of a search: which hit one is at, on to the next, back to the list. */
export function HitsBar() {
  const actions = useActions()
  const hits = useWorkbench(shownHits)
  const nextTitle = useWorkbench((state) => {
    const next = state.textSearch?.offered?.article
    return next == null ? null : (state.articles.get(next)?.article.title ?? null)
  })
  if (!hits) return null
  const { query, ranges, current, more, offered } = hits
  const count = more ? `more than ${groupDigits(ranges.length)}` : groupDigits(ranges.length)
  return (
    <section className={styles.bar} aria-label="Hits of the search">
      <Button onClick={() => void actions.backToResults()}>
        <ArrowLeft size={14} aria-hidden="true" />
        Back to results
      </Button>
      <p className={styles.words}>
        <span className={styles.query}>{query.trim()}</span> hit {groupDigits(current + 1)} of {count}
      </p>
      <div className={styles.buttons}>
        {offered && nextTitle !== null ? (
          <Button
            className={styles.next}
            onMouseDown={keepFocus}
            onClick={() => void actions.nextArticleWithHits(offered.direction)}
          >
            {offered.direction === 1 ? 'Next' : 'Before'}: {nextTitle}
          </Button>
        ) : null}
        <IconButton label="Previous hit" onMouseDown={keepFocus} onClick={() => actions.nextHit(-1)}>
          <ChevronUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Next hit" onMouseDown={keepFocus} onClick={() => actions.nextHit(1)}>
          <ChevronDown size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Take the marks of the search away"
          onClick={() => {
            actions.closeHits()
            actions.focusReader()
          }}
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </section>
  )
}
