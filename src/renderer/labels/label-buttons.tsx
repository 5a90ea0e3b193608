import { ChevronDown } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import type { CSSProperties } from 'react'
import { labelRows } from '../../core/labels/scheme-tree'
import type { LabelRow } from '../../core/labels/scheme-tree'
import type { Scheme } from '../../core/model/scheme'
import { useActions, useWorkbench } from '../state/workbench'
import styles from './label-bar.module.css'
import { pressedLabel, whyNotLabel } from './label-bar-state'
import { LabelButton } from './label-button'
import { LabelMenu } from './label-menu'
import { useFitting } from './use-fitting'
import type { RovingItem } from './use-roving-focus'

/** Rows of buttons; what does not fit into them is in a menu. */
const ROWS = 2

/** A label at the top of the tree with what is nested under it. */
export interface LabelGroup {
  readonly row: LabelRow
  readonly nested: readonly LabelRow[]
}

/** The labels that can be put on passages, by the top-level label that they are under. */
export function labelGroups(scheme: Scheme): readonly LabelGroup[] {
  const groups: { row: LabelRow; nested: LabelRow[] }[] = []
  for (const row of labelRows(scheme)) {
    if (row.depth === 0) groups.push({ row, nested: [] })
    else if (row.label.appliesTo !== 'document') groups.at(-1)?.nested.push(row)
  }
  // A label for whole articles has a button only if something for passages is under it.
  return groups.filter(({ row, nested }) => row.label.appliesTo !== 'document' || nested.length > 0)
}

export interface LabelButtonsProps {
  readonly scheme: Scheme
  readonly groups: readonly LabelGroup[]
  readonly reasonId: string
  /** What an item of the toolbar needs, by its place among the items; the same objects until the tab stop moves. */
  readonly item: (index: number) => RovingItem
}

/** How many stops for the arrow keys the buttons are, those in the menu for the rest included. */
export function countStops(groups: readonly LabelGroup[]): number {
  return groups.reduce((sum, { nested }) => sum + 1 + (nested.length > 0 ? 1 : 0), 0) + 1
}

/** A button for each top-level label, with a menu for what is under it; menus for what there is no room for. */
export function LabelButtons({ scheme, groups, reasonId, item }: LabelButtonsProps) {
  const actions = useActions()
  const reason = useWorkbench(whyNotLabel)
  const pressed = useWorkbench(pressedLabel)
  const hidden = useWorkbench((state) => state.hiddenLabels)
  const frame = useRef<HTMLDivElement>(null)
  const { fitting } = useFitting(frame, groups.length, ROWS, groups)
  const rest = useMemo(() => groups.slice(fitting).flatMap(({ row, nested }) => [row, ...nested]), [groups, fitting])
  const disabled = reason !== null
  const apply = useCallback((id: string) => void actions.applyLabel(id), [actions])
  const menu = { pressed, disabled, onApply: apply }
  let stop = 0
  return (
    <div ref={frame} role="group" aria-label={`Labels of ${scheme.name}`} className={styles.labels}>
      {groups.slice(0, fitting).map(({ row: { label }, nested }) => {
        const isPressed = label.id === pressed || nested.some((row) => row.label.id === pressed)
        return (
          <span key={label.id} className={styles.group}>
            <LabelButton
              label={label}
              pressed={isPressed}
              hidden={hidden.has(label.id)}
              disabled={disabled || label.appliesTo === 'document'}
              reasonId={reasonId}
              onApply={apply}
              {...item(stop++)}
            />
            {nested.length === 0 ? null : (
              <LabelMenu
                {...menu}
                rows={nested}
                trigger={<MenuButton label={`Labels under ${label.name}`} hue={label.hue} {...item(stop++)} />}
              />
            )}
          </span>
        )
      })}
      {rest.length === 0 ? null : (
        <LabelMenu
          {...menu}
          rows={rest}
          trigger={<MenuButton label={`${rest.length} more labels`} words={`${rest.length} more`} {...item(stop++)} />}
        />
      )}
    </div>
  )
}

interface MenuButtonProps {
  readonly label: string
  readonly words?: string
  readonly hue?: number
  readonly tabIndex: number
  readonly onFocus: () => void
}

/** What the menu gives it (`...rest`) makes it the menu's button. */
function MenuButton({ label, words, hue, ...rest }: MenuButtonProps) {
  return (
    <button
      type="button"
      data-roving
      aria-label={label}
      title={label}
      className={hue === undefined ? styles.more : `hued ${styles.nested ?? ''}`}
      style={hue === undefined ? undefined : ({ '--hue': hue } as CSSProperties)}
      onMouseDown={(event) => event.preventDefault()}
      {...rest}
    >
      {words}
      <ChevronDown size={13} aria-hidden="true" />
    </button>
  )
}
