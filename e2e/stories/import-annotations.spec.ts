import { expect, test } from '../fixtures'
import { appClient, storedHighlights } from '../pages/app-client'
import { AnnotationImportPage } from '../pages/annotation-import-page'
import { DeskPage } from '../pages/desk-page'
import { chosen } from '../pages/import-files'
import { ImportPage } from '../pages/import-page'

const TEXT = 'Mara Klein said the ferry 😀 would come on Monday.\nNobody had counted the boats.\n'
const mark = (id: string, label: string, words: string): string => {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length
  return `${id}\t${label} ${start} ${start + Array.from(words).length}\t${words}`
}
const BRAT = [
  chosen('ferry.txt', TEXT),
  chosen(
    'ferry.ann',
    [
      mark('T1', 'Person', 'Mara Klein'),
      mark('T2', 'Vessel', 'ferry'),
      mark('T3', 'Day', 'Monday'),
      mark('T4', 'Claim', 'Nobody had counted the boats'),
      'T5\tDay 3',
      ''
    ].join('\n')
  )
]

test('annotations of another tool: looked over, mapped, imported, read, taken back', async ({ host }) => {
  const { page } = host
  const desk = new DeskPage(page)
  const imports = new AnnotationImportPage(page)
  const documents = new ImportPage(page)
  // Dropped where documents belong, the files are known to be something else.
  await documents.open()
  await documents.choose(BRAT)
  await documents.dialog.getByRole('button', { name: 'Import as annotations…' }).click()
  await expect(documents.dialog).toBeHidden()
  await imports.settled()
  await expect(imports.summary).toHaveText('4 highlights and 1 claim, with 1 article and 3 new labels would be added.')
  await expect(imports.setting('Format')).toHaveAccessibleDescription('The files look like it.')
  await imports.send('Person', 'Speaker')
  await expect(imports.target('Person')).toHaveAccessibleName(/label “Speaker”/)
  await imports.send('Day', 'Leave out')
  await imports.names.getByRole('textbox', { name: /“Vessel”/ }).fill('Ship')
  await imports.settled()
  await expect(imports.summary).toHaveText('3 highlights and 1 claim, with 1 article and 1 new label would be added.')
  await imports.show('Problems')
  await expect(imports.problems).toHaveCount(1)
  await expect(imports.problems).toContainText('ferry.ann, line 5, T5')
  // D12: so far it was only looked at.
  expect(await appClient(page).call('article.list', {})).toEqual([])

  await expect(imports.store).toHaveText('Import 3 annotations')
  await imports.finish()
  await expect(imports.report.getByRole('status')).toHaveText(
    'Added: 3 highlights and 1 claim, with 1 article and 1 new label.'
  )
  const open = imports.dialog.getByRole('button', { name: 'Open the article' })
  await expect(open).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(imports.dialog).toBeHidden()
  await expect(desk.reader).toBeVisible()
  const painted = ['claim “Nobody had counted the boats”', 'ship “ferry”', 'speaker “Mara Klein”']
  await expect.poll(() => desk.paintedHighlights()).toEqual(painted)
  const [stored] = await appClient(page).call('article.list', {})
  expect(await storedHighlights(page, stored?.article.id ?? '')).toEqual(painted)

  await page.keyboard.press('Control+z')
  await expect(desk.articles).toHaveCount(0)
  const state = await appClient(page).call('app.state', {})
  const labels = state.phase === 'ready' ? state.library.schemes.flatMap((scheme) => scheme.labels) : []
  expect(labels.map(({ name }) => name)).toContain('Speaker')
  expect(labels.map(({ name }) => name)).not.toContain('Ship')
  expect(await appClient(page).call('import.pending', {})).toEqual([])
})

test('what a file leaves open is shown with its evidence and can be decided otherwise', async ({ host }) => {
  const { page } = host
  const imports = new AnnotationImportPage(page)
  const line = { id: 1, text: 'On 😀 day Mara Klein said so, and 😀 nobody else did.', label: [[9, 19, 'Person']] }
  await imports.open()
  await imports.choose([chosen('said.jsonl', `${JSON.stringify(line)}\n`)])
  const decided = imports.reading.getByRole('list', { name: /^How “Positions/ })
  await expect(decided).toContainText(/code points/i)
  await imports.setting(/^Positions/).selectOption('utf16')
  await imports.settled()
  await imports.setting(/^Positions/).selectOption('codepoint')
  await imports.settled()
  await imports.finish()
  const [stored] = await appClient(page).call('article.list', {})
  expect(await storedHighlights(page, stored?.article.id ?? '')).toEqual(['person “Mara Klein”'])

  await imports.dialog.getByRole('button', { name: 'Done' }).click()
  await imports.open()
  await imports.choose([chosen('said.jsonl', `${JSON.stringify(line)}\n`)])
  await expect(imports.summary).toHaveText('There is nothing to add. 1 annotation is there already.')
  await expect(imports.store).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(imports.dialog).toBeHidden()
  expect(await appClient(page).call('import.pending', {})).toEqual([])
})
