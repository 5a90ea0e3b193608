import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator } from '@playwright/test'
import type { ElectronHost } from '../hosts/electron-host'
import type { AppHost } from '../hosts/host'
import { zipTexts } from './zip-texts'

/** The export dialog as a person sees it. */
export class ExportPage {
  readonly host: AppHost
  readonly dialog: Locator
  constructor(host: AppHost) {
    this.host = host
    this.dialog = host.page.getByRole('dialog', { name: 'Export annotations' })
  }

  get formats(): Locator {
    return this.dialog.getByRole('listbox', { name: 'Formats' })
  }
  get prepareButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Prepare' })
  }
  get saveButton(): Locator {
    return this.dialog.getByRole('button', { name: /^(Save|Download)/ })
  }
  get losses(): Locator {
    return this.dialog.getByRole('region', { name: 'What is lost' })
  }
  get files(): Locator {
    return this.dialog.getByRole('list', { name: 'Files', exact: true }).getByRole('listitem')
  }
  get packed(): Locator {
    return this.dialog.getByRole('list', { name: 'Files inside' }).getByRole('listitem')
  }

  /** Opens the dialog by its key; resolves when formats can be chosen. */
  async open(): Promise<void> {
    await this.host.page.keyboard.press('Control+e')
    await expect(this.formats).toBeFocused()
  }

  /** Chooses a format by the first words of its name. */
  async chooseFormat(name: string): Promise<void> {
    const format = this.formats.getByRole('option', { name: new RegExp(`^${name}`) })
    await format.first().click()
    await expect(format.first()).toHaveAttribute('aria-selected', 'true')
  }

  async chooseAllArticles(): Promise<void> {
    await this.dialog.getByRole('radio', { name: /^All articles/ }).check()
  }

  /** Prepares what is chosen; resolves when the report is there. */
  async prepare(): Promise<void> {
    await this.prepareButton.click()
    await expect(this.losses).toBeVisible()
  }

  /** A line of the loss report, by what cannot be carried. */
  loss(feature: string): Locator {
    return this.losses.getByRole('listitem', { name: feature, exact: true })
  }

  /** Chooses what is done about something. */
  async choosePolicy(feature: string, policy: string): Promise<void> {
    await this.dialog.getByLabel(`What to do about: ${feature}`).first().selectOption({ label: policy })
  }

  /** Saves what is prepared and gives the path of the first file. */
  async save(folder: string): Promise<string> {
    const { host, saveButton } = this
    await expect(saveButton).toBeEnabled()
    let saved: string
    if (host.kind === 'loopback') {
      const [download] = await Promise.all([host.page.waitForEvent('download'), saveButton.click()])
      saved = await download.path()
    } else {
      saved = join(folder, 'export-of-the-spec')
      const desktop = host as ElectronHost
      await desktop.evaluate(({ dialog: native }, filePath) => {
        native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      }, saved)
      await saveButton.click()
    }
    await expect(this.dialog.getByText(/^(Saved|Downloaded) as/)).toBeVisible()
    return saved
  }

  async done(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Done' }).click()
    await expect(this.dialog).toBeHidden()
  }

  /** Saves what is prepared and gives its text; of an archive, the texts of all its files by name. */
  async saveTexts(folder: string): Promise<ReadonlyMap<string, string>> {
    const bytes = await readFile(await this.save(folder))
    await this.done()
    return (await zipTexts(bytes)) ?? new Map([['', bytes.toString('utf8')]])
  }

  /** Saves what is prepared and gives the text of its main file. */
  async saveText(folder: string): Promise<string> {
    const texts = await this.saveTexts(folder)
    return texts.get('annotations.csv') ?? [...texts.values()][0] ?? ''
  }
}
