import type { AnyEvent } from '../../api/contract'
import type { FlatError, ReplyEnvelope } from '../../api/envelope'
import { TOKEN_HEADER } from '../../api/host-contract'
import { TransportError } from './connection'
import type { Connection, HostConnection } from './connection'
import { followEvents } from './event-stream'
import { createLoopbackHost } from './host-loopback'
import { Listeners } from './listeners'

/** A browser carries at most 64 KiB of requests on when their page goes away; longer ones it would refuse. */
const LAST_WORDS_LENGTH = 16_000

/** The way over HTTP to the loopback server that served this page. */
export function connectHttp(token: string, fetch: typeof globalThis.fetch = globalThis.fetch): HostConnection {
  const events = new Listeners<AnyEvent>()
  const connections = new Listeners<Connection>()
  let connection: Connection = 'connecting'
  // Nothing is asked before events can be heard, so that none is missed between an answer and the first event.
  let settle: () => void = () => undefined
  const settled = new Promise<void>((resolve) => {
    settle = resolve
  })

  let isLeaving = false
  globalThis.addEventListener?.('pagehide', () => (isLeaving = true))
  globalThis.addEventListener?.('pageshow', () => (isLeaving = false))

  const stream = followEvents({
    token,
    fetch: (...request) => fetch(...request),
    onEvent: (event) => events.tell(event),
    onConnection(next) {
      settle()
      if (next === connection) return
      connection = next
      connections.tell(next)
    }
  })

  return {
    transport: {
      async send(envelope) {
        await settled
        const body = JSON.stringify(envelope)
        try {
          const response = await fetch('/api/call', {
            method: 'POST',
            headers: { 'content-type': 'application/json', [TOKEN_HEADER]: token },
            body,
            keepalive: isLeaving && body.length < LAST_WORDS_LENGTH
          })
          const answer: unknown = await response.json()
          if (response.ok) return answer as ReplyEnvelope
          return { id: envelope.id, ok: false, error: (answer as { error: FlatError }).error }
        } catch (error) {
          stream.reconnect()
          throw new TransportError('The server did not answer.', { cause: error })
        }
      },
      subscribe: events.add
    },
    host: createLoopbackHost(),
    watchConnection(listener) {
      listener(connection)
      return connections.add(listener)
    }
  }
}
