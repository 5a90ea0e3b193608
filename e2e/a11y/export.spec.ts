import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { checkThemes } from './check-themes'
import { DeskPage } from '../pages/desk-page'
import { ExportPage } from '../pages/export-page'

const TEXT = 'Night ferry\nThe last ferry of the year left at nine, said the harbour master, and nobody was on board.'
const range = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })

const it = test.extend<{ exporting: ExportPage }>({
  exporting: async ({ host }, use) => {
    const article = await addArticle(host.page, 'Night ferry', TEXT)
    const command = {
      type: 'annotations.add' as const,
      article,
      spans: [
        { id: 'outer', label: 'claim', ranges: [range('The last ferry of the year left at nine')], note: 'Mine.' },
        { id: 'inner', label: 'quantity', ranges: [range('at nine')] },
        { id: 'gap', label: 'opinion', ranges: [range('said the harbour master'), range('nobody was on board')] }
      ],
      claims: [],
      documentLabels: [{ id: 'whole', label: 'wire-copy' }],
      edges: 'exact' as const,
      origin: 'human'
    }
    await appClient(host.page).call('command.run', { command })
    await new DeskPage(host.page).openArticle('Night ferry')
    await use(new ExportPage(host))
  }
})

it('the choices and the report of an export', async ({ exporting, host }) => {
  const { page } = host
  const { dialog } = exporting
  await exporting.open()
  await exporting.chooseFormat('CSV')
  await exporting.formats.focus()
  await checkThemes(page, 'export choices')
  await exporting.chooseFormat('CoNLL-2003')
  await dialog.getByText('Choose what leaves').click()
  await dialog.getByRole('checkbox', { name: /^Split the articles/ }).check()
  await dialog.getByLabel('Training, %').fill('95')
  await expect(dialog.getByText('together at most 100').first()).toBeVisible()
  await checkThemes(page, 'export choices in full with a problem')
  await dialog.getByLabel('Training, %').fill('80')
  await exporting.prepare()
  await checkThemes(page, 'export report')
  await exporting.loss('Highlights that overlap').getByRole('button', { name: /^Show/ }).click()
  await expect(dialog.getByRole('listbox', { name: /^Highlights that overlap/ })).toBeFocused()
  await checkThemes(page, 'export report with a list')
  await page.emulateMedia({ forcedColors: 'active' })
  await checkThemes(page, 'export report in forced colours')
  await page.emulateMedia({ forcedColors: null })
})

it('an export that was refused, and one that was saved', async ({ exporting, host }) => {
  const { page } = host
  const { dialog } = exporting
  await exporting.open()
  await exporting.chooseFormat('CoNLL-2003')
  await exporting.prepare()
  await exporting.choosePolicy('Highlights that overlap', 'Stop')
  await expect(dialog.getByRole('alert')).toContainText('Nothing was exported')
  await checkThemes(page, 'export refused')
  await dialog.getByRole('button', { name: 'Back', exact: true }).click()
  await exporting.chooseFormat('Claimdesk JSON')
  await dialog.getByRole('checkbox', { name: /^Include notes/ }).check()
  await exporting.prepare()
  await Promise.all([page.waitForEvent('download'), exporting.saveButton.click()])
  await expect(dialog.getByText(/^Downloaded as/)).toBeVisible()
  await checkThemes(page, 'export saved')
})

// A window of 1280 by 800 at 200 % has 640 by 400 CSS pixels.
it('at 200 % the report stands in one column, and everything can be reached', async ({ exporting, host }) => {
  await host.page.setViewportSize({ width: 640, height: 400 })
  const { dialog } = exporting
  await exporting.open()
  await dialog.getByRole('searchbox', { name: 'Find a format' }).fill('conll 2003')
  await exporting.chooseFormat('CoNLL-2003')
  await dialog.getByRole('checkbox', { name: /^Put the loss report/ }).scrollIntoViewIfNeeded()
  await expect(dialog.getByRole('checkbox', { name: /^Put the loss report/ })).toBeInViewport()
  await expect(exporting.prepareButton).toBeInViewport()
  await checkThemes(host.page, 'export choices at 200 %')
  await exporting.prepare()
  await exporting.files.first().scrollIntoViewIfNeeded()
  await expect(exporting.files.first()).toBeInViewport()
  await expect(exporting.saveButton).toBeInViewport()
  await checkThemes(host.page, 'export report at 200 %')
})
