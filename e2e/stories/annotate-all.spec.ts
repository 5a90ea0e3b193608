import { expect, test } from '../fixtures'
import { addArticle, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { MatchesPage } from '../pages/matches-page'

const HARBOUR =
  'The tax on ships fell in March. Nobody had said that it would.\n\nTaxes on cargo stayed as they had been.'
const COUNCIL = 'The council taxed the harbour for years, and it is taxing the town in the same way today, said Lin.'
const FERRY = 'The night ferry was late again, and the syntax of the notice on board was as bad as it had ever been.'

test('every form of a word, in three articles: one is unticked, the rest is one command with one undo', async ({
  host
}) => {
  const { page } = host
  const desk = new DeskPage(page)
  const matches = new MatchesPage(page)
  const ids = {
    harbour: await addArticle(page, 'Harbour dues', HARBOUR),
    council: await addArticle(page, 'Council minutes', COUNCIL),
    ferry: await addArticle(page, 'Night ferry', FERRY)
  }
  await desk.openArticle('Harbour dues')
  await page.keyboard.press('Control+f')
  await desk.find.field.fill('taxes')
  await expect(desk.find.found).toHaveText('1 of 1')
  await desk.find.bar.getByRole('button', { name: 'All forms of the words' }).click()
  await expect(desk.find.found).toHaveText('1 of 2')
  await expect(desk.find.bar.getByRole('button', { name: /^Match case\. Word forms/ })).toHaveAttribute(
    'aria-disabled',
    'true'
  )
  await desk.find.bar.getByRole('button', { name: 'Highlight all…' }).click()
  await expect(matches.status).toHaveText('2 of 2 ticked in 1 article')
  await matches.dialog.getByRole('radio', { name: /^All articles/ }).check()
  await expect(matches.status).toHaveText('4 of 4 ticked in 2 articles')

  // By keyboard alone: to the list, to an article by its first letter, one match down, untick it.
  await matches.words.press('Enter')
  await expect(matches.list).toBeFocused()
  await page.keyboard.press('c')
  await expect(matches.active).toContainText('Council minutes')
  await page.keyboard.press('ArrowDown')
  await expect(matches.active).toContainText('taxed')
  await page.keyboard.press('ArrowDown')
  await expect(matches.active).toContainText('taxing')
  await page.keyboard.press(' ')
  await expect(matches.active).toHaveAttribute('aria-checked', 'false')
  await expect(matches.status).toHaveText('3 of 4 ticked in 2 articles')
  await page.keyboard.press('ArrowLeft')
  await expect(matches.active).toHaveAttribute('aria-checked', 'mixed')
  await page.keyboard.press('2')
  await expect(matches.dialog.getByRole('radio', { name: 'Speaker' })).toBeChecked()
  await page.keyboard.press('1')
  await matches.dialog.getByRole('button', { name: 'Highlight 3 as Claim' }).click()

  await expect(matches.dialog).toBeHidden()
  await expect(desk.toasts).toContainText('3 highlights made in 2 articles as Claim.')
  await expect.poll(() => desk.paintedHighlights()).toEqual(['claim “Taxes”', 'claim “tax”'])
  expect(await storedHighlights(page, ids.council)).toEqual(['claim “taxed”'])
  expect(await storedHighlights(page, ids.ferry)).toEqual([])
  await expect((await desk.inspect('History')).getByText('Highlight 3 matches of “taxes” as Claim')).toBeVisible()

  await desk.toasts.getByRole('button', { name: 'Undo' }).click()
  await expect(desk.announcements).toContainText('Undone: Highlight 3 matches of “taxes” as Claim')
  for (const id of Object.values(ids)) expect(await storedHighlights(page, id)).toEqual([])
  await desk.reader.focus()
  await page.keyboard.press('Control+Shift+z')
  await expect(desk.announcements).toContainText('Redone: Highlight 3 matches')
  expect(await storedHighlights(page, ids.harbour)).toEqual(['claim “Taxes”', 'claim “tax”'])
  expect(await storedHighlights(page, ids.council)).toEqual(['claim “taxed”'])

  // What has the label already is left alone.
  await page.keyboard.press('Control+Shift+l')
  await expect(matches.status).toHaveText('1 of 1 ticked in 1 article; 3 with the label already')
  await matches.dialog.getByRole('checkbox', { name: /^Leave out/ }).uncheck()
  await expect(matches.status).toHaveText('4 of 4 ticked in 2 articles')
})

test('from the list to a match and back, and inside and outside of a label', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  const matches = new MatchesPage(page)
  await addArticle(page, 'Harbour dues', HARBOUR)
  await addArticle(page, 'Council minutes', COUNCIL)
  await desk.openArticle('Harbour dues')
  await desk.highlight('The tax on ships fell in March', '1')
  await desk.clickText('Nobody')
  await page.keyboard.press('Control+f')
  await desk.find.field.fill('tax')
  await expect(desk.find.found).toHaveText('1 of 2')
  await desk.find.bar.getByRole('button', { name: /^Find within labels/ }).click()
  const claim = page.getByRole('menuitemcheckbox', { name: /^Claim/ })
  await expect(claim).toContainText('1')
  await claim.click()
  await page.keyboard.press('Escape')
  await expect(desk.find.found).toHaveText('1 of 1')
  await expect(desk.find.bar.getByRole('button', { name: 'Find within labels: in Claim' })).toBeVisible()
  await expect.poll(() => desk.paintedMatches()).toEqual({ current: ['tax'], others: [] })

  await page.keyboard.press('Control+Shift+l')
  await matches.dialog.getByRole('radio', { name: /^All articles/ }).check()
  await expect(matches.status).toHaveText('1 of 1 ticked in 1 article')
  await matches.dialog.getByRole('button', { name: /^Find within labels/ }).click()
  await page.getByRole('menuitemradio', { name: 'Only outside these labels' }).click()
  await page.keyboard.press('Escape')
  await expect(matches.dialog).toBeVisible()
  await expect(matches.status).toHaveText('3 of 3 ticked in 2 articles')
  await matches.list.focus()
  await page.keyboard.press('End')
  await page.keyboard.press(' ')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(matches.dialog).toBeHidden()
  await expect(desk.reader).toBeFocused()
  expect((await desk.selectedText()).toLowerCase()).toBe('tax')
  await desk.toasts.getByRole('button', { name: 'Back to the list' }).click()
  await expect(matches.status).toHaveText('2 of 3 ticked in 1 article')
})

