import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Page } from '@playwright/test'
import { TOKEN_HEADER } from '../../src/api/host-contract'
import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

interface Ask {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}
interface Answer {
  readonly status: number
  readonly headers: Record<string, unknown>
  readonly body: string
}

const originOf = (page: Page) => new URL(page.url()).origin
const tokenOf = (page: Page) => page.evaluate(() => sessionStorage.getItem('claimdesk.session') ?? '')
const STATE = JSON.stringify({ id: '1', name: 'app.state', params: {} })

/** A request as a program makes it: any header, and a path that is sent as it is written. */
function ask(origin: string, { method = 'GET', path = '/', headers = {}, body }: Ask): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  return new Promise((settle, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        sent.destroy()
        settle({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() })
      })
    })
    sent.once('error', reject)
    // A body that is announced and never sent: whoever refuses it must do so by what is announced.
    if (body === undefined && 'content-length' in headers) sent.flushHeaders()
    else sent.end(body)
  })
}

/** What the page itself sends with a call. */
async function ownHeaders(page: Page): Promise<Record<string, string>> {
  return { origin: originOf(page), 'content-type': 'application/json', [TOKEN_HEADER]: await tokenOf(page) }
}

test.beforeEach(async ({ host }) => {
  await expect(host.page.getByText('The library is empty')).toBeVisible()
})

test('X5: a call is answered only for the right host, origin, token and type', async ({ host }) => {
  const origin = originOf(host.page)
  const own = await ownHeaders(host.page)
  const post = (headers: Record<string, string>) =>
    ask(origin, { method: 'POST', path: '/api/call', headers, body: STATE })
  const without = (name: string) => Object.fromEntries(Object.entries(own).filter(([key]) => key !== name))

  expect((await post(own)).status).toBe(200)
  const { port } = new URL(origin)
  const refused: readonly (readonly [number, Record<string, string>])[] = [
    [403, { ...own, host: `localhost:${port}` }],
    [403, { ...own, host: `evil.example:${port}` }],
    [403, { ...own, host: '127.0.0.1' }],
    [403, { ...own, origin: 'https://evil.example' }],
    [403, { ...own, origin: `http://localhost:${port}` }],
    [403, { ...own, origin: 'null' }],
    [403, without('origin')],
    [415, { ...own, 'content-type': 'text/plain' }],
    [415, { ...own, 'content-type': 'application/x-www-form-urlencoded' }],
    [401, without(TOKEN_HEADER)],
    [401, { ...own, [TOKEN_HEADER]: '' }],
    [401, { ...own, [TOKEN_HEADER]: 'A'.repeat(43) }],
    [401, { ...own, [TOKEN_HEADER]: `${own[TOKEN_HEADER]}x` }]
  ]
  for (const [status, headers] of refused) {
    const answer = await post(headers)
    expect(answer.status, JSON.stringify(headers)).toBe(status)
    expect(answer.body).not.toContain('ready')
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  }
  const events = await ask(origin, { path: '/api/events', headers: without(TOKEN_HEADER) })
  expect(events.status).toBe(401)
  for (const method of ['OPTIONS', 'PUT', 'DELETE']) {
    expect((await ask(origin, { method, path: '/api/call', headers: own })).status).toBe(405)
  }
})

test('X5: too large a body is refused, and so is what is no JSON', async ({ host }) => {
  const headers = await ownHeaders(host.page)
  const post = (body: string) => ask(originOf(host.page), { method: 'POST', path: '/api/call', headers, body })
  expect((await post('{"id":')).status).toBe(400)
  const huge = { ...headers, 'content-length': String(5 * 1024 * 1024) }
  expect((await ask(originOf(host.page), { method: 'POST', path: '/api/call', headers: huge })).status).toBe(413)
  expect((await post(STATE)).status).toBe(200)
})

test('X5: nothing outside the page’s own folder is served', async ({ host }) => {
  const origin = originOf(host.page)
  const paths = [
    '/../package.json',
    '/assets/../../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/index.html/../../main/server.js',
    '/library.json'
  ]
  for (const path of paths) {
    const answer = await ask(origin, { path })
    expect(answer.body, path).not.toMatch(/"name"|root:|claimdesk\/library/)
    expect([400, 404], path).toContain(answer.status)
  }
  const page = await ask(origin, {})
  expect(page.status).toBe(200)
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers['cache-control']).toBe('no-store')
})

test('X5: the server listens on this machine only', async ({ host }) => {
  const { port } = new URL(originOf(host.page))
  const outer = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find((each) => !each.internal && each.family === 'IPv4')
  test.skip(outer === undefined, 'this machine has no network address but its own')
  const refused = await new Promise<boolean>((settle) => {
    const socket = connect({ host: outer?.address, port: Number(port) })
    socket.once('connect', () => settle(false))
    socket.once('error', () => settle(true))
  })
  expect(refused).toBe(true)
})

test('X5: an address works once; a reload keeps working; another window without the address does not', async ({
  host
}) => {
  const { page } = host
  expect(page.url()).not.toContain('token')
  const origin = originOf(page)
  const stale = await ask(origin, {
    method: 'POST',
    path: '/api/session',
    headers: { ...(await ownHeaders(page)), [TOKEN_HEADER]: 'B'.repeat(43) },
    body: '{}'
  })
  expect(stale.status).toBe(401)
  // A session's own token opens no further session.
  const replayed = await ask(origin, {
    method: 'POST',
    path: '/api/session',
    headers: await ownHeaders(page),
    body: '{}'
  })
  expect(replayed.status).toBe(401)

  await addArticle(page, 'Still here', 'A reload must not sign anybody out.')
  await page.reload()
  await expect(new DeskPage(page).articles).toHaveCount(1)
  expect(await page.evaluate(() => document.cookie)).toBe('')

  const stranger = await page.context().newPage()
  await stranger.goto(origin)
  await expect(stranger.getByText('This address lacks its key.')).toBeVisible()
})
