import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator } from '@playwright/test'
import type { ElectronHost } from '../hosts/electron-host'
import type { AppHost } from '../hosts/host'

export interface ExportRequest {
  /** First words of the format's name. */
  readonly format: string
  readonly notes?: boolean
  /** X7, for formats that a spreadsheet opens; on unless a spec switches it off. */
  readonly harmless?: boolean
}

/** Opens the export dialog, chooses, and waits for the report. */
export async function prepareExport(host: AppHost, request: ExportRequest): Promise<Locator> {
  const { page } = host
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export annotations' })
  await dialog.getByRole('radio', { name: new RegExp(`^${request.format}`) }).check()
  await dialog.getByRole('radio', { name: /^All articles/ }).check()
  if (request.notes) await dialog.getByRole('checkbox', { name: /^Include notes/ }).check()
  if (request.harmless === false) await dialog.getByRole('checkbox', { name: /^Make formulas harmless/ }).uncheck()
  await dialog.getByRole('button', { name: 'Prepare' }).click()
  await expect(dialog.getByRole('region', { name: 'What is lost' })).toBeVisible()
  return dialog
}

/** Saves what the dialog has prepared, closes it and gives the file's text. */
export async function saveExport(host: AppHost, dialog: Locator, folder: string): Promise<string> {
  const { page } = host
  const save = dialog.getByRole('button', { name: /^(Save|Download)/ })
  let saved: string
  if (host.kind === 'loopback') {
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
    saved = await download.path()
  } else {
    saved = join(folder, 'export-of-the-spec')
    const desktop = host as ElectronHost
    await desktop.evaluate(({ dialog: native }, filePath) => {
      native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, saved)
    await save.click()
  }
  await expect(dialog.getByText(/^(Saved|Downloaded) as/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  return readFile(saved, 'utf8')
}

/**
 * Exports everything in a format through the dialog and gives the saved file's text: saved through the system's
 * dialog on the desktop, downloaded in the browser host.
 */
export async function exportToFile(host: AppHost, format: string, folder: string): Promise<string> {
  return saveExport(host, await prepareExport(host, { format }), folder)
}
