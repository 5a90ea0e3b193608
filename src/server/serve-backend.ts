import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { CallError } from '../api/envelope'
import { PAGE_HEADERS } from '../api/page-files'
import type { Backend } from '../backend/create-backend'
import { createApp } from './create-app'
import { createEventStreams } from './event-streams'
import { addressOf } from './guards'
import { readPage } from './read-page'
import { createTokens } from './tokens'

/** How long a request may take to arrive, and how long open ones are waited for at the end. Milliseconds. */
export const REQUEST_LIMITS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 }
const LAST_CALLS_MS = 2_000

export interface ServeOptions {
  readonly backend: Pick<Backend, 'dispatch' | 'subscribe'>
  /** Folder of the built window. */
  readonly pageDir: string
  /** 0 takes any free port. */
  readonly port: number
  /** Shows a new address once the one before has been used. */
  readonly announce: (url: string) => void
  /** Hears of errors that are faults of the program. */
  readonly onFault: (error: unknown) => void
  readonly limits?: typeof REQUEST_LIMITS
}

export interface RunningServer {
  /** The address with its token, good for one window: `http://127.0.0.1:<port>/#token=<token>`. */
  readonly url: string
  /** Ends the streams, lets running calls finish and gives the port back. */
  close(): Promise<void>
}

/**
 * Serves a backend and the window to browsers of this machine (X5).
 *
 * @throws CallError `port-in-use` when something else listens there
 */
export async function serveBackend(options: ServeOptions): Promise<RunningServer> {
  const { backend, pageDir, port, announce, onFault, limits = REQUEST_LIMITS } = options
  const tokens = createTokens()
  const streams = createEventStreams(backend)
  const addressWithToken = () => `${addressOf(boundPort()).href}#token=${tokens.urlToken()}`
  const onTokenUsed = () => announce(addressWithToken())
  const app = createApp({ backend, page: await readPage(pageDir), tokens, streams, onTokenUsed, onFault })

  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer(limits, (incoming, outgoing) => {
    // Here and not in a route: also the answers that the library gives by itself carry them.
    outgoing.setHeaders(new Map([...Object.entries(PAGE_HEADERS), ['Cache-Control', 'no-store']]))
    void listener(incoming, outgoing)
  })
  const boundPort = () => (server.address() as AddressInfo).port

  server.listen({ host: '127.0.0.1', port })
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new CallError('port-in-use', `Port ${port} is in use by another program. Choose another one.`)
  }
  return {
    url: addressWithToken(),
    async close() {
      streams.endAll()
      const closed = once(server, 'close')
      server.close()
      const cut = setTimeout(() => server.closeAllConnections(), LAST_CALLS_MS)
      await closed
      clearTimeout(cut)
    }
  }
}
