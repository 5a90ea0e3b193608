import { useId, useState } from 'react'
import type { CSSProperties } from 'react'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format-bytes'
import styles from './tick-list.module.css'

/** More are not shown at once; looking for them narrows the list. */
const MOST_SHOWN = 200
/** From so many on there is a field to look for one. */
const MANY = 8

/** So few are ticked one by one. */
const FEW = 4

export interface Tickable {
  readonly id: string
  readonly name: string
  /** Hue of its colour in degrees of OKLCH; none for what has no colour. */
  readonly hue?: number
}

export interface TickListProps {
  readonly legend: string
  /** `label`, `person`: for the search field and the counts. */
  readonly one: string
  readonly many: string
  readonly items: readonly Tickable[]
  /** Ids; null: all. */
  readonly ticked: readonly string[] | null
  readonly onChange: (ticked: readonly string[] | null) => void
}

/** Several of a list, all of them to begin with. With many there is a field that narrows it. */
export function TickList({ legend, one, many, items, ticked, onChange }: TickListProps) {
  const [query, setQuery] = useState('')
  const statusId = useId()
  const chosen = new Set(ticked ?? items.map(({ id }) => id))
  const wanted = query.trim().toLocaleLowerCase()
  const found = items.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  const set = (ids: readonly string[], on: boolean) => {
    const now = new Set(chosen)
    for (const id of ids) {
      if (on) now.add(id)
      else now.delete(id)
    }
    const left = items.flatMap(({ id }) => (now.has(id) ? [id] : []))
    onChange(left.length === items.length ? null : left)
  }
  const those = wanted === '' ? 'all' : 'those found'

  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <div className={styles.head}>
        {items.length > MANY ? (
          <input
            type="text"
            role="searchbox"
            aria-label={`Find a ${one}`}
            placeholder={`Find a ${one}`}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={statusId}
            className={styles.field}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || query === '') return
              event.stopPropagation()
              setQuery('')
            }}
          />
        ) : null}
        <span id={statusId} role="status" className={styles.count}>
          {wanted === '' ? '' : `${counted(found.length, one, many)} found, `}
          {chosen.size} of {items.length} ticked
        </span>
        {items.length > FEW ? (
          <>
            <Button variant="quiet" onClick={() => set(ids(found), true)}>
              Tick {those}
            </Button>
            <Button variant="quiet" onClick={() => set(ids(found), false)}>
              Untick {those}
            </Button>
          </>
        ) : null}
      </div>
      <div className={styles.items}>
        {found.slice(0, MOST_SHOWN).map(({ id, name, hue }) => (
          <label key={id} className={styles.item}>
            <input type="checkbox" checked={chosen.has(id)} onChange={(event) => set([id], event.target.checked)} />
            {hue === undefined ? (
              <bdi>{name}</bdi>
            ) : (
              <bdi className={`hued ${styles.chip}`} style={{ '--hue': hue } as CSSProperties}>
                {name}
              </bdi>
            )}
          </label>
        ))}
        {found.length > MOST_SHOWN ? <p>and {found.length - MOST_SHOWN} more: look for them by name.</p> : null}
      </div>
    </fieldset>
  )
}

const ids = (items: readonly Tickable[]): readonly string[] => items.map(({ id }) => id)
