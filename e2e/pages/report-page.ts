import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { ElectronHost } from '../hosts/electron-host'
import type { AppHost } from '../hosts/host'

/**
 * Takes the running session out from the keyboard and gives the bytes that were saved: through the system's dialog on
 * the desktop, downloaded in the browser host.
 *
 * @param what first words of what is made: `Report, HTML`, `Bundle`
 * @param onOpen called while the dialog shows what is chosen
 */
export async function saveFromReport(
  host: AppHost,
  what: string,
  folder: string,
  onOpen: () => Promise<void> = () => Promise.resolve()
): Promise<Buffer> {
  const { page } = host
  await page.getByRole('button', { name: /^Report/ }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: what, exact: true })).toBeEnabled()
  await dialog.getByRole('radio', { name: what, exact: true }).press('Space')
  await onOpen()
  const make = dialog.getByRole('button', { name: /^(Save…|Download)$/ })
  let saved: string
  if (host.kind === 'loopback') {
    const [download] = await Promise.all([page.waitForEvent('download'), make.press('Enter')])
    saved = await download.path()
  } else {
    saved = join(folder, `saved-${what.replaceAll(/\W/g, '')}`)
    await (host as ElectronHost).evaluate(({ dialog: native }, filePath) => {
      native.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, saved)
    await make.press('Enter')
  }
  await expect(dialog.getByText(/: (saved|downloaded) as /)).toBeVisible()
  const bytes = await readFile(saved)
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(dialog).toBeHidden()
  return bytes
}
