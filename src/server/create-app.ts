import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import type { Backend } from '../backend/create-backend'
import type { Connections } from './connections'
import type { EventStreams } from './event-streams'
import { tokenIn } from './guards'
import { readBody } from './read-body'
import type { PageFile } from './read-page'
import type { RefusalLog } from './refusal-log'
import { refusalOf } from './refusals'
import type { RefusalKind } from './refusals'
import type { Tokens } from './tokens'

type ServerContext = Context<{ Bindings: HttpBindings }>

export interface AppParts {
  readonly backend: Pick<Backend, 'dispatch'>
  readonly page: ReadonlyMap<string, PageFile>
  readonly tokens: Tokens
  readonly streams: EventStreams
  readonly connections: Connections
  readonly refusals: RefusalLog
  /** Hears that the URL token was used, so that an address with a new one can be shown. */
  readonly onTokenUsed: () => void
  /** Hears of errors that are faults of the program. */
  readonly onFault: (error: unknown) => void
}

/** The loopback host's few routes. `guardRequest` has looked at a request before it comes here (X5). */
export function createApp(parts: AppParts) {
  const { backend, page, tokens, streams, connections, refusals, onTokenUsed, onFault } = parts
  const app = new Hono<{ Bindings: HttpBindings }>()

  const refuse = (context: ServerContext, kind: RefusalKind) => {
    refusals.count(kind)
    const { status, headers, body } = refusalOf(kind)
    return context.json(body, status, headers)
  }
  const refuseKey = (context: ServerContext, kind: 'key' | 'session') =>
    refuse(context, tokens.isGuessing() ? 'guessing' : kind)

  const guardSession: MiddlewareHandler<{ Bindings: HttpBindings }> = async (context, next) => {
    const { headers, socket } = context.env.incoming
    if (!tokens.isSession(tokenIn(headers))) return refuseKey(context, 'session')
    connections.trust(socket)
    return next()
  }

  app.post('/api/session', (context) => {
    const token = tokens.exchange(tokenIn(context.env.incoming.headers))
    if (token === null) return refuseKey(context, 'key')
    onTokenUsed()
    return context.json({ token })
  })

  // Everything but the page itself and the exchange needs a session.
  app.use('/api/*', guardSession)

  app.post('/api/call', async (context) => {
    const bytes = await readBody(context.env.incoming)
    if (bytes === null) return refuse(context, 'too-large')
    const envelope = parseJson(bytes)
    return envelope === undefined ? refuse(context, 'not-json') : context.json(await backend.dispatch(envelope))
  })

  app.get('/api/events', (context) =>
    streams.open(context.env.outgoing as never) ? RESPONSE_ALREADY_SENT : refuse(context, 'streams')
  )

  app.get('*', (context) => {
    const file = page.get(context.req.path)
    return file ? context.body(file.body, 200, { 'Content-Type': file.type }) : context.notFound()
  })

  app.onError((error, context) => {
    // A window that went away in the middle of a request is no fault, and nobody is there to read the answer.
    if (context.env.outgoing.destroyed) return context.body(null, 400)
    onFault(error)
    return refuse(context, 'fault')
  })
  app.notFound((context) => refuse(context, 'not-found'))
  return app
}

/** Undefined when the bytes are no JSON in UTF-8: bytes that are none would otherwise be taken for other ones. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}
