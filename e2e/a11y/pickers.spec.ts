import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { checkThemes } from './check-themes'

test('labels by name, highlights at one place, handles', async ({ host }) => {
  const { page } = host
  const { keyboard, mouse } = page
  await addArticle(page, 'Quay', 'The harbour board met on Friday.\nNobody had asked the fishermen.')
  const desk = new DeskPage(page)
  await desk.openArticle('Quay')
  await desk.highlight('harbour board met', '1')
  await desk.highlight('board', '6')
  await expect(desk.reader.locator('[data-edge]')).toHaveCount(2)
  await checkThemes(page, 'a highlight with handles')

  await keyboard.press('l')
  await expect(page.getByRole('dialog', { name: /^Label/ })).toBeVisible()
  await checkThemes(page, 'labels to pick from')
  await keyboard.type('zzz')
  await expect(page.getByText('No label is called that.')).toBeVisible()
  await checkThemes(page, 'no label found')
  await keyboard.press('Escape')

  await keyboard.press('Control+Home')
  for (let word = 0; word < 2; word += 1) await keyboard.press('Control+ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await expect(page.getByRole('menu', { name: '2 highlights here' })).toBeVisible()
  await checkThemes(page, 'highlights to pick from')
  await keyboard.press('Escape')

  const { middle } = await desk.placeOf('board')
  await mouse.move(middle.x, middle.y, { steps: 3 })
  await expect(page.getByRole('group', { name: '2 highlights here' })).toBeVisible()
  await checkThemes(page, 'highlights under the pointer')
})
