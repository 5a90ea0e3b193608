import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import { useActions } from '../state/workbench'
import { Button, IconButton } from '../ui/button'
import menu from '../ui/menu.module.css'
import styles from './article-list.module.css'

export interface ImportMenuProps {
  readonly disabled: boolean
}

/** Importing articles, and beside it a menu of what else can be brought in. */
export function ImportMenu({ disabled }: ImportMenuProps) {
  const { openDialog } = useActions()
  return (
    <div className={styles.bring}>
      <Button disabled={disabled} onClick={() => openDialog('import')}>
        Import
      </Button>
      <Menu.Root>
        <Menu.Trigger
          disabled={disabled}
          render={
            <IconButton label="What to bring in">
              <ChevronDown size={16} aria-hidden="true" />
            </IconButton>
          }
        />
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={4}>
            {/* The dialog takes the focus; coming back to the menu's button would steal it. */}
            <Menu.Popup className={menu.popup} finalFocus={false}>
              <Menu.Item className={`${menu.item} ${menu.plain}`} onClick={() => openDialog('import')}>
                Articles…
              </Menu.Item>
              <Menu.Item className={`${menu.item} ${menu.plain}`} onClick={() => openDialog('annotations')}>
                Annotations…
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
