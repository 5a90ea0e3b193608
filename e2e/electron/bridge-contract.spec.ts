import type { Page } from '@playwright/test'
import type { AnyEvent } from '../../src/api/contract'
import { CONTRACT_CASES } from '../contract/contract-suite'
import { expect, test } from '../fixtures'
import { appClient, sendFrom } from '../pages/app-client'

declare global {
  interface Window {
    heardBySpec?: unknown[]
  }
}

interface BridgeMessage {
  readonly kind: string
  readonly event: AnyEvent
}

/** Collects what the bridge tells the page from now on. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: unknown[] = []
    window.heardBySpec = heard
    window.claimdesk?.subscribe((message) => heard.push(message))
  })
}

test('the contract holds over the bridge', async ({ electronHost, libraryDir }) => {
  const { page } = electronHost
  await expect(page.getByText('The library is empty')).toBeVisible()
  await listen(page)
  // One library for all cases, in their order, as over the other transports.
  for (const { name, run } of CONTRACT_CASES) {
    await test.step(name, async () => {
      await page.evaluate(() => window.heardBySpec?.splice(0))
      await run({
        client: appClient(page),
        libraryDir,
        send: (envelope) => sendFrom(page, envelope),
        events: async () => {
          const heard = (await page.evaluate(() => window.heardBySpec)) as BridgeMessage[]
          return heard.filter((message) => message.kind === 'event').map((message) => message.event)
        }
      })
    })
  }
})
