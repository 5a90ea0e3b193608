import type { Page } from '@playwright/test'
import { createClient, type Client } from '../../src/api/client'
import type { CallEnvelope, ReplyEnvelope } from '../../src/api/envelope'
import { TOKEN_HEADER, type Bridge } from '../../src/api/host-contract'

declare global {
  interface Window {
    readonly claimdesk?: Bridge
  }
}

/** Sends an envelope by the way the window itself uses: the bridge, or HTTP with the session of the page. */
export async function sendFrom(page: Page, envelope: CallEnvelope): Promise<ReplyEnvelope> {
  const reply = await page.evaluate(
    async ({ sent, header }) => {
      if (window.claimdesk) return window.claimdesk.call(sent)
      const headers = {
        'content-type': 'application/json',
        [header]: sessionStorage.getItem('claimdesk.session') ?? ''
      }
      const response = await fetch('/api/call', { method: 'POST', headers, body: JSON.stringify(sent) })
      return response.json()
    },
    { sent: envelope, header: TOKEN_HEADER }
  )
  return reply as ReplyEnvelope
}

/** A second client of the same backend: what it changes the window hears of, what it reads is what is stored. */
export function appClient(page: Page): Client {
  return createClient({ send: (envelope) => sendFrom(page, envelope), subscribe: () => () => undefined })
}

/** Puts an article into the library as if by another window, once the window shows a library; its id. */
export async function addArticle(page: Page, title: string, text: string): Promise<string> {
  await page.getByRole('region', { name: 'Articles' }).waitFor()
  const client = appClient(page)
  const { batch } = await client.call('import.begin', {})
  await client.call('import.paste', { batch, item: 'one', title, text, html: null })
  const { added } = await client.call('import.commit', { batch, items: [{ item: 'one', title }] })
  const [article] = added
  if (article === undefined) throw new Error(`“${title}” was not added`)
  return article
}

/** A stored highlight in a few words: `claim “the words”`; line ends are left out, as the reader's text nodes do. */
export async function storedHighlights(page: Page, article: string): Promise<string[]> {
  const { spans, text } = await appClient(page).call('article.open', { article })
  return spans
    .map((span) => {
      const words = span.ranges.map((range) => text.slice(range.start, range.end)).join('')
      return `${span.label} “${words.replaceAll('\n', '')}”`
    })
    .sort()
}
