import { expect, type Locator, type Page } from '@playwright/test'

/** A file is sent, read and stored by two processes: on a loaded machine that takes its time, in milliseconds. */
const PATIENCE = 30_000

export interface WrittenFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** The dialog for importing annotations as a person sees it. */
export class AnnotationImportPage {
  readonly page: Page
  readonly dialog: Locator
  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Import annotations' })
  }

  get review(): Locator {
    return this.dialog.getByRole('region', { name: 'What would be imported' })
  }
  /** What would be added, in a sentence. */
  get summary(): Locator {
    return this.review.getByRole('status')
  }
  get reading(): Locator {
    return this.dialog.getByRole('region', { name: 'How the files are read' })
  }
  get names(): Locator {
    return this.dialog.getByRole('list', { name: 'Where labels and relation types go' })
  }
  get documents(): Locator {
    return this.dialog.getByRole('listbox', { name: 'Documents of the files' }).getByRole('option')
  }
  get problems(): Locator {
    return this.dialog.getByRole('region', { name: 'Problems' }).getByRole('listitem')
  }
  get store(): Locator {
    return this.dialog.getByRole('button', { name: /^Import/ })
  }
  get report(): Locator {
    return this.dialog.getByRole('region', { name: 'Report of the import' })
  }

  /** A choice of how the files are read. */
  setting(name: string | RegExp): Locator {
    return this.reading.getByRole('combobox', { name })
  }

  /** Opens the dialog by its key. */
  async open(): Promise<void> {
    await this.page.getByRole('region', { name: 'Articles' }).getByRole('button', { name: 'Import' }).waitFor()
    await this.page.keyboard.press('Control+Alt+a')
    await expect(this.dialog).toBeVisible()
  }

  /** Chooses files; resolves when they have been read. */
  async choose(files: readonly WrittenFile[]): Promise<void> {
    await this.dialog.getByLabel('Files to import').setInputFiles([...files])
    await this.settled()
  }

  /** Waits until the preview is that of everything that was chosen. */
  async settled(): Promise<void> {
    await expect(this.review).toHaveAttribute('aria-busy', 'false', { timeout: PATIENCE })
  }

  /** Imports what was looked over; resolves when the report is there. */
  async finish(): Promise<void> {
    await this.store.click()
    await expect(this.report).toBeVisible({ timeout: PATIENCE })
  }

  async show(tab: 'Labels' | 'Documents' | 'Problems'): Promise<void> {
    await this.dialog.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    await expect(this.dialog.getByRole('tab', { name: new RegExp(`^${tab}`) })).toHaveAttribute('aria-selected', 'true')
  }

  /** The button that says where a name goes. */
  target(name: string): Locator {
    return this.names.getByRole('button', { name: new RegExp(`^“${name}”: `) })
  }

  /** Sends a name elsewhere from the keyboard: opens its list, types a part of where it goes, takes the first. */
  async send(name: string, words: string): Promise<void> {
    await this.target(name).focus()
    await this.page.keyboard.press('Enter')
    const popup = this.page.getByRole('dialog', { name: `Where “${name}” goes` })
    const field = popup.getByRole('combobox')
    await expect(field).toBeFocused()
    await field.fill(words)
    await expect(popup.getByRole('option').first()).toContainText(words)
    await this.page.keyboard.press('Enter')
    await expect(field).toBeHidden()
    await this.settled()
  }
}
