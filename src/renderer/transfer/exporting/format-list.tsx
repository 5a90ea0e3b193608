import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { FormatView } from '../../../api/transfer-views'
import { listTarget } from '../../ui/list-keys'
import { useTyped } from '../../ui/use-typed'
import { counted } from '../../ui/format-bytes'
import { findFormats } from './format-groups'
import type { FormatGroup } from './format-groups'
import styles from './format-list.module.css'
import { unitWords } from './format-words'
import { LANDING } from './landing'

/** How many rows Page down goes on. */
const PAGE = 6

export interface FormatListProps {
  readonly groups: readonly FormatGroup[]
  /** Id of the chosen format. */
  readonly chosen: string
  readonly disabled: boolean
  readonly onChoose: (format: FormatView) => void
}

/**
 * Formats by what they are for, with a field that narrows them. Moving in the list chooses, as in a group of radio
 * buttons; letters go to the next format that begins with them.
 */
export function FormatList({ groups, chosen, disabled, onChoose }: FormatListProps) {
  const [query, setQuery] = useState('')
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const typed = useTyped()
  const found = findFormats(groups, query)
  const formats = found.flatMap((group) => group.formats)
  const at = formats.findIndex((format) => format.id === chosen)
  const active = Math.max(0, at)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const choose = (index: number) => {
    const format = formats[index]
    if (format && !disabled) onChoose(format)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || formats.length === 0) return
    const target = listTarget(event.key, at < 0 ? -1 : active, formats.length, PAGE)
    if (target !== null) choose(target)
    else if (event.key === ' ' || event.key === 'Enter') choose(active)
    else if (/^[\p{L}\p{N}]$/u.test(event.key)) {
      const letters = typed.add(event.key).toLocaleLowerCase()
      const from = active + (letters.length > 1 ? 0 : 1)
      const order = formats.map((_, index) => (from + index) % formats.length)
      const next = order.find((index) => formats[index]?.name.toLocaleLowerCase().startsWith(letters))
      if (next !== undefined) choose(next)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const toList = () => {
    if (at < 0) choose(0)
    list.current?.focus()
  }

  return (
    <section aria-label="Format" className={styles.formats}>
      <div className={styles.search}>
        <Search size={14} aria-hidden="true" />
        <input
          type="text"
          role="searchbox"
          aria-label="Find a format"
          placeholder="Find a format"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if ((event.key === 'ArrowDown' || event.key === 'Enter') && formats.length > 0) {
              event.preventDefault()
              toList()
            }
            if (event.key !== 'Escape' || query === '') return
            event.stopPropagation()
            setQuery('')
          }}
        />
      </div>
      <p role="status" className={query === '' ? 'visually-hidden' : styles.found}>
        {query === '' ? '' : formats.length === 0 ? 'No format is called that.' : counted(formats.length, 'format')}
      </p>
      {formats.length === 0 ? null : (
        <div
          ref={list}
          {...LANDING}
          role="listbox"
          aria-label="Formats"
          aria-disabled={disabled || undefined}
          tabIndex={0}
          aria-activedescendant={`${id}-${formats[active]?.id ?? ''}`}
          className={styles.list}
          onKeyDown={onKeyDown}
        >
          {found.map((group, index) => (
            <div key={group.name} role="group" aria-labelledby={`${id}-group-${index}`}>
              <div id={`${id}-group-${index}`} role="presentation" className={styles.heading}>
                {group.name}
              </div>
              {group.formats.map((format) => (
                <div
                  key={format.id}
                  id={`${id}-${format.id}`}
                  role="option"
                  aria-selected={format.id === chosen}
                  className={clsx(styles.row, formats[active]?.id === format.id && styles.active)}
                  onClick={() => {
                    if (!disabled) onChoose(format)
                  }}
                >
                  <span className={styles.name}>{format.name}</span>{' '}
                  <span className={styles.ending}>.{format.extension}</span>
                  <span className={styles.description}>{format.description}</span>
                  <span className={styles.unit}>{unitWords(format)}</span>
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </section>
  )
}
