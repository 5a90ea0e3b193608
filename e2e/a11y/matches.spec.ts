import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { MatchesPage } from '../pages/matches-page'
import { checkThemes } from './check-themes'

test('highlighting all matches', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  const matches = new MatchesPage(page)
  await addArticle(page, 'Harbour dues', 'The tax on ships fell in March. Taxes on cargo stayed as they had been.')
  await addArticle(page, 'رسوم الميناء', 'انخفضت الضريبة على السفن في مارس، وبقيت الضريبة على البضائع (tax) كما كانت.')
  await addArticle(page, 'Endless', `The tax is ${'a'.repeat(60)}!`)
  await desk.openArticle('Harbour dues')
  await desk.highlight('tax', '1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+l')
  await expect(matches.dialog.getByText('Nothing to look for yet')).toBeVisible()
  await checkThemes(page, 'no matches looked for yet')
  await matches.words.fill('tax')
  await matches.dialog.getByRole('radio', { name: /^All articles/ }).check()
  await expect(matches.status).toHaveText('3 of 3 ticked in 3 articles; 1 with the label already')
  await matches.list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await checkThemes(page, 'matches to tick')
  await page.emulateMedia({ forcedColors: 'active' })
  await checkThemes(page, 'matches to tick in forced colours')
  await page.emulateMedia({ forcedColors: null })
  await page.setViewportSize({ width: 720, height: 450 })
  await checkThemes(page, 'matches to tick in a small window')
})

test('matches that are not there, or cannot be looked for', async ({ host }) => {
  const { page } = host
  const matches = new MatchesPage(page)
  await addArticle(page, 'Endless', `The tax is ${'a'.repeat(60)}!`)
  await page.keyboard.press('Control+Shift+l')
  await matches.words.fill('zeppelin')
  await expect(matches.dialog.getByText('No matches')).toBeVisible()
  await checkThemes(page, 'no matches')
  await matches.dialog.getByRole('button', { name: 'Regular expression' }).click()
  await matches.words.fill('(')
  await expect(matches.dialog.getByRole('alert')).toContainText('This is no regular expression')
  await checkThemes(page, 'a problem in what matches are looked for')
  await matches.words.fill('(a+)+$')
  await expect(matches.dialog.getByRole('progressbar')).toBeVisible()
  await matches.dialog.getByText(/^Not searched, or not to the end/).click()
  await expect(matches.dialog.getByText(/“Endless”: The expression took too long/)).toBeVisible()
  await checkThemes(page, 'an article that was not searched to its end')
})

test('the find bar with forms of words and labels', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  await addArticle(page, 'Harbour dues', 'The tax on ships fell in March. Taxes on cargo stayed as they had been.')
  await desk.openArticle('Harbour dues')
  await desk.highlight('The tax on ships fell', '1')
  await page.keyboard.press('Control+f')
  await desk.find.field.fill('taxing')
  await desk.find.bar.getByRole('button', { name: 'All forms of the words' }).click()
  await expect(desk.find.found).toHaveText('1 of 2')
  await desk.find.bar.getByRole('button', { name: /^Find within labels/ }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Claim/ }).click()
  await checkThemes(page, 'menu of labels to find within')
  await page.keyboard.press('Escape')
  await expect(desk.find.found).toHaveText('1 of 1')
  await checkThemes(page, 'finding forms of words within a label')
})
