import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const FIRST = [
  'The port counted 412 crates on Monday.',
  'By Friday, the harbour master said, 97 of them were gone.',
  'Nobody had signed for the missing crates.'
].join('\n')
const SECOND = [
  'Update: the port has answered.',
  'The port counted 412 sealed crates on Monday.',
  'By Friday, the harbour master said, 97 of them were gone.',
  'Not one of the clerks put a name to the crates that were missing.'
].join('\n')

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

async function saidOf(page: Page, article: string): Promise<string[]> {
  const { text, spans } = await appClient(page).call('article.open', { article })
  return spans
    .map(({ orphan, ranges }) =>
      orphan ? '(no place)' : ranges.map(({ start, end }) => text.slice(start, end)).join()
    )
    .sort()
}

test('a new version is looked over, imported, undone and redone; what lost its place is placed by keyboard', async ({
  host
}) => {
  const { page } = host
  const { keyboard } = page
  const desk = new DeskPage(page)
  const article = await addArticle(page, 'Harbour crates', FIRST)
  await desk.openArticle('Harbour crates')
  await desk.highlight('97 of them', '1')
  await desk.highlight('counted 412 crates', '3')
  await desk.highlight('Nobody had signed for the missing crates', '4')

  // Looked over and left again: nothing is stored.
  const dialog = page.getByRole('dialog', { name: 'Import a new version' })
  await desk.reader.focus()
  await keyboard.press('Control+Alt+i')
  await dialog.getByLabel('File of the new version').setInputFiles(file('harbour-2.txt', SECOND))
  const summary = dialog.getByRole('list', { name: 'What becomes of the annotations' })
  await expect(summary).toContainText('3 highlights: 1 moves with its words, 1 gets changed words, 1 loses its place.')
  const table = dialog.getByRole('table', { name: 'Present version beside New version' })
  await expect(table.getByRole('row')).toHaveCount(5)
  await table.focus()
  await keyboard.press('n')
  await expect(desk.announcements).toContainText('Change 1 of 2')
  await keyboard.press('n')
  await expect(desk.announcements).toContainText('Change 2 of 2')
  await dialog.getByRole('tab', { name: /^Annotations/ }).click()
  await expect(dialog.getByText('Its words are no longer in the text.')).toBeVisible()
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await saidOf(page, article)).toHaveLength(3)
  expect((await appClient(page).call('article.open', { article })).text).toBe(FIRST)

  // From the article's menu, and through.
  await desk.articles.filter({ hasText: 'Harbour crates' }).hover()
  await page.getByRole('button', { name: 'Actions for “Harbour crates”' }).click()
  await page.getByRole('menuitem', { name: 'Import a new version…' }).click()
  await dialog.getByLabel('File of the new version').setInputFiles(file('harbour-2.txt', SECOND))
  await dialog.getByRole('button', { name: 'Import as version 2' }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.announcements).toContainText('1 highlight has lost its place')
  await expect(desk.reader).toContainText('Update: the port has answered.')
  await expect.poll(() => desk.paintedTexts()).toContain('counted 412 sealed crates')
  const revised = ['(no place)', '97 of them', 'counted 412 sealed crates']
  expect(await saidOf(page, article)).toEqual(revised)
  const tray = page.getByRole('region', { name: 'Highlights without a place' })
  await expect(tray).toContainText('Nobody had signed for the missing crates')

  // One undo takes all of it back, one redo makes it again.
  await desk.reader.focus()
  await keyboard.press('Control+z')
  await expect(desk.announcements).toHaveText(/^Undone: Import “harbour-2.txt” as a new version/)
  await expect(desk.reader).not.toContainText('Update: the port')
  await expect.poll(() => desk.paintedTexts()).toContain('Nobody had signed for the missing crates')
  await expect(tray).toBeHidden()
  await keyboard.press('Control+Shift+z')
  await expect(desk.reader).toContainText('Update: the port has answered.')
  expect(await saidOf(page, article)).toEqual(revised)

  // To the orphan, select the words it belongs to, place it: all by keyboard.
  await expect(tray).toBeVisible()
  await keyboard.press('Alt+o')
  await expect(desk.announcements).toContainText('Without a place, 1 of 1')
  await desk.reader.focus()
  await desk.selectByMouse('Not one of the clerks put a name')
  await keyboard.press('Alt+p')
  await expect(desk.announcements).toContainText('Every highlight has its place again.')
  await expect(tray).toBeHidden()
  await expect.poll(() => saidOf(page, article)).toContain('Not one of the clerks put a name')
  await keyboard.press('Control+z')
  await expect(tray).toBeVisible()

  // The version before is still there to compare.
  const facts = await desk.inspect('Article')
  await facts.getByRole('button', { name: 'What changed after version 1' }).click()
  const compared = page.getByRole('dialog', { name: 'What changed after version 1' })
  await expect(compared.getByRole('table').getByRole('row')).toHaveCount(5)
  await expect(compared.getByRole('table')).toContainText('Not one of the clerks')
})
