import { expect, test } from '../fixtures'
import { addArticle } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { checkThemes } from './check-themes'

const FIRST = [
  'The port counted 412 crates on Monday.',
  'The mayor was not told.',
  'Rain fell all week.',
  'By Friday, the harbour master said, 97 of the crates were gone.',
  'Nobody had signed for them.'
].join('\n')
const SECOND = FIRST.replace('412 crates', '412 sealed crates').replace(
  'By Friday, the harbour master said, 97 of the crates were gone.',
  'On Friday ninety-seven of the crates were gone, as the master of the harbour said.'
)

test('versions: choosing a file, the report, the texts, and what has lost its place', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  await addArticle(page, 'Harbour', FIRST)
  await desk.openArticle('Harbour')
  await desk.highlight('counted 412 crates', '1')
  await desk.highlight('the harbour master said, 97 of the crates were gone', '3')
  await desk.reader.focus()
  await page.keyboard.press('Control+Alt+i')
  const dialog = page.getByRole('dialog', { name: 'Import a new version' })
  await expect(dialog).toBeVisible()
  await checkThemes(page, 'new version chosen')
  await dialog.getByRole('textbox', { name: 'Or paste its text' }).fill(FIRST)
  await dialog.getByRole('button', { name: 'Continue with this text' }).click()
  await expect(dialog).toContainText('is version 1 of this article already')
  await checkThemes(page, 'new version that is none')
  await dialog.getByRole('button', { name: 'Another file…' }).click()
  await dialog.getByLabel('File of the new version').setInputFiles({
    name: 'harbour-2.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(`# The harbour\n\n${SECOND.replaceAll('\n', '\n\n')}`)
  })
  await expect(dialog.getByRole('table')).toContainText('sealed')
  await checkThemes(page, 'new version compared')
  await dialog.getByRole('tab', { name: /^Annotations/ }).click()
  await checkThemes(page, 'new version annotations')
  await dialog.getByRole('tab', { name: /^Details/ }).click()
  await checkThemes(page, 'new version details')
  await dialog.getByRole('button', { name: 'Import as version 2' }).click()
  const tray = page.getByRole('region', { name: 'Highlights without a place' })
  await expect(tray.getByRole('button', { name: /^Place it on/ }).first()).toBeVisible()
  await checkThemes(page, 'highlights without a place')
  await desk.inspect('Article')
  await page.getByRole('button', { name: 'What changed after version 1' }).scrollIntoViewIfNeeded()
  await checkThemes(page, 'earlier versions')
})
