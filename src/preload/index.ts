import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, BRIDGE_KEY, CHANNELS } from '../api/host-contract'

// Written out again and held equal by the compiler: a preload takes types only, so that it stays a single file.
const key: typeof BRIDGE_KEY = 'claimdesk'
const channels: typeof CHANNELS = { call: 'claimdesk:call', hostCall: 'claimdesk:host', event: 'claimdesk:event' }

/** X2: three functions and nothing else; `ipcRenderer` itself never reaches the page. */
const bridge: Bridge = {
  call: (envelope) => ipcRenderer.invoke(channels.call, envelope),
  hostCall: (request) => ipcRenderer.invoke(channels.hostCall, request),
  subscribe(listener) {
    const forward = (_event: unknown, message: unknown) => listener(message)
    ipcRenderer.on(channels.event, forward)
    return () => void ipcRenderer.off(channels.event, forward)
  }
}

contextBridge.exposeInMainWorld(key, bridge)
