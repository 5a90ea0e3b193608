import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'

test.use({ withLibrary: false })

test('the first start proposes a name and a place', async ({ host }) => {
  const { page } = host
  await expect(page.getByRole('heading', { name: 'Set up your desk' })).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue(/\S/)
  await expect(page.getByLabel('Your name')).toBeFocused()
  expect(isAbsolute(await page.getByLabel('Folder of the library').inputValue())).toBe(true)
  await expect(page.getByRole('checkbox', { name: /sample library/ })).toBeChecked()
})

test('a place that cannot be a library is refused and nothing is made', async ({ host, tempDir }) => {
  const desk = new DeskPage(host.page)
  const file = join(tempDir, 'notes.txt')
  const folder = join(tempDir, 'holiday')
  await writeFile(file, 'My notes')
  await mkdir(folder)
  await writeFile(join(folder, 'photo.txt'), 'A photo')
  const before = await readdir(tempDir)

  const refusals: readonly (readonly [place: string, message: RegExp])[] = [
    [file, /“notes\.txt” is a file\. .*folder/],
    [folder, /“holiday” has other files in it/],
    ['claimdesk-relative/library', /whole path of the folder/],
    [join(file, 'library'), /library.*(cannot|could not)|is a file/],
    ['   ', /Fill in the folder/]
  ]
  for (const [place, message] of refusals) {
    await desk.setUp({ name: 'Mara Klein', place, sample: true })
    await expect(host.page.getByRole('alert')).toContainText(message)
    await expect(host.page.getByLabel('Folder of the library')).toHaveValue(place)
  }
  await desk.setUp({ name: ' ', place: join(tempDir, 'new'), sample: true })
  await expect(host.page.getByRole('alert')).toContainText('Fill in your name')

  expect(await readdir(tempDir)).toEqual(before)
  expect(await readdir(folder)).toEqual(['photo.txt'])
  expect(await readFile(file, 'utf8')).toBe('My notes')
  expect(existsSync('claimdesk-relative')).toBe(false)
})

test('the sample library is made, and the next start goes straight to it', async ({ host, libraryDir }) => {
  let desk = new DeskPage(host.page)
  await desk.setUp({ name: 'Mara Klein', place: libraryDir, sample: true })
  await expect(desk.articles).toHaveCount(5)
  await expect(host.page.getByRole('img', { name: 'Mara Klein' })).toBeVisible()
  expect(existsSync(join(libraryDir, 'library.json'))).toBe(true)

  await desk.openArticle('Three readings of the same water table')
  await expect(desk.reader).toContainText('The well behind the school')

  await host.restart()
  desk = new DeskPage(host.page)
  await expect(desk.articles).toHaveCount(5)
  await expect(host.page.getByRole('heading', { name: 'Set up your desk' })).toBeHidden()
})

test('without the sample the library is empty and says what to do', async ({ host, libraryDir }) => {
  const desk = new DeskPage(host.page)
  await desk.setUp({ name: 'Mara Klein', place: libraryDir, sample: false })
  await expect(host.page.getByText('The library is empty')).toBeVisible()
  await host.page.getByRole('button', { name: 'Import articles' }).click()
  await expect(desk.importDialog).toBeVisible()
})
