import { ask, CANARY, changingCall } from './attack'
import type { Attack, AttackFamily, HeaderChanges } from './attack'
import type { Target } from './target'

const hosts: readonly (readonly [string, (port: number) => string | readonly string[] | null])[] = [
  ['a name that was bound anew', (port) => `${CANARY}.example:${port}`],
  ['localhost', (port) => `localhost:${port}`],
  ['a name below localhost', (port) => `claimdesk.localhost:${port}`],
  ['the address of IPv6', (port) => `[::1]:${port}`],
  ['the address of IPv4 within IPv6', (port) => `[::ffff:127.0.0.1]:${port}`],
  ['a short address', (port) => `127.1:${port}`],
  ['an address in hexadecimal', (port) => `0x7f.0.0.1:${port}`],
  ['an address as one number', (port) => `2130706433:${port}`],
  ['an address in octal', (port) => `0177.0.0.1:${port}`],
  ['another address of the machine itself', (port) => `127.0.0.2:${port}`],
  ['any address', (port) => `0.0.0.0:${port}`],
  ['a dot at the end', (port) => `127.0.0.1.:${port}`],
  ['a name that goes on after ours', (port) => `127.0.0.1.${CANARY}.example:${port}`],
  ['no port', () => '127.0.0.1'],
  ['an empty port', () => '127.0.0.1:'],
  ['another port', (port) => `127.0.0.1:${port + 1}`],
  ['a port with a zero before it', (port) => `127.0.0.1:0${port}`],
  ['a name for the user', (port) => `${CANARY}@127.0.0.1:${port}`],
  ['a path after the host', (port) => `127.0.0.1:${port}/`],
  ['a list of hosts', (port) => `127.0.0.1:${port}, ${CANARY}.example`],
  ['a tab in the host', (port) => `127.0.0.1\t:${port}`],
  ['an empty host', () => ''],
  ['letters beyond ASCII', (port) => `127.0.0.1\xb7:${port}`]
]

const post = (set: (target: Target) => HeaderChanges) => (target: Target) => [
  ask(target, { set: set(target), body: changingCall() })
]

/** DNS rebinding: a name of somebody else is made to point to this machine. The head of a request gives it away. */
export const rebinding: AttackFamily = {
  name: 'DNS rebinding (`Host`, request target)',
  attacks: [
    ...hosts.flatMap(([name, host]): Attack[] => [
      {
        name: `a page at ${name}`,
        answers: [403],
        wire: (at) => [ask(at, { method: 'GET', path: '/', set: { host: host(at.port) } })]
      },
      { name: `a call to ${name}`, answers: [403], wire: post((at) => ({ host: host(at.port) })) },
      {
        name: `events from ${name}`,
        answers: [403],
        wire: (at) => [ask(at, { method: 'GET', path: '/api/events', set: { host: host(at.port) } })]
      }
    ]),
    { name: 'no host', answers: [403], wire: post(() => ({ host: null })) },
    {
      name: 'no host, in HTTP/1.0',
      answers: [403],
      wire: (at) => [ask(at, { version: '1.0', set: { host: null }, body: changingCall() })]
    },
    {
      name: 'our host before another',
      answers: [400],
      wire: post((at) => ({ host: [`127.0.0.1:${at.port}`, `${CANARY}.example`] }))
    },
    {
      name: 'another host before ours',
      answers: [400],
      wire: post((at) => ({ host: [`${CANARY}.example`, `127.0.0.1:${at.port}`] }))
    },
    {
      name: 'our host twice',
      answers: [400],
      wire: post((at) => ({ host: [`127.0.0.1:${at.port}`, `127.0.0.1:${at.port}`] }))
    },
    {
      name: 'another host, ours as forwarded',
      answers: [403],
      wire: post((at) => ({
        host: `${CANARY}.example`,
        'x-forwarded-host': `127.0.0.1:${at.port}`,
        forwarded: `host=127.0.0.1:${at.port}`,
        'x-host': `127.0.0.1:${at.port}`
      }))
    },
    {
      name: 'an absolute address of another host',
      answers: [400],
      wire: (at) => [ask(at, { path: `http://${CANARY}.example/api/call`, body: changingCall() })]
    },
    {
      name: 'an absolute address of our own',
      answers: [400],
      wire: (at) => [ask(at, { path: `${at.origin}/api/call`, body: changingCall() })]
    },
    {
      name: 'an absolute address by HTTPS',
      answers: [400],
      wire: (at) => [ask(at, { path: `https://127.0.0.1:${at.port}/api/call`, body: changingCall() })]
    },
    {
      name: 'an absolute address with a user',
      answers: [400],
      wire: (at) => [ask(at, { method: 'GET', path: `http://${CANARY}@127.0.0.1:${at.port}/` })]
    },
    {
      name: 'a header begun within the host',
      answers: [403],
      wire: (at) => [`GET / HTTP/1.1\r\nHost: ${CANARY}.example\r\nHostx: 127.0.0.1:${at.port}\r\n\r\n`]
    },
    {
      name: 'a bare CR within the host',
      answers: [400],
      wire: (at) => [`GET / HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\rX: y\r\n\r\n`]
    },
    {
      name: 'a tunnel (CONNECT)',
      answers: [405],
      wire: (at) => [`CONNECT ${CANARY}.example:443 HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\r\n\r\n`]
    },
    {
      name: 'a tunnel to ourselves',
      answers: [405],
      wire: (at) => [`CONNECT 127.0.0.1:${at.port} HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\r\n\r\n`]
    },
    { name: 'an echo (TRACE)', answers: [405], wire: (at) => [ask(at, { method: 'TRACE', path: `/${CANARY}` })] },
    {
      name: 'all of the server (OPTIONS *)',
      answers: [405],
      wire: (at) => [ask(at, { method: 'OPTIONS', path: '*' })]
    },
    { name: 'a proxy’s cache (PURGE)', answers: [405], wire: (at) => [ask(at, { method: 'PURGE', path: '/' })] },
    { name: 'files (PROPFIND)', answers: [405], wire: (at) => [ask(at, { method: 'PROPFIND', path: '/' })] },
    {
      name: 'HTTP/2 by upgrade',
      answers: [400],
      wire: (at) => [
        ask(at, {
          method: 'GET',
          path: '/',
          set: { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' }
        })
      ]
    },
    { name: 'HTTP/2 from the start', answers: [400], wire: () => ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'] },
    { name: 'HTTP/0.9', answers: [408], wire: () => ['GET /\r\n'] },
    { name: 'HTTP/3.0', answers: [400], wire: (at) => [ask(at, { method: 'GET', path: '/', version: '3.0' })] },
    { name: 'TLS', answers: [400], wire: () => [Buffer.from('16030100c2010000be0303', 'hex')] },
    { name: 'a mail server’s greeting', answers: [400], wire: () => [`HELO ${CANARY}\r\n`] },
    {
      name: 'a web socket',
      answers: [400],
      wire: (at) => [
        ask(at, {
          method: 'GET',
          path: '/api/events',
          set: {
            connection: 'Upgrade',
            upgrade: 'websocket',
            'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
            'sec-websocket-version': '13'
          }
        })
      ]
    }
  ]
}
