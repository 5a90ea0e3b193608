import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { articleAbout, articleWithTail, BROKEN, chosen, PAGE, TABLE, writeFolder } from '../pages/import-files'
import { ImportPage } from '../pages/import-page'

test('a folder with several kinds is looked over and imported', async ({ host, tempDir }) => {
  const { page } = host
  const desk = new DeskPage(page)
  const imports = new ImportPage(page)
  const known = articleAbout('ferry')
  await addArticle(page, 'Known ferry', known)
  const folder = join(tempDir, 'corpus')
  await writeFolder(folder, {
    'pier.txt': 'Eleven weeks\nThe old pier was taken down stone by stone, and nobody knew where the stones went.',
    'again.txt': `${known}\n`,
    'same.txt': `${known}\n\n\n`,
    'march/page.html': PAGE,
    'march/tides.csv': TABLE,
    'march/.hidden.txt': 'Nobody wants this one.',
    'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3])
  })
  await imports.open()
  await imports.chooseFolder(folder)
  await expect(imports.row('corpus/march/tides.csv')).toHaveCount(2)
  await expect(imports.row('hidden')).toHaveCount(0)
  await expect(imports.row('same.txt')).toContainText('as “Known ferry”')
  await expect(imports.dialog.getByText('tides.csv: 2 rows of a table, 1 more with a problem.')).toBeVisible()

  // By keyboard: typing finds, Enter goes into the detail, Home and space tick.
  await imports.find('Two tides')
  await page.keyboard.press('Enter')
  await expect(imports.detail.getByLabel('Title')).toBeFocused()
  await imports.filter(/^With a problem/).check()
  await expect(imports.rows).toHaveCount(1)
  await imports.filter(/^All/).check()
  await imports.show('page.html')
  await expect(imports.detail.getByLabel('Byline')).toHaveValue('Mara Klein')
  await expect(imports.detail.getByLabel('Title')).toHaveAccessibleDescription('Found in og:title')
  await expect(imports.detail.getByText('The north berth')).toHaveAttribute('data-kind', 'list-item')
  await imports.detail.getByLabel('Publisher').fill('Port Gazette')
  await imports.detail.getByLabel('Date').fill('2024-02-31')
  await expect(imports.dialog.getByText(/page\.html”: There is no such day/)).toBeVisible()
  await expect(imports.store).toBeDisabled()
  await imports.detail.getByLabel('Date').fill('2024-08')
  await imports.list.focus()
  await page.keyboard.press('Home')
  const first = imports.rows.first()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  const before = await imports.store.textContent()
  await imports.filter(/^New/).check()
  await imports.dialog.getByRole('button', { name: 'Untick these' }).click()
  await expect(imports.store).not.toHaveText(before ?? '')
  await imports.dialog.getByRole('button', { name: 'Tick these', exact: true }).click()
  await expect(imports.store).toHaveText(before ?? '')
  await imports.store.click()
  await expect(imports.report).toContainText('picture.png')
  await imports.dialog.getByRole('button', { name: 'Done' }).click()
  const { article } = (await appClient(page).call('article.list', {})).find(
    (each) => each.article.title === 'Two tides' && each.article.publisher !== null
  ) ?? { article: null }
  expect(article).toMatchObject({ publisher: 'Port Gazette', byline: 'Mara Klein', publishedAt: '2024-08' })
  await desk.openArticle('One tide')
  await expect(desk.reader).toContainText('nobody had counted it')
})

test('the columns of a table are given another use; one undo takes all of it back', async ({ host }) => {
  const desk = new DeskPage(host.page)
  const imports = new ImportPage(host.page)
  await imports.open()
  await imports.choose([chosen('tides.csv', TABLE)])
  await expect(imports.row('One tide')).toHaveCount(1)
  await imports.dialog.getByRole('button', { name: 'How it is read…' }).click()
  const mapping = imports.mapping('tides.csv')
  await expect(mapping.getByLabel('Use of “body”')).toHaveValue('text')
  await expect(mapping.getByText(/Row 4 has nothing/)).toBeVisible()
  await mapping.getByLabel('Use of “kicker”').selectOption('title')
  await expect(mapping.getByLabel('Use of “kicker”')).toBeEnabled()
  await mapping.getByLabel('Use of “headline”').selectOption('byline')
  await expect(desk.announcements).toContainText('tides.csv: 2 rows of a table.')
  await mapping.getByRole('button', { name: 'Back to the articles' }).click()
  await imports.row('Harbour').click()
  await expect(imports.detail.getByLabel('Byline')).toHaveValue('One tide')
  await imports.store.click()
  await imports.dialog.getByRole('button', { name: 'Done' }).click()
  await expect(desk.articles).toHaveCount(2)
  await desk.toasts.getByRole('button', { name: 'Undo' }).click()
  await expect(desk.articles).toHaveCount(0)
})

