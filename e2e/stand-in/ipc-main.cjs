'use strict'
// electron.ipcMain, and the answering of one message of a preload.
const { EventEmitter } = require('node:events')
const { makeCodec } = require('./codec.cjs')

const codec = makeCodec()
const handlers = new Map()

class IpcMain extends EventEmitter {
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
  handleOnce(channel, handler) {
    this.handle(channel, (...args) => {
      handlers.delete(channel)
      return handler(...args)
    })
  }
  removeHandler(channel) {
    handlers.delete(channel)
  }
}

const ipcMain = new IpcMain()

/** Runs the handler of an invoke; the reply is worded as Electron words it and is known to be clonable. */
async function replyTo(message, event) {
  const fail = (error) => ({
    type: 'reply',
    id: message.id,
    ok: false,
    error: `Error invoking remote method '${message.channel}': ${error}`
  })
  const handler = handlers.get(message.channel)
  if (!handler) return fail(`Error: No handler registered for '${message.channel}'`)
  try {
    const reply = { type: 'reply', id: message.id, ok: true, value: await handler(event, ...message.args) }
    codec.encode(reply)
    return reply
  } catch (error) {
    return fail(String(error))
  }
}

module.exports = { ipcMain, replyTo, codec }
