'use strict'
// The one Chromium behind all windows: launch, and who answers which request.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { chromium } = require('playwright-core')
const { handlers, fromHttp, noteOutside, preventable, profile, windows } = require('./state.cjs')

let starting

/** The browser context, launched on first use. It is the persistent one: a second CDP client sees no other. */
function browserContext() {
  starting ??= launch()
  return starting
}

async function launch() {
  const { findBrowser, needsNoSandbox } = await import('../../scripts/lib/find-browser.mjs')
  const installed = findBrowser()
  const context = await chromium.launchPersistentContext(profile, {
    ...(installed ? { executablePath: installed } : {}),
    headless: process.env.STANDIN_HEADED !== '1',
    chromiumSandbox: !needsNoSandbox(),
    viewport: null,
    args: ['--remote-debugging-port=0', '--disable-background-networking']
  })
  await context.route(/.*/, answer)
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  process.send?.({ type: 'cdp', endpoint: `http://127.0.0.1:${port}` })
  return context
}

/** Custom schemes are answered by the handler that main registered; everything else is recorded and refused. */
async function answer(route) {
  const request = route.request()
  const url = fromHttp(request.url())
  const scheme = url.split(':')[0]
  if (isRefusedNavigation(request, url)) return route.abort('aborted')
  if (await isCancelled(request, url)) {
    noteOutside(url) // it went nowhere, but it should not have been asked for
    return route.abort('blockedbyclient')
  }
  if (handlers.has(scheme)) return serve(route, url, handlers.get(scheme))
  if (scheme === 'data' || scheme === 'blob') return route.continue()
  const devServer = process.env.ELECTRON_RENDERER_URL
  if (devServer && url.startsWith(devServer)) return route.continue()
  noteOutside(url)
  return route.abort('internetdisconnected')
}

async function serve(route, url, handler) {
  const request = route.request()
  try {
    const body = request.postDataBuffer() ?? undefined
    const response = await handler(new Request(url, { method: request.method(), headers: request.headers(), body }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer())
    })
  } catch (error) {
    console.error(`stand-in: the handler failed for ${url}:`, error)
    await route.abort('failed')
  }
}

/** Emits will-navigate for a navigation that the page began itself. */
function isRefusedNavigation(request, url) {
  let frame
  try {
    frame = request.frame()
  } catch {
    return true // the first request of a popup has no frame yet; popups are closed anyway
  }
  const window = windows.find((each) => each._page === frame.page())
  if (!window || window._loading || !request.isNavigationRequest() || frame !== window._page.mainFrame()) return false
  if (url === window.webContents.getURL()) return false
  const event = preventable({ url, isMainFrame: true, isSameDocument: false, frame: window.webContents.mainFrame })
  window.webContents.emit('will-navigate', event, url)
  return event.defaultPrevented
}

/** Asks the `webRequest.onBeforeRequest` of the window's session. */
function isCancelled(request, url) {
  const window = windows.find((each) => each._page === request.frame().page())
  const handler = window?.webContents.session._beforeRequest
  if (!handler) return false
  return new Promise((resolve) => handler({ url }, ({ cancel = false }) => resolve(cancel)))
}

/** Closes the browser if it was ever started. */
async function closeBrowser() {
  if (!starting) return
  const context = await starting
  await context.close().catch((error) => console.error('stand-in: the browser did not close:', error.message))
}

module.exports = { browserContext, closeBrowser }
