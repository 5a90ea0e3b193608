import { Redo2, Trash2, Undo2 } from 'lucide-react'
import { useId, useMemo } from 'react'
import { selectReadOnly, selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import styles from './label-bar.module.css'
import { removableHighlight, whyNotLabel } from './label-bar-state'
import { countStops, LabelButtons, labelGroups } from './label-buttons'
import { SchemeMenu } from './scheme-menu'
import { ToolbarButton } from './toolbar-button'
import { useRovingFocus } from './use-roving-focus'
import type { RovingItem } from './use-roving-focus'

function RemoveButton(item: RovingItem) {
  const actions = useActions()
  const removable = useWorkbench(removableHighlight)
  return (
    <ToolbarButton
      label={removable === null ? 'Remove the highlight' : `Remove the ${removable} highlight`}
      shortcut="Delete"
      disabled={removable === null}
      onPress={() => void actions.removeSelected()}
      {...item}
    >
      <Trash2 size={16} aria-hidden="true" />
    </ToolbarButton>
  )
}

function UndoButton(item: RovingItem) {
  const actions = useActions()
  const label = useWorkbench((state) => state.undo.undo?.label ?? null)
  const readOnly = useWorkbench(selectReadOnly)
  return (
    <ToolbarButton
      label={label === null ? 'Nothing to undo' : `Undo: ${label}`}
      shortcut="Control+Z"
      disabled={label === null || readOnly}
      onPress={() => void actions.undo()}
      {...item}
    >
      <Undo2 size={16} aria-hidden="true" />
    </ToolbarButton>
  )
}

function RedoButton(item: RovingItem) {
  const actions = useActions()
  const label = useWorkbench((state) => state.undo.redo?.label ?? null)
  const readOnly = useWorkbench(selectReadOnly)
  return (
    <ToolbarButton
      label={label === null ? 'Nothing to redo' : `Redo: ${label}`}
      shortcut="Control+Shift+Z"
      disabled={label === null || readOnly}
      onPress={() => void actions.redo()}
      {...item}
    >
      <Redo2 size={16} aria-hidden="true" />
    </ToolbarButton>
  )
}

function Reason({ id }: { readonly id: string }) {
  const reason = useWorkbench(whyNotLabel)
  return (
    <span id={id} hidden>
      {reason}
    </span>
  )
}

/**
 * The labels of the scheme over the text, and what can be done to the selected highlight. One tab stop. Its parts follow
 * the state themselves, so that a highlight more does not draw all of it anew.
 */
export function LabelBar() {
  const scheme = useWorkbench(selectScheme)
  const reasonId = useId()
  const groups = useMemo(() => (scheme ? labelGroups(scheme) : []), [scheme])
  const stops = countStops(groups)
  const { item, onKeyDown } = useRovingFocus(stops + 4)

  return (
    <div className={styles.frame}>
      <div role="toolbar" aria-label="Labels" className={styles.bar} onKeyDown={onKeyDown}>
        {scheme ? <LabelButtons scheme={scheme} groups={groups} reasonId={reasonId} item={item} /> : null}
        <div role="group" aria-label="Changes" className={styles.actions}>
          {scheme ? <SchemeMenu scheme={scheme} {...item(stops)} /> : null}
          <RemoveButton {...item(stops + 1)} />
          <UndoButton {...item(stops + 2)} />
          <RedoButton {...item(stops + 3)} />
        </div>
        <Reason id={reasonId} />
      </div>
    </div>
  )
}
