import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvFormat } from './csv'
import { CSV_COLUMNS } from './csv-columns'
import type { ExportDocument, ExportOptions } from './format'
import { exportDocuments, HOSTILE_SCHEME, HOSTILE_TEXTS } from './testing/arbitraries'
import {
  encodeAll,
  encodeMain,
  makeArticle,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeInput,
  makeSpan
} from './testing/build'

async function rowsOf(
  documents: readonly ExportDocument[],
  options: Partial<ExportOptions> = {}
): Promise<Record<string, string>[]> {
  const content = await encodeMain(csvFormat, makeInput(documents, options, [HOSTILE_SCHEME]))
  const parsed = Papa.parse<Record<string, string>>(content, { header: true, delimiter: ',', newline: '\r\n' })
  expect(parsed.errors.filter(({ code }) => code !== 'TooFewFields')).toEqual([])
  expect(content.endsWith('\r\n')).toBe(true)
  return parsed.data.slice(0, -1)
}

describe('CSV', () => {
  it('has one row per annotation, and every row every column', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const rows = await rowsOf(documents)
        expect(rows.map((row) => row['annotation_id'])).toEqual(
          documents.flatMap(({ spans, documentLabels }) => [...spans, ...documentLabels].map(({ id }) => id))
        )
        for (const row of rows) expect(Object.keys(row)).toEqual(CSV_COLUMNS.map(({ name }) => name))
      }),
      { numRuns: 50 }
    )
  })

  it('X7: lets no cell begin as a formula, and changes no other cell', async () => {
    // Behind spaces and in full width, too: some programs read them as the plain ones.
    const formula = /^'*(?:[\t\r]|[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const raw = await rowsOf(documents, { neutraliseFormulas: false })
        const safe = await rowsOf(documents)
        safe.forEach((row, index) => {
          for (const [name, cell] of Object.entries(row)) {
            if (formula.test(cell)) expect(cell).toMatch(/^'/)
            const before = raw[index]?.[name] ?? ''
            if (name === 'apostrophes') expect([before, cell]).toEqual(['no', 'yes'])
            else expect(cell).toBe(formula.test(before) ? `'${before}` : before)
          }
        })
      }),
      { numRuns: 50 }
    )
  })

  it.each(['=', '+', '-', '@', '\t', '\r'])(
    'X7: puts an apostrophe before a cell that begins with %j',
    async (start) => {
      const claims = [makeClaim({ normalized: `${start}1+1` })]
      const document = makeDocument('one', { spans: [makeSpan('one', [{ start: 0, end: 3 }])], claims })
      expect((await rowsOf([document]))[0]?.['claim']).toBe(`'${start}1+1`)
      expect((await rowsOf([document], { neutraliseFormulas: false }))[0]?.['claim']).toBe(`${start}1+1`)
    }
  )

  it.each(HOSTILE_TEXTS)('gives %j back as it is when formulas are left alone', async (hostile) => {
    const span = makeSpan('one', [{ start: 0, end: 3 }], { note: hostile })
    const document = makeDocument('one', {
      article: makeArticle('one', { title: hostile }),
      spans: [span],
      claims: [makeClaim({ normalized: hostile, speaker: hostile })]
    })
    const [row] = await rowsOf([document], { neutraliseFormulas: false })
    expect(row).toMatchObject({ article_title: hostile, note: hostile, claim: hostile, speaker: hostile })
  })

  it('writes spans, document labels and claims as documented', async () => {
    const text = '😀 one two'
    const document = makeDocument(text, {
      spans: [makeSpan(text, [{ start: 3, end: 6 }], { label: 'label-1', attributes: { sure: true } })],
      claims: [makeClaim({ normalized: 'One.', verdict: { scale: 'five-point', value: 'false' } })],
      documentLabels: [makeDocumentLabel({ label: 'label-4', value: 'v' })]
    })
    const [span, label] = await rowsOf([document])
    expect(span).toMatchObject({
      layer: 'span',
      annotator: 'anna',
      label: 'Ärger 😀/𠮷',
      label_id: 'label-1',
      start: '2',
      end: '5',
      ranges: '[[2,5]]',
      offset_unit: 'codepoint',
      exact: 'one',
      prefix: '😀 ',
      suffix: ' two',
      attributes: '{"sure":true}',
      claim_id: 'claim-1',
      claim: 'One.',
      verdict: 'false',
      canonical: 'refuted'
    })
    expect(label).toMatchObject({ layer: 'document', label: 'Claim', value: 'v', start: '', end: '', offset_unit: '' })
  })

  it('is a header alone for an empty library', async () => {
    const header = CSV_COLUMNS.map(({ name }) => name).join(',')
    const files = await encodeAll(csvFormat, makeInput([]))
    expect(files.get('annotations.csv')).toBe(`${header}\r\n`)
    expect([...files.keys()]).toEqual(['annotations.csv', 'articles.csv'])
  })
})
