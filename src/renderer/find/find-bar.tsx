import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'
import { Button, IconButton } from '../ui/button'
import styles from './find-bar.module.css'
import { FindField } from './find-field'
import { foundWords } from './found-words'
import { useFindSearch } from './use-find-search'
import { WithinMenu } from './within-menu'
import { whyNoForms } from './without-forms'

const keepFocus = (event: MouseEvent) => event.preventDefault()

/** Finds words in the open article, as one types. Mounted while it is open. */
export function FindBar({ open }: { readonly open: OpenDocument }) {
  const actions = useActions()
  const query = useWorkbench((state) => state.findQuery)
  const find = useWorkbench((state) => state.find)
  const field = useRef<HTMLInputElement>(null)
  const foundId = useId()
  const readOnly = useWorkbench(selectReadOnly)
  useFindSearch(open)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [find.asked])

  const { problem } = find.result
  const noForms = query.inflected && query.words !== '' ? whyNoForms(open.article.language) : null
  const nothing = find.result.matches.length === 0
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys in the menu come here, too, though it stands elsewhere.
    if (event.nativeEvent.isComposing || !event.currentTarget.contains(event.target as Node)) return
    if (event.key === 'Escape') {
      // The window's own Escape would let go of the match that is selected now.
      event.stopPropagation()
      event.preventDefault()
      actions.closeFind()
    } else if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      if (event.shiftKey) actions.previousMatch()
      else actions.nextMatch()
    }
  }

  return (
    <search className={styles.bar} onKeyDown={onKeyDown}>
      <FindField label="Find in the article" describedBy={foundId} invalid={problem !== null} inputRef={field} />
      <WithinMenu />
      <p id={foundId} role="status" className={problem === null ? styles.found : styles.problem}>
        {foundWords(find, query)}
      </p>
      {noForms === null ? null : (
        <p role="status" className={styles.note}>
          {noForms}
        </p>
      )}
      <div className={styles.buttons}>
        {readOnly ? null : (
          <Button variant="quiet" onClick={actions.openMatches}>
            Highlight all…
          </Button>
        )}
        <IconButton label="Previous match" disabled={nothing} onMouseDown={keepFocus} onClick={actions.previousMatch}>
          <ChevronUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Next match" disabled={nothing} onMouseDown={keepFocus} onClick={actions.nextMatch}>
          <ChevronDown size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Close the find bar" onClick={actions.closeFind}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
    </search>
  )
}
