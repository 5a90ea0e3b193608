import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

test('D11: settings and unsaved edits are there again at another address, after a crash', async ({
  launch,
  libraryDir,
  tempDir
}) => {
  const first = await launch({ libraryDir })
  const { page } = first
  const address = new URL(page.url()).origin
  await addArticle(page, 'The well ran dry', 'The well ran dry\nForty families had no water.')
  await new DeskPage(page).openArticle('The well ran dry')
  await page.getByRole('button', { name: 'How the text looks' }).click()
  await page.getByRole('group', { name: 'Theme' }).getByText('Dark').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('group', { name: 'Theme' })).toBeHidden()
  await page.keyboard.press('Control+Shift+e')
  await page.getByLabel('Name', { exact: true }).fill('Statement')
  const remembered = () => readFile(join(tempDir, 'config', 'window.json'), 'utf8').catch(() => '')
  await expect.poll(remembered).toContain('Statement')
  await first.kill()

  const second = await launch({ libraryDir })
  expect(new URL(second.page.url()).origin).not.toBe(address)
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(second.page.getByRole('button', { name: 'Claim', exact: true })).toBeVisible()
  await second.page.keyboard.press('Control+Shift+e')
  await expect(second.page.getByRole('treeitem', { name: /^Statement/ })).toBeVisible()
})
