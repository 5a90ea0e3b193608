// A main process that uses what the stand-in promises; e2e/electron/stand-in.spec.ts drives it.
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from 'electron'
import { join } from 'node:path'

const page = `<!doctype html><html lang="en"><title>probe</title><link rel="icon" href="data:,"><body>
<input type="file"><a id="away" href="https://example.org/">away</a></body></html>`

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
app.setPath('userData', process.env.CLAIMDESK_CONFIG_DIR)

ipcMain.handle('echo', (_event, value) => value)
ipcMain.handle('fail', () => {
  throw new TypeError('no such article')
})
ipcMain.handle('sender', (event) => ({
  url: event.senderFrame.url,
  isMainFrame: event.senderFrame === event.sender.mainFrame,
  isKnown: BrowserWindow.fromWebContents(event.sender) !== null
}))
ipcMain.handle('pick', () => dialog.showOpenDialog({ properties: ['openFile'] }))

app.whenReady().then(() => {
  protocol.handle('app', () => {
    const headers = { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'; img-src data:" }
    return new Response(page, { headers })
  })
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write')
  )
  const preload = join(import.meta.dirname, 'preload.cjs')
  const window = new BrowserWindow({ webPreferences: { preload } })
  window.webContents.setWindowOpenHandler(({ url }) => {
    void shell.openExternal(url)
    return { action: 'deny' }
  })
  window.webContents.on('will-navigate', (event) => event.preventDefault())
  const click = () => window.webContents.send('clicked', new Date(0))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ label: 'File', submenu: [{ id: 'probe', label: 'Probe', click }] }])
  )
  return window.loadURL('app://desk/index.html')
})
