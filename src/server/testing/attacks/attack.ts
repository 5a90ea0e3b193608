import type { Target } from './target'

/** What is sent in one go. */
export type Wire = string | Buffer

/** One attack over a connection of its own, and what has to come of it. */
export interface Attack {
  readonly name: string
  /** The bytes as they are: no library that would tidy them stands between. */
  readonly wire: (target: Target) => readonly Wire[]
  /** Statuses of the answers in order; empty: the connection ends without one. */
  readonly answers: readonly number[]
  /** The call gets through to the backend, whose answer must be no: a flat error that is not `internal`. */
  readonly isNo?: boolean
  /** Answers have a head only. */
  readonly bodiless?: boolean
  /** Whether the attacker closes its side after the last byte. */
  readonly halfClosed?: boolean
}

export interface AttackFamily {
  readonly name: string
  readonly attacks: readonly Attack[]
}

/** A word of the attacker; it may come back in no answer and stand in no line of the log. */
export const CANARY = 'xyzzy7731'

/** Headers of a request to change: null leaves one out, several values send it several times. */
export type HeaderChanges = Readonly<Record<string, string | readonly string[] | null>>

export interface AskShape {
  readonly method?: string
  readonly path?: string
  readonly version?: string
  readonly set?: HeaderChanges
  readonly body?: string | Buffer
}

/** The head of a call as the page sends it, but for what is changed, and its body. */
export function ask(
  target: Target,
  { method = 'POST', path = '/api/call', version = '1.1', set = {}, body }: AskShape
): Buffer {
  const content = Buffer.from(body ?? (method === 'POST' ? stateCall() : ''))
  const own: Record<string, string> = {
    host: `127.0.0.1:${target.port}`,
    'x-claimdesk-token': target.session,
    ...(method === 'POST' && {
      origin: target.origin,
      'content-type': 'application/json',
      'content-length': String(content.length)
    })
  }
  const names = [...new Set([...Object.keys(own), ...Object.keys(set)])]
  const lines = names.flatMap((name) => {
    const value = set[name] === undefined ? own[name] : set[name]
    if (value === null || value === undefined) return []
    return (typeof value === 'string' ? [value] : value).map((each) => `${name}: ${each}\r\n`)
  })
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/${version}\r\n${lines.join('')}\r\n`, 'latin1'), content])
}

/** A call that changes nothing. */
export const stateCall = () => JSON.stringify({ id: '1', name: 'app.state', params: {} })

/** A call that would change something, if it were carried out. */
export const changingCall = () =>
  JSON.stringify({ id: '1', name: 'window.remember', params: { changes: { 'claimdesk.attack': CANARY } } })
