'use strict'
// The small modules of electron: recorded, or doing nothing. Specs replace a dialog's answer by assigning to it.
const { EventEmitter } = require('node:events')
const { rm } = require('node:fs/promises')
const { record } = require('./state.cjs')

/** Electron's dialogs take (options) or (window, options). */
const optionsOf = (args) => args.at(-1) ?? {}

const dialog = {
  showOpenDialog: async (...args) => {
    record.dialogs.push({ kind: 'open', options: optionsOf(args) })
    return { canceled: true, filePaths: [] }
  },
  showSaveDialog: async (...args) => {
    record.dialogs.push({ kind: 'save', options: optionsOf(args) })
    return { canceled: true, filePath: '' }
  },
  showMessageBox: async (...args) => {
    const options = optionsOf(args)
    record.dialogs.push({ kind: 'message', options })
    return { response: options.cancelId ?? 0, checkboxChecked: false }
  },
  showMessageBoxSync: (...args) => {
    const options = optionsOf(args)
    record.dialogs.push({ kind: 'message', options })
    return options.cancelId ?? 0
  },
  showErrorBox: (title, content) => {
    record.dialogs.push({ kind: 'error', options: { title, content } })
  }
}

const shell = {
  openExternal: async (url) => {
    record.openedExternally.push(url)
  },
  openPath: async (path) => {
    record.revealed.push(path)
    return ''
  },
  showItemInFolder: (path) => {
    record.revealed.push(path)
  },
  trashItem: (path) => rm(path, { recursive: true }),
  beep: () => undefined
}

let clipboardText = ''
const clipboard = {
  writeText: (text) => {
    clipboardText = text
  },
  readText: () => clipboardText,
  clear: () => {
    clipboardText = ''
  }
}

const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false })

const area = { x: 0, y: 0, width: 1920, height: 1080 }
const display = { id: 1, bounds: area, workArea: area, size: area, workAreaSize: area, scaleFactor: 1 }
const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display
})

const powerMonitor = new EventEmitter()
const safeStorage = { isEncryptionAvailable: () => false }
const emptyImage = { isEmpty: () => true }
const nativeImage = {
  createFromPath: () => emptyImage,
  createFromBuffer: () => emptyImage,
  createEmpty: () => emptyImage
}
const crashReporter = { start: () => undefined }

class Notification extends EventEmitter {
  static isSupported() {
    return false
  }
  show() {}
  close() {}
}

module.exports = {
  clipboard,
  crashReporter,
  dialog,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  safeStorage,
  screen,
  shell
}
