import { ask, CANARY, changingCall } from './attack'
import type { Attack, AttackFamily, HeaderChanges } from './attack'
import { TOKEN_HEADER } from '../../../api/host-contract'
import type { Target } from './target'

const urlKey = ({ address }: Target) => new URL(address()).hash.replace('#token=', '')
const call =
  (key: (target: Target) => HeaderChanges, path = '/api/call') =>
  (target: Target) => [ask(target, { path, set: key(target), body: changingCall() })]
const key = (value: (target: Target) => string | readonly string[] | null) => (target: Target) => ({
  [TOKEN_HEADER]: value(target)
})
const without = (more: (target: Target) => HeaderChanges) => (target: Target) => ({
  [TOKEN_HEADER]: null,
  ...more(target)
})

const wrong: readonly (readonly [string, (target: Target) => string | readonly string[] | null, number])[] = [
  ['no key', () => null, 401],
  ['an empty key', () => '', 401],
  ['a wrong key', () => CANARY, 401],
  ['a wrong key of the same length', () => 'x'.repeat(43), 401],
  [
    'our key with its last sign changed',
    ({ session }) => `${session.slice(0, -1)}${session.endsWith('A') ? 'B' : 'A'}`,
    401
  ],
  [
    'our key in other letters',
    ({ session }) => (session === session.toLowerCase() ? session.toUpperCase() : session.toLowerCase()),
    401
  ],
  ['the beginning of our key', ({ session }) => session.slice(0, -1), 401],
  ['our key and more', ({ session }) => `${session}x`, 401],
  ['our key twice in one', ({ session }) => `${session}, ${session}`, 401],
  ['our key twice', ({ session }) => [session, session], 400],
  ['our key after a wrong one', ({ session }) => [CANARY, session], 400],
  ['a key in quotes', ({ session }) => `"${session}"`, 401],
  ['a key with a scheme', ({ session }) => `Bearer ${session}`, 401],
  ['a key as base64 with padding', ({ session }) => `${session}=`, 401],
  ['a key beyond ASCII', () => 'k\xe9\xff', 401],
  ['a key of 8,000 signs', () => 'k'.repeat(8000), 401],
  ['a key of 40,000 signs', () => 'k'.repeat(40_000), 431],
  ['the word null', () => 'null', 401],
  ['the word undefined', () => 'undefined', 401],
  ['a key of an object', () => '[object Object]', 401],
  ['the key of the address', urlKey, 401]
]

/** Keys that are missing, wrong, used, guessed, or in another place. */
export const keys: AttackFamily = {
  name: 'Keys: missing, wrong, replayed, elsewhere',
  attacks: [
    ...wrong.map(([name, value, status]): Attack => ({
      name: `a call with ${name}`,
      answers: [status],
      wire: call(key(value))
    })),
    ...wrong.map(([name, value, status]): Attack => ({
      name: `events with ${name}`,
      answers: [status],
      wire: (at) => [ask(at, { method: 'GET', path: '/api/events', set: { [TOKEN_HEADER]: value(at) } })]
    })),
    ...wrong.slice(0, -1).map(([name, value, status]): Attack => ({
      name: `a new session with ${name}`,
      answers: [status],
      wire: call(key(value), '/api/session')
    })),
    {
      name: 'a new session with the key of a session',
      answers: [401],
      wire: call(
        key(({ session }) => session),
        '/api/session'
      )
    },
    {
      name: 'the key in the query',
      answers: [401],
      wire: (at) => [
        ask(at, {
          path: `/api/call?${TOKEN_HEADER}=${at.session}&token=${at.session}`,
          set: { [TOKEN_HEADER]: null },
          body: changingCall()
        })
      ]
    },
    {
      name: 'the key of the address in the query',
      answers: [401],
      wire: (at) => [ask(at, { path: `/api/session?token=${urlKey(at)}`, set: { [TOKEN_HEADER]: null } })]
    },
    {
      name: 'the key in the path',
      answers: [401],
      wire: (at) => [ask(at, { method: 'GET', path: `/api/events/${at.session}`, set: { [TOKEN_HEADER]: null } })]
    },
    {
      name: 'the key as a cookie',
      answers: [401],
      wire: call(without(({ session }) => ({ cookie: `${TOKEN_HEADER}=${session}; token=${session}` })))
    },
    {
      name: 'the key as Authorization',
      answers: [401],
      wire: call(without(({ session }) => ({ authorization: `Bearer ${session}` })))
    },
    {
      name: 'the key as a password',
      answers: [401],
      wire: call(
        without(({ session }) => ({ authorization: `Basic ${Buffer.from(`x:${session}`).toString('base64')}` }))
      )
    },
    {
      name: 'the key in a header of almost the name',
      answers: [401],
      wire: call(without(({ session }) => ({ x_claimdesk_token: session, 'x-claimdesk-token-': session })))
    },
    {
      name: 'the key in the body',
      answers: [401],
      wire: (at) => [
        ask(at, {
          set: { [TOKEN_HEADER]: null },
          body: JSON.stringify({ id: '1', name: 'app.state', params: {}, token: at.session })
        })
      ]
    },
    {
      name: 'the key in a trailer',
      answers: [401],
      wire: (at) => [
        ask(at, {
          set: { [TOKEN_HEADER]: null, 'content-length': null, 'transfer-encoding': 'chunked', trailer: TOKEN_HEADER },
          body: `2\r\n{}\r\n0\r\n${TOKEN_HEADER}: ${at.session}\r\n\r\n`
        })
      ]
    }
  ]
}
