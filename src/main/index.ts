import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { app, dialog, session } from 'electron'
import { CallError } from '../api/envelope'
import { createBackend, hostOptions } from '../backend/create-backend'
import { createHost } from './host'
import { sendMenuCommand, setupIpc } from './ipc'
import { lockSession, setupLockDown } from './lock-down'
import { setupMenu } from './menu'
import { registerPageScheme, setupPageProtocol } from './page-protocol'
import { setupQuit } from './quit'
import { printPdf } from './print-pdf'
import { libraryArgument } from './library-argument'
import { refusedSwitch } from './refused-switches'
import { mayRequest } from './trust'
import { appWindows, openWindow, showWindow } from './window'

const root = resolve(import.meta.dirname, '../..')
const options = hostOptions({ root, libraryDir: libraryArgument(process.argv) })

refuseSwitches()
setupFolders()
registerPageScheme()
setupLockDown()
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => showWindow()) // what it was started with is not looked at
  app.whenReady().then(start).catch(failToStart)
} else {
  app.quit()
}

async function start(): Promise<void> {
  const backend = await createBackend({ ...options, printPdf, watch: true })
  const open = () => openWindow(root)
  lockSession(session.defaultSession, (address) => mayRequest(address, !app.isPackaged))
  setupPageProtocol(join(root, 'out/renderer'))
  setupIpc(
    backend,
    createHost((id, path) => backend.local.saveExport(id, path)),
    options.log
  )
  setupMenu(sendMenuCommand)
  setupWindows(open)
  setupQuit(() => backend.close(), open)
  open()
}

/** In development such options are how the app is looked into and tested. */
function refuseSwitches(): void {
  const refused = app.isPackaged ? refusedSwitch(process.argv) : undefined
  if (refused === undefined) return
  console.error(`Claimdesk does not start with the option ${refused}.`)
  process.exit(1)
}

/** The browser's own data lies in the person's settings too, so that another settings folder is another app. */
function setupFolders(): void {
  const userData = join(options.configDir, 'window')
  mkdirSync(userData, { recursive: true })
  app.setPath('userData', userData)
}

/** On macOS an app goes on without a window, and its icon opens one. */
function setupWindows(open: () => void): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (appWindows().length === 0) open()
  })
}

function failToStart(error: unknown): void {
  const reason = error instanceof CallError ? error.message : String(error)
  console.error(error)
  dialog.showErrorBox('Claimdesk cannot start', reason)
  app.exit(1)
}
