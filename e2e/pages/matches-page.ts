import type { Locator, Page } from '@playwright/test'

/** The dialog that highlights all matches. */
export class MatchesPage {
  readonly dialog: Locator
  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Highlight all matches' })
  }

  get words(): Locator {
    return this.dialog.getByRole('textbox', { name: 'What to look for' })
  }
  get list(): Locator {
    return this.dialog.getByRole('tree', { name: 'Matches' })
  }
  /** `3 of 4 ticked in 2 articles` */
  get status(): Locator {
    return this.dialog.getByRole('status').filter({ hasText: 'ticked' })
  }
  /** The line that the list points at. */
  get active(): Locator {
    return this.dialog.locator('[role="treeitem"]:is([id])').and(this.dialog.locator('[class*="active"]'))
  }
}
