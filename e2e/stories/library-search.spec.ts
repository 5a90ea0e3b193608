import { checkThemes } from '../a11y/check-themes'
import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

const FILLER = 'Nobody on the quay had heard of it before the council met again. '.repeat(12)
const FERRY = [
  'Night ferry delayed',
  `The night ferry left at nine. ${FILLER}`,
  FILLER,
  `A second night ferry was ordered in May. ${FILLER}`,
  FILLER,
  'Nobody knows when the last night ferry sails.'
].join('\n')
const BUDGET = ['The budget', `${FILLER}One night, the minister took a ferry.`, FILLER].join('\n')
const CHINESE = ['核電延役爭議', `${'市議會昨日開會討論預算。'.repeat(30)}核電延役爭議仍未解決。`].join('\n')

test('from the results to a hit, from hit to hit over articles, and back, by keyboard alone', async ({ host }) => {
  const { page } = host
  const { keyboard } = page
  const desk = new DeskPage(page)
  await addArticle(page, 'The budget', BUDGET)
  await addArticle(page, 'Night ferry delayed', FERRY)
  await addArticle(page, '核電延役爭議', CHINESE)
  await expect(desk.articles).toHaveCount(3)
  const rows = page.getByRole('listbox', { name: 'Articles' }).getByRole('option')
  const list = page.getByRole('listbox', { name: 'Articles' })
  const bar = page.getByRole('region', { name: 'Hits of the search' })

  // Words in any order, the last one still being typed; the article whose title has them stands first.
  await keyboard.press('Control+k')
  await keyboard.type('night fer')
  await expect(page.getByText('2 articles found')).toBeVisible()
  await expect(rows.first()).toContainText('Night ferry delayed')
  await expect(rows.first()).toContainText(/\d+ hits/)
  await expect(rows.first().locator('mark').filter({ hasText: 'Night' }).first()).toBeVisible()
  await checkThemes(page, 'search results')

  // A further place of the first article.
  await keyboard.press('ArrowDown')
  await expect(list).toBeFocused()
  await keyboard.press('Home')
  await keyboard.press('ArrowDown')
  const place = await rows.nth(1).innerText()
  const activeBefore = await list.getAttribute('aria-activedescendant')
  await keyboard.press('Enter')
  await expect(desk.reader).toBeFocused()
  await expect(desk.announcements).toContainText(/^Opened Night ferry delayed\. Hit \d+ of \d+: /)
  await expect(bar).toContainText(/night fer hit \d+ of \d+/)
  expect(place).toContain(await desk.selectedText())
  await expect.poll(async () => (await desk.paintedMatches()).current).toEqual([await desk.selectedText()])
  await checkThemes(page, 'hits of a search in the text')

  // On to the last hit; then F3 offers the next article, and once more goes there.
  const total = Number(/of (\d+)/.exec((await bar.textContent()) ?? '')?.[1])
  for (let step = 0; step < total; step += 1) {
    if ((await bar.textContent())?.includes(`hit ${total} of`)) break
    const before = await desk.announcements.textContent()
    await keyboard.press('F3')
    await expect(desk.announcements).not.toHaveText(before ?? '')
  }
  await keyboard.press('F3')
  await expect(desk.announcements).toHaveText('The last hit in this article. Once more goes on to “The budget”.')
  await expect(bar.getByRole('button', { name: 'Next: The budget' })).toBeVisible()
  await keyboard.press('F3')
  await expect(desk.announcements).toContainText('Opened The budget. Hit 1 of 2')
  await expect(desk.reader).toBeFocused()
  expect(await desk.selectedText()).toBe('night')
  await keyboard.press('F3')
  await expect(desk.announcements).toContainText('Hit 2 of 2')
  await keyboard.press('F3')
  await expect(desk.announcements).toHaveText('The last hit of all articles.')

  // Back to where F3 left the first article, back to the results as they were, and forward again.
  await keyboard.press('Alt+ArrowLeft')
  await expect(desk.announcements).toHaveText('Back in Night ferry delayed')
  await expect(desk.reader).toBeFocused()
  await keyboard.press('Alt+ArrowLeft')
  await expect(desk.announcements).toHaveText('Back in the results for “night fer”')
  await expect(list).toBeFocused()
  await expect(list).toHaveAttribute('aria-activedescendant', activeBefore ?? '')
  await expect(page.getByRole('searchbox', { name: 'Search articles' })).toHaveValue('night fer')
  await keyboard.press('Alt+ArrowLeft')
  await keyboard.press('Alt+ArrowRight')
  await expect(desk.announcements).toHaveText('Back in Night ferry delayed')
  await keyboard.press('Alt+ArrowRight')
  await expect(desk.announcements).toHaveText('Back in The budget')
  await keyboard.press('Alt+ArrowRight')
  await expect(desk.announcements).toHaveText('There is no place ahead.')
})

test('phrases, Chinese and accents are found; nothing found comes with a hint', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  await addArticle(page, 'The budget', BUDGET)
  await addArticle(page, 'Night ferry delayed', FERRY)
  await addArticle(page, '核電延役爭議', CHINESE)
  const search = page.getByRole('searchbox', { name: 'Search articles' })

  await search.fill('"night ferry"')
  await expect(page.getByText('1 article found')).toBeVisible()
  await expect(desk.articles.first()).toContainText('Night ferry delayed')

  await search.fill('電延')
  await expect(page.getByText('1 article found')).toBeVisible()
  // The row shows the place in the text, not the first line, which is the title again.
  await desk.articles.first().click()
  await expect(page.getByRole('region', { name: 'Hits of the search' })).toContainText('hit 2 of 2')
  await expect.poll(() => desk.paintedMatches()).toMatchObject({ current: ['電延'] })

  await search.fill('NÍGHT')
  await expect(page.getByText('2 articles found')).toBeVisible()

  await search.fill('ferry zeppelin')
  await expect(page.getByText('No title, byline, publisher or text has “ferry zeppelin”.')).toBeVisible()
  await expect(page.getByText(/^All words must be there\./)).toBeVisible()
  await checkThemes(page, 'nothing found')

  // The button leads back to the results of what was opened, whatever is searched for now.
  await page.getByRole('button', { name: 'Back to results' }).click()
  await expect(search).toHaveValue('電延')
  await expect(page.getByRole('listbox', { name: 'Articles' })).toBeFocused()
})
