'use strict'
// Stand-in for the module `electron` in the main process: Node and a Chromium driven by Playwright. For tests only;
// docs/stand-in.md lists how it differs from Electron. CommonJS with plain names, so that named ES imports link.
const { app } = require('./app.cjs')
const { BrowserWindow } = require('./browser-window.cjs')
const { ipcMain } = require('./ipc-main.cjs')
const { Menu, MenuItem } = require('./menu.cjs')
const { net, protocol, session } = require('./session.cjs')
const services = require('./services.cjs')
const { record, VERSION, windows } = require('./state.cjs')
const { webContents } = require('./web-contents.cjs')

const { clipboard, crashReporter, dialog, nativeImage, nativeTheme, Notification } = services
const { powerMonitor, safeStorage, screen, shell } = services

process.versions.electron ??= VERSION

/** What specs may read and set beyond Electron's own face. */
const __standIn = {
  ...record,
  /** Says which path webUtils.getPathForFile gives for a file of this name. */
  setFilePath: async (name, path) => {
    record.filePaths[name] = path
    await Promise.all(windows.map((window) => window._deliver({ type: 'file-paths', paths: record.filePaths })))
  },
  /** Asks the registered permission handler as Chromium would; null if none is registered. */
  askPermission: (permission) => {
    const contents = windows.at(-1)?.webContents ?? null
    const handler = record.permissionHandlers.request
    if (!handler) return null
    const details = { isMainFrame: true, requestingUrl: contents?.getURL() ?? '' }
    return new Promise((resolve) => handler(contents, permission, resolve, details))
  }
}

// What ElectronApplication.evaluate() does, over Node's IPC channel.
process.on('message', async (message) => {
  if (message?.type !== 'evaluate') return
  const { id, source, argument } = message
  try {
    const value = await (0, eval)(`(${source})`)(module.exports, argument)
    process.send({ type: 'evaluated', id, ok: true, value })
  } catch (error) {
    process.send({ type: 'evaluated', id, ok: false, error: String(error?.stack ?? error) })
  }
})

module.exports = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
  __standIn
}
