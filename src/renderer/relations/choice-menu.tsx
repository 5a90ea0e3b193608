import { clsx } from 'clsx'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { createPortal } from 'react-dom'
import type { Box } from '../state/window-box'
import styles from '../ui/choices.module.css'
import { Kbd } from '../ui/kbd'
import { listTarget } from '../ui/list-keys'

/** Distance of the menu from what it is about, and from the window's edges, in CSS pixels. */
const GAP = 8
const DIGITS = 9

export interface Choice {
  readonly id: string
  readonly name: string
  readonly hue: number
  /** What it would mean here, in words. */
  readonly description: string
}

export interface ChoiceMenuProps {
  readonly title: string
  readonly choices: readonly Choice[]
  readonly anchor: Box | null
  readonly onPick: (at: number) => void
  readonly onClose: () => void
}

/** Puts the menu below what it is about, or above it where there is no room. */
function place(element: HTMLElement, anchor: Box | null): void {
  const { left, top, height } = anchor ?? { left: window.innerWidth / 2 - 170, top: window.innerHeight / 3, height: 0 }
  const below = top + height + GAP
  const fits = below + element.offsetHeight <= window.innerHeight - GAP
  element.style.top = `${Math.max(GAP, fits ? below : top - GAP - element.offsetHeight)}px`
  element.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - element.offsetWidth - GAP))}px`
}

/** The next entry whose name begins with a letter, behind the one that has the focus; null when there is none. */
export function entryByLetter(names: readonly string[], at: number, letter: string): number | null {
  const begins = (name: string) => name.replace(/^← /, '').toLocaleLowerCase().startsWith(letter.toLocaleLowerCase())
  for (let step = 1; step <= names.length; step += 1) {
    const next = (at + step + names.length) % names.length
    if (begins(names[next] ?? '')) return next
  }
  return null
}

/** A small menu: arrow keys or the first letter move in it, Enter or a digit picks, Escape closes it. */
export function ChoiceMenu({ title, choices, anchor, onPick, onClose }: ChoiceMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const isPicked = useRef(false)
  useLayoutEffect(() => {
    if (menu.current) place(menu.current, anchor)
  }, [anchor])
  useEffect(() => menu.current?.querySelector('button')?.focus(), [])

  const pick = (at: number) => {
    isPicked.current = true
    onPick(at)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : null
    const names = choices.map(({ name }) => name)
    const target = listTarget(event.key, at, items.length, items.length)
    const byLetter = /^\p{L}$/u.test(event.key) ? entryByLetter(names, at, event.key) : null
    if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else if (digit !== null && digit < choices.length) pick(digit)
    else if (target !== null || byLetter !== null) items[target ?? byLetter ?? 0]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return createPortal(
    <div
      ref={menu}
      role="menu"
      aria-label={title}
      className={clsx(styles.popup, styles.floating)}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!isPicked.current && !event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
    >
      <p role="presentation" className={styles.heading}>
        {title}
      </p>
      {choices.map((choice, at) => (
        <button
          key={choice.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={clsx('hued', styles.item)}
          style={{ '--hue': choice.hue } as CSSProperties}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(at)}
        >
          {at < DIGITS ? <Kbd aria-hidden="true">{at + 1}</Kbd> : null}
          <span className={styles.chip}>{choice.name}</span>
          <span dir="auto" className={styles.description}>
            {choice.description}
          </span>
        </button>
      ))}
    </div>,
    document.body
  )
}
