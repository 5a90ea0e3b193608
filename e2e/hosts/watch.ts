import type { BrowserContext, Page } from '@playwright/test'
import type { Sightings } from './host'

/**
 * Records what a context must not do. `isOwn` tells the app's own addresses from all others.
 *
 * `seen` grows while the context lives.
 * @returns a function that ends the watch: what a page says after its app was killed is no fault
 */
export function watchContext(context: BrowserContext, seen: Sightings, isOwn: (url: string) => boolean): () => void {
  let isWatching = true
  const check = (url: string) => {
    const isInternal = /^(data|blob|about|devtools):/.test(url)
    if (isWatching && !isInternal && !isOwn(url) && !seen.outsideRequests.includes(url)) seen.outsideRequests.push(url)
  }
  const complain = (text: string) => {
    if (isWatching) seen.consoleErrors.push(text)
  }
  const watchPage = (page: Page) => {
    page.on('websocket', (socket) => check(socket.url()))
    page.on('pageerror', (error) => complain(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') complain(message.text())
    })
  }
  context.on('request', (request) => check(request.url()))
  context.on('page', watchPage)
  context.pages().forEach(watchPage)
  return () => {
    isWatching = false
  }
}
