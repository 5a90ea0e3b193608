import { DOCX_BODY, docxOf, epubOf, EPUB_CHAPTERS } from '../../src/backend/library/testing/office-fixtures'
import { column, pdfOf } from '../../src/backend/library/testing/pdf-fixture'
import { zipOf } from '../../src/backend/library/testing/zip-fixture'
import { expect, test } from '../fixtures'
import { DeskPage } from '../pages/desk-page'
import { ImportPage } from '../pages/import-page'

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

test('a Word document, a PDF and an e-book are imported, opened and highlighted; a bomb is refused', async ({
  host
}) => {
  const desk = new DeskPage(host.page)
  const imports = new ImportPage(host.page)
  const { dialog } = imports
  await imports.open()
  await expect(
    dialog.getByText('Word document, OpenDocument text, Rich text, PDF, E-book (EPUB), E-mail')
  ).toBeVisible()
  const page = [
    { x: 50, y: 740, text: 'The quay of Ostrava', size: 20 },
    ...column(
      'The harbour board said on Friday that the eastern quay would open before the end of the year.',
      50,
      700,
      40
    )
  ]
  await imports.choose([
    file('bridge.docx', await docxOf(DOCX_BODY)),
    file('quay.pdf', pdfOf([page])),
    file('book.epub', await epubOf(EPUB_CHAPTERS)),
    file('bomb.docx', await zipOf({ 'word/document.xml': Buffer.alloc(60_000_000, 32) }))
  ])
  await expect(imports.summary).toHaveText('3 articles can be imported, 1 with a problem.')
  await expect(imports.row('bomb.docx')).toContainText('would unpack to')
  await imports.show('quay.pdf')
  await expect(imports.detail.getByLabel('Title')).toHaveValue('The quay of Ostrava')
  // Its bytes are no text: there is no encoding to choose.
  await expect(imports.detail.getByRole('combobox')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Import 3 articles' }).click()
  await expect(imports.report).toContainText('would unpack to')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.articles).toHaveCount(3)

  await desk.openArticle(/The Bridge/)
  await expect(desk.reader).toContainText('A note on the bridge.')
  await desk.openArticle('The quay of Ostrava')
  await expect(desk.reader).toContainText('that the eastern quay would open before the end of the year.')
  await desk.openArticle('The bridge of Ostrava')
  await expect(desk.reader).not.toContainText('never')
  await desk.highlight('The bridge really fell & broke', '1')
  await expect.poll(() => desk.paintedHighlights()).toEqual(['claim “The bridge really fell & broke”'])
})
