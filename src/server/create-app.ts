import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { CHUNK_BYTES } from '../api/contract'
import type { Backend } from '../backend/create-backend'
import type { EventStreams } from './event-streams'
import { guardRequest, guardSession, refuse, tokenOf } from './guards'
import type { ServerContext } from './guards'
import type { PageFile } from './read-page'
import type { Tokens } from './tokens'

/** Largest body: a file's piece in base64 with its envelope needs less than half of it. */
export const BODY_LIMIT_BYTES = 4 * CHUNK_BYTES

export interface AppParts {
  readonly backend: Pick<Backend, 'dispatch'>
  readonly page: ReadonlyMap<string, PageFile>
  readonly tokens: Tokens
  readonly streams: EventStreams
  /** Hears that the URL token was used, so that an address with a new one can be shown. */
  readonly onTokenUsed: () => void
  /** Hears of errors that are faults of the program. */
  readonly onFault: (error: unknown) => void
}

/** The loopback host's few routes, behind its guards (X5). */
export function createApp({ backend, page, tokens, streams, onTokenUsed, onFault }: AppParts) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const limit = bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError: (context: ServerContext) => refuse(context, 413, 'That is too much at once for Claimdesk.')
  })

  app.use(guardRequest)

  app.post('/api/session', limit, (context) => {
    const token = tokens.exchange(tokenOf(context))
    if (token === null) {
      return refuse(context, 401, 'This address was used before. The program that started Claimdesk shows a new one.')
    }
    onTokenUsed()
    return context.json({ token })
  })

  app.use('/api/*', guardSession(tokens))

  app.post('/api/call', limit, async (context) => {
    let envelope: unknown
    try {
      envelope = await context.req.json()
    } catch (error) {
      if (error instanceof SyntaxError) return refuse(context, 400, 'That is not JSON.')
      throw error
    }
    return context.json(await backend.dispatch(envelope))
  })

  app.get('/api/events', (context) => {
    const stream = streams.open()
    if (stream === null) return refuse(context, 429, 'Too many windows are open. Close one.')
    return context.body(stream, 200, { 'Content-Type': 'application/x-ndjson' })
  })

  app.get('*', (context) => {
    const file = page.get(context.req.path)
    return file ? context.body(file.body, 200, { 'Content-Type': file.type }) : context.notFound()
  })

  app.onError((error, context) => {
    // A window that went away in the middle of a request is no fault, and nobody is there to read the answer.
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') onFault(error)
    return refuse(context, 500, 'Something went wrong inside Claimdesk. The log says more.')
  })
  app.notFound((context) => refuse(context, 404, 'There is nothing here.'))
  return app
}
