import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'

test.use({ withLibrary: false })

test('D14: what another program changes in the library appears without a restart', async ({ host, libraryDir }) => {
  const desk = new DeskPage(host.page)
  await desk.setUp({ name: 'Mara Klein', place: libraryDir, sample: true })
  await expect(desk.articles).toHaveCount(5)
  const row = desk.articles.filter({ hasText: 'Night ferry' })
  await row.click()
  await expect(row).toHaveAttribute('aria-selected', 'true')

  // Another person gives an article its proper name, and a sync engine brings the file.
  let file = ''
  await expect
    .poll(async () => {
      for (const id of await readdir(join(libraryDir, 'articles'))) {
        const path = join(libraryDir, 'articles', id, 'article.json')
        if ((await readFile(path, 'utf8').catch(() => '')).includes('Night ferry')) file = path
      }
      return file
    })
    .not.toBe('')
  const details = JSON.parse(await readFile(file, 'utf8')) as { article: object }
  const title = 'The ferry at night, corrected'
  await writeFile(file, JSON.stringify({ ...details, article: { ...details.article, title } }))
  await expect(desk.articles.filter({ hasText: title })).toBeVisible()
  await expect(host.page.getByRole('alert')).toHaveCount(0)
})
