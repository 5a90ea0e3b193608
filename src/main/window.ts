import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { PAGE_URL } from './trust'
import { LOCKED_PREFERENCES } from './web-preferences'

/** Paper of the two themes, shown until the page has drawn itself. */
const PAPER = { light: '#ffffff', dark: '#16181d' }

/** Windows on the workbench. Others there may be, such as one that prints, are nobody's to call from or to show. */
const windows = new Set<BrowserWindow>()

export function appWindows(): readonly BrowserWindow[] {
  return [...windows]
}

/** Opens a window on the workbench. X2: locked down, with the one preload; tools for developers only in development. */
export function openWindow(root: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Claimdesk',
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    icon: join(root, 'resources/icon.png'),
    webPreferences: {
      ...LOCKED_PREFERENCES,
      preload: join(root, 'out/preload/index.cjs'),
      devTools: !app.isPackaged
    }
  })
  windows.add(window)
  window.once('closed', () => windows.delete(window))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(PAGE_URL)
  return window
}

/** Brings the window that is there to the front, as a second start of the app should. */
export function showWindow(): void {
  const [window] = windows
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
}
