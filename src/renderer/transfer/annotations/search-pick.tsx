import { Autocomplete } from '@base-ui/react/autocomplete'
import { Popover } from '@base-ui/react/popover'
import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import choices from '../../ui/choices.module.css'
import styles from './search-pick.module.css'

/** Something to pick. */
export interface PickItem<Value> {
  readonly id: string
  readonly name: string
  readonly about: string
  /** Null: it has no colour. */
  readonly hue: number | null
  readonly value: Value
}

export interface SearchPickProps<Value> {
  /** What it is for, and what is picked now: the button's name. */
  readonly label: string
  readonly title: string
  readonly searchLabel: string
  /** What fits what was typed, the likeliest first. */
  readonly itemsFor: (typed: string) => readonly PickItem<Value>[]
  readonly onPick: (value: Value) => void
  /** What the button shows. */
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** A button that opens a list to search and pick from. Enter takes the first that fits, Escape leaves things as they are. */
export function SearchPick<Value>(props: SearchPickProps<Value>) {
  const { label, title, searchLabel, itemsFor, onPick, children, className } = props
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className={clsx(styles.trigger, className)} aria-label={label}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={4} className={choices.place}>
          <Popover.Popup initialFocus={input} aria-label={title} className={choices.popup}>
            <p className={choices.title}>{title}</p>
            <Search
              input={input}
              label={searchLabel}
              itemsFor={itemsFor}
              onPick={(value) => {
                setOpen(false)
                onPick(value)
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface SearchProps<Value> extends Pick<SearchPickProps<Value>, 'itemsFor' | 'onPick'> {
  readonly input: React.RefObject<HTMLInputElement | null>
  readonly label: string
}

function Search<Value>({ input, label, itemsFor, onPick }: SearchProps<Value>) {
  const [typed, setTyped] = useState('')
  const items = itemsFor(typed)
  return (
    <Autocomplete.Root
      open
      inline
      items={items}
      filteredItems={items}
      value={typed}
      onValueChange={setTyped}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={({ name }: PickItem<Value>) => name}
    >
      <Autocomplete.Input
        ref={input}
        className={choices.input}
        aria-label={label}
        placeholder="Type a part of its name"
      />
      <Autocomplete.Empty>
        {items.length === 0 ? <p className={choices.none}>Nothing is called that.</p> : null}
      </Autocomplete.Empty>
      <Autocomplete.List className={choices.list}>
        {(item: PickItem<Value>) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            className={clsx(item.hue !== null && 'hued', choices.item)}
            style={item.hue === null ? undefined : ({ '--hue': item.hue } as CSSProperties)}
            onClick={() => onPick(item.value)}
          >
            <span dir="auto" className={clsx(item.hue !== null && choices.chip, styles.name)}>
              {item.name}
            </span>
            <span dir="auto" className={choices.description}>
              {item.about}
            </span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
