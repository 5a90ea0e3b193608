import { test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { checkThemes } from './check-themes'

test('backups, what one would change, and the bin', async ({ host }) => {
  const { page } = host
  const client = appClient(page)
  const article = await addArticle(page, 'The north quay', 'The quay is old. It was built in 1912.')
  const gone = await addArticle(page, 'The south quay', 'The other quay is new.')
  await client.call('backup.make', {})
  await client.call('command.run', { command: { type: 'article.bin', articles: [gone], binned: true } })
  await client.call('command.run', {
    command: {
      type: 'annotations.add',
      article,
      spans: [{ id: 'one', ranges: [{ start: 0, end: 8 }], label: 'claim' }],
      claims: [],
      documentLabels: [],
      edges: 'exact',
      origin: 'human'
    }
  })
  await page.keyboard.press('Control+Alt+b')
  const dialog = page.getByRole('dialog', { name: 'Backups, bin and copies' })
  await dialog.getByRole('list', { name: 'Backups, newest first' }).waitFor()
  await checkThemes(page, 'backups')
  await dialog.getByRole('listitem').first().getByRole('button').press('Enter')
  await dialog.getByRole('button', { name: 'Restore all of it' }).waitFor()
  await checkThemes(page, 'what a restore would change')
  await dialog.getByRole('tab', { name: 'Bin' }).press('Enter')
  await dialog.getByRole('list', { name: 'Articles in the bin' }).waitFor()
  await checkThemes(page, 'the bin')
})
