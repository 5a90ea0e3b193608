import { CaseSensitive, ChevronDown, ChevronUp, Regex, WholeWord, X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useActions, useWorkbench } from '../state/workbench'
import { IconButton } from '../ui/button'
import styles from './find-bar.module.css'
import { FindToggle } from './find-toggle'
import { foundWords } from './found-words'
import { useFindSearch } from './use-find-search'

/** In UTF-16 code units; engines refuse expressions that are much longer. */
const LONGEST = 1000

const keepFocus = (event: MouseEvent) => event.preventDefault()

/** Finds words in the open article, as one types. Mounted while it is open. */
export function FindBar({ text }: { readonly text: string }) {
  const actions = useActions()
  const query = useWorkbench((state) => state.findQuery)
  const find = useWorkbench((state) => state.find)
  const field = useRef<HTMLInputElement>(null)
  const foundId = useId()
  useFindSearch(text)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [find.asked])

  const { problem } = find.result
  const nothing = find.result.matches.length === 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
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
      <div className={styles.box}>
        <input
          ref={field}
          type="text"
          aria-label="Find in the article"
          aria-describedby={foundId}
          aria-invalid={problem !== null}
          placeholder="Find in the article"
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST}
          value={query.words}
          onChange={(event) => actions.setFind({ words: event.target.value })}
        />
        <FindToggle
          label="Match case"
          pressed={query.matchCase}
          onChange={(matchCase) => actions.setFind({ matchCase })}
        >
          <CaseSensitive size={16} aria-hidden="true" />
        </FindToggle>
        <FindToggle
          label="Whole words"
          pressed={query.wholeWord}
          onChange={(wholeWord) => actions.setFind({ wholeWord })}
        >
          <WholeWord size={16} aria-hidden="true" />
        </FindToggle>
        <FindToggle label="Regular expression" pressed={query.regex} onChange={(regex) => actions.setFind({ regex })}>
          <Regex size={14} aria-hidden="true" />
        </FindToggle>
      </div>
      <p id={foundId} role="status" className={problem === null ? styles.found : styles.problem}>
        {foundWords(find, query)}
      </p>
      <div className={styles.buttons}>
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
