import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { ExportPage } from '../pages/export-page'

const TEXT = [
  'Night ferry',
  'The last ferry of the year left at nine, said the harbour master, and nobody was on board.',
  'It carried 412 people in August, or so the company says.'
].join('\n')

const range = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const span = (id: string, label: string, ...words: readonly string[]) => ({ id, label, ranges: words.map(range) })

// One highlight lies in another, one has two parts, one has a note; and the article has a label.
const it = test.extend<{ exporting: ExportPage; article: string }>({
  article: async ({ host }, use) => {
    const article = await addArticle(host.page, 'Night ferry', TEXT)
    const command = {
      type: 'annotations.add' as const,
      article,
      spans: [
        span('outer', 'claim', 'The last ferry of the year left at nine'),
        span('inner', 'quantity', 'at nine'),
        span('gap', 'opinion', 'said the harbour master', 'nobody was on board'),
        { ...span('noted', 'evidence', '412 people'), note: 'A private note.' }
      ],
      claims: [],
      documentLabels: [{ id: 'whole', label: 'wire-copy' }],
      edges: 'exact' as const,
      origin: 'human'
    }
    await appClient(host.page).call('command.run', { command })
    await use(article)
  },
  exporting: async ({ host, article }, use) => {
    expect(article).not.toBe('')
    await new DeskPage(host.page).openArticle('Night ferry')
    await use(new ExportPage(host))
  }
})

it('brat: the report names what is lost, a policy stops it and lets it go on, a zip is saved', async ({
  exporting,
  host,
  tempDir
}) => {
  const { page } = host
  await exporting.open()
  // Found by a word of it, taken by the keyboard.
  await exporting.dialog.getByRole('searchbox', { name: 'Find a format' }).fill('standoff')
  await expect(exporting.formats.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(exporting.formats).toBeFocused()
  await expect(exporting.formats.getByRole('option', { name: /^brat/ })).toHaveAttribute('aria-selected', 'true')
  await exporting.prepare()
  await expect(exporting.losses.getByRole('heading')).toBeFocused()
  await expect(exporting.loss('Notes')).toContainText('Lost')
  await expect(exporting.loss('Notes')).toContainText('1')
  const scheme = 'Descriptions, colours and keys of labels'
  await expect(exporting.loss(scheme)).toContainText('Approximated')

  await exporting.choosePolicy(scheme, 'Stop')
  await expect(exporting.dialog.getByRole('alert')).toContainText('Nothing was exported')
  await expect(exporting.saveButton).toBeHidden()
  await exporting.choosePolicy(scheme, 'Keep as described')
  await expect(exporting.dialog.getByRole('alert')).toBeHidden()
  await expect(exporting.saveButton).toBeVisible()
  await expect(exporting.losses.getByRole('heading')).toBeFocused()

  await exporting.loss('Notes').getByRole('button', { name: /^Show/ }).click()
  const list = exporting.dialog.getByRole('listbox', { name: /^Notes/ })
  await expect(list).toBeFocused()
  await expect(list.getByRole('option')).toHaveText(/412 people/)
  await exporting.dialog.getByRole('button', { name: 'Close the list' }).click()
  await expect(exporting.packed.filter({ hasText: 'Night ferry.ann' })).toBeVisible()

  const texts = await exporting.saveTexts(tempDir)
  expect([...texts.keys()]).toEqual(
    expect.arrayContaining(['Night ferry.txt', 'Night ferry.ann', 'annotation.conf', 'claimdesk-losses.json'])
  )
  expect(texts.get('Night ferry.txt')).toBe(TEXT)
  expect(texts.get('Night ferry.ann')).toContain('said the harbour master nobody was on board')
  expect([...texts.values()].join('\n')).not.toContain('A private note.')
})

it('CoNLL: policies for overlaps and parts; one goes to a highlight and back to the report', async ({
  exporting,
  host
}) => {
  const { page } = host
  const desk = new DeskPage(page)
  await exporting.open()
  await exporting.chooseFormat('CoNLL-2003')
  await exporting.dialog.getByLabel('Tagging scheme').selectOption('BIOES')
  await exporting.prepare()
  const overlaps = exporting.loss('Highlights that overlap')
  await expect(overlaps).toContainText('Lost')
  await expect(exporting.loss('Highlights of several parts')).toContainText('Approximated')
  await expect(exporting.packed.filter({ hasText: 'layer-2' })).toHaveCount(0)

  await exporting.choosePolicy('Highlights that overlap', 'One file per layer')
  await expect(overlaps).toContainText('Approximated')
  await expect(exporting.packed.filter({ hasText: 'layer-2' })).toBeVisible()
  await exporting.choosePolicy('Highlights of several parts', 'A passage for each part')
  await expect(exporting.loss('Highlights of several parts')).toContainText('a highlight of its own')

  await exporting.loss('Highlights of several parts').getByRole('button', { name: /^Show/ }).click()
  const list = exporting.dialog.getByRole('listbox', { name: /^Highlights of several parts/ })
  await expect(list).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(exporting.dialog).toBeHidden()
  await expect(desk.selectedHighlight).toContainText('said the harbour master')
  await desk.toasts.getByRole('button', { name: 'Back to the loss report' }).click()
  await expect(exporting.loss('Highlights of several parts')).toContainText('a highlight of its own')

  // Back among the choices everything is as it was chosen; what leaves can be narrowed.
  await exporting.dialog.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(exporting.dialog.getByLabel('Tagging scheme')).toHaveValue('bioes')
  await exporting.dialog.getByText('Choose what leaves').click()
  const labels = exporting.dialog.getByRole('group', { name: 'Labels' })
  await labels.getByRole('button', { name: 'Untick all' }).click()
  await expect(exporting.dialog.getByText('Tick at least one label.')).toBeVisible()
  await labels.getByRole('checkbox', { name: 'Quantity' }).check()
  await expect(exporting.dialog.getByText('My annotations, Quantity')).toBeVisible()
  await exporting.dialog.getByRole('checkbox', { name: /^Split the articles/ }).check()
  await exporting.prepare()
  await expect(overlaps).toBeHidden()
  await expect(exporting.dialog.getByRole('term').filter({ hasText: 'Training' })).toBeVisible()
})
