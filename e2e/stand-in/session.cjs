'use strict'
// electron.session, electron.protocol and electron.net.
const { readFile } = require('node:fs/promises')
const { extname } = require('node:path')
const { fileURLToPath } = require('node:url')
const { handlers, lifeCycle, noteOutside, privileges, record } = require('./state.cjs')

const MIME = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2'
}

let isReady = false
lifeCycle.once('ready', () => {
  isReady = true
})

const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const each of schemes) privileges.set(each.scheme, each.privileges ?? {})
  },
  handle: (scheme, handler) => {
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already registered`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme) => handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme)
}

const net = {
  isOnline: () => false,
  fetch: async (input, init) => {
    const url = typeof input === 'string' ? input : input.url
    if (url.startsWith('file:')) return fetchFile(fileURLToPath(url))
    const handler = handlers.get(url.split(':')[0])
    if (handler) return handler(new Request(url, init))
    noteOutside(url)
    throw new Error('net::ERR_INTERNET_DISCONNECTED')
  }
}

async function fetchFile(file) {
  const headers = { 'content-type': MIME[extname(file)] ?? 'application/octet-stream' }
  try {
    return new Response(await readFile(file), { headers })
  } catch (error) {
    throw new Error('net::ERR_FILE_NOT_FOUND', { cause: error })
  }
}

/**
 * Permission handlers are not wired to Chromium; specs read those of the default session back from the record and call
 * them. Of the events and of `webRequest` only `onBeforeRequest` is wired.
 */
function makeSession(permissionHandlers) {
  const keep = (kind) => (handler) => {
    permissionHandlers[kind] = handler
  }
  const session = {
    _beforeRequest: null,
    protocol,
    fetch: net.fetch,
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    setBluetoothPairingHandler: keep('bluetoothPairing'),
    setCertificateVerifyProc: keep('certificate'),
    on: () => undefined,
    clearCache: async () => undefined,
    clearStorageData: async () => undefined,
    setSpellCheckerEnabled: () => undefined,
    setSpellCheckerLanguages: () => undefined,
    setSpellCheckerDictionaryDownloadURL: () => undefined,
    webRequest: {
      onBeforeRequest: (handler) => {
        session._beforeRequest = handler
      },
      onBeforeSendHeaders: () => undefined,
      onHeadersReceived: () => undefined
    }
  }
  return session
}

const defaultSession = makeSession(record.permissionHandlers)
const partitions = new Map()

/** The session of a partition: one for each name, apart from the default one. */
function fromPartition(name) {
  if (!partitions.has(name)) partitions.set(name, makeSession({}))
  return partitions.get(name)
}
const session = { defaultSession, fromPartition }

module.exports = { defaultSession, net, protocol, session }
