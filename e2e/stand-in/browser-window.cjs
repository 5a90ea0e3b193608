'use strict'
// electron.BrowserWindow: a page of the Chromium behind.
const { EventEmitter } = require('node:events')
const { randomUUID } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { resolve } = require('node:path')
const { pathToFileURL } = require('node:url')
const { app } = require('./app.cjs')
const { browserContext } = require('./browser.cjs')
const { codec, ipcMain, replyTo } = require('./ipc-main.cjs')
const { pageScript, preloadScript } = require('./page-preload.cjs')
const { net } = require('./session.cjs')
const state = require('./state.cjs')
const { WebContents } = require('./web-contents.cjs')

const { fromHttp, handlers, lifeCycle, preventable, privileges, record, toHttp, windows } = state
const PRELOAD_WORLD = 'stand-in-preload'
const CLOSE_LIMIT_MS = 1500

let nextId = 1

class BrowserWindow extends EventEmitter {
  static getAllWindows = () => [...windows]
  static getFocusedWindow = () => windows.at(-1) ?? null
  static fromWebContents = (contents) => contents.getOwnerBrowserWindow()
  static fromId = (id) => windows.find((window) => window.id === id) ?? null

  _page = null
  _loading = false
  #cdp = null
  #preloadContext
  #destroyed = false
  #visible
  #title
  #bounds

