import fc from 'fast-check'
import mammoth from 'mammoth'
import { SaxesParser } from 'saxes'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { buildReport } from '../../../../core/report/build-report'
import { allBlocks, textOf } from '../../../../core/report/report-document'
import { shownXmlText } from '../../../../core/report/shown-text'
import { fullDraft, ReportDraft, sampleArticle } from '../../../../core/report/testing/sample-report'
import { ZipArchive } from '../../../library/archive/zip-archive'
import { writeReportDocx } from './docx-report'

async function readBack(bytes: Buffer): Promise<Document> {
  const { value, messages } = await mammoth.convertToHtml({ buffer: bytes }, { includeDefaultStyleMap: true })
  expect(messages.filter(({ type }) => type === 'error')).toEqual([])
  return parseHTML(`<html><body>${value}</body></html>`).document
}

test('every heading, claim, quotation and table head is read back by another program', async () => {
  const report = buildReport(fullDraft().input())
  const read = await readBack(await writeReportDocx(report))
  const headings = [...read.querySelectorAll('h1, h2, h3, h4')].map(({ tagName, textContent }) => [
    Number(tagName.slice(1)),
    textContent
  ])
  const wanted = report.blocks.flatMap((block) => (block.kind === 'heading' ? [[block.level, textOf(block.runs)]] : []))
  expect(headings).toEqual(wanted)
  const text = read.body.textContent ?? ''
  for (const block of allBlocks(report.blocks)) {
    if (block.kind === 'quote') expect(text).toContain(textOf(block.runs))
    if (block.kind === 'annotated') for (const { runs } of block.sentences) expect(text).toContain(textOf(runs))
  }
  const tables = report.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  const heads = [...read.querySelectorAll('table')].flatMap((each) => {
    const cells = [...each.querySelectorAll('thead th')].map(({ textContent }) => textContent)
    return cells.length === 0 ? [] : [cells]
  })
  expect(heads).toEqual(tables.map(({ columns }) => columns.map(({ title }) => title)))
  for (const link of read.querySelectorAll('a[href^="#"]')) {
    expect(read.getElementById(link.getAttribute('href')?.slice(1) ?? ''), link.outerHTML).not.toBeNull()
  }
})

test('X7: whatever is typed, the document is well-formed and has the words', async () => {
  const hostile = fc.oneof(
    fc.constantFrom('</w:t><w:br/>', 'a\u0000b\u001b', '\u202Egnp.exe', '\ud800', ']]>&amp;', 'x\ty\r\nz', '\ufffe'),
    fc.string({ unit: 'binary', maxLength: 16 })
  )
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (a, b) => {
      const draft = new ReportDraft('One. Two 3 men.', { ...sampleArticle(), segments: [], title: a })
      const claim = draft.claim('3 men', { justification: b }, { normalized: a, speaker: b })
      draft.evidence(claim, { quote: a, locator: b, url: b })
      const bytes = await writeReportDocx(buildReport(draft.input({}, { name: a })))
      const archive = await ZipArchive.open(bytes)
      for (const path of archive.names.filter((name) => /\.(xml|rels)$/.test(name))) {
        const content = await archive.read(path, 10_000_000)
        const parser = new SaxesParser({ xmlns: true })
        parser.on('error', (error) => {
          throw new Error(`${path}: ${error.message}`)
        })
        parser.write(content?.toString('utf8') ?? '').close()
      }
      const read = await readBack(bytes)
      const squeeze = (text: string): string => text.replace(/\s+/g, '')
      expect(squeeze(read.body.textContent ?? '')).toContain(squeeze(shownXmlText(a)))
    }),
    { numRuns: 15 }
  )
})
