import { clsx } from 'clsx'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { createPortal } from 'react-dom'
import { spanQuote } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'
import { findLabel } from '../../core/model/scheme'
import type { StackPick } from '../state/pick-state'
import { selectUnitedScheme } from '../state/scheme-selectors'
import { useActions, useWorkbench } from '../state/workbench'
import type { Box } from '../state/window-box'
import styles from '../ui/choices.module.css'
import { listTarget } from '../ui/list-keys'
import { usePointerAway } from './use-pointer-away'

/** Distance of the list from the line it is about, and from the window's edges, in CSS pixels. */
const GAP = 6

/** Puts the list above the line it is about, so that the words can be read; below it where there is no room. */
function placeBeside(anchor: Box | null, list: HTMLElement): void {
  const { left, top, height } = anchor ?? { left: window.innerWidth / 2, top: window.innerHeight / 2, height: 0 }
  const above = top - GAP - list.offsetHeight
  list.style.top = `${above >= GAP ? above : top + height + GAP}px`
  list.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - list.offsetWidth - GAP))}px`
}

function OpenStack({ pick, spans }: { readonly pick: StackPick; readonly spans: readonly Span[] }) {
  const actions = useActions()
  const scheme = useWorkbench(selectUnitedScheme)
  const selected = useWorkbench((state) => state.selectedSpan)
  const popup = useRef<HTMLDivElement>(null)
  const { hasFocus, anchor } = pick
  useLayoutEffect(() => {
    if (popup.current) placeBeside(anchor, popup.current)
  }, [anchor])
  usePointerAway(popup, hasFocus ? null : anchor, actions.closeStack)
  useEffect(() => {
    if (!hasFocus) return
    popup.current?.querySelector('button')?.focus()
    actions.announce(`${spans.length} highlights here. Choose one with the arrow keys.`)
  }, [actions, hasFocus, spans.length])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const target = listTarget(event.key, at, items.length, items.length)
    if (event.key === 'Escape' || event.key === 'Tab') actions.closeStack()
    else if (target !== null) items[target]?.focus()
    else return
    event.preventDefault()
  }

  return createPortal(
    <div
      ref={popup}
      // While the pointer only rests there, keys still mean the text: it is no menu then.
      role={hasFocus ? 'menu' : 'group'}
      aria-label={`${spans.length} highlights here`}
      className={clsx(styles.popup, styles.floating)}
      onKeyDown={hasFocus ? onKeyDown : undefined}
      onBlur={(event) => {
        if (hasFocus && !event.currentTarget.contains(event.relatedTarget)) actions.closeStack()
      }}
    >
      {spans.map((span) => {
        const label = scheme ? findLabel(scheme, span.label) : null
        return (
          <button
            key={span.id}
            type="button"
            role={hasFocus ? 'menuitemradio' : undefined}
            aria-checked={hasFocus ? span.id === selected : undefined}
            aria-current={!hasFocus && span.id === selected ? 'true' : undefined}
            tabIndex={-1}
            className={clsx('hued', styles.item)}
            style={{ '--hue': label?.hue ?? 0 } as CSSProperties}
            // The press must not take the focus or the selection out of the text.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => actions.pickFromStack(span.id)}
          >
            <span className={styles.chip}>{label?.name ?? span.label}</span>
            <span dir="auto" className={styles.description}>
              {spanQuote(span)}
            </span>
          </button>
        )
      })}
    </div>,
    document.body
  )
}

/** The highlights that lie over one another where the pointer rests, or at the caret when they are asked for. */
export function StackPicker() {
  const pick = useWorkbench((state) => state.stackPick)
  const open = useWorkbench((state) => (state.stackPick ? state.open : null))
  if (!pick || !open) return null
  const spans = pick.ids.flatMap((id) => open.layer.spans.get(id) ?? [])
  const key = `${pick.ids.join(' ')} ${pick.hasFocus}`
  return spans.length > 1 ? <OpenStack key={key} pick={pick} spans={spans} /> : null
}
