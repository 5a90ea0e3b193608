import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { launchStandIn } from '../hosts/stand-in'

// The stand-in is itself tested, with a small main process of its own: what it promises must hold, or the specs that
// run on it prove nothing.
const main = resolve(import.meta.dirname, '../stand-in/probe/main.mjs')

interface Probe {
  call(name: string, value?: unknown): Promise<unknown>
  onClick(listener: (date: string) => void): void
  pathOf(file: File): string
  roundTrip(): Promise<boolean[]>
  hasNode(): boolean
}
declare global {
  interface Window {
    probe: Probe
    clicks: string[]
  }
}

const it = test.extend<{ probe: Awaited<ReturnType<typeof launchStandIn>>; page: Page }>({
  probe: async ({ tempDir, browser }, use) => {
    const probe = await launchStandIn({ configDir: tempDir, scratchDir: tempDir, browser, main })
    await use(probe)
    await probe.close()
  },
  page: async ({ probe }, use) => use(probe.page)
})

it('values keep their types across IPC', async ({ page }) => {
  expect(await page.evaluate(() => window.probe.roundTrip())).toEqual(Array(7).fill(true))
})

it('errors of handlers and missing handlers are worded as by Electron', async ({ page }) => {
  const failure = (name: string) =>
    page.evaluate((each) => window.probe.call(each).catch((e: Error) => e.message), name)
  expect(await failure('fail')).toBe("Error invoking remote method 'fail': TypeError: no such article")
  expect(await failure('none')).toBe("Error invoking remote method 'none': Error: No handler registered for 'none'")
})

it('the page has no Node, the preload only what a sandboxed one has, and the exposed object is frozen', async ({
  page
}) => {
  expect(await page.evaluate(() => window.probe.hasNode())).toBe(false)
  expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined')
  expect(await page.evaluate(() => Object.isFrozen(window.probe))).toBe(true)
})

it('the sender of a call can be checked', async ({ page }) => {
  const sender = await page.evaluate(() => window.probe.call('sender'))
  expect(sender).toEqual({ url: 'app://desk/index.html', isMainFrame: true, isKnown: true })
})

it('a menu item sends an event to the page', async ({ probe, page }) => {
  await page.evaluate(() => {
    window.clicks = []
    window.probe.onClick((date) => window.clicks.push(date))
  })
  await probe.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('probe')?.click(), null)
  await expect.poll(() => page.evaluate(() => window.clicks)).toEqual(['1970-01-01T00:00:00.000Z'])
})

it('dialogs are recorded, and a spec can answer them', async ({ probe, page }) => {
  expect(await page.evaluate(() => window.probe.call('pick'))).toEqual({ canceled: true, filePaths: [] })
  const dialogs = await probe.evaluate((electron) => electron.__standIn?.dialogs, null)
  expect(dialogs).toEqual([{ kind: 'open', options: { properties: ['openFile'] } }])
  await probe.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, '/a/b.txt')
  expect(await page.evaluate(() => window.probe.call('pick'))).toEqual({ canceled: false, filePaths: ['/a/b.txt'] })
})

it('popups are refused and handed to the system, navigation away is refused', async ({ probe, page }) => {
  await page.evaluate(() => void window.open('https://example.org/popup'))
  const opened = () => probe.evaluate((electron) => electron.__standIn?.openedExternally, null)
  await expect.poll(opened).toEqual(['https://example.org/popup'])
  const refused = page.waitForEvent('requestfailed')
  await page.click('#away', { noWaitAfter: true })
  expect((await refused).url()).toBe('https://example.org/')
  expect(await page.title()).toBe('probe')
  expect(probe.windows()).toHaveLength(1)
  expect(probe.seen.outsideRequests).toEqual([]) // refused by the app itself, before it became a request
})

it('the content security policy of the handler is enforced', async ({ probe, page }) => {
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "broken in"'
    document.body.append(script)
  })
  expect(await page.title()).toBe('probe')
  await expect.poll(() => probe.seen.consoleErrors.join()).toMatch(/content security policy/i)
})

it('a request to the outside is seen', async ({ probe, page }) => {
  await page.evaluate(() => {
    const image = document.createElement('img')
    image.src = 'https://example.org/pixel.png'
    document.body.append(image)
  })
  await expect.poll(() => probe.seen.consoleErrors.length).toBeGreaterThan(0) // the policy has refused it
  await probe.evaluate(({ net }) => net.fetch('https://example.org/main').catch(() => null), null)
  await expect.poll(() => probe.seen.outsideRequests).toEqual(['https://example.org/main'])
})

it('permission requests are answered by the registered handler', async ({ probe }) => {
  const ask = (permission: string) =>
    probe.evaluate((electron, each) => electron.__standIn?.askPermission(each), permission)
  expect(await ask('clipboard-sanitized-write')).toBe(true)
  expect(await ask('geolocation')).toBe(false)
})

it('a file has the path that the spec gave it', async ({ probe, page }) => {
  const pathOf = () => page.evaluate(() => window.probe.pathOf(new File(['x'], 'a.txt')))
  expect(await pathOf()).toBe('')
  await probe.evaluate((electron) => electron.__standIn?.setFilePath('a.txt', '/home/a.txt'), null)
  expect(await pathOf()).toBe('/home/a.txt')
})

it('it survives being killed and starts again', async ({ probe }) => {
  await probe.kill()
  await probe.restart()
  expect(await probe.page.title()).toBe('probe')
})
