import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

test('D11: what is being typed is sent when the window goes away', async ({ host }) => {
  const { page } = host
  const article = await addArticle(page, 'Two tides', 'Two tides\nThe pier was rebuilt in eleven weeks.')
  const desk = new DeskPage(page)
  await desk.openArticle('Two tides')
  await desk.highlight('eleven weeks', '1')
  // Without the drafts that the browser keeps: they would save it after the reload.
  await desk.inspector.getByLabel('Speaker').evaluate((field: HTMLInputElement) => {
    field.focus()
    document.execCommand('insertText', false, 'The last words')
    window.addEventListener('pagehide', () => localStorage.clear())
    location.reload()
  })
  await expect(desk.articles).toHaveCount(1)
  const speaker = async () => (await appClient(page).call('article.open', { article })).claims[0]?.speaker
  await expect.poll(speaker).toBe('The last words')
})
