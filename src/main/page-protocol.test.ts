import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PAGE_HEADERS } from '../api/page-files'
import { registerPageScheme, setupPageProtocol } from './page-protocol'

const electron = vi.hoisted(() => ({
  protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() }
}))
vi.mock('electron', () => electron)

let folder: string
let answer: (request: Request) => Promise<Response>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimdesk-page-'))
  await mkdir(join(folder, 'page', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html>page')
  await writeFile(join(folder, 'page', 'assets', 'app.js'), 'export {}')
  await symlink(join(folder, 'secret.txt'), join(folder, 'page', 'link.txt'))
  setupPageProtocol(join(folder, 'page'))
  answer = electron.protocol.handle.mock.calls[0]?.[1] as typeof answer
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('X2: the scheme has exactly these privileges', () => {
  registerPageScheme()
  expect(electron.protocol.registerSchemesAsPrivileged.mock.calls).toEqual([
    [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]]
  ])
})

test.each(['app://desk/', 'app://desk/index.html', 'app://desk/assets/app.js', 'app://desk/?q#x'])(
  'X2: %s is served with every header',
  async (url) => {
    const response = await answer(new Request(url))
    expect(response.status).toBe(200)
    for (const [name, value] of Object.entries(PAGE_HEADERS)) expect(response.headers.get(name), name).toBe(value)
  }
)

test.each([
  'app://desk/../secret.txt',
  'app://desk/..%2fsecret.txt',
  'app://desk/%2e%2e/secret.txt',
  'app://desk/%2e%2e%2fsecret.txt',
  'app://desk/..%5csecret.txt',
  'app://desk/assets/..\\..\\..\\secret.txt',
  'app://desk/assets/%252e%252e/%252e%252e/secret.txt',
  'app://desk/assets/../../secret.txt',
  'app://desk//secret.txt',
  'app://desk/index.html%00.js',
  'app://desk/index.html%00',
  'app://desk/INDEX.HTML',
  'app://desk/index.html/',
  'app://desk/assets',
  'app://desk/assets/',
  'app://desk/link.txt',
  'app://desk/etc/passwd',
  'app://desk/C:/secret.txt',
  'app://desk/__proto__',
  'app://desk/constructor',
  'app://evil/index.html',
  'app://desk.evil/index.html',
  'app://desk:80/index.html'
])('X2: %s is not there', async (url) => {
  const response = await answer(new Request(url))
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('secret')
  expect(response.headers.get('Content-Security-Policy')).toBe(PAGE_HEADERS['Content-Security-Policy'])
})

test('X2: an address with a user name is not ours, and nothing but GET is answered', async () => {
  expect((await answer({ url: 'app://a:b@desk/index.html', method: 'GET' } as Request)).status).toBe(404)
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS']) {
    expect((await answer(new Request('app://desk/index.html', { method }))).status, method).toBe(404)
  }
})
