import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { addArticle, appClient, storedHighlights } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'

test('D4, D10: a damaged file is set aside and the person is told; a newer library can be read and stays as it was', async ({
  host,
  libraryDir
}) => {
  const article = await addArticle(host.page, 'The harbour bell', 'The harbour bell rang twice that night.')
  await appClient(host.page).call('command.run', {
    command: {
      ...{ type: 'annotations.add', article, edges: 'exact', origin: 'human', claims: [], documentLabels: [] },
      spans: [{ id: 'bell', ranges: [{ start: 4, end: 16 }], label: 'claim' }]
    }
  })
  await host.close()

  const folder = join(libraryDir, 'articles', article, 'annotations')
  const [layer = ''] = readdirSync(folder)
  truncateSync(join(folder, layer), 120)
  const damaged = readFileSync(join(folder, layer), 'utf8')
  await host.restart()
  await new DeskPage(host.page).articles.filter({ hasText: 'The harbour bell' }).waitFor()
  await expect(host.page.getByRole('alert').filter({ hasText: 'damaged' })).toContainText('The harbour bell')
  expect(await storedHighlights(host.page, article)).toEqual(['claim “harbour bell”'])
  const aside = readdirSync(folder).find((name) => name.includes('.damaged-')) ?? 'missing'
  expect(readFileSync(join(folder, aside), 'utf8')).toBe(damaged)
  await host.close()

  const head = join(libraryDir, 'library.json')
  const newer = readFileSync(head, 'utf8').replace(/"version": \d+/, '"version": 99')
  writeFileSync(head, newer)
  await host.restart()
  const banner = host.page.getByRole('alert').filter({ hasText: 'Read only' })
  await expect(banner).toContainText('A newer Claimdesk made this library')
  await expect(banner.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  expect(await storedHighlights(host.page, article)).toEqual(['claim “harbour bell”'])
  const note = appClient(host.page).call('command.run', { command: { type: 'article.note', article, note: 'No' } })
  await expect(note).rejects.toMatchObject({ code: 'read-only' })
  await host.close()
  expect(readFileSync(head, 'utf8')).toBe(newer)
})
