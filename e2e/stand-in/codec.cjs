'use strict'
// What survives Electron's structured clone, as JSON text. makeCodec runs in Node and, sent as source text, in the
// page: it may use nothing from outside itself.

function makeCodec() {
  const VIEWS = [
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
    'Float32Array',
    'Float64Array',
    'BigInt64Array',
    'BigUint64Array',
    'DataView'
  ]
  const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1)
  const unclonable = () => new Error('An object could not be cloned.')

  function toBase64(bytes) {
    let binary = ''
    for (const byte of bytes) binary += String.fromCharCode(byte)
    return btoa(binary)
  }
  const fromBase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

  function pack(value, parents) {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value === 'number') {
      if (Object.is(value, -0)) return { $: 'number', v: '-0' }
      return Number.isFinite(value) ? value : { $: 'number', v: String(value) }
    }
    if (typeof value === 'function' || typeof value === 'symbol') throw unclonable()
    if (parents.includes(value)) throw new Error('stand-in: cyclic values are not supported')
    const inside = [...parents, value]
    const packInside = (each) => pack(each, inside)
    if (Array.isArray(value)) return value.map(packInside)
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $: 'view', kind: kindOf(value), v: toBase64(bytes) }
    }
    switch (kindOf(value)) {
      case 'Date':
        return { $: 'date', v: value.getTime() }
      case 'RegExp':
        return { $: 'regexp', v: [value.source, value.flags] }
      case 'Map':
        return { $: 'map', v: [...value].map(([key, each]) => [packInside(key), packInside(each)]) }
      case 'Set':
        return { $: 'set', v: [...value].map(packInside) }
      case 'Error':
        return { $: 'error', v: { name: value.name, message: value.message, stack: value.stack } }
      case 'ArrayBuffer':
        return { $: 'buffer', v: toBase64(new Uint8Array(value)) }
      case 'Promise':
      case 'WeakMap':
      case 'WeakSet':
        throw unclonable()
      default:
        return { $: 'object', v: Object.keys(value).map((key) => [key, packInside(value[key])]) }
    }
  }

  function unpack(value) {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    switch (value.$) {
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(value.v)
      case 'number':
        return Number(value.v)
      case 'date':
        return new Date(value.v)
      case 'regexp':
        return new RegExp(value.v[0], value.v[1])
      case 'map':
        return new Map(value.v.map(([key, each]) => [unpack(key), unpack(each)]))
      case 'set':
        return new Set(value.v.map(unpack))
      case 'error':
        return Object.assign(new Error(value.v.message), { name: value.v.name, stack: value.v.stack })
      case 'buffer':
        return fromBase64(value.v).buffer
      case 'view': {
        const { buffer } = fromBase64(value.v)
        return VIEWS.includes(value.kind) ? new globalThis[value.kind](buffer) : new Uint8Array(buffer)
      }
      case 'object':
        return Object.fromEntries(value.v.map(([key, each]) => [key, unpack(each)]))
      default:
        throw new Error(`stand-in: unknown tag ${value.$}`)
    }
  }

  return { encode: (value) => JSON.stringify(pack(value, [])), decode: (text) => unpack(JSON.parse(text)) }
}

module.exports = { makeCodec }
