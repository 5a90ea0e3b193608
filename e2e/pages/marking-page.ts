import { expect, type Locator, type Page } from '@playwright/test'
import { appClient } from './app-client'

/** Marking in the text of a session, as a person at the keyboard sees it. */
export class MarkingPage {
  constructor(readonly page: Page) {}

  /** The strip below the text: how many suggestions there are, or why the one at hand is suggested. */
  get bar(): Locator {
    return this.page.getByRole('region', { name: 'Suggestions' })
  }
  get reasons(): Locator {
    return this.bar.getByRole('list', { name: 'Why it is suggested' }).getByRole('listitem')
  }
  get coverage(): Locator {
    return this.page.getByRole('button', { name: /^Coverage/ })
  }
  get warnings(): Locator {
    return this.page.getByRole('region', { name: 'Warnings', exact: true }).first()
  }

  /** Puts a session over articles into the library, as if by another window, and opens it from the list. */
  async openSession(name: string, articles: readonly string[]): Promise<void> {
    const id = crypto.randomUUID()
    const rest = { scale: null, policy: [], asOf: null, checker: '', timed: false, method: '', filters: [] }
    const record = { id, name, preset: 'line-check' as const, articles: [...articles], ...rest }
    await appClient(this.page).call('command.run', {
      command: {
        type: 'desk.put',
        records: [{ table: 'session', record: { ...record, state: 'open', finishedAt: null } }]
      }
    })
    const rail = this.page.getByRole('navigation', { name: 'Pages' })
    await rail.getByRole('button', { name: 'Fact-check' }).press('Enter')
    await this.page.getByRole('list', { name: 'Sessions' }).getByRole('button', { name }).first().press('Enter')
    await expect(this.page.getByRole('document', { name: 'Article text' })).toBeVisible()
    // The rules have read the text, and the words are counted.
    await expect(this.bar).toContainText(/suggestions? (is|are) open/)
    await expect(this.coverage).toBeVisible()
  }

  /** Puts the focus into the text by F6. */
  async enterText(): Promise<void> {
    await expect
      .poll(async () => {
        if (await this.isInText()) return true
        await this.page.keyboard.press('F6')
        return this.isInText()
      })
      .toBe(true)
  }

  isInText(): Promise<boolean> {
    return this.page.evaluate(() => document.activeElement?.closest('[role="document"]') !== null)
  }

  /** What is painted as a suggestion, a warning, or as passages with nothing to check. */
  painted(look: 'suggestion' | 'current-suggestion' | 'warning' | 'cleared'): Promise<string[]> {
    return this.page.evaluate((wanted) => {
      const texts: string[] = []
      for (const [name, highlight] of CSS.highlights) {
        if (!name.endsWith(`::${wanted}`)) continue
        for (const range of highlight) {
          const live = document.createRange()
          live.setStart(range.startContainer, range.startOffset)
          live.setEnd(range.endContainer, range.endOffset)
          texts.push(live.toString())
        }
      }
      return texts
    }, look)
  }
}
