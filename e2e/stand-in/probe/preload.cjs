const { contextBridge, ipcRenderer, webUtils } = require('electron')

let hasNode = true
try {
  require('node:fs')
} catch {
  hasNode = false // as it must be in a sandboxed preload
}

contextBridge.exposeInMainWorld('probe', {
  call: (name, value) => ipcRenderer.invoke(name, value),
  onClick: (listener) => ipcRenderer.on('clicked', (_event, date) => listener(date.toISOString())),
  pathOf: (file) => webUtils.getPathForFile(file),
  roundTrip: async () => {
    const sent = {
      date: new Date(5),
      map: new Map([[1, new Set(['a'])]]),
      bytes: new Uint8Array([1, 2]),
      none: undefined
    }
    const got = await ipcRenderer.invoke('echo', { ...sent, big: 7n, nan: NaN, minusZero: -0 })
    return [
      got.date.getTime() === 5,
      got.map.get(1).has('a'),
      got.bytes[1] === 2 && got.bytes.constructor.name === 'Uint8Array',
      'none' in got && got.none === undefined,
      got.big === 7n,
      Number.isNaN(got.nan),
      Object.is(got.minusZero, -0)
    ]
  },
  hasNode: () => hasNode
})
