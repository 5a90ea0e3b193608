import { ask, CANARY, changingCall } from './attack'
import type { Attack, AttackFamily, HeaderChanges } from './attack'
import type { Target } from './target'

const origins: readonly (readonly [string, (port: number) => string | readonly string[] | null])[] = [
  ['an opaque origin', () => 'null'],
  ['another site', () => `https://${CANARY}.example`],
  ['another port of this machine', (port) => `http://127.0.0.1:${port + 1}`],
  ['no port', () => 'http://127.0.0.1'],
  ['another scheme', (port) => `https://127.0.0.1:${port}`],
  ['a scheme of files', () => 'file://'],
  ['an extension of the browser', () => `chrome-extension://${CANARY}`],
  ['our address by name', (port) => `http://localhost:${port}`],
  ['a name that ends like ours', (port) => `http://${CANARY}.127.0.0.1:${port}`],
  ['a name that begins like ours', (port) => `http://127.0.0.1:${port}.${CANARY}.example`],
  ['our origin as a user', (port) => `http://127.0.0.1:${port}@${CANARY}.example`],
  ['our origin with a path', (port) => `http://127.0.0.1:${port}/`],
  ['our origin in capitals', (port) => `HTTP://127.0.0.1:${port}`],
  ['our origin and another', (port) => `http://127.0.0.1:${port} https://${CANARY}.example`],
  ['an empty origin', () => ''],
  ['no origin', () => null]
]

const types: readonly (readonly [string, string | readonly string[] | null, number])[] = [
  ['a form', 'application/x-www-form-urlencoded', 415],
  ['a form with files', 'multipart/form-data; boundary=x', 415],
  ['plain text', 'text/plain', 415],
  ['plain text that is called JSON', 'text/plain; application/json', 415],
  ['JSON that is called plain text', 'application/json, text/plain', 415],
  ['JSON with a tail', 'application/json;x', 415],
  ['JSON with padding', 'application/jsonp', 415],
  ['a kind of JSON', 'application/ld+json', 415],
  ['JSON in UTF-16', 'application/json; charset=utf-16', 415],
  ['JSON in UTF-7', 'application/json; charset=utf-7', 415],
  ['JSON with a boundary', 'application/json; boundary=x', 415],
  ['JSON and more after a semicolon', 'application/json; charset=utf-8; x=text/plain', 415],
  ['a type that is no type', 'application/json/x', 415],
  ['a report of the browser', 'application/csp-report', 415],
  ['an empty type', '', 415],
  ['no type', null, 415],
  ['JSON before a form', ['application/json', 'application/x-www-form-urlencoded'], 400],
  ['a form before JSON', ['application/x-www-form-urlencoded', 'application/json'], 400]
]

const get = (path: string, set: HeaderChanges) => (target: Target) => [ask(target, { method: 'GET', path, set })]
const post = (set: HeaderChanges) => (target: Target) => [ask(target, { set, body: changingCall() })]
const strangers = { 'x-claimdesk-token': null }
const from = (site: string, mode: string, dest: string): HeaderChanges => ({
  ...strangers,
  'sec-fetch-site': site,
  'sec-fetch-mode': mode,
  'sec-fetch-dest': dest
})

