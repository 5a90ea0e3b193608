import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import { PAGE_URL } from './trust'

/** Paper of the two themes, shown until the page has drawn itself. */
const PAPER = { light: '#ffffff', dark: '#16181d' }

/** Opens a window on the workbench. X2: sandboxed and isolated, without Node and webview. */
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
      preload: join(root, 'out/preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false
    }
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(PAGE_URL)
  return window
}

/** Brings the window that is there to the front, as a second start of the app should. */
export function showWindow(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
}
