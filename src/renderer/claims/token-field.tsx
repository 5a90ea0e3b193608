import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { suggestTags, TAG_LENGTH, tagsIn, withTags } from './tag-words'
import styles from './token-field.module.css'

export interface TokenFieldProps {
  readonly label: string
  readonly tags: readonly string[]
  /** Tells the tags in use elsewhere, with how often; asked while suggestions are shown. */
  readonly inUse: () => ReadonlyMap<string, number>
  readonly readOnly: boolean
  readonly input: RefObject<HTMLInputElement | null>
  readonly onChange: (tags: readonly string[]) => void
  /** Says something to screen readers. */
  readonly announce: (text: string) => void
  /** Escape, with nothing typed. */
  readonly onLeave: () => void
}

/**
 * Tags as tokens. Enter or a comma adds what is typed, Backspace takes the last one away, the arrow keys go to the
 * tokens and to the suggestions.
 */
export function TokenField(props: TokenFieldProps) {
  const { label, tags, inUse, readOnly, input, onChange, announce, onLeave } = props
  const id = useId()
  const tokens = useRef<HTMLUListElement>(null)
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const used = isOpen && !readOnly ? inUse() : null
  const suggestions = used ? suggestTags(used, typed, tags) : []
  const picked = suggestions[active]

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const add = (more: readonly string[]) => {
    setTyped('')
    close()
    const next = withTags(tags, more)
    const added = next.slice(tags.length)
    if (added.length > 0) {
      onChange(next)
      announce(`Tagged ${added.join(', ')}`)
    } else if (more.length > 0) announce(`${more.join(', ')} is there already`)
  }
  const remove = (index: number) => {
    const gone = tags[index]
    if (gone === undefined || readOnly) return
    onChange(tags.filter((_tag, other) => other !== index))
    announce(`Tag ${gone} removed`)
    input.current?.focus()
  }
  const focusToken = (index: number) => {
    const button = tokens.current?.querySelectorAll('button')[index]
    if (button) button.focus()
    else input.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const isEmpty = typed === ''
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) setOpen(true)
      const count = isOpen ? suggestions.length : 1
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are suggestions: the typed words themselves.
      setActive((before) => (count === 0 ? -1 : ((before + 1 + step + count + 1) % (count + 1)) - 1))
    } else if (event.key === 'Enter') add(picked === undefined ? tagsIn(typed) : [picked])
    else if (event.key === ',') add(tagsIn(typed))
    else if (event.key === 'Backspace' && isEmpty) remove(tags.length - 1)
    else if (event.key === 'ArrowLeft' && atStart && tags.length > 0) focusToken(tags.length - 1)
    else if (event.key === 'Escape') {
      if (suggestions.length > 0) close()
      else if (!isEmpty) setTyped('')
      else onLeave()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const onTokenKey = (event: KeyboardEvent, index: number) => {
    if (event.key === 'ArrowLeft') focusToken(Math.max(0, index - 1))
    else if (event.key === 'ArrowRight') focusToken(index + 1)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(index)
    else if (event.key === 'Escape') input.current?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={clsx(styles.box, readOnly && styles.readOnly)}>
        <ul ref={tokens} aria-label={`${label} that are set`} className={styles.tokens}>
          {tags.map((tag, index) => (
            <li key={tag} className={styles.token}>
              <span dir="auto">{tag}</span>
              {readOnly ? null : (
                <button
                  type="button"
                  tabIndex={-1}
                  aria-label={`Remove the tag ${tag}`}
                  className={styles.remove}
                  onClick={() => remove(index)}
                  onKeyDown={(event) => onTokenKey(event, index)}
                >
                  <X size={12} aria-hidden="true" />
                </button>
              )}
            </li>
          ))}
        </ul>
        <input
          ref={input}
          id={id}
          role="combobox"
          autoComplete="off"
          aria-expanded={suggestions.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(picked === undefined ? {} : { 'aria-activedescendant': `${id}-${active}` })}
          className={styles.input}
          value={typed}
          readOnly={readOnly}
          maxLength={TAG_LENGTH}
          placeholder={tags.length === 0 ? 'Type and press Enter' : ''}
          onChange={(event) => {
            setTyped(event.target.value)
            setOpen(event.target.value.trim() !== '')
            setActive(-1)
          }}
          onBlur={() => add(tagsIn(typed))}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={`Suggestions for ${label.toLowerCase()}`}
        hidden={suggestions.length === 0}
        className={styles.suggestions}
      >
        {suggestions.map((tag, index) => (
          <li
            key={tag}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={clsx(styles.suggestion, index === active && styles.active)}
            // The field keeps the focus; leaving it would add what is typed.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add([tag])}
          >
            <span dir="auto">{tag}</span>
            <span className={styles.count}>{used?.get(tag)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
