'use strict'
// The preload's side in the page: an isolated world with ipcRenderer, contextBridge and a sandboxed `require`.
const { makeCodec } = require('./codec.cjs')
const { makeBridge } = require('./page-bridge.cjs')

// Sent as source text. `__standInSend` is a binding that only this world has; it is taken away before the preload runs.
function runPreload(makeTheBridge, codec, channel, boot, preload) {
  const binding = globalThis.__standInSend
  delete globalThis.__standInSend
  const pending = new Map()
  const listeners = new Map()
  let filePaths = {}
  let sequence = 0
  const send = (message) => binding(codec.encode(message))
  const bridge = makeTheBridge('preload', 'page', channel)

  function receive(text) {
    const message = codec.decode(text)
    if (message.type === 'file-paths') filePaths = message.paths
    if (message.type === 'event') {
      const event = { sender: ipcRenderer, ports: [] }
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener(event, ...message.args)
    }
    if (message.type === 'reply') {
      const promise = pending.get(message.id)
      pending.delete(message.id)
      if (message.ok) promise.resolve(message.value)
      else promise.reject(new Error(message.error))
    }
  }
  Object.defineProperty(globalThis, '__standInReceive', { value: receive })

  const ipcRenderer = {
    invoke: (name, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++sequence
        pending.set(id, { resolve, reject })
        send({ type: 'invoke', id, channel: name, args })
      }),
    send: (name, ...args) => send({ type: 'send', channel: name, args }),
    sendSync: () => {
      throw new Error('stand-in: ipcRenderer.sendSync is not supported')
    },
    on: (name, listener) => {
      if (!listeners.has(name)) listeners.set(name, [])
      listeners.get(name).push(listener)
      return ipcRenderer
    },
    once: (name, listener) => {
      const once = (...args) => {
        ipcRenderer.removeListener(name, once)
        listener(...args)
      }
      return ipcRenderer.on(name, once)
    },
    removeListener: (name, listener) => {
      const registered = listeners.get(name) ?? []
      const index = registered.indexOf(listener)
      if (index >= 0) registered.splice(index, 1)
      return ipcRenderer
    },
    removeAllListeners: (name) => {
      if (name === undefined) listeners.clear()
      else listeners.delete(name)
      return ipcRenderer
    }
  }
  ipcRenderer.addListener = ipcRenderer.on
  ipcRenderer.off = ipcRenderer.removeListener

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key, api) => bridge.expose(key, api) },
    // The page cannot learn a file's path: the spec says it beforehand (setFilePath). '' is Electron's own answer for
    // a file that has no path.
    webUtils: { getPathForFile: (file) => filePaths[file.name] ?? '' },
    webFrame: { setZoomFactor: () => undefined, getZoomFactor: () => 1 }
  }

  // What a sandboxed preload may require, and nothing else.
  function require(id) {
    const name = id.replace(/^node:/, '')
    if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron
    if (name === 'url') return { URL, URLSearchParams }
    if (name === 'timers') return { setTimeout, setInterval, clearTimeout, clearInterval }
    throw new Error(`module not found: ${id}`)
  }

  const module = { exports: {} }
  send({ type: 'hello' })
  try {
    preload.call(undefined, require, module.exports, module, boot.process)
  } catch (error) {
    console.error('Unable to load preload script:', error)
    send({ type: 'preload-error', error: String(error?.stack ?? error) })
  }
}

/** Script for the page's own world: receives what the preload exposes. */
const pageScript = (channel) => `(() => {
  if (window !== window.top) return
  const bridge = (${makeBridge})('page', 'preload', ${JSON.stringify(channel)})
  const freeze = (value) => {
    if (value && typeof value === 'object') { Object.values(value).forEach(freeze); Object.freeze(value) }
    return value
  }
  bridge.onExpose((key, value) => Object.defineProperty(window, key, { value: freeze(value), enumerable: true }))
})()`

/** Script for the isolated world: runs the built preload's source. */
const preloadScript = (channel, boot, source) => `(() => {
  if (window !== window.top) return
  ;(${runPreload})((${makeBridge}), (${makeCodec})(), ${JSON.stringify(channel)}, ${JSON.stringify(boot)},
    function (require, exports, module, process) {${source}
})})()`

module.exports = { pageScript, preloadScript }
