import Papa from 'papaparse'
import { expect, test } from '../fixtures'
import { addArticle, appClient } from '../pages/app-client'
import { DeskPage } from '../pages/desk-page'
import { ExportPage } from '../pages/export-page'
import { exportToFile, prepareExport } from '../pages/export-to-file'

const HOSTILE = '=HYPERLINK("https://evil.example","Click")'
const TEXT = ['Numbers of the week', `Somebody wrote ${HOSTILE} into a cell.`, 'The rest is 9,000 tonnes.'].join('\n')

const it = test.extend<{ desk: DeskPage; article: string }>({
  article: async ({ host }, use) => {
    await use(await addArticle(host.page, HOSTILE, TEXT))
  },
  desk: async ({ host, article }, use) => {
    const desk = new DeskPage(host.page)
    await desk.openArticle('HYPERLINK')
    await desk.highlight(HOSTILE, '1')
    await desk.inspector.getByLabel('Speaker').fill('+Somebody')
    await desk.inspector.getByLabel('Note', { exact: true }).fill('A private note on the claim')
    await desk.inspector.getByRole('radio', { name: 'Unproven' }).check()
    await desk.highlight('9,000 tonnes', '6')
    await desk.inspector.getByLabel('Note on the highlight').fill('A private note on the highlight')
    const stored = () => appClient(host.page).call('article.open', { article })
    await expect.poll(async () => (await stored()).spans.some((span) => span.note !== '')).toBe(true)
    await expect.poll(async () => (await stored()).claims[0]?.verdict?.value).toBe('unproven')
    await use(desk)
  }
})

interface NativeExport {
  readonly includesNotes: boolean
  readonly offsetUnit: string
  readonly documents: readonly Record<string, unknown>[]
}

it('native JSON carries every field, and the notes once they are ticked', async ({ desk, host, article, tempDir }) => {
  const exporting = await prepareExport(host, { format: 'Claimdesk JSON', notes: true })
  await expect(exporting.dialog.getByText('Nothing is lost.')).toBeVisible()
  const exported = JSON.parse(await exporting.saveText(tempDir)) as NativeExport
  const {
    article: facts,
    text,
    status,
    spans,
    claims,
    documentLabels,
    relations,
    bookmarks,
    note,
    questions,
    evidence,
    marks,
    times
  } = await appClient(desk.page).call('article.open', { article })
  expect(exported).toMatchObject({ includesNotes: true, offsetUnit: 'utf16' })
  expect(exported.documents).toHaveLength(1)
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1)
  const document = exported.documents[0] as { spans: { id: string }[]; claims: { id: string }[] }
  expect({ ...document, spans: document.spans.sort(byId), claims: document.claims.sort(byId) }).toEqual({
    name: expect.any(String),
    article: facts,
    text,
    status,
    spans: [...spans].sort(byId),
    claims: [...claims].sort(byId),
    documentLabels,
    relations,
    bookmarks,
    note,
    questions,
    evidence,
    marks,
    seconds: times
  })
})

it('X8: notes stay out unless they are ticked, and the report says so', async ({ desk, host, tempDir }) => {
  await expect(desk.reader).toBeVisible()
  const { dialog } = new ExportPage(host)
  await host.page.keyboard.press('Control+e')
  await expect(dialog.getByRole('checkbox', { name: /^Include notes/ })).not.toBeChecked()
  await host.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  for (const format of ['CSV', 'JSON Lines', 'W3C', 'Claimdesk JSON']) {
    const prepared = await prepareExport(host, { format })
    await expect(prepared.loss('Notes')).toContainText('Notes are left out')
    await expect(prepared.loss('Notes')).toContainText('2')
    expect([...(await prepared.saveTexts(tempDir)).values()].join('\n'), format).not.toContain('private note')
  }
  const ticked = await prepareExport(host, { format: 'CSV', notes: true })
  await expect(ticked.loss('Notes')).toBeHidden()
  expect(await ticked.saveText(tempDir)).toContain('A private note on the highlight')
})

it('X7: a CSV makes formulas harmless, in the title as in the words', async ({ desk, host, tempDir }) => {
  const rowsOf = (csv: string) =>
    Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data.filter(
      (row) => row['label'] === 'Claim'
    )
  await expect(desk.reader).toBeVisible()
  const [row] = rowsOf(await exportToFile(host, 'CSV', tempDir))
  expect(row).toMatchObject({ article_title: `'${HOSTILE}`, exact: `'${HOSTILE}`, speaker: "'+Somebody" })
  const plain = await prepareExport(host, { format: 'CSV', harmless: false })
  const [raw] = rowsOf(await plain.saveText(tempDir))
  expect(raw).toMatchObject({ article_title: HOSTILE, exact: HOSTILE, speaker: '+Somebody' })
})

it('a dialog that is called off saves nothing', async ({ desk, host }) => {
  const { dialog } = await prepareExport(host, { format: 'CSV' })
  await dialog.getByRole('button', { name: 'Back' }).click()
  await expect(dialog.getByRole('button', { name: 'Prepare' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.saved).toBeVisible()
})
