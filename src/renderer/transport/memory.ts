import type { AnyEvent } from '../../api/contract'
import type { ReplyEnvelope } from '../../api/envelope'
import type { HostApi } from '../../api/host-contract'
import { alwaysOnline } from './connection'
import type { HostConnection } from './connection'
import { createLoopbackHost } from './host-loopback'

/** What a backend looks like from a window. */
export interface BackendDoor {
  dispatch(envelope: unknown): Promise<ReplyEnvelope>
  subscribe(listener: (event: AnyEvent) => void): () => void
}

/** The way to a backend in the same process, for tests. Everything is copied, as on every other way. */
export function connectMemory(backend: BackendDoor, host: HostApi = createLoopbackHost()): HostConnection {
  return {
    transport: {
      send: async (envelope) => structuredClone(await backend.dispatch(structuredClone(envelope))),
      subscribe: (listener) => backend.subscribe((event) => listener(structuredClone(event)))
    },
    host,
    watchConnection: alwaysOnline
  }
}
