import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { putAttributes } from '../pages/attribute-scheme'
import { DeskPage } from '../pages/desk-page'
import { checkThemes } from './check-themes'

const TEXT = [
  'Ferries carry fewer people',
  'The ferries carried 412 people a day last summer, the company said.',
  'In winter it was 96 people a day, and the council paid 40 per cent of the costs.'
].join('\n')

const it = test.extend<{ desk: DeskPage }>({
  desk: async ({ host }, use) => {
    await addArticle(host.page, 'Ferries carry fewer people', TEXT)
    await putAttributes(host.page)
    const desk = new DeskPage(host.page)
    await desk.openArticle('Ferries')
    await use(desk)
  }
})

it('attributes, tags and notes', async ({ desk, host }) => {
  const { page } = host
  await desk.highlight('412 people a day', '6')
  const form = desk.inspector.getByRole('region', { name: 'Attributes' })
  await expect(form.getByRole('radio', { name: 'for', exact: true })).toBeFocused()
  await checkThemes(page, 'attributes asked for')
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  await page.keyboard.type('140')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toBeVisible()
  await checkThemes(page, 'attribute with a problem')
  await page.keyboard.press('Escape')
  await desk.highlight('the company', '2')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('# Who?\n\n- **named** in [the log](https://example.org/log)\n- or `not`')
  await desk.inspector.getByRole('button', { name: 'Preview' }).click()
  await desk.inspector.getByRole('combobox', { name: 'Tags', exact: true }).focus()
  await page.keyboard.type('company, unnamed source,')
  await page.keyboard.press('ArrowDown')
  await checkThemes(page, 'note previewed and tags')
})

it('labels of the article', async ({ desk, host }) => {
  const panel = await desk.inspect('Article')
  await panel.getByRole('button', { name: 'Needs work' }).first().click()
  await expect(panel.getByRole('radio', { name: 'politics' })).toBeFocused()
  await checkThemes(host.page, 'label of the article')
})

it('bookmarks and filters', async ({ desk, host }) => {
  const { page } = host
  await desk.highlight('412 people a day', '6')
  await page.keyboard.press('Alt+t')
  await page.keyboard.type('summer,')
  await page.keyboard.press('Escape')
  await desk.highlight('the company', '2')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('Which one?')
  await page.keyboard.press('Escape')
  await desk.selectByMouse('In winter')
  await page.keyboard.press('Control+d')
  await desk.selectByMouse('40 per cent')
  await page.keyboard.press('Control+Shift+d')
  await page.keyboard.type('Check the share')
  await page.keyboard.press('Enter')
  await desk.inspect('Annotations')
  await checkThemes(page, 'bookmarks and filters')
  await page.keyboard.press('Control+Shift+d')
  await checkThemes(page, 'bookmark being named')
})

it('the history walked', async ({ desk, host }) => {
  const { page } = host
  for (const [words, key] of [
    ['the company', '2'],
    ['In winter', '4'],
    ['the council', '3']
  ] as const) {
    await desk.highlight(words, key)
  }
  await page.keyboard.press('Control+z')
  await expect(desk.announcements).toHaveText(/^Undone/)
  const panel = await desk.inspect('History')
  await panel.getByRole('listbox', { name: 'History, newest first' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(panel.getByRole('region', { name: 'What it changed' })).toContainText('the company')
  await checkThemes(page, 'history walked')
  await panel.getByRole('button', { name: /^Go back to here/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await checkThemes(page, 'going back asked')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Recent actions' }).click()
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  await checkThemes(page, 'recent actions')
})
