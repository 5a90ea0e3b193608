'use strict'
// electron.app: life cycle, names and paths.
const { EventEmitter } = require('node:events')
const { mkdirSync, rmSync } = require('node:fs')
const os = require('node:os')
const { join } = require('node:path')
const { browserContext, closeBrowser } = require('./browser.cjs')
const { lifeCycle, manifest, preventable, profile, record, root, windows } = require('./state.cjs')

const PATHS = {
  home: os.homedir(),
  temp: os.tmpdir(),
  appData: join(profile, 'appData'),
  userData: join(profile, 'userData'),
  sessionData: join(profile, 'userData'),
  documents: join(profile, 'documents'),
  downloads: join(profile, 'downloads'),
  desktop: join(profile, 'desktop'),
  logs: join(profile, 'logs'),
  exe: process.execPath
}

class App extends EventEmitter {
  name = manifest.productName ?? manifest.name
  isPackaged = false
  userAgentFallback = ''
  commandLine = {
    appendSwitch: (name, value) => record.switches.push(value === undefined ? name : `${name}=${value}`),
    appendArgument: () => undefined,
    hasSwitch: () => false,
    getSwitchValue: () => ''
  }
  #paths = { ...PATHS }
  #ready = false
  #quitting = false
  #whenReady

  constructor() {
    super()
    // Ready comes after the entry file has run, as in Electron.
    this.#whenReady = new Promise((resolve, reject) => {
      setImmediate(() => {
        this.#start().then(resolve, reject)
      })
    })
    this.#whenReady.catch((error) => {
      console.error('stand-in: the browser did not start:', error)
      process.exit(1)
    })
    lifeCycle.on('all-windows-closed', () => {
      if (this.#quitting) return
      if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
      else void this.quit()
    })
  }

  async #start() {
    const context = await browserContext()
    context.on('close', () => {
      if (!this.#quitting) process.exit(1) // the browser died under us
    })
    mkdirSync(this.getPath('userData'), { recursive: true })
    this.#ready = true
    lifeCycle.emit('ready')
    this.emit('ready', {}, {})
  }

  whenReady = () => this.#whenReady
  isReady = () => this.#ready
  getName = () => this.name
  setName = (name) => {
    this.name = name
  }
  getVersion = () => manifest.version
  getAppPath = () => root
  getLocale = () => 'en-US'
  getSystemLocale = () => 'en-US'
  getPreferredSystemLanguages = () => ['en-US']
  getPath = (name) => {
    const path = this.#paths[name]
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }
  setPath = (name, path) => {
    if (!(name in PATHS)) throw new Error(`Failed to set path: unknown name '${name}'`)
    this.#paths[name] = path
  }
  requestSingleInstanceLock = () => true
  hasSingleInstanceLock = () => true
  releaseSingleInstanceLock = () => undefined
  enableSandbox = () => undefined
  disableHardwareAcceleration = () => undefined
  setAppUserModelId = () => undefined
  setAsDefaultProtocolClient = () => true
  setAboutPanelOptions = () => undefined
  showAboutPanel = () => undefined
  addRecentDocument = () => undefined
  clearRecentDocuments = () => undefined
  focus = () => undefined

  /** before-quit, then every window's close, then will-quit and quit; each may prevent it. */
  quit = async () => {
    if (this.#quitting) return
    this.#quitting = true
    this.#quitting = await this.#mayQuit()
    if (!this.#quitting) return
    this.emit('quit', {}, 0)
    await this.exit(0)
  }

  async #mayQuit() {
    const before = preventable()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return false
    for (const window of [...windows]) {
      await window._close()
      if (!window.isDestroyed()) return false
    }
    const will = preventable()
    this.emit('will-quit', will)
    return !will.defaultPrevented
  }

  exit = async (code = 0) => {
    this.#quitting = true
    await closeBrowser()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    process.exit(code)
  }
}

const app = new App()

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void app.quit())
process.on('disconnect', () => void app.exit(0)) // the spec that started us is gone

module.exports = { app }
