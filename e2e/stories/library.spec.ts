import { expect, test } from '../fixtures'
import { appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

test.use({ withLibrary: false })

const it = test.extend<{ desk: DeskPage }>({
  desk: async ({ host, libraryDir }, use) => {
    const desk = new DeskPage(host.page)
    await desk.setUp({ name: 'Mara Klein', place: libraryDir, sample: true })
    await expect(desk.articles).toHaveCount(5)
    await use(desk)
  }
})

it('articles are found by their title and by their text', async ({ desk, host }) => {
  const search = host.page.getByRole('searchbox', { name: 'Search articles' })
  await search.fill('salt road')
  await expect(desk.articles.first()).toContainText('The salt road')
  await search.fill('"schoolchildren who hold the tape"')
  await expect(desk.articles).toHaveCount(1)
  await expect(desk.articles).toContainText('Three readings of the same water table')
  await expect(desk.articles.locator('mark').first()).toBeVisible()
  await expect(host.page.getByText('1 article found')).toBeVisible()

  // A place in the text that was found is shown when the article is opened.
  await desk.articles.click()
  await expect(desk.reader.getByText('schoolchildren who hold the tape')).toBeInViewport()

  await search.fill('zeppelin hangar')
  await expect(host.page.getByText('No title, byline, publisher or text has “zeppelin hangar”.')).toBeVisible()
  await host.page.getByRole('button', { name: 'Show all articles' }).click()
  await expect(desk.articles).toHaveCount(5)
  await expect(search).toHaveValue('')
})

it('other scripts are found too', async ({ desk, host }) => {
  const search = host.page.getByRole('searchbox', { name: 'Search articles' })
  await search.fill('سلمى النجّار')
  await expect(host.page.getByText('1 article found')).toBeVisible()
  await search.fill('林曉雯')
  await expect(desk.articles.first()).toContainText('Night ferry')
  await search.press('Escape')
  await expect(desk.articles).toHaveCount(5)
})

it('the status is changed in the menu of a row, and the chips filter by it', async ({ desk, host }) => {
  const row = desk.articles.filter({ hasText: 'Night ferry' })
  await row.hover()
  await host.page.getByRole('button', { name: /^Actions for “Night ferry/ }).click()
  await host.page.getByRole('menuitemradio', { name: 'Done' }).click()
  await expect(row).toContainText('done')
  const chips = host.page.getByRole('group', { name: 'Show articles by status' })
  await chips.getByRole('radio', { name: 'Done 1' }).check()
  await expect(desk.articles).toHaveCount(1)
  await chips.getByRole('radio', { name: 'To do 4' }).check()
  await expect(desk.articles).toHaveCount(4)
  await chips.getByRole('radio', { name: /^In progress/ }).check()
  await expect(host.page.getByText('No article has this status.')).toBeVisible()
  await chips.getByRole('radio', { name: 'All' }).check()
  await host.page.keyboard.press('Escape')

  await row.click()
  const tab = await desk.inspect('Article')
  await expect(tab.getByRole('radio', { name: 'Done' })).toBeChecked()
  await tab.getByRole('radio', { name: 'In progress' }).check()
  await expect(chips.getByRole('radio', { name: 'In progress 1' })).toBeVisible()
})

it('D13: an article goes to the bin and comes back with its highlights', async ({ desk, host }) => {
  await desk.openArticle('Night ferry')
  await desk.highlight('Ropes are off', '1')
  const row = desk.articles.filter({ hasText: 'Night ferry' })
  await row.hover()
  await host.page.getByRole('button', { name: /^Actions for “Night ferry/ }).click()
  await host.page.getByRole('menuitem', { name: /^Move to the bin/ }).click()
  await expect(desk.articles).toHaveCount(4)
  await expect(desk.reader).toBeHidden()
  await expect(desk.toasts).toContainText('is in the bin.')
  await desk.toasts.getByRole('button', { name: 'Undo' }).click()
  await expect(desk.articles).toHaveCount(5)
  await desk.openArticle('Night ferry')
  await expect.poll(() => desk.paintedTexts()).toEqual(['Ropes are off'])
  const articles = await appClient(host.page).call('article.list', {})
  expect(articles.find(({ article }) => article.title.startsWith('Night ferry'))?.counts.claims).toBe(1)
})

it('the bin can be undone later, after other work', async ({ desk, host }) => {
  await desk.articles.filter({ hasText: 'The salt road' }).hover()
  await host.page.getByRole('button', { name: 'Actions for “The salt road”' }).click()
  await host.page.getByRole('menuitem', { name: /^Move to the bin/ }).click()
  await expect(desk.articles).toHaveCount(4)
  await desk.openArticle('Night ferry')
  await desk.highlight('Ropes are off', '2')
  await desk.toasts.getByRole('button', { name: 'Undo' }).click()
  await expect(desk.articles).toHaveCount(5)
  await expect.poll(() => desk.paintedTexts()).toEqual(['Ropes are off'])
})

it('the list works from the keyboard alone', async ({ desk, host }) => {
  const { keyboard } = host.page
  await keyboard.press('Control+k')
  await expect(host.page.getByRole('searchbox', { name: 'Search articles' })).toBeFocused()
  await keyboard.type('harbour')
  await expect(desk.articles).not.toHaveCount(5)
  await keyboard.press('Escape')
  await expect(desk.articles).toHaveCount(5)

  await keyboard.press('Tab')
  await expect(host.page.getByRole('radio', { name: 'All' })).toBeFocused()
  await keyboard.press('Tab')
  const list = host.page.getByRole('listbox', { name: 'Articles' })
  await expect(list).toBeFocused()
  await keyboard.press('Home')
  await keyboard.press('ArrowDown')
  const second = desk.articles.nth(1)
  await expect(list).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? '')
  await keyboard.press('Enter')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await expect(desk.reader).toBeVisible()

  await keyboard.press('Shift+F10')
  await expect(host.page.getByRole('menuitemradio', { name: 'Done' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(host.page.getByRole('menu')).toBeHidden()
  await list.focus()
  await keyboard.press('Delete')
  await expect(desk.articles).toHaveCount(4)
  await keyboard.press('Control+z')
  await expect(desk.articles).toHaveCount(5)
})
