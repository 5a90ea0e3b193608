import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import type { Session } from '../../../core/model/desk'
import { selectReadOnly } from '../../state/selectors'
import { useActions, useWorkbench } from '../../state/workbench'
import { IconButton } from '../../ui/button'
import menu from '../../ui/menu.module.css'

/** What can be done to a session of the list. */
export function SessionMenu({ session }: { readonly session: Session }) {
  const actions = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  if (readOnly) return null
  const remove = async () => {
    await actions.removeSession(session.id)
    actions.toast({
      severity: 'info',
      message: `“${session.name}” is no session any more. Its claims stay in their articles.`,
      action: { label: 'Undo', run: () => void actions.undo() }
    })
  }
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <IconButton label={`Actions for “${session.name}”`}>
            <Ellipsis size={16} aria-hidden="true" />
          </IconButton>
        }
      />
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4}>
          <Menu.Popup className={menu.popup}>
            <Menu.Item className={`${menu.item} ${menu.plain}`} onClick={() => void remove()}>
              Remove the session
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
