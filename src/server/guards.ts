import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { TOKEN_HEADER } from '../api/host-contract'
import type { Tokens } from './tokens'

export type ServerContext = Context<{ Bindings: HttpBindings }>
type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 500
type Guard = MiddlewareHandler<{ Bindings: HttpBindings }>

/** The one address the server answers to. It binds 127.0.0.1 only, so every other name is somebody else's page. */
export function addressOf(port: number): URL {
  return new URL(`http://127.0.0.1:${port}`)
}

/** Refuses in the words of the contract: a flat error, no detail a stranger could use. */
export function refuse(context: ServerContext, status: RefusalStatus, message: string) {
  return context.json({ error: { code: `http-${status}`, message, details: {} } }, status)
}

/** X5: exact Host against DNS rebinding, exact Origin against other pages, JSON only so that no form can post. */
export const guardRequest: Guard = async (context, next) => {
  const { method } = context.req
  const address = addressOf(context.env.incoming.socket.localPort ?? 0)
  const origin = context.req.header('origin')
  if (context.req.header('host') !== address.host) return refuse(context, 403, 'This is not the address of Claimdesk.')
  if (method !== 'GET' && method !== 'POST') {
    context.header('Allow', 'GET, POST')
    return refuse(context, 405, 'Claimdesk answers GET and POST only.')
  }
  if (origin === undefined ? method === 'POST' : origin !== address.origin) {
    return refuse(context, 403, 'Only a page of Claimdesk may ask.')
  }
  if (method === 'POST' && mediaTypeOf(context) !== 'application/json') {
    return refuse(context, 415, 'Claimdesk takes JSON only.')
  }
  return next()
}

/** X5: everything but the page itself and the exchange needs a session. */
export function guardSession(tokens: Tokens): Guard {
  return async (context, next) => {
    if (tokens.isSession(tokenOf(context))) return next()
    return refuse(context, 401, 'This window is not signed in. Open Claimdesk again with a new address.')
  }
}

export function tokenOf(context: ServerContext): string {
  return context.req.header(TOKEN_HEADER) ?? ''
}

function mediaTypeOf(context: ServerContext): string | undefined {
  return context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
}