/** What other pages make a browser send. The token is there where it makes the attack stronger than it can be. */
export const crossSite: AttackFamily = {
  name: 'Other pages (`Origin`, `Sec-Fetch-*`, forms)',
  attacks: [
    ...origins.map(([name, origin]): Attack => ({
      name: `a call from ${name}`,
      answers: [403],
      wire: (at) => [ask(at, { set: { origin: origin(at.port) }, body: changingCall() })]
    })),
    ...origins.slice(0, -1).map(([name, origin]): Attack => ({
      name: `reading from ${name}`,
      answers: [403],
      wire: (at) => [ask(at, { method: 'GET', path: '/api/events', set: { origin: origin(at.port) } })]
    })),
    {
      name: 'our origin twice',
      answers: [400],
      wire: (at) => [ask(at, { set: { origin: [at.origin, at.origin] }, body: changingCall() })]
    },
    {
      name: 'our origin before another',
      answers: [400],
      wire: (at) => [ask(at, { set: { origin: [at.origin, `https://${CANARY}.example`] }, body: changingCall() })]
    },
    ...types.map(([name, type, status]): Attack => ({
      name: `a post of ${name}`,
      answers: [status],
      wire: post({ 'content-type': type })
    })),
    {
      name: 'a form that reads like JSON',
      answers: [415],
      wire: (at) => [ask(at, { set: { 'content-type': 'text/plain' }, body: `${changingCall().slice(0, -1)},"=":1}` })]
    },
    ...['cross-site', 'same-site', CANARY, ''].flatMap((site): Attack[] => [
      {
        name: `a call that the browser says is ${site || 'of no site'}`,
        answers: [403],
        wire: post({ 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' })
      },
      {
        name: `events, asked ${site || 'of no site'}`,
        answers: [403],
        wire: get('/api/events', { 'sec-fetch-site': site })
      }
    ]),
    {
      name: 'a script of ours in another page',
      answers: [403],
      wire: get('/assets/app.js', from('cross-site', 'no-cors', 'script'))
    },
    { name: 'a picture', answers: [403], wire: get('/api/events', from('cross-site', 'no-cors', 'image')) },
    { name: 'a style sheet', answers: [403], wire: get('/assets/app.js', from('same-site', 'no-cors', 'style')) },
    {
      name: 'our page in a frame of another',
      answers: [403],
      wire: get('/', from('cross-site', 'navigate', 'iframe'))
    },
    { name: 'our page in a frame of ours', answers: [403], wire: get('/', from('same-origin', 'navigate', 'iframe')) },
    { name: 'our page as an object', answers: [403], wire: get('/', from('cross-site', 'navigate', 'object')) },
    { name: 'our page as an embedded thing', answers: [403], wire: get('/', from('same-origin', 'navigate', 'embed')) },
    { name: 'our page by fetch', answers: [403], wire: get('/', from('cross-site', 'no-cors', 'empty')) },
    {
      name: 'a window on a file of ours',
      answers: [403],
      wire: get('/assets/app.js', from('cross-site', 'navigate', 'document'))
    },
    { name: 'a window on a call', answers: [403], wire: get('/api/call', from('cross-site', 'navigate', 'document')) },
    {
      name: 'our page with a query',
      answers: [403],
      wire: get(`/?${CANARY}`, from('cross-site', 'navigate', 'document'))
    },
    {
      name: 'a page loaded ahead of time',
      answers: [403],
      wire: get('/', { ...from('cross-site', 'no-cors', 'document'), purpose: 'prefetch' })
    },
    {
      name: 'a form that is posted into a window',
      answers: [403],
      wire: (at) => [
        ask(at, {
          path: '/',
          set: {
            ...from('cross-site', 'navigate', 'document'),
            origin: `https://${CANARY}.example`,
            'content-type': 'application/x-www-form-urlencoded'
          },
          body: `${CANARY}=1`
        })
      ]
    },
    {
      name: 'the address typed in, a call',
      answers: [401],
      wire: get('/api/call', from('none', 'navigate', 'document'))
    },
    {
      name: 'a service worker',
      answers: [403],
      wire: get('/assets/app.js', {
        ...from('same-origin', 'same-origin', 'serviceworker'),
        'service-worker': 'script'
      })
    },
    {
      name: 'a service worker, said by one header',
      answers: [403],
      wire: get('/assets/app.js', { ...strangers, 'service-worker': 'script' })
    },
    {
      name: 'a question ahead (preflight)',
      answers: [405],
      wire: (at) => [
        ask(at, {
          method: 'OPTIONS',
          set: {
            ...strangers,
            origin: `https://${CANARY}.example`,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type,x-claimdesk-token',
            'access-control-request-private-network': 'true'
          }
        })
      ]
    },
    {
      name: 'a question ahead from our own origin',
      answers: [405],
      wire: (at) => [
        ask(at, { method: 'OPTIONS', set: { origin: at.origin, 'access-control-request-method': 'POST' } })
      ]
    },
    ...['PUT', 'DELETE', 'PATCH', 'HEAD', 'LINK', 'SEARCH'].map((method): Attack => ({
      name: `the method ${method}`,
      answers: [405],
      bodiless: method === 'HEAD',
      wire: (at) => [ask(at, { method, set: { origin: at.origin } })]
    })),
    {
      name: 'a read that wants to be a post',
      answers: [404],
      wire: get('/api/call', { 'x-http-method-override': 'POST', 'x-method-override': 'POST', 'x-http-method': 'POST' })
    },
    { name: 'a read that wants to be a post, by query', answers: [404], wire: get('/api/call?_method=POST', {}) },
    {
      name: 'a post that wants to be a read',
      answers: [404],
      wire: (at) => [ask(at, { path: '/api/events', set: { 'x-http-method-override': 'GET' }, body: '{}' })]
    }
  ]
}
