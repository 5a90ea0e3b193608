import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { ALargeSmall, Ellipsis, Maximize2, Minimize2 } from 'lucide-react'
import { useActions, useWorkbench } from '../state/workbench'
import { IconButton } from '../ui/button'
import menu from '../ui/menu.module.css'
import { Popover } from '../ui/popover'
import { ColourControls, ReadingControls } from './reading-controls'
import styles from './reading-tools.module.css'

/** Pressing a button must not take the selection from the text, which is what is copied. */
const keepSelection = (event: { preventDefault(): void }) => event.preventDefault()

function CopyAndPrint() {
  const { copy, openPrint } = useActions()
  const nothing = useWorkbench((state) => state.selection === null && state.selectedSpan === null)
  const item = (name: string, run: () => void, disabled = false) => (
    <Menu.Item className={clsx(menu.item, menu.plain)} disabled={disabled} onClick={run}>
      {name}
    </Menu.Item>
  )
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton label="Copy and print" onMouseDown={keepSelection}>
            <Ellipsis size={17} aria-hidden="true" />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4}>
          <Menu.Popup className={menu.popup}>
            {item('Copy with formatting', () => void copy('formatted'), nothing)}
            {item('Copy as plain text', () => void copy('plain'), nothing)}
            {item('Copy with reference', () => void copy('reference'), nothing)}
            <Menu.Separator className={menu.separator} />
            {item('Print…', openPrint)}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** How the open article looks, and what one can take from it. */
export function ReadingTools() {
  const { toggleFocusMode } = useActions()
  const focusMode = useWorkbench((state) => state.focusMode)
  return (
    <div role="group" aria-label="Reading" className={styles.tools}>
      <Popover
        title="How the text looks"
        trigger={
          <IconButton label="How the text looks">
            <ALargeSmall size={19} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        }
      >
        <div className={styles.choices}>
          <ReadingControls />
          <ColourControls />
        </div>
      </Popover>
      <IconButton
        label={focusMode ? 'Leave focus mode' : 'Focus mode'}
        aria-pressed={focusMode}
        aria-keyshortcuts="F9"
        onMouseDown={keepSelection}
        onClick={toggleFocusMode}
      >
        {focusMode ? <Minimize2 size={16} aria-hidden="true" /> : <Maximize2 size={16} aria-hidden="true" />}
      </IconButton>
      <CopyAndPrint />
    </div>
  )
}
