'use strict'
// What the parts of the stand-in share, and what specs read back (exported as `electron.__standIn`).
const { EventEmitter } = require('node:events')
const { mkdirSync, mkdtempSync, readFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const root = process.env.STANDIN_APP_ROOT ?? process.cwd()
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const profileBase = process.env.STANDIN_PROFILE_DIR ?? tmpdir()
mkdirSync(profileBase, { recursive: true })

/** Folder of the browser's profile; in STANDIN_PROFILE_DIR if given, so that a killed run's is removed with it. */
const profile = mkdtempSync(join(profileBase, 'stand-in-profile-'))

/** Version string that `process.versions.electron` carries under the stand-in. */
const VERSION = '0.0.0-stand-in'

/** Recorded calls, for specs. */
const record = {
  outsideRequests: [],
  openedExternally: [],
  revealed: [],
  dialogs: [],
  unsupported: [],
  switches: [],
  permissionHandlers: {},
  filePaths: {}
}

/** Records an address that was asked for outside the app, and tells the spec at once: a kill may follow. */
function noteOutside(url) {
  record.outsideRequests.push(url)
  process.send?.({ type: 'outside', url })
}

/** Open windows, oldest first. */
const windows = []

/** Custom schemes: name -> handler, and name -> privileges. */
const handlers = new Map()
const privileges = new Map()

/** Electron's event with preventDefault(). */
function preventable(extra = {}) {
  return {
    ...extra,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    }
  }
}

/** scheme://host/x -> http://host.scheme.localhost/x, which is a secure context and never leaves the machine. */
function toHttp(url) {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url)
  if (!match || !(handlers.has(match[1]) || privileges.has(match[1]))) return url
  return `http://${match[2]}.${match[1]}.localhost${match[3] || '/'}`
}

/** The way back. */
function fromHttp(url) {
  const match = /^http:\/\/([^/]*)\.([a-z][a-z0-9+-]*)\.localhost(\/.*)?$/i.exec(url)
  return match && privileges.has(match[2]) ? `${match[2]}://${match[1]}${match[3] ?? '/'}` : url
}

/** Life-cycle events between the parts; no part need know another. */
const lifeCycle = new EventEmitter()

module.exports = {
  root,
  manifest,
  profile,
  VERSION,
  record,
  noteOutside,
  windows,
  handlers,
  privileges,
  preventable,
  toHttp,
  fromHttp,
  lifeCycle
}
