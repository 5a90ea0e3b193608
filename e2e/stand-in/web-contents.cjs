'use strict'
// electron.webContents of one window.
const { EventEmitter } = require('node:events')
const { codec } = require('./ipc-main.cjs')
const { session } = require('./session.cjs')
const { fromHttp, windows } = require('./state.cjs')

class WebContents extends EventEmitter {
  navigationHistory = {
    canGoBack: () => false,
    canGoForward: () => false,
    goBack: () => undefined,
    clear: () => undefined
  }
  session
  #window
  #openHandler

  constructor(window) {
    super()
    this.#window = window
    const { partition } = window._preferences
    this.session = partition === undefined ? session.defaultSession : session.fromPartition(partition)
    this.id = window.id
    const contents = this
    // One object for the life of the contents: sender checks compare it by identity.
    this.mainFrame = {
      get url() {
        return contents.getURL()
      },
      get origin() {
        return /^([^:/]+:\/\/[^/]*)/.exec(contents.getURL())?.[1] ?? 'null'
      },
      parent: null,
      get top() {
        return this
      },
      frameToken: 'main',
      routingId: 1,
      processId: 1,
      isDestroyed: () => contents.isDestroyed()
    }
  }

  getURL = () => fromHttp(this.#window._page?.url() ?? '')
  getTitle = () => this.#window.getTitle()
  getOwnerBrowserWindow = () => this.#window
  getType = () => 'window'
  isDestroyed = () => this.#window.isDestroyed()
  isLoading = () => this.#window._loading
  isFocused = () => this.#window.isFocused()
  isDevToolsOpened = () => false
  openDevTools = () => undefined
  closeDevTools = () => undefined
  setZoomFactor = () => undefined
  getZoomFactor = () => 1
  setZoomLevel = () => undefined
  setVisualZoomLevelLimits = async () => undefined
  setIgnoreMenuShortcuts = () => undefined
  focus = () => undefined
  undo = () => undefined
  redo = () => undefined

  setWindowOpenHandler = (handler) => {
    this.#openHandler = handler
  }
  /** Asks the handler about a window the page wants; without one Electron would open it. */
  _askToOpen = (details) => this.#openHandler?.(details) ?? { action: 'allow' }

  send = (channel, ...args) => {
    codec.encode(args) // throws at the caller what cannot be cloned
    void this.#window._deliver({ type: 'event', channel, args })
  }
  executeJavaScript = async (code) => {
    await this.#window._ready
    return this.#window._page.evaluate(code)
  }
  capturePage = async () => {
    const bytes = await this.#window._page.screenshot()
    return { toPNG: () => bytes, isEmpty: () => false }
  }
  printToPDF = (options = {}) =>
    this.#window._page.pdf({ format: options.pageSize ?? 'A4', landscape: options.landscape ?? false })
  reload = () => {
    this.#window._loading = true
    void this.#window._page.reload().finally(() => {
      this.#window._loading = false
    })
  }
}

const webContents = {
  getAllWebContents: () => windows.map((window) => window.webContents),
  getFocusedWebContents: () => windows.at(-1)?.webContents ?? null,
  fromId: (id) => windows.find((window) => window.webContents.id === id)?.webContents
}

module.exports = { WebContents, webContents }
