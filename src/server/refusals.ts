import { PAGE_HEADERS } from '../api/page-files'

/**
 * Everything this server refuses, and in which words: flat errors, never a word of the request (X5). The keys are what
 * the log counts.
 */
export const REFUSALS = {
  malformed: { status: 400, message: 'That is not a request that Claimdesk understands.' },
  doubled: { status: 400, message: 'A header of that request came more than once.' },
  target: { status: 400, message: 'That is not an address of Claimdesk.' },
  upgrade: { status: 400, message: 'Claimdesk speaks HTTP/1.1 only.' },
  'not-json': { status: 400, message: 'That is not JSON.' },
  key: { status: 401, message: 'This address was used before. The program that started Claimdesk shows a new one.' },
  session: { status: 401, message: 'This window is not signed in. Open Claimdesk again with a new address.' },
  host: { status: 403, message: 'This is not the address of Claimdesk.' },
  origin: { status: 403, message: 'Only a page of Claimdesk may ask.' },
  'cross-site': { status: 403, message: 'Only a page of Claimdesk may ask.' },
  'not-found': { status: 404, message: 'There is nothing here.' },
  method: { status: 405, message: 'Claimdesk answers GET and POST only.' },
  slow: { status: 408, message: 'The request took too long to arrive.' },
  'too-large': { status: 413, message: 'That is too much at once for Claimdesk.' },
  type: { status: 415, message: 'Claimdesk takes JSON only.' },
  expectation: { status: 417, message: 'Claimdesk cannot meet what the request expects.' },
  guessing: { status: 429, message: 'Too many wrong keys were tried. Wait a minute, or open a new address.' },
  streams: { status: 429, message: 'Too many windows are open. Close one.' },
  headers: { status: 431, message: 'The headers of that request are too long.' },
  fault: { status: 500, message: 'Something went wrong inside Claimdesk. The log says more.' }
} as const

export type RefusalKind = keyof typeof REFUSALS

/** What every answer carries (X1, X5), whoever writes it. */
export const ANSWER_HEADERS: Readonly<Record<string, string>> = { ...PAGE_HEADERS, 'Cache-Control': 'no-store' }

/** Where such a request ends is in doubt, so the connection ends with it and nothing sent after it is read. */
const LAST = new Set<RefusalKind>(['malformed', 'doubled', 'target', 'upgrade', 'expectation', 'slow', 'headers'])

/** A refusal as an answer: flat, as errors of the contract are. */
export function refusalOf(kind: RefusalKind) {
  const { status, message } = REFUSALS[kind]
  const headers: Record<string, string> = {}
  if (LAST.has(kind)) headers['Connection'] = 'close'
  if (kind === 'method') headers['Allow'] = 'GET, POST'
  return { status, headers, body: { error: { code: `http-${status}`, message, details: {} } } }
}
