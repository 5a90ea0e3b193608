import { takeLockAway } from '../contract/take-lock-away'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

test('D3: a library that another program took is tried for again by keyboard, and work goes on', async ({
  host,
  libraryDir
}) => {
  const { page } = host
  const client = appClient(page)
  const desk = new DeskPage(page)
  const article = await addArticle(page, 'The pilot boat', 'The pilot boat went out twice.')
  const note = (words: string) =>
    client.call('command.run', { command: { type: 'article.note', article, note: words } })
  await note('before')
  const giveBack = await takeLockAway(libraryDir)
  await expect(note('refused')).rejects.toThrow()

  const banner = page.getByRole('alert').filter({ hasText: 'Read only' })
  await expect(banner).toContainText('took this library over')
  const button = banner.getByRole('button', { name: 'Try again' })
  await button.press('Enter')
  await expect(banner).toContainText(/it is still so/)
  await expect(page.getByRole('status', { name: 'Announcements' })).toContainText('Still read only')
  await expect(button).toBeFocused()

  await giveBack()
  await button.press('Enter')
  await expect(banner).toBeHidden()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.locator('[data-region]:focus-within')).toHaveCount(1)
  await note('after')
  await expect(desk.articles.filter({ hasText: 'The pilot boat' })).toBeVisible()
})
