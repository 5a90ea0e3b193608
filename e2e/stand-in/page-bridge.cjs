'use strict'
// contextBridge: the page's world and the preload's world talk by events on `window`, which both see. Chromium itself
// clones CustomEvent.detail between worlds, as contextBridge copies values. Runs in both worlds as source text.

function makeBridge(me, peer, channel) {
  const functions = new Map()
  const ids = new WeakMap()
  const waiting = new Map()
  let sequence = 0
  let answer
  let onExpose

  const isPlain = (value) => value !== null && Object.prototype.toString.call(value) === '[object Object]'
  const messageOf = (error) => String(error?.message ?? error)

  function pack(value) {
    if (typeof value === 'function') {
      if (!ids.has(value)) {
        ids.set(value, ++sequence)
        functions.set(sequence, value)
      }
      return { __standInFunction: ids.get(value) }
    }
    if (Array.isArray(value)) return value.map(pack)
    if (isPlain(value)) return Object.fromEntries(Object.keys(value).map((key) => [key, pack(value[key])]))
    return value
  }

  function unpack(value) {
    if (isPlain(value) && '__standInFunction' in value) return remote(value.__standInFunction)
    if (Array.isArray(value)) return value.map(unpack)
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unpack(each)]))
    return value
  }

  function post(message) {
    structuredClone(message) // throws here, at the caller, what the other world could not receive
    window.dispatchEvent(new CustomEvent(channel, { detail: { to: peer, ...message } }))
  }

  // Dispatching is synchronous, so that the other world has answered before post() returns.
  const remote =
    (name) =>
    (...args) => {
      const id = ++sequence
      answer = undefined
      post({ type: 'call', name, id, args: args.map(pack) })
      const reply = answer
      if (!reply) throw new Error('stand-in: no reply from the other world')
      if (reply.pending) return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
      if (!reply.ok) throw new Error(reply.error)
      return unpack(reply.value)
    }

  function run({ name, id, args }) {
    try {
      const value = functions.get(name)(...args.map(unpack))
      if (typeof value?.then !== 'function') return post({ type: 'return', id, ok: true, value: pack(value) })
      post({ type: 'return', id, pending: true })
      value
        .then((result) => post({ type: 'settle', id, ok: true, value: pack(result) }))
        .catch((error) => post({ type: 'settle', id, ok: false, error: messageOf(error) }))
    } catch (error) {
      post({ type: 'return', id, ok: false, error: messageOf(error) })
    }
  }

  function settle({ id, ok, value, error }) {
    const promise = waiting.get(id)
    waiting.delete(id)
    if (ok) promise?.resolve(unpack(value))
    else promise?.reject(new Error(error))
  }

  window.addEventListener(channel, ({ detail: message }) => {
    if (message?.to !== me) return
    if (message.type === 'expose') onExpose?.(message.key, unpack(message.value))
    if (message.type === 'return') answer = message
    if (message.type === 'settle') settle(message)
    if (message.type === 'call') run(message)
  })

  return {
    expose: (key, value) => post({ type: 'expose', key, value: pack(value) }),
    onExpose: (listener) => {
      onExpose = listener
    }
  }
}

module.exports = { makeBridge }
