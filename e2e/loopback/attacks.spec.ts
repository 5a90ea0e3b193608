import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'

// What a page elsewhere brings about, the browser says on that page's console, not on ours.
test('X5: a page elsewhere can neither read, call, frame nor reach into the workbench', async ({ host, browser }) => {
  await expect(host.page.getByText('The library is empty')).toBeVisible()
  const { origin } = new URL(host.page.url())
  const key = await host.page.evaluate(() => sessionStorage.getItem('claimdesk.session') ?? '')

  // The same machine on another port: the nearest that a page can come. It even has the key.
  const elsewhere = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end('<!doctype html><title>elsewhere</title><body>elsewhere</body>')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`)
    const results = await page.evaluate(
      async ({ origin, key }) => {
        const body = JSON.stringify({ id: '1', name: 'window.remember', params: { changes: { 'claimdesk.x': 'y' } } })
        const ask = async (path: string, init: RequestInit) => {
          try {
            const response = await fetch(`${origin}${path}`, init)
            return `${response.type} ${response.status} ${await response.text()}`
          } catch {
            return 'refused'
          }
        }
        const load = (element: HTMLImageElement | HTMLScriptElement | HTMLLinkElement) =>
          new Promise<string>((resolve) => {
            element.onload = () => resolve('loaded')
            element.onerror = () => resolve('refused')
            document.body.append(element)
          })
        const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, set: object) =>
          Object.assign(document.createElement(tag), set)
        const frame = make('iframe', { src: `${origin}/` })
        const framed = new Promise((resolve) => (frame.onload = resolve))
        document.body.append(frame)
        await framed
        const insideOf = (get: () => unknown) => {
          try {
            return String(get())
          } catch {
            return 'refused'
          }
        }
        const stream = new EventSource(`${origin}/api/events`)
        const heard = new Promise<string>((resolve) => {
          stream.onopen = () => resolve('open')
          stream.onerror = () => resolve('refused')
        })
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/events`)
        const met = new Promise<string>((resolve) => {
          socket.onopen = () => resolve('open')
          socket.onerror = () => resolve('refused')
        })
        const opened = window.open(`${origin}/`)
        return {
          call: await ask('/api/call', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-claimdesk-token': key },
            body
          }),
          blind: await ask('/api/call', { method: 'POST', mode: 'no-cors', body }),
          beacon: navigator.sendBeacon(`${origin}/api/call`, new Blob([body], { type: 'text/plain' })),
          read: await ask('/', {}),
          events: await ask('/api/events', { headers: { 'x-claimdesk-token': key } }),
          picture: await load(make('img', { src: `${origin}/api/events` })),
          script: await load(make('script', { src: `${origin}/assets/index.js` })),
          style: await load(make('link', { rel: 'stylesheet', href: `${origin}/` })),
          frame: insideOf(() => frame.contentWindow?.document.title),
          stream: await heard,
          socket: await met,
          opened: insideOf(() => opened?.document.title),
          worker: await navigator.serviceWorker.register(`${origin}/assets/index.js`).then(
            () => 'registered',
            () => 'refused'
          )
        }
      },
      { origin, key }
    )
    expect(results).toMatchObject({
      call: 'refused',
      read: 'refused',
      events: 'refused',
      picture: 'refused',
      script: 'refused',
      style: 'refused',
      frame: 'refused',
      stream: 'refused',
      socket: 'refused',
      opened: 'refused',
      worker: 'refused'
    })
    // Sent blindly: the browser says nothing of the answer, and the cross-origin policy keeps it from the page.
    expect(['refused', 'opaque 0 ']).toContain(results.blind)

    // A form, posted into the window: what the server says to it is all there is to see.
    await page.setContent(
      `<form method="post" enctype="text/plain" action="${origin}/api/call"><input name='{"id":"1","name":"app.state","params":{},"x":"' value='"}'><button>Go</button></form>`
    )
    await page.getByRole('button', { name: 'Go' }).click()
    await expect(page.getByText('Only a page of Claimdesk may ask.')).toBeVisible()

    // The window of the person: nothing has changed, and it goes on.
    await expect(host.page.getByText('The library is empty')).toBeVisible()
    const memory = await host.page.evaluate(async (key) => {
      const call = { id: '1', name: 'window.memory', params: {} }
      const headers = { 'content-type': 'application/json', 'x-claimdesk-token': key }
      return (await fetch('/api/call', { method: 'POST', headers, body: JSON.stringify(call) })).text()
    }, key)
    expect(memory).not.toContain('claimdesk.x')
    await expect(new DeskPage(host.page).articles).toHaveCount(0)
  } finally {
    await context.close()
    elsewhere.close()
  }
})