test('a search that takes for ever is ended, named, and can be stopped; nothing is stored', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  const matches = new MatchesPage(page)
  const id = await addArticle(
    page,
    'Endless',
    `All is ${'a'.repeat(60)}! It ends with aaa\nThat was it, they had said.`
  )
  await desk.openArticle('Endless')
  await page.keyboard.press('Control+Shift+l')
  await expect(matches.dialog.getByText('Nothing to look for yet')).toBeVisible()
  await matches.dialog.getByRole('button', { name: 'Regular expression' }).click()
  await matches.words.fill('(')
  await expect(matches.dialog.getByRole('alert')).toContainText('This is no regular expression')
  await matches.words.fill('(a+)+$')
  await matches.dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(matches.dialog.getByText('Stopped')).toBeVisible()
  await matches.dialog.getByRole('button', { name: 'Search again' }).click()
  await expect(matches.dialog.getByRole('progressbar')).toBeVisible()
  await expect(matches.dialog.getByText('Not searched, or not to the end: 1')).toBeVisible()
  await matches.dialog.getByText('Not searched, or not to the end: 1').click()
  await expect(matches.dialog.getByText(/“Endless”: The expression took too long/)).toBeVisible()
  await matches.dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(matches.dialog).toBeHidden()
  expect(await storedHighlights(page, id)).toEqual([])
})
