import { checkThemes } from '../a11y/check-themes'
import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

test.use({ expectedConsoleErrors: [/Failed to load resource/] })

const API = '**/api/**'

test('D2: without a connection nothing claims to be saved, and nothing typed is lost', async ({ host }) => {
  const { page } = host
  const article = await addArticle(page, 'Two tides', 'Two tides\nThe pier was rebuilt in eleven weeks.')
  const desk = new DeskPage(page)
  await desk.openArticle('Two tides')
  await desk.highlight('eleven weeks', '1')

  await page.route(API, (route) => route.abort('connectionrefused'))
  await desk.selectByMouse('The pier')
  await page.keyboard.press('2')
  await expect(desk.toasts).toContainText('Claimdesk cannot be reached, so this may not be saved.')
  await expect.poll(() => desk.paintedHighlights()).toEqual(['claim “eleven weeks”'])
  await expect(page.getByRole('alert').filter({ hasText: 'The connection to Claimdesk is lost.' })).toBeVisible()

  await expect(page.getByText('Not connected')).toBeVisible()
  await expect(desk.saved).toBeHidden()

  await desk.clickText('eleven weeks')
  await desk.inspector.getByLabel('Speaker').fill('The harbour master')
  await expect(desk.inspector.getByText('Not saved yet.')).toBeVisible()
  await checkThemes(page, 'connection lost')

  await expect(desk.saved).toBeHidden()

  await page.unroute(API)
  await expect(page.getByText('The connection to Claimdesk is lost.')).toBeHidden({ timeout: 15_000 })
  await desk.inspector.getByRole('button', { name: 'Try again' }).click()
  await expect(desk.inspector.getByText('Not saved yet.')).toBeHidden()
  const speaker = async () => (await appClient(page).call('article.open', { article })).claims[0]?.speaker
  await expect.poll(speaker).toBe('The harbour master')
  await desk.highlight('The pier', '2')
  expect(await storedHighlights(page, article)).toEqual(['claim “eleven weeks”', 'speaker “The pier”'])
})