  constructor(options = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const preferences = options.webPreferences ?? {}
    if (preferences.contextIsolation === false || preferences.nodeIntegration || preferences.sandbox === false) {
      throw new Error('stand-in: only windows with contextIsolation and sandbox are supported')
    }
    this.id = nextId++
    this.#title = options.title ?? app.name
    this.#visible = options.show !== false
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this._preferences = preferences
    this.webContents = new WebContents(this)
    windows.push(this)
    this._ready = this.#open(preferences)
    this._ready.catch((error) => {
      console.error('stand-in: a window did not open:', error)
      process.exit(1)
    })
    app.emit('browser-window-created', {}, this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async #open(preferences) {
    const context = await browserContext()
    const blank = windows[0] === this ? context.pages().find((page) => page.url() === 'about:blank') : undefined
    const page = blank ?? (await context.newPage())
    this._page = page
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height })
    this.#cdp = await context.newCDPSession(page)
    await this.#cdp.send('Page.enable')
    await this.#cdp.send('Runtime.enable')
    if (preferences.preload) await this.#installPreload(preferences.preload, context)
    this.#forwardEvents(page)
  }

  async #installPreload(file, context) {
    const channel = `stand-in-${randomUUID()}`
    const versions = {
      electron: state.VERSION,
      chrome: context.browser()?.version() ?? '',
      node: process.versions.node
    }
    const { arch, platform } = process
    const boot = {
      process: { type: 'renderer', platform, arch, sandboxed: true, contextIsolated: true, versions, env: {} }
    }
    this.#cdp.on('Runtime.bindingCalled', (call) => {
      if (call.name === '__standInSend') void this.#receive(codec.decode(call.payload), call.executionContextId)
    })
    await this.#cdp.send('Runtime.addBinding', { name: '__standInSend', executionContextName: PRELOAD_WORLD })
    await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(channel) })
    await this.#cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadScript(channel, boot, readFileSync(file, 'utf8')),
      worldName: PRELOAD_WORLD
    })
  }

  #forwardEvents(page) {
    const contents = this.webContents
    page.on('console', (message) => {
      if (message.type() !== 'error') return
      const { lineNumber, url } = message.location()
      contents.emit('console-message', { level: 'error', message: message.text(), lineNumber, sourceId: fromHttp(url) })
    })
    this.#cdp.on('Page.windowOpen', ({ url, windowName }) => {
      const referrer = { url: '', policy: 'strict-origin-when-cross-origin' }
      const disposition = 'foreground-tab'
      const details = { url: fromHttp(url), frameName: windowName, features: '', disposition, referrer }
      if (contents._askToOpen(details).action !== 'deny') record.unsupported.push(`window.open ${url}`)
    })
    page.on('popup', (popup) => void popup.close().catch(() => undefined)) // it may have closed itself
    page.on('dialog', (dialog) => void this.#answerDialog(dialog))
    page.on('domcontentloaded', () => contents.emit('dom-ready', {}))
    page.on('load', () => {
      contents.emit('did-finish-load', {})
      this.emit('ready-to-show', {})
    })
    page.on('crash', () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    page.on('close', () => this.#gone())
  }

  async #answerDialog(dialog) {
    if (dialog.type() !== 'beforeunload') return dialog.dismiss()
    const event = preventable()
    this.webContents.emit('will-prevent-unload', event)
    return event.defaultPrevented ? dialog.accept() : dialog.dismiss()
  }

  async #receive(message, contextId) {
    if (message.type === 'hello') {
      this.#preloadContext = contextId
      return this._deliver({ type: 'file-paths', paths: record.filePaths }, contextId)
    }
    const contents = this.webContents
    if (message.type === 'preload-error') {
      console.error(message.error)
      contents.emit('preload-error', {}, this._preferences.preload, new Error(message.error))
      return
    }
    const reply = (channel, ...args) => contents.send(channel, ...args)
    const event = { sender: contents, senderFrame: contents.mainFrame, frameId: 1, processId: 1, type: 'frame', reply }
    if (message.type === 'send') ipcMain.emit(message.channel, event, ...message.args)
    if (message.type === 'invoke') await this._deliver(await replyTo(message, event), contextId)
  }

  /** Sends one message to the preload's world. */
  async _deliver(message, contextId = this.#preloadContext) {
    if (this.#destroyed || contextId === undefined) return
    const expression = `__standInReceive(${JSON.stringify(codec.encode(message))})`
    try {
      await this.#cdp.send('Runtime.evaluate', { expression, contextId })
    } catch (error) {
      // A message to a document that has just been left is lost in Electron too; anything else is a fault here.
      if (!/context|closed/i.test(error.message)) throw error
    }
  }

  loadURL = async (url) => {
    await this._ready
    this._loading = true
    try {
      await this._page.goto(toHttp(url))
    } catch (error) {
      // A window that is closed while it loads: in Electron, too, nobody hears of it any more.
      if (!this._page.isClosed()) throw error
    } finally {
      this._loading = false
    }
  }

  loadFile = (file, { hash = '', search = '' } = {}) => {
    privileges.set('file', {})
    handlers.set('file', (request) => net.fetch(request.url.replace(/^file:\/\/[^/]*/, 'file://')))
    const url = pathToFileURL(resolve(state.root, file)).href.replace('file://', 'file://local')
    return this.loadURL(url + (search && `?${search}`) + (hash && `#${hash}`))
  }

  /** Closes as Electron does: the close event may prevent it, then the page's beforeunload may. */
  async _close() {
    await this._ready
    if (this.#destroyed) return
    const event = preventable()
    this.emit('close', event)
    if (event.defaultPrevented) return
    const gone = new Promise((settle) => this.once('closed', settle))
    await this._page.close({ runBeforeUnload: true })
    await Promise.race([gone, new Promise((settle) => setTimeout(settle, CLOSE_LIMIT_MS))])
  }

  close = () => void this._close()
  destroy = () => void this._page?.close()

  #gone() {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.splice(windows.indexOf(this), 1)
    this.webContents.emit('destroyed')
    this.emit('closed', {})
    if (windows.length === 0) lifeCycle.emit('all-windows-closed')
  }

  show = () => {
    this.#visible = true
    this.emit('show')
  }
  showInactive = () => this.show()
  hide = () => {
    this.#visible = false
    this.emit('hide')
  }
  focus = () => void this._page?.bringToFront()
  isVisible = () => this.#visible
  isDestroyed = () => this.#destroyed
  isFocused = () => windows.at(-1) === this
  isMinimized = () => false
  isMaximized = () => false
  isFullScreen = () => false
  minimize = () => undefined
  maximize = () => undefined
  restore = () => undefined
  setFullScreen = () => undefined
  setMenu = () => undefined
  removeMenu = () => undefined
  setMenuBarVisibility = () => undefined
  setDocumentEdited = () => undefined
  setRepresentedFilename = () => undefined
  setBackgroundColor = () => undefined
  setTitleBarOverlay = () => undefined
  getTitle = () => this.#title
  setTitle = (title) => {
    this.#title = title
  }
  getBounds = () => ({ ...this.#bounds })
  getNormalBounds = () => this.getBounds()
  getSize = () => [this.#bounds.width, this.#bounds.height]
  getContentSize = () => this.getSize()
  setSize = (width, height) => this.setBounds({ width, height })
  setBounds = (bounds) => {
    Object.assign(this.#bounds, bounds)
    void this._page?.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height })
  }
}

module.exports = { BrowserWindow }
