import { expect, type Locator, type Page } from '@playwright/test'
import { DeskPage } from './desk-page'

/** A fact-check as a person sees it: found by roles and names, never by classes. */
export class SessionPage {
  readonly page: Page
  readonly desk: DeskPage
  constructor(page: Page) {
    this.page = page
    this.desk = new DeskPage(page)
  }

  get header(): Locator {
    return this.page.getByRole('region', { name: 'Session', exact: true })
  }
  get sessions(): Locator {
    return this.page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  }
  get claims(): Locator {
    return this.page.getByRole('listbox', { name: 'Claims' })
  }
  get filter(): Locator {
    return this.page.getByRole('searchbox', { name: 'Filter the claims' })
  }
  get sheet(): Locator {
    return this.page.getByRole('region', { name: 'Claim sheet' })
  }
  get newDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'New session' })
  }

  /** Opens the page of fact-checks. */
  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Fact-check' }).click()
    await expect(this.page.getByRole('heading', { name: 'Fact-check' })).toBeVisible()
  }

  /** Begins a session on the articles that are ticked already, by keyboard. */
  async begin(preset: string, name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New session' }).press('Enter')
    await expect(this.newDialog).toBeVisible()
    await this.newDialog.getByRole('radio', { name: preset }).check()
    await this.newDialog.getByLabel('Name', { exact: true }).fill(name)
    await this.newDialog.getByRole('button', { name: 'Begin' }).press('Enter')
    await expect(this.newDialog).toBeHidden()
    await expect(this.header.getByRole('heading', { name, exact: true })).toBeVisible()
    await expect(this.desk.reader).toBeVisible()
  }

  /** The claim one is at, by its code. */
  claim(code: string): Locator {
    return this.page.getByRole('region', { name: 'Claim', exact: true }).getByRole('heading', { name: code })
  }
}
