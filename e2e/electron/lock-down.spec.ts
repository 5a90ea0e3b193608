import { PAGE_HEADERS } from '../../src/api/page-files'
import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'

test.beforeEach(async ({ electronHost }) => {
  await expect(electronHost.page.getByText('The library is empty')).toBeVisible()
})

test('X2: the page has three functions and nothing of Node or Electron', async ({ electronHost }) => {
  const found = await electronHost.page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer']
    return {
      there: names.filter((name) => name in globalThis),
      bridge: Object.keys(window.claimdesk ?? {}).sort(),
      frozen: Object.isFrozen(window.claimdesk)
    }
  })
  expect(found).toEqual({ there: [], bridge: ['call', 'hostCall', 'subscribe'], frozen: true })
})

test('X2: the window is sandboxed and isolated, without Node and webview', async ({ electronHost }) => {
  const preferences: Record<string, unknown> = await electronHost.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // The stand-in keeps what the window was asked for; Electron says what it made of it.
    const contents = window?.webContents as unknown as { getLastWebPreferences?(): object } | undefined
    const asked = window as unknown as { _preferences?: object } | undefined
    return { ...(contents?.getLastWebPreferences?.() ?? asked?._preferences) }
  }, null)
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false
  })
  for (const name of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent']) {
    expect(preferences[name] ?? false, name).toBe(false)
  }
  expect(preferences['webSecurity'] ?? true).toBe(true)
})

test('X2: every permission is refused but writing to the clipboard', async ({ electronHost }) => {
  test.skip(electronHost.kind !== 'stand-in', 'the permission handlers can be asked through the stand-in only')
  const ask = (permission: string) =>
    electronHost.evaluate((electron, each) => electron.__standIn?.askPermission(each) ?? null, permission)
  for (const permission of ['geolocation', 'media', 'notifications', 'clipboard-read', 'openExternal', 'midi', 'hid']) {
    expect(await ask(permission), permission).toBe(false)
  }
  expect(await ask('clipboard-sanitized-write')).toBe(true)
})

test('X2: no window is opened, and none is handed to the system', async ({ electronHost }) => {
  const { page } = electronHost
  await page.evaluate(() => {
    window.open('https://example.org/')
    window.open('app://desk/')
    window.open('about:blank')
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.org/link'
    link.target = '_blank'
    document.body.append(link)
    link.click()
  })
  // Answering a call shows that main has dealt with what came before it.
  await expect(new DeskPage(page).articles).toHaveCount(0)
  await expect.poll(() => electronHost.windows().length).toBe(1)
  const opened = await electronHost.evaluate((electron) => electron.__standIn?.openedExternally ?? [], null)
  expect(opened).toEqual([])
})

test('X2: the window goes nowhere else', async ({ electronHost }) => {
  const { page } = electronHost
  const before = page.url()
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.org/away'
    link.textContent = 'away'
    document.body.append(link)
    link.click()
  })
  await page.evaluate(() => {
    window.location.href = 'https://example.org/script'
  })
  await expect(page.getByText('The library is empty')).toBeVisible()
  expect(page.url()).toBe(before)
})

test.describe('what the page may load', () => {
  test.use({
    expectedConsoleErrors: [/Content Security Policy|This document requires 'Trusted|Failed to load resource|404|ERR_/]
  })

  test('X2: app:// serves the page’s own folder and nothing beside it', async ({ electronHost }) => {
    const { page } = electronHost
    const paths = [
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/assets/..%5c..%5c..%5cpackage.json',
      '//etc/passwd',
      '/main/index.js'
    ]
    for (const path of paths) {
      const status = await page.evaluate(async (each) => {
        try {
          const response = await fetch(new URL(location.origin + each))
          return { status: response.status, body: await response.text() }
        } catch {
          return { status: 0, body: '' } // refused before it was sent
        }
      }, path)
      expect([0, 404], path).toContain(status.status)
      expect(status.body, path).not.toContain('"name"')
    }
    expect(await page.evaluate(async () => (await fetch('/')).status)).toBe(200)
  })

  test('X1: the page has every header, no script or style of its own inside, and makes none out of texts', async ({
    electronHost
  }) => {
    const { page } = electronHost
    const answer = await page.evaluate(async () => {
      const response = await fetch('/')
      return { headers: Object.fromEntries(response.headers), html: await response.text() }
    })
    for (const [name, value] of Object.entries(PAGE_HEADERS))
      expect(answer.headers[name.toLowerCase()], name).toBe(value)
    expect(answer.html).toMatch(/<script [^>]*src=/)
    expect(answer.html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:|http-equiv|<base/i)
    const sinks = await page.evaluate(() => {
      const refused = (act: () => unknown) => {
        try {
          act()
          return false
        } catch {
          return true
        }
      }
      return [
        refused(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        refused(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
        refused(() => (document.createElement('script').src = 'https://example.org/assets/x.js')),
        refused(() => new Worker('data:text/javascript,1')),
        refused(() => document.write('x'))
      ]
    })
    expect(sinks).toEqual([true, true, true, true, true])
    // The page's own workers begin: this one says so itself.
    const said = await page.evaluate(async () => {
      const entry = document.querySelector('script')?.src ?? ''
      const name = /scope-worker-[\w-]+\.js/.exec(await (await fetch(entry)).text())?.[0] ?? ''
      const worker = new Worker(new URL(name, entry), { type: 'module' })
      return new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(typeof data)
        worker.onerror = () => resolve('error')
      })
    })
    expect(said).toBe('string')
  })

  test('X1: the content security policy refuses foreign scripts, connections and pictures', async ({
    electronHost
  }) => {
    const { page } = electronHost
    const reached = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.append('document.title = "broken in"') // `textContent` would be refused as no trusted script already
      document.body.append(script)
      const picture = document.createElement('img')
      const shown = new Promise((settle) => {
        picture.onload = () => settle(true)
        picture.onerror = () => settle(false)
      })
      picture.src = 'https://example.org/pixel.png'
      document.body.append(picture)
      const fetched = await fetch('https://example.org/').then(
        () => true,
        () => false
      )
      return { title: document.title, fetched, shown: await shown }
    })
    expect(reached).toEqual({ title: 'Claimdesk', fetched: false, shown: false })
  })
})
