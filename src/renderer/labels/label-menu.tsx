import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import type { CSSProperties, ReactElement } from 'react'
import type { LabelRow } from '../../core/labels/scheme-tree'
import { Kbd } from '../ui/kbd'
import styles from '../ui/menu.module.css'

export interface LabelMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>
  /** Labels in the order of the tree; the first one's depth is the least. */
  readonly rows: readonly LabelRow[]
  readonly pressed: string | null
  readonly disabled: boolean
  readonly onApply: (label: string) => void
}

/** Labels to put on the selection that have no button of their own: nested ones, and those there is no room for. */
export function LabelMenu({ trigger, rows, pressed, disabled, onApply }: LabelMenuProps) {
  const least = Math.min(...rows.map(({ depth }) => depth))
  return (
    <Menu.Root>
      <Menu.Trigger render={trigger} />
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={4}>
          <Menu.Popup
            className={styles.popup}
            // A press must not take the selection out of the text, which is what it is about.
            onMouseDown={(event) => event.preventDefault()}
          >
            {rows.map(({ label, depth }) => (
              <Menu.Item
                key={label.id}
                className={clsx('hued', styles.item)}
                style={{ '--hue': label.hue, paddingInlineStart: 8 + (depth - least) * 16 } as CSSProperties}
                disabled={disabled}
                aria-keyshortcuts={label.key ?? undefined}
                title={label.description}
                onClick={() => onApply(label.id)}
              >
                <span className={styles.chip} aria-hidden="true" />
                <span className={styles.name}>
                  {label.name}
                  {label.id === pressed ? <span className="visually-hidden"> (has it)</span> : null}
                </span>
                {label.key === null ? null : <Kbd aria-hidden="true">{label.key.toUpperCase()}</Kbd>}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
