import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { CallError } from '../api/envelope'
import type { Backend } from '../backend/create-backend'
import { limitConnections } from './connections'
import { createApp } from './create-app'
import { createEventStreams } from './event-streams'
import { guardHttp } from './guard-http'
import { addressOf } from './guards'
import { readPage } from './read-page'
import { createRefusalLog } from './refusal-log'
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
  /** Takes a line for the log: what is refused, and how often. */
  readonly warn: (line: string) => void
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
  const { backend, pageDir, port, announce, onFault, warn, limits = REQUEST_LIMITS } = options
  const page = await readPage(pageDir)
  const tokens = createTokens()
  const streams = createEventStreams(backend)
  const refusals = createRefusalLog(warn)
  const addressWithToken = () => `${addressOf(boundPort()).href}#token=${tokens.urlToken()}`
  const onTokenUsed = () => announce(addressWithToken())

  // A request without Host is refused by us as any other: Node's own refusal would lack the headers.
  const server = createServer({ ...limits, requireHostHeader: false })
  // Node would leave out those beyond a number without a word; the guards count them instead.
  server.maxHeadersCount = 0
  const connections = limitConnections(server)
  const app = createApp({ backend, page, tokens, streams, connections, refusals, onTokenUsed, onFault })
  guardHttp(server, refusals, getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  const boundPort = () => (server.address() as AddressInfo).port

  server.listen({ host: '127.0.0.1', port })
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new CallError('port-in-use', `Port ${port} is in use by another program. Choose another one.`)
    }
    if (code === 'EACCES') {
      throw new CallError('port-in-use', `This machine does not let Claimdesk use port ${port}. Choose another one.`)
    }
    throw error
  }
  // From here on an error is one of a connection that could not be taken, and the others go on.
  server.on('error', onFault)
  return {
    url: addressWithToken(),
    async close() {
      streams.endAll()
      const closed = once(server, 'close')
      server.close()
      const cut = setTimeout(() => server.closeAllConnections(), LAST_CALLS_MS)
      await closed
      clearTimeout(cut)
      refusals.end()
    }
  }
}
