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

/** The labels of the scheme over the text, and what can be done to the selected highlight. One tab stop. */
export function LabelBar() {
  const actions = useActions()
  const scheme = useWorkbench(selectScheme)
  const reason = useWorkbench(whyNotLabel)
  const removable = useWorkbench(removableHighlight)
  const readOnly = useWorkbench(selectReadOnly)
  const undo = useWorkbench((state) => state.undo.undo)
  const redo = useWorkbench((state) => state.undo.redo)
  const reasonId = useId()
  const groups = useMemo(() => (scheme ? labelGroups(scheme) : []), [scheme])
  const stops = countStops(groups)
  const roving = useRovingFocus(stops + 4)
  const item = (index: number) => ({ tabIndex: roving.tabIndex(index), onFocus: () => roving.onFocus(index) })

  return (
    <div className={styles.frame}>
      <div role="toolbar" aria-label="Labels" className={styles.bar} onKeyDown={roving.onKeyDown}>
        {scheme ? <LabelButtons scheme={scheme} groups={groups} reasonId={reasonId} item={item} /> : null}
        <div role="group" aria-label="Changes" className={styles.actions}>
          {scheme ? <SchemeMenu scheme={scheme} {...item(stops)} /> : null}
          <ToolbarButton
            label={removable === null ? 'Remove the highlight' : `Remove the ${removable} highlight`}
            shortcut="Delete"
            disabled={removable === null}
            onPress={() => void actions.removeSelected()}
            {...item(stops + 1)}
          >
            <Trash2 size={16} aria-hidden="true" />
          </ToolbarButton>
          <ToolbarButton
            label={undo ? `Undo: ${undo.label}` : 'Nothing to undo'}
            shortcut="Control+Z"
            disabled={undo === null || readOnly}
            onPress={() => void actions.undo()}
            {...item(stops + 2)}
          >
            <Undo2 size={16} aria-hidden="true" />
          </ToolbarButton>
          <ToolbarButton
            label={redo ? `Redo: ${redo.label}` : 'Nothing to redo'}
            shortcut="Control+Shift+Z"
            disabled={redo === null || readOnly}
            onPress={() => void actions.redo()}
            {...item(stops + 3)}
          >
            <Redo2 size={16} aria-hidden="true" />
          </ToolbarButton>
        </div>
        <span id={reasonId} hidden>
          {reason}
        </span>
      </div>
    </div>
  )
}
