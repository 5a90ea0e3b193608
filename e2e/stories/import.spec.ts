import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { ImportPage } from '../pages/import-page'

const sample = (name: string) => resolve(import.meta.dirname, '../../resources/sample', name)
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
const text = (name: string, words: string) => file(name, Buffer.from(words, 'utf8'))

/** “Café” in windows-1252: curly quotes and é are single bytes that UTF-8 does not allow. 0xA4 is ¤ there. */
const WINDOWS_1252 = Buffer.from(
  'Le \x93Caf\xe9 de la Gare\x94 sera ferm\xe9 d\xe8s lundi, a d\xe9clar\xe9 la mairie \xe0 la presse. ' +
    'Le caf\xe9 co\xfbte 2,50 \xa4 aujourd\x92hui, c\x92est tr\xe8s cher pour les \xe9l\xe8ves.',
  'latin1'
)
/** UTF-8 with one byte lost in the middle of a character. */
const DAMAGED = Buffer.concat([
  Buffer.from('港の新しい桟橋は今年'),
  Buffer.from([0xe5, 0xb9]),
  Buffer.from('開く予定です。')
])

const inLibrary = (libraryDir: string) => readdir(join(libraryDir, 'articles'))

test('a text is pasted, looked over, and imported', async ({ host }) => {
  const desk = new DeskPage(host.page)
  await desk.openImport()
  const dialog = desk.importDialog
  await expect(dialog.getByRole('button', { name: 'Continue with this text' })).toBeDisabled()
  await dialog.getByLabel('Title').fill('A pasted piece')
  await dialog
    .getByLabel('Text', { exact: true })
    .fill('The mayor said 14 bridges were safe.\nNobody had counted them.')
  await dialog.getByRole('button', { name: 'Continue with this text' }).click()
  await expect(dialog.getByText('1 article can be imported.')).toBeVisible()
  await expect(dialog.getByText('2 paragraphs')).toBeVisible()
  await expect(desk.articles).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Import 1 article' }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.articles).toHaveCount(1)
  await expect(desk.reader).toContainText('Nobody had counted them.')
  await expect(desk.toasts).toContainText('Imported 1 article.')
})

test('several files come in as one step, which undo takes back whole', async ({ host }) => {
  const desk = new DeskPage(host.page)
  await desk.importFiles([sample('night-ferry.txt'), sample('salt-road.txt'), sample('water-table.txt')])
  await expect(desk.articles).toHaveCount(3)
  await desk.toasts.getByRole('button', { name: 'Undo' }).click()
  await expect(desk.articles).toHaveCount(0)
  await host.page.keyboard.press('Control+Shift+z')
  await expect(desk.articles).toHaveCount(3)
})

test('files are dropped on the window', async ({ host }) => {
  const desk = new DeskPage(host.page)
  await expect(host.page.getByText('The library is empty')).toBeVisible()
  const dropped = await host.page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['The first dropped text.'], 'first.txt'))
    transfer.items.add(new File(['The second dropped text.'], 'second.txt'))
    return transfer
  })
  await host.page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped })
  await expect(host.page.getByText('Drop the files to import them')).toBeVisible()
  await host.page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await expect(host.page.getByText('Drop the files to import them')).toBeHidden()
  await expect(desk.importDialog.getByText('2 articles can be imported.')).toBeVisible()
  await desk.importDialog.getByRole('button', { name: 'Import 2 articles' }).click()
  await expect(desk.articles).toHaveCount(2)
})

