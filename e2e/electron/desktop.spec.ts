import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { exportToFile } from '../pages/export-to-file'

const TEXT = 'Two tides\nThe pier was rebuilt in eleven weeks, the harbour master said.'

test('the menu opens the dialogs, undoes and redoes, and finds', async ({ electronHost }) => {
  const { page } = electronHost
  const article = await addArticle(page, 'Two tides', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('Two tides')
  await desk.highlight('eleven weeks', '1')
  const choose = (id: string) =>
    electronHost.evaluate(({ Menu }, each) => Menu.getApplicationMenu()?.getMenuItemById(each)?.click(), id)

  await choose('undo')
  await expect.poll(() => storedHighlights(page, article)).toEqual([])
  await choose('redo')
  await expect.poll(() => storedHighlights(page, article)).toEqual(['claim “eleven weeks”'])
  await choose('import')
  await expect(desk.importDialog).toBeVisible()
  await page.keyboard.press('Escape')
  await choose('export')
  await expect(page.getByRole('dialog', { name: 'Export annotations' })).toBeVisible()
  await page.keyboard.press('Escape')
  await choose('settings')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await page.keyboard.press('Escape')
  await choose('find')
  await expect(page.getByRole('searchbox', { name: 'Search articles' })).toBeFocused()
})

test('X3: an export goes where the person says, and the page never learns the path', async ({
  electronHost,
  tempDir
}) => {
  const { page } = electronHost
  await addArticle(page, 'Two tides', TEXT)
  const desk = new DeskPage(page)
  await desk.openArticle('Two tides')
  await desk.highlight('eleven weeks', '1')
  const csv = await exportToFile(electronHost, 'CSV', tempDir)
  expect(csv).toContain('eleven weeks')
  expect(await page.content()).not.toContain(tempDir)

  // Called off in the system's dialog: nothing is written and the window says nothing was saved.
  await electronHost.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
  }, null)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export annotations' })
  await dialog.getByRole('button', { name: 'Prepare' }).click()
  await dialog.getByRole('button', { name: /^Save/ }).click()
  await expect(dialog.getByRole('button', { name: /^Save/ })).toBeEnabled()
  await expect(dialog.getByText(/^Saved as/)).toBeHidden()
})

test('a saved export is shown in the file manager', async ({ electronHost, tempDir }) => {
  test.skip(electronHost.kind !== 'stand-in', 'what was shown in the file manager is recorded by the stand-in only')
  const { page } = electronHost
  await addArticle(page, 'Two tides', TEXT)
  await expect(new DeskPage(page).articles).toHaveCount(1)
  const filePath = join(tempDir, 'export.json')
  await electronHost.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export annotations' })
  await dialog.getByRole('button', { name: 'Prepare' }).click()
  await dialog.getByRole('button', { name: /^Save/ }).click()
  await expect(dialog.getByText('Saved as export.json')).toBeVisible()
  await dialog.getByRole('button', { name: 'Show in folder' }).click()
  const revealed = () => electronHost.evaluate((electron) => electron.__standIn?.revealed, null)
  await expect.poll(revealed).toEqual([filePath])
})

test('D9: quitting writes everything down, also what was still being typed', async ({ electronHost, libraryDir }) => {
  const article = await addArticle(electronHost.page, 'Two tides', TEXT)
  const desk = new DeskPage(electronHost.page)
  await desk.openArticle('Two tides')
  await desk.highlight('eleven weeks', '1')
  await desk.inspector.getByLabel('Speaker').fill('The harbour master')
  await electronHost.close()

  // The checkpoint is on disk: nothing is left to the journal.
  const { person } = JSON.parse(await readFile(join(libraryDir, '../config/config.json'), 'utf8')) as {
    person: { id: string }
  }
  const layer = join(libraryDir, 'articles', article, 'annotations', `${person.id}.json`)
  expect(await readFile(layer, 'utf8')).toContain('eleven weeks')

  await electronHost.restart()
  const again = new DeskPage(electronHost.page)
  await again.openArticle('Two tides')
  await again.clickText('eleven weeks')
  await expect(again.inspector.getByLabel('Speaker')).toHaveValue('The harbour master')
  const stored = async () => (await appClient(electronHost.page).call('article.open', { article })).claims[0]?.speaker
  await expect.poll(stored).toBe('The harbour master')
})

test('the window is found again after it was killed, with everything that was acknowledged', async ({
  electronHost
}) => {
  const article = await addArticle(electronHost.page, 'Two tides', TEXT)
  const desk = new DeskPage(electronHost.page)
  await desk.openArticle('Two tides')
  await desk.highlight('eleven weeks', '1')
  await electronHost.kill()
  await electronHost.restart()
  const again = new DeskPage(electronHost.page)
  await again.openArticle('Two tides')
  await expect.poll(() => again.paintedHighlights()).toEqual(['claim “eleven weeks”'])
  expect(await storedHighlights(electronHost.page, article)).toEqual(['claim “eleven weeks”'])
})