test('suspected tails are looked over by keyboard; what is ticked is masked and nothing is deleted', async ({
  host
}) => {
  const { page } = host
  const imports = new ImportPage(page)
  await imports.open()
  await imports.choose([
    chosen('lock.txt', articleWithTail('lock')),
    chosen('plain.txt', 'Nothing to see here, said the harbour master, and nobody looked.'),
    chosen('weir.txt', articleWithTail('weir'))
  ])
  await imports.dialog.getByText('2 articles have a suspected tail.').waitFor()
  await imports.dialog.getByRole('button', { name: 'Look them over…' }).click()
  const { tails } = imports
  await expect(tails.getByRole('heading', { name: 'The lock opens again' })).toBeVisible()
  const credit = tails.getByRole('checkbox', { name: /Credit line/ })
  await expect(credit).toBeChecked()
  await expect(tails.getByRole('deletion').first()).toContainText('With assistance from')
  await page.keyboard.press('n')
  await expect(tails.getByRole('heading', { name: 'The weir opens again' })).toBeVisible()
  await expect(credit).toBeChecked()
  await page.keyboard.press(' ')
  await expect(credit).not.toBeChecked()
  await page.keyboard.press('p')
  await expect(tails.getByRole('heading', { name: 'The lock opens again' })).toBeVisible()
  await expect(credit).toBeChecked()
  await page.keyboard.press('a')
  await expect(tails.getByRole('heading', { name: 'The weir opens again' })).toBeVisible()
  await expect(tails.getByText('2 of 2, all decided')).toBeVisible()
  await tails.getByRole('button', { name: 'Back to the articles' }).click()
  await imports.store.click()
  await expect(imports.dialog).toBeHidden()

  const masked = async (title: string) => {
    const client = appClient(page)
    const found = (await client.call('article.list', {})).find(({ article }) => article.title === title)
    const { article, text } = await client.call('article.open', { article: found?.article.id ?? '' })
    return { roles: article.segments.filter(({ excluded }) => excluded).map(({ role }) => role), text }
  }
  const lock = await masked('The lock opens again')
  expect(lock.roles).toEqual(['credit', 'teaser', 'teaser'])
  expect(lock.text).toContain('With assistance from Mara Klein')
  expect((await masked('The weir opens again')).roles).toEqual(['teaser', 'teaser'])
})

test('broken letters are seen, repaired and stored so', async ({ host }) => {
  const desk = new DeskPage(host.page)
  const imports = new ImportPage(host.page)
  await imports.open()
  await imports.choose([chosen('gare.txt', BROKEN)])
  const broken = imports.dialog.getByRole('region', { name: 'Broken letters' })
  await expect(broken).toContainText('It seems to be broken: “cafÃ©” stands where “café” belongs.')
  await expect(imports.text).toContainText('cafÃ©')
  await broken.getByRole('checkbox', { name: 'Repair the letters' }).check()
  await expect(imports.text).toContainText('Le café de la gare sera fermé dès lundi')
  await imports.store.click()
  await expect(desk.reader).toContainText('Les élèves sont fâchés')
})

test('D11: an import goes on after a reload, with what was typed and ticked', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  const imports = new ImportPage(page)
  await imports.open()
  await imports.choose([chosen('one.txt', articleAbout('crane')), chosen('two.txt', articleAbout('buoy'))])
  await imports.show('one.txt')
  await imports.detail.getByLabel('Title').fill('A title of my own')
  await imports.show('two.txt')
  await imports.list.focus()
  await page.keyboard.press(' ')
  await expect(imports.row('two.txt')).toHaveAttribute('aria-checked', 'false')
  await page.reload()
  const notice = page.getByRole('region', { name: 'Interrupted import' })
  await expect(notice).toContainText('2 files')
  await notice.getByRole('button', { name: 'Go on' }).click()
  await expect(imports.row('A title of my own')).toHaveAttribute('aria-checked', 'true')
  await expect(imports.row('two.txt')).toHaveAttribute('aria-checked', 'false')

  // Somebody has worked on it: closing asks, and keeps it.
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Close this import?' })
  await question.getByRole('button', { name: 'Keep it for later' }).click()
  await expect(imports.dialog).toBeHidden()
  await notice.getByRole('button', { name: 'Go on' }).click()
  await imports.dialog.getByRole('button', { name: 'Import 1 article' }).click()
  await expect(imports.dialog).toBeHidden()
  await expect(desk.articles).toHaveCount(1)
  await expect(desk.articles).toContainText('A title of my own')
  await expect(notice).toBeHidden()
})

test('a pasted text keeps its form, unless somebody wants it plain', async ({ host }) => {
  const { page } = host
  const imports = new ImportPage(page)
  await imports.open()
  const field = imports.dialog.getByLabel('Text', { exact: true })
  await field.focus()
  await page.evaluate(() => {
    const clipboard = new DataTransfer()
    clipboard.setData('text/plain', 'Berths\nThe north berth\nThe south berth')
    clipboard.setData('text/html', '<h2>Berths</h2><ul><li>The north berth</li><li>The south berth</li></ul>')
    const target = document.activeElement as HTMLTextAreaElement
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }))
    // A made-up event pastes nothing by itself.
    document.execCommand('insertText', false, clipboard.getData('text/plain'))
  })
  await expect(imports.dialog.getByText('Its form is kept: 1 heading and 2 list items.')).toBeVisible()
  await imports.dialog.getByRole('button', { name: 'Continue with this text' }).click()
  await expect(imports.summary).toHaveText('1 article can be imported.')
  await expect(imports.dialog.getByText('The north berth', { exact: true })).toHaveAttribute('data-kind', 'list-item')
})