test('bad files are named with what is wrong, and only the good ones come in', async ({ host, libraryDir }) => {
  const { page } = host
  const known = 'The library has this one already.\n'
  await addArticle(page, 'Known', known)
  const desk = new DeskPage(page)
  await expect(desk.articles).toHaveCount(1)

  const imports = new ImportPage(page)
  await imports.open()
  await imports.choose([
    text('good.txt', 'A good text of one sentence.'),
    file('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3])),
    text('empty.txt', ''),
    text('blank.txt', ' \n\t\n '),
    file('damaged.txt', DAMAGED),
    file('old.txt', WINDOWS_1252),
    text('again.txt', known)
  ])
  await expect(imports.summary).toHaveText('2 articles can be imported, 1 already there, 4 with a problem.')
  await expect(imports.row('picture.png')).toContainText('This is not a text file')
  await expect(imports.row('empty.txt')).toContainText('The file is empty')
  await expect(imports.row('blank.txt')).toContainText('nothing but white space')
  await expect(imports.row('damaged.txt')).toContainText(/looks like UTF-8, but it is damaged at byte \d+/)
  await expect(imports.row('again.txt')).toContainText('The library has this file already, as “Known”.')
  for (const name of ['picture.png', 'empty.txt', 'damaged.txt', 'again.txt']) {
    await expect(imports.row(name)).not.toHaveAttribute('aria-checked')
  }

  await imports.show('old.txt')
  const encoding = imports.detail.getByRole('combobox', { name: 'Encoding of old.txt' })
  await expect(encoding).toHaveValue('windows-1252')
  await expect(encoding).toHaveAccessibleDescription(/Guessed: it is not UTF-8 \(byte 3\); guessed from its letters/)
  await expect(imports.text).toContainText('2,50 ¤')
  await encoding.selectOption('iso-8859-15')
  await expect(imports.text).toContainText('2,50 €')
  await expect(encoding).toHaveAccessibleDescription('Known: chosen by you')

  await imports.show('damaged.txt')
  await imports.detail.getByRole('combobox', { name: 'Encoding of damaged.txt' }).selectOption('utf-8')
  await expect(imports.text).toContainText('\ufffd')
  await imports.list.focus()
  await page.keyboard.press(' ')
  await expect(imports.row('damaged.txt')).toHaveAttribute('aria-checked', 'false')

  await imports.dialog.getByRole('button', { name: 'Import 2 articles' }).click()
  await expect(imports.report).toContainText('2 articles imported. 5 left out.')
  await expect(imports.report.getByRole('row').filter({ hasText: 'picture.png' })).toContainText('not a text file')
  await imports.dialog.getByRole('button', { name: 'Done' }).click()
  await expect(imports.dialog).toBeHidden()
  await expect(desk.articles).toHaveCount(3)
  expect(await inLibrary(libraryDir)).toHaveLength(3)
  const client = appClient(page)
  const old = (await client.call('article.list', {})).find(({ article }) => article.original.name === 'old.txt')
  expect(old?.article.original.encoding).toBe('iso-8859-15')
  const { text: stored } = await client.call('article.open', { article: old?.article.id ?? '' })
  expect(stored).toContain('2,50 €')
})

test('cancelling an import leaves nothing behind', async ({ host, libraryDir }) => {
  const desk = new DeskPage(host.page)
  await addArticle(host.page, 'Known', 'The one that is there.')
  await expect(desk.articles).toHaveCount(1)
  const before = await inLibrary(libraryDir)
  const { entries } = await appClient(host.page).call('history.list', { before: 0, limit: 10 })

  await desk.openImport()
  const dialog = desk.importDialog
  await dialog.getByLabel('Files to import').setInputFiles([sample('night-ferry.txt'), sample('harbour-rtl.txt')])
  await expect(dialog.getByText('2 articles can be imported.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.articles).toHaveCount(1)
  expect(await inLibrary(libraryDir)).toEqual(before)
  expect((await appClient(host.page).call('history.list', { before: 0, limit: 10 })).entries).toEqual(entries)

  await desk.openImport()
  await expect(dialog.getByText('Drop files or folders here')).toBeVisible()
  await host.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the same file twice in one import comes in once', async ({ host }) => {
  const desk = new DeskPage(host.page)
  await desk.openImport()
  const dialog = desk.importDialog
  const words = 'The same words in two files.'
  await dialog.getByLabel('Files to import').setInputFiles([text('one.txt', words), text('two.txt', words)])
  await dialog.getByRole('button', { name: /^Import \d article/ }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.articles).toHaveCount(1)
  await expect(desk.toasts).toContainText('Imported 1 article.')
})
