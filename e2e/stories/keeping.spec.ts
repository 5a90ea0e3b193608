import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

test('D7, D13: a backup is made and restored by keyboard, the restore is undone; an article comes back from the bin', async ({
  host
}) => {
  const { page } = host
  const { keyboard } = page
  const client = appClient(page)
  const desk = new DeskPage(page)
  const article = await addArticle(page, 'The north quay', 'The quay is old. It was built in 1912.')
  const add = (id: string, start: number, end: number) =>
    client.call('command.run', {
      command: {
        type: 'annotations.add',
        article,
        spans: [{ id, ranges: [{ start, end }], label: 'claim' }],
        claims: [],
        documentLabels: [],
        edges: 'exact',
        origin: 'human'
      }
    })
  const spans = async () => (await client.call('article.open', { article })).spans.map(({ id }) => id).sort()
  await add('first', 0, 8)

  await keyboard.press('Control+Alt+b')
  const dialog = page.getByRole('dialog', { name: 'Backups, bin and copies' })
  await dialog.getByRole('button', { name: 'Back up now' }).press('Enter')
  const rows = dialog.getByRole('list', { name: 'Backups, newest first' }).getByRole('listitem')
  await expect(rows.filter({ hasText: 'made by hand' })).toHaveCount(1)
  await add('second', 17, 37)

  await rows.filter({ hasText: 'made by hand' }).getByRole('button').press('Enter')
  await expect(dialog.getByText('1 goes')).toBeVisible()
  await dialog.getByRole('button', { name: 'Restore all of it' }).press('Enter')
  await expect(rows.filter({ hasText: 'before an older state was restored' })).toHaveCount(1)
  expect(await spans()).toEqual(['first'])
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await keyboard.press('Control+z')
  await expect.poll(spans).toEqual(['first', 'second'])

  await client.call('command.run', { command: { type: 'article.bin', articles: [article], binned: true } })
  await keyboard.press('Control+Alt+b')
  await dialog.getByRole('tab', { name: 'Bin' }).press('Enter')
  await dialog.getByRole('button', { name: 'Put “The north quay” back' }).press('Enter')
  await expect(dialog.getByText('The bin is empty')).toBeVisible()
  await keyboard.press('Escape')
  await expect(desk.articles.filter({ hasText: 'The north quay' })).toBeVisible()
})
