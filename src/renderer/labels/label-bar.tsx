import { Redo2, Trash2, Undo2 } from 'lucide-react'
import { useId } from 'react'
import { selectReadOnly, selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import styles from './label-bar.module.css'
import { pressedLabel, removableHighlight, whyNotLabel } from './label-bar-state'
import { LabelButton } from './label-button'
import { ToolbarButton } from './toolbar-button'
import { useRovingFocus } from './use-roving-focus'

/** The labels of the scheme over the text, and what can be done to the selected highlight. One tab stop. */
export function LabelBar() {
  const actions = useActions()
  const scheme = useWorkbench(selectScheme)
  const reason = useWorkbench(whyNotLabel)
  const pressed = useWorkbench(pressedLabel)
  const removable = useWorkbench(removableHighlight)
  const readOnly = useWorkbench(selectReadOnly)
  const undo = useWorkbench((state) => state.undo.undo)
  const redo = useWorkbench((state) => state.undo.redo)
  const reasonId = useId()
  const labels = scheme?.labels.filter((label) => label.appliesTo !== 'document') ?? []
  const roving = useRovingFocus(labels.length + 3)
  const item = (index: number) => ({ tabIndex: roving.tabIndex(index), onFocus: () => roving.onFocus(index) })

  return (
    <div className={styles.frame}>
      <div role="toolbar" aria-label="Labels" className={styles.bar} onKeyDown={roving.onKeyDown}>
        <div role="group" aria-label={scheme ? `Labels of ${scheme.name}` : 'Labels'} className={styles.labels}>
          {labels.map((label, index) => (
            <LabelButton
              key={label.id}
              label={label}
              pressed={label.id === pressed}
              disabled={reason !== null}
              reasonId={reasonId}
              onApply={() => void actions.applyLabel(label.id)}
              {...item(index)}
            />
          ))}
        </div>
        <div role="group" aria-label="Changes" className={styles.actions}>
          <ToolbarButton
            label={removable === null ? 'Remove the highlight' : `Remove the ${removable} highlight`}
            shortcut="Delete"
            disabled={removable === null}
            onPress={() => void actions.removeSelected()}
            {...item(labels.length)}
          >
            <Trash2 size={16} aria-hidden="true" />
          </ToolbarButton>
          <ToolbarButton
            label={undo ? `Undo: ${undo.label}` : 'Nothing to undo'}
            shortcut="Control+Z"
            disabled={undo === null || readOnly}
            onPress={() => void actions.undo()}
            {...item(labels.length + 1)}
          >
            <Undo2 size={16} aria-hidden="true" />
          </ToolbarButton>
          <ToolbarButton
            label={redo ? `Redo: ${redo.label}` : 'Nothing to redo'}
            shortcut="Control+Shift+Z"
            disabled={redo === null || readOnly}
            onPress={() => void actions.redo()}
            {...item(labels.length + 2)}
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
