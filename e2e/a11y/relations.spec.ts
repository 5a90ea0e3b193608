import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { checkThemes } from './check-themes'

test('relations: begun, the type being picked, listed, and the other end in another article', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  await addArticle(page, 'Council', 'The levy rose again.')
  await addArticle(page, 'Levy', 'The levy fell by a third.\nIlse Brandt said so.\nThe accounts list 41 million.')
  await desk.openArticle('Council')
  await desk.highlight('The levy rose', '1')
  await desk.openArticle('Levy')
  await desk.highlight('The accounts list 41 million', '3')
  await desk.highlight('Ilse Brandt', '2')
  await desk.highlight('The levy fell', '1')
  await page.keyboard.press('r')
  await expect(page.getByRole('region', { name: 'Relation being drawn' })).toBeVisible()
  await checkThemes(page, 'relation begun')
  await desk.clickText('Ilse Brandt')
  await expect(page.getByRole('menu', { name: /^Relation between/ })).toBeVisible()
  await checkThemes(page, 'type of the relation')
  await page.keyboard.press('1')
  await desk.clickText('accounts list')
  await page.keyboard.press('r')
  await page.getByRole('button', { name: 'Another article…' }).click()
  await page.getByRole('option', { name: 'Council' }).click()
  await expect(page.getByRole('option', { name: 'Claim: The levy rose' })).toBeVisible()
  await checkThemes(page, 'end in another article')
  await page.getByRole('option', { name: 'Claim: The levy rose' }).click()
  await page.getByRole('menuitem', { name: /^Evidence for/ }).click()
  await desk.inspect('Relations')
  await expect(desk.inspector.getByRole('listbox', { name: 'Relations' }).getByRole('option')).toHaveCount(2)
  await page.locator('[data-layer="relations"] [data-type="said-by"] path').first().click({ force: true })
  await expect(desk.inspector.getByRole('region', { name: 'Selected relation' })).toBeVisible()
  await checkThemes(page, 'relations listed')
})
