import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { articleAbout, articleWithTail, BROKEN, chosen, PAGE, TABLE, writeFolder } from '../pages/import-files'
import { ImportPage } from '../pages/import-page'
import { checkThemes } from './check-themes'

test('the steps of an import', async ({ host, tempDir }) => {
  test.slow()
  const { page } = host
  const imports = new ImportPage(page)
  await addArticle(page, 'Known ferry', articleAbout('ferry'))
  const folder = join(tempDir, 'corpus')
  await writeFolder(folder, {
    'again.txt': articleAbout('ferry'),
    'lock.txt': articleWithTail('lock'),
    'near.txt': `${articleAbout('ferry')}\nA last line was added by the agency later that day, as agencies do.`,
    'gare.txt': BROKEN,
    'page.html': PAGE,
    'tides.csv': TABLE,
    'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])
  })
  await imports.open()
  await checkThemes(page, 'import sources')
  await imports.chooseFolder(folder)
  await imports.list.focus()
  await checkThemes(page, 'import review')
  await imports.show('page.html')
  await imports.detail.getByLabel('Date').fill('2024-02-31')
  await expect(imports.detail.getByText('There is no such day in the calendar.')).toBeVisible()
  await checkThemes(page, 'import detail with a problem')
  await imports.detail.getByLabel('Date').fill('2024-08')
  await imports.show('near.txt')
  await imports.detail.getByRole('button', { name: 'Compare both' }).click()
  await expect(imports.detail.getByRole('region', { name: 'The other one' })).toBeVisible()
  await checkThemes(page, 'import compared with a similar article')
  await imports.show('gare.txt')
  await expect(imports.detail.getByRole('region', { name: 'Broken letters' })).toBeVisible()
  await checkThemes(page, 'import with broken letters')
  await imports.dialog.getByRole('button', { name: 'How it is read…' }).click()
  await expect(imports.mapping('tides.csv')).toBeVisible()
  await checkThemes(page, 'import of a table')
  await imports.dialog.getByRole('button', { name: 'Back to the articles' }).click()
  await imports.dialog.getByRole('button', { name: 'Look them over…' }).click()
  await expect(imports.tails.getByRole('checkbox', { name: /Credit line/ })).toBeChecked()
  await checkThemes(page, 'import with a suspected tail')
  await page.emulateMedia({ forcedColors: 'active' })
  await checkThemes(page, 'import with a suspected tail in forced colours')
  await imports.dialog.getByRole('button', { name: 'Back to the articles' }).click()
  await imports.list.focus()
  await checkThemes(page, 'import review in forced colours')
  await page.emulateMedia({ forcedColors: null })
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Close this import?' })
  await expect(question).toBeVisible()
  await checkThemes(page, 'closing an import')
  await question.getByRole('button', { name: 'Keep it for later' }).click()
  const notice = page.getByRole('region', { name: 'Interrupted import' })
  await expect(notice).toBeVisible()
  await checkThemes(page, 'an interrupted import')
  await imports.open()
  await expect(imports.dialog.getByRole('region', { name: 'Interrupted imports' })).toBeVisible()
  await checkThemes(page, 'an interrupted import in the dialog')
  await imports.dialog.getByRole('button', { name: 'Go on' }).click()
  await imports.store.click()
  await expect(imports.report).toBeVisible()
  await checkThemes(page, 'report of an import')
})

// A window of 1280 by 800 at 200 % has 640 by 400 CSS pixels.
test('at 200 % the list stands above the document, and everything can be reached', async ({ host }) => {
  const { page } = host
  const imports = new ImportPage(page)
  await imports.open()
  await page.setViewportSize({ width: 640, height: 400 })
  await checkThemes(page, 'import sources at 200 %')
  await imports.choose([chosen('lock.txt', articleWithTail('lock')), chosen('weir.txt', articleAbout('weir'))])
  const list = await imports.list.boundingBox()
  const detail = await imports.detail.boundingBox()
  expect(list && detail && detail.y >= list.y + list.height).toBe(true)
  expect(list?.width).toBeGreaterThan(500)
  await imports.show('weir.txt')
  await imports.text.getByText('The weir opens again').scrollIntoViewIfNeeded()
  await expect(imports.text.getByText('The weir opens again')).toBeInViewport()
  await checkThemes(page, 'import review at 200 %')
  await imports.dialog.getByRole('button', { name: 'Look them over…' }).click()
  await imports.tails.getByRole('button', { name: /^Accept/ }).scrollIntoViewIfNeeded()
  await expect(imports.tails.getByRole('button', { name: /^Accept/ })).toBeInViewport()
  await checkThemes(page, 'import with a suspected tail at 200 %')
  await expect(imports.store).toBeInViewport()
})
