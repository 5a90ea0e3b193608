import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOUND_OUT } from '../../../api/import-params'
import { zipOf } from '../testing/zip-fixture'
import { partsOf, textOf, wordsOf } from './testing/read-parts'
import { sheetXml, workbookOf, workbookParts } from './testing/xlsx-fixture'
import type { CellFixture } from './testing/xlsx-fixture'
import { xlsxCollection } from './xlsx'

const open = (bytes: Uint8Array, sheet: string | null = null) =>
  xlsxCollection.open(bytes, { ...FOUND_OUT, sheet }, null)

const NEWS: readonly (readonly CellFixture[] | null)[] = [
  ['Title', 'Text', 'Date', 'Count', 'Checked'],
  ['Harbour', 'The harbour\ngrew & grew.', { date: 45526 }, 17, true],
  null,
  [null, null],
  ['Taxes', { formula: '"Taxes "&"fell."', value: 'Taxes fell.' }, { date: 45526.5 }, 1.5, false]
]

describe('workbooks', () => {
  test('rows are counted as Excel does, dates are ISO, formulas have the value they had', async () => {
    const opened = await open(await workbookOf({ News: sheetXml(NEWS), Other: sheetXml([['x']]) }))
    expect(opened.settings).toMatchObject({ sheet: 'News', hasHeader: true })
    expect(opened.view).toMatchObject({
      kind: 'workbook',
      documents: 2,
      sheets: ['News', 'Other'],
      problemCount: 0,
      columns: [{ use: 'title' }, { use: 'text' }, { use: 'publishedAt' }, { use: 'ignore' }, { use: 'ignore' }]
    })
    const parts = await partsOf(opened)
    expect(parts.map(({ place, name }) => [place.name, name])).toEqual([
      ['2', 'row-2.json'],
      ['5', 'row-5.json']
    ])
    expect(wordsOf(parts)).toEqual(['The harbour\ngrew & grew.', 'Taxes fell.'])
    expect(parts[0]).toHaveProperty('content.metadata.publishedAt.value', '2024-08-22')
    expect(parts[1]).toHaveProperty('content.metadata.publishedAt.value', '2024-08-22T12:00:00')
    expect(textOf(parts[1])).toBe(
      '{"Title":"Taxes","Text":"Taxes fell.","Date":"2024-08-22T12:00:00","Count":"1.5","Checked":"false"}'
    )
  })

  test('another sheet; shared strings and runs of text', async () => {
    const parts = workbookParts({ One: sheetXml([['x']]), Two: sheetXml([['text'], ['Second sheet.']]) })
    const shared = '<sst><si><r><t>Shared </t></r><r><t>words.</t></r></si></sst>'
    const links = (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
      '</Relationships>',
      '<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>'
    const bytes = await zipOf({
      ...parts,
      'xl/_rels/workbook.xml.rels': links,
      'xl/sharedStrings.xml': shared,
      'xl/worksheets/sheet1.xml': sheet
    })
    expect(wordsOf(await partsOf(await open(bytes, 'Two')))).toEqual(['Second sheet.'])
    expect(wordsOf(await partsOf(await open(bytes, 'One')))).toEqual(['Shared words.'])
  })

  test('law: cells come out as they went in', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ä', '<', '&', '"', ' ', '文', '\n', '😀'), minLength: 1 })
      .map((text) => `x${text}x`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const opened = await xlsxCollection.open(
          await workbookOf({ S: sheetXml(rows) }),
          { ...FOUND_OUT, hasHeader: false, columns: ['text', 'title'] },
          null
        )
        const parts = await partsOf(opened)
        expect(parts.map((part) => Object.values(JSON.parse(textOf(part)) as object))).toEqual(rows)
      }),
      { numRuns: 30 }
    )
  })
})

describe('X6: workbooks made to hurt', () => {
  const sheet = (xml: string) => workbookOf({ S: `<worksheet><sheetData>${xml}</sheetData></worksheet>` })

  test.each([
    ['a cell in the last corner', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 'too-large'],
    ['a row beyond all', '<row r="99999999"><c r="A99999999"><v>1</v></c></row>', 'damaged'],
    ['a column beyond all', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>', 'damaged'],
    ['an address in disguise', '<row r="1"><c r="&#88;FD1"><v>1</v></c></row>', 'damaged'],
    ['no number at all', '<row r="1e9"><c r="A1"><v>1</v></c></row>', 'damaged'],
    ['deep nesting', `${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}`, 'too-deep']
  ])('%s', async (_, xml, code) => {
    await expect(open(await sheet(xml))).rejects.toMatchObject({ name: 'ExtractError', code })
  })

  test.each([
    ['entities within entities', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>', '&b;'],
    ['an entity from outside', '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>', '&b;']
  ])('%s', async (_, doctype, reference) => {
    const xml = `${doctype}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${reference}</t></is></c></row></sheetData></worksheet>`
    await expect(open(await workbookOf({ S: xml }))).rejects.toMatchObject({ code: 'damaged' })
  })

  test('a sheet that unpacks to very much, a part that says nothing, another container', async () => {
    const bomb = await zipOf({
      ...workbookParts({ S: sheetXml([['x']]) }),
      'xl/worksheets/sheet1.xml': Buffer.alloc(40_000_000, 32)
    })
    await expect(open(bomb)).rejects.toMatchObject({ code: 'too-large' })
    await expect(open(await zipOf({ 'xl/workbook.xml': '<workbook/>' }))).rejects.toMatchObject({ code: 'damaged' })
    await expect(open(await zipOf({ 'word/document.xml': '<x/>' }))).rejects.toMatchObject({ code: 'damaged' })
    await expect(open(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).rejects.toThrow('.xls')
    await expect(open(Buffer.alloc(0))).rejects.toMatchObject({ code: 'empty' })
  })

  test('law: damaged bytes end with rows or a reason', async () => {
    const whole = await workbookOf({ News: sheetXml(NEWS) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(whole.length)),
        async (changes, end) => {
          const bytes = Buffer.from(whole.subarray(0, end ?? whole.length))
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
          const opened = await open(bytes).catch((error: unknown) => error)
          if (opened instanceof Error) expect(opened.message).not.toBe('')
        }
      )
    )
  })
})
