import { Popover } from '@base-ui/react/popover'
import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { spanQuote } from '../../core/model/annotation'
import type { Span } from '../../core/model/annotation'
import { findLabel } from '../../core/model/scheme'
import { selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import type { StackPick } from '../state/pick-state'
import { listTarget } from '../ui/list-keys'
import styles from './pickers.module.css'
import { anchorAt } from './picker-anchor'
import { useKeptSelection } from './use-kept-selection'
import { usePointerAway } from './use-pointer-away'

function OpenStack({ pick, spans }: { readonly pick: StackPick; readonly spans: readonly Span[] }) {
  const actions = useActions()
  const scheme = useWorkbench(selectScheme)
  const selected = useWorkbench((state) => state.selectedSpan)
  const popup = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const restoreSelection = useKeptSelection()
  const { hasFocus } = pick
  usePointerAway(popup, hasFocus ? null : pick.anchor, actions.closeStack)
  useEffect(() => {
    if (hasFocus) actions.announce(`${spans.length} highlights here. Choose one with the arrow keys.`)
  }, [actions, hasFocus, spans.length])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
    const target = listTarget(
      event.key,
      items.indexOf(document.activeElement as HTMLElement),
      items.length,
      items.length
    )
    if (target === null) return
    event.preventDefault()
    items[target]?.focus()
  }

  return (
    <Popover.Root
      open
      onOpenChange={(isOpen) => {
        if (isOpen) return
        restoreSelection()
        actions.closeStack()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchorAt(pick.anchor)}
          side="top"
          align="start"
          sideOffset={6}
          className={styles.place}
        >
          <Popover.Popup
            ref={popup}
            // While the pointer only rests there, keys still mean the text: it is no dialog then.
            role={hasFocus ? 'menu' : 'group'}
            aria-label={`${spans.length} highlights here`}
            initialFocus={hasFocus ? first : false}
            finalFocus={false}
            className={clsx(styles.popup, styles.stack)}
            onKeyDown={onKeyDown}
          >
            {spans.map((span, index) => {
              const label = scheme ? findLabel(scheme, span.label) : null
              return (
                <button
                  key={span.id}
                  ref={index === 0 ? first : null}
                  type="button"
                  role={hasFocus ? 'menuitemradio' : undefined}
                  aria-checked={hasFocus ? span.id === selected : undefined}
                  aria-current={!hasFocus && span.id === selected ? 'true' : undefined}
                  tabIndex={hasFocus ? 0 : -1}
                  className={clsx('hued', styles.item)}
                  style={{ '--hue': label?.hue ?? 0 } as CSSProperties}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    restoreSelection()
                    actions.pickFromStack(span.id)
                  }}
                >
                  <span className={styles.chip}>{label?.name ?? span.label}</span>
                  <span dir="auto" className={styles.description}>
                    {spanQuote(span)}
                  </span>
                </button>
              )
            })}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** The highlights that lie over one another where the pointer rests, or at the caret when they are asked for. */
export function StackPicker() {
  const pick = useWorkbench((state) => state.stackPick)
  const open = useWorkbench((state) => state.open)
  if (!pick || !open) return null
  const spans = pick.ids.flatMap((id) => open.layer.spans.get(id) ?? [])
  return spans.length > 1 ? <OpenStack key={pick.ids.join(' ')} pick={pick} spans={spans} /> : null
}
