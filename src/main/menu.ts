import { Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../api/host-contract'

/**
 * Sets the application menu. Undo and redo are the workbench's own and cross articles; in a text field the keys mean
 * the field, so the menu only shows them and the window decides (on macOS the menu takes them: the window then looks
 * where the cursor is).
 */
export function setupMenu(send: (command: MenuCommand) => void): void {
  const command = (id: MenuCommand, label: string, accelerator: string, takesKey = true) => ({
    id,
    label,
    accelerator,
    registerAccelerator: takesKey,
    click: () => send(id)
  })
  const macAppMenu: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...macAppMenu,
      {
        label: '&File',
        submenu: [
          command('import', '&Import…', 'CommandOrControl+O'),
          command('import-annotations', 'Import &Annotations…', 'CommandOrControl+Alt+A', false),
          command('export', '&Export…', 'CommandOrControl+E'),
          command('print', '&Print…', 'CommandOrControl+P', false),
          { type: 'separator' },
          command('settings', '&Settings…', 'CommandOrControl+,'),
          { type: 'separator' },
          { id: 'quit', role: 'quit', label: '&Quit' }
        ]
      },
      {
        label: '&Edit',
        submenu: [
          command('undo', '&Undo', 'CommandOrControl+Z', false),
          command('redo', '&Redo', 'Shift+CommandOrControl+Z', false),
          { type: 'separator' },
          { id: 'cut', role: 'cut' },
          { id: 'copy', role: 'copy' },
          { id: 'paste', role: 'paste' },
          { id: 'select-all', role: 'selectAll' },
          { type: 'separator' },
          command('find', '&Find…', 'CommandOrControl+F', false)
        ]
      },
      {
        label: '&View',
        submenu: [
          command('text-larger', '&Larger Text', 'CommandOrControl+Plus', false),
          command('text-smaller', '&Smaller Text', 'CommandOrControl+-', false),
          command('text-usual-size', '&Usual Size of the Text', 'CommandOrControl+0', false),
          command('focus-mode', '&Focus Mode', 'F9', false),
          { type: 'separator' },
          // The usual keys are the text's; these make all of the window larger or smaller.
          { id: 'zoom-reset', role: 'resetZoom', accelerator: 'Shift+CommandOrControl+0' },
          { id: 'zoom-in', role: 'zoomIn', accelerator: 'Alt+CommandOrControl+Plus' },
          { id: 'zoom-out', role: 'zoomOut', accelerator: 'Alt+CommandOrControl+-' },
          { type: 'separator' },
          { id: 'full-screen', role: 'togglefullscreen' }
        ]
      }
    ])
  )
}
