import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const TEXT = ['The well ran dry', 'The well ran dry in June, the farmer said. Forty families had no water.'].join('\n')

async function withHighlights(page: Page): Promise<{ desk: DeskPage; article: string }> {
  const article = await addArticle(page, 'The well ran dry', TEXT)
  await addArticle(page, 'Another well', 'Another well\nIt held.')
  const desk = new DeskPage(page)
  await desk.openArticle('The well ran dry')
  await desk.highlight('the farmer', '2')
  await desk.highlight('Forty families', '6')
  await desk.highlight('had no water', '4')
  return { desk, article }
}

test('the history is walked with the arrow keys and says what each action changed', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk } = await withHighlights(page)
  await keyboard.press('Control+Alt+z')
  const list = desk.inspector.getByRole('listbox', { name: 'History, newest first' })
  await expect(list).toBeFocused()
  await keyboard.press('ArrowDown')
  const details = desk.inspector.getByRole('region', { name: 'What it changed' })
  await expect(list.getByRole('option', { selected: true })).toHaveAccessibleName(/Forty families/)
  await expect(details).toContainText('The well ran dry')
  await expect(details).toContainText('New')
  await expect(details).toContainText('Highlight “Forty families”')
  await expect(details.getByRole('definition').filter({ hasText: 'Quantity' })).toBeVisible()

  // Enter goes to the place, also from another article.
  await desk.openArticle('Another well')
  await list.focus()
  await keyboard.press('End')
  await keyboard.press('Home')
  await keyboard.press('Enter')
  await expect(desk.announcements).toHaveText('In “The well ran dry”: “had no water”')
  await expect(desk.reader).toBeFocused()
  await desk.inspect('Claim')
  await expect(desk.selectedHighlight).toContainText('had no water')
})

test('going back and forward takes every action in between, after one question', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const { desk, article } = await withHighlights(page)
  const panel = await desk.inspect('History')
  const list = panel.getByRole('listbox', { name: 'History, newest first' })
  await list.focus()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await expect(list.getByRole('option', { selected: true })).toHaveAccessibleName(/the farmer/)
  await panel.getByRole('button', { name: 'Go back to here 2' }).click()
  const dialog = page.getByRole('dialog', { name: 'Go back to here?' })
  await expect(dialog).toContainText('2 actions done since then are undone')
  await expect(dialog.getByRole('listitem')).toHaveText([
    'Highlight “had no water” as Opinion',
    'Highlight “Forty families” as Quantity'
  ])
  await dialog.getByRole('button', { name: 'Undo 2 actions' }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.announcements).toHaveText('Undone: 2 actions.')
  await expect.poll(() => storedHighlights(page, article)).toEqual(['speaker “the farmer”'])
  await expect(list.getByRole('option').nth(0)).toHaveAccessibleName(/^Undone: Highlight “had no water”/)
  await expect(list.getByRole('option').nth(2)).toHaveAccessibleName(/undo takes this back/)

  await list.focus()
  await keyboard.press('Home')
  await panel.getByRole('button', { name: 'Forward to here 2' }).click()
  await page.getByRole('button', { name: 'Redo 2 actions' }).click()
  await expect(desk.announcements).toHaveText('Redone: 2 actions.')
  await expect.poll(() => storedHighlights(page, article)).toHaveLength(3)
})

test('what a new action ended is shown as undone for good, and the list can keep to one article', async ({ host }) => {
  const { page } = host
  const { desk } = await withHighlights(page)
  await page.keyboard.press('Control+z')
  await expect(desk.announcements).toHaveText(/^Undone: Highlight “had no water”/)
  await desk.highlight('in June', '6')
  const panel = await desk.inspect('History')
  const options = panel.getByRole('listbox', { name: 'History, newest first' }).getByRole('option')
  await expect(options.nth(1)).toHaveAccessibleName(/^Undone for good: Highlight “had no water”/)
  await options.nth(1).click()
  await expect(panel.getByRole('button', { name: /Go back|Forward/ })).toHaveCount(0)
  const all = await options.count()
  await panel.getByRole('checkbox', { name: 'Only this article' }).check()
  await expect.poll(() => options.count()).toBeLessThan(all)
  await expect(options.filter({ hasText: 'Another well' })).toHaveCount(0)
})

test('the last actions can be taken back from the top bar, by name', async ({ host }) => {
  const { page } = host
  const { desk, article } = await withHighlights(page)
  await page.getByRole('button', { name: 'Recent actions' }).click()
  await page.getByRole('menuitem', { name: /Forty families/ }).click()
  await expect(desk.announcements).toHaveText('Undone: 2 actions.')
  await expect.poll(() => storedHighlights(page, article)).toEqual(['speaker “the farmer”'])
  await page.getByRole('button', { name: 'Recent actions' }).click()
  await page.getByRole('menuitem', { name: /had no water/ }).click()
  await expect(desk.announcements).toHaveText('Redone: 2 actions.')
  const { entries } = await appClient(page).call('history.list', { before: 0, limit: 4 })
  expect(entries.map(({ kind }) => kind)).toEqual(['redo', 'redo', 'undo', 'undo'])
})
