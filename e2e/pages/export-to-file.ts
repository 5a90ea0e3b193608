import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ElectronHost } from '../hosts/electron-host'
import type { AppHost } from '../hosts/host'

/**
 * Exports everything in a format through the dialog and gives the saved file's text: saved through the system's
 * dialog on the desktop, downloaded in the browser host.
 */
export async function exportToFile(host: AppHost, format: string, folder: string): Promise<string> {
  const { page } = host
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export annotations' })
  await dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check()
  await dialog.getByRole('radio', { name: /^All articles/ }).check()
  await dialog.getByRole('button', { name: 'Prepare' }).click()
  const save = dialog.getByRole('button', { name: /^Save/ })
  let saved: string
  if (host.kind === 'loopback') {
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
    saved = await download.path()
  } else {
    saved = join(folder, `export-${format.replace(/\W/g, '')}`)
    const desktop = host as ElectronHost
    await desktop.evaluate(({ dialog: native }, filePath) => {
      native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, saved)
    await save.click()
  }
  await expect(dialog.getByText(/^Saved as/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  return readFile(saved, 'utf8')
}
