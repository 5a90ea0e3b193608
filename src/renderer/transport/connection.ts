import type { Transport } from '../../api/client'
import type { HostApi } from '../../api/host-contract'

/** How the window stands with the backend. */
export type Connection = 'connecting' | 'online' | 'lost'

/** A way to a backend, and what the host around the window can do. */
export interface HostConnection {
  readonly transport: Transport
  readonly host: HostApi
  /** Tells the state at once and every time it changes; the function that comes back ends it. */
  readonly watchConnection: (listener: (connection: Connection) => void) => () => void
}

/** The envelope could not be carried: nobody knows whether the call was heard. */
export class TransportError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TransportError'
  }
}

/** For transports that cannot be lost while the window lives. */
export function alwaysOnline(listener: (connection: Connection) => void): () => void {
  listener('online')
  return () => undefined
}
