import { expect, type Locator, type Page } from '@playwright/test'

type GivenFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** The import dialog as a person sees it. */
export class ImportPage {
  readonly page: Page
  readonly dialog: Locator
  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Import articles' })
  }

  /** What the import would do, in a sentence. */
  get summary(): Locator {
    return this.dialog.getByRole('region', { name: 'Files of this import' }).getByRole('status').first()
  }
  get list(): Locator {
    return this.dialog.getByRole('listbox', { name: 'Articles of this import' })
  }
  get rows(): Locator {
    return this.list.getByRole('option')
  }
  /** One document in full: beside the list, or alone. */
  get detail(): Locator {
    return this.dialog.getByRole('region', { name: 'Article in detail' })
  }
  get text(): Locator {
    return this.dialog.getByRole('group', { name: 'Text', exact: true })
  }
  get store(): Locator {
    return this.dialog.getByRole('button', { name: /^Import \d/ })
  }
  get report(): Locator {
    return this.dialog.getByRole('region', { name: 'Report of the import' })
  }
  get tails(): Locator {
    return this.dialog.getByRole('region', { name: 'Suspected tails' })
  }

  /** Opens the dialog by its key. */
  async open(): Promise<void> {
    await this.page.getByRole('region', { name: 'Articles' }).getByRole('button', { name: 'Import' }).waitFor()
    await this.page.keyboard.press('Control+i')
    await expect(this.dialog).toBeVisible()
  }

  /** Chooses files; resolves when all of them have been read. */
  async choose(files: readonly GivenFile[]): Promise<void> {
    await this.dialog.getByLabel('Files to import').setInputFiles(files as string[])
    await expect(this.summary).toBeVisible()
  }

  /** Chooses a folder; resolves when everything in it has been read. */
  async chooseFolder(folder: string): Promise<void> {
    await this.dialog.getByLabel('Folder to import').setInputFiles(folder)
    await expect(this.summary).toBeVisible()
  }

  row(words: string | RegExp): Locator {
    return this.rows.filter({ hasText: words })
  }

  /** Shows a document in full, by its file. */
  async show(file: string): Promise<void> {
    await this.row(file).click()
    await expect(this.detail.getByText(file, { exact: false }).first()).toBeVisible()
  }

  /** Finds a document by the first letters of its title or file. */
  async find(letters: string): Promise<void> {
    await this.list.focus()
    await this.page.keyboard.type(letters)
    const active = this.list.getByRole('option', { selected: true })
    await expect(active).toContainText(new RegExp(letters, 'i'))
  }

  filter(name: RegExp): Locator {
    return this.dialog.getByRole('radio', { name })
  }

  /** How a file with several documents is read. */
  mapping(name: string): Locator {
    return this.dialog.getByRole('region', { name: `How ${name} is read` })
  }
}
