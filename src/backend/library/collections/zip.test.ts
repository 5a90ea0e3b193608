import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOUND_OUT } from '../../../api/import-params'
import { docxOf, paragraph, run } from '../testing/office-fixtures'
import { forged, zipOf } from '../testing/zip-fixture'
import { collectionFor } from './registry'
import { partsOf, textOf } from './testing/read-parts'
import { sheetXml, workbookOf } from './testing/xlsx-fixture'
import { zipCollection } from './zip'

const open = (bytes: Uint8Array) => zipCollection.open(bytes, FOUND_OUT, null)

describe('archives of documents', () => {
  test('documents come out as they went in; tables and lists are opened; the rest is named', async () => {
    const docx = await docxOf(paragraph(run('Words.')))
    const opened = await open(
      await zipOf({
        '2024/march/harbour.txt': 'The harbour grew.',
        'bridge.docx': docx,
        'tables/a.csv': 'title,text\nA,One.\nB,\nC,Three.\n',
        'list.json': '[{"text":"Four."},{"text":"Five."}]',
        'single.json': '{"text":"Six."}',
        'book.xlsx': await workbookOf({ S: sheetXml([['text'], ['Seven.']]) }),
        'inner.zip': await zipOf({ 'x.txt': 'Not opened.' }),
        'photo.jpg': 'not an image',
        README: 'no ending',
        '__MACOSX/._harbour.txt': 'x',
        '.DS_Store': 'x',
        '2024/.hidden/a.txt': 'x',
        'Thumbs.db': 'x'
      })
    )
    const parts = await partsOf(opened)
    expect(parts.map(({ place, name, content }) => [place.kind, place.name, name, content.kind])).toEqual([
      ['entry', '2024/march/harbour.txt', 'harbour.txt', 'file'],
      ['entry', 'bridge.docx', 'bridge.docx', 'file'],
      ['entry', 'tables/a.csv, row 2', 'a.csv.row-2.json', 'words'],
      ['entry', 'tables/a.csv, row 4', 'a.csv.row-4.json', 'words'],
      ['entry', 'list.json, row 1', 'list.json.row-1.json', 'words'],
      ['entry', 'list.json, row 2', 'list.json.row-2.json', 'words'],
      ['entry', 'single.json', 'single.json', 'file'],
      ['entry', 'book.xlsx, row 2', 'book.xlsx.row-2.json', 'words']
    ])
    expect(textOf(parts[0])).toBe('The harbour grew.')
    expect(Buffer.from(parts[1]?.bytes ?? []).equals(docx)).toBe(true)
    expect(opened.view).toMatchObject({ kind: 'archive', documents: parts.length, problemCount: 4 })
    expect(opened.view.problems.map(({ code, place }) => [code, place])).toEqual([
      ['empty', 'tables/a.csv, row 3'],
      ['nested', 'inner.zip'],
      ['unknown-kind', 'photo.jpg'],
      ['unknown-kind', 'README']
    ])
  })

  test('only a name that ends in .zip is an archive of documents', () => {
    expect(collectionFor('a.ZIP')?.kind).toBe('zip')
    expect(['a.docx', 'a.epub', 'a.odt', 'zip', 'a.txt'].map((name) => collectionFor(name))).toEqual([
      null,
      null,
      null,
      null,
      null
    ])
  })

  test('a document that cannot be read is named; the others are', async () => {
    const opened = await open(
      await zipOf({ 'a.txt': 'One.', 'b.csv': '', 'c.xlsx': 'nonsense', 'd.csv': 'text\nTwo.\n' })
    )
    expect(opened.view.problems.map(({ place }) => place)).toEqual(['b.csv', 'c.xlsx'])
    expect((await partsOf(opened)).map(({ place }) => place.name)).toEqual(['a.txt', 'd.csv, row 2'])
  })
})

describe('X6: archives made to hurt', () => {
  test.each(['../out.txt', '/abs/out.txt', 'a/../../out', 'C:/out.tx', 'a\\..\\out.t'])(
    'a name that leads out: %s',
    async (name) => {
      const harmless = 'n'.repeat(name.length)
      const zip = await zipOf({ [harmless]: 'x' })
      const copy = Buffer.from(zip.toString('latin1').replaceAll(harmless, name), 'latin1')
      await expect(open(copy)).rejects.toThrow('leads out of the archive')
    }
  )

  test('a bomb, a declared size of 2 GB, a link, a bomb inside a workbook', async () => {
    const bomb = Buffer.alloc(40_000_000, 32)
    await expect(open(await zipOf({ 'a.txt': bomb }))).rejects.toMatchObject({ code: 'too-large' })
    const zip = await zipOf({ 'a.txt': 'x'.repeat(3000) })
    const huge = forged(zip, (bytes, line) => bytes.writeUInt32LE(0x7fffffff, line + 24))
    await expect(open(huge)).rejects.toMatchObject({ code: 'too-large' })
    const link = forged(zip, (bytes, line) => bytes.writeUInt32LE((0o120777 << 16) >>> 0, line + 38))
    await expect(open(link)).rejects.toMatchObject({ code: 'damaged' })
    const inner = await zipOf({ 'a.txt': 'One.', 'b.xlsx': await zipOf({ 'xl/workbook.xml': bomb }) })
    expect((await open(inner)).view).toMatchObject({ documents: 1, problems: [{ code: 'too-large', place: 'b.xlsx' }] })
  })

  test('nothing in it, or nothing that is a document', async () => {
    await expect(open(Buffer.alloc(0))).rejects.toMatchObject({ code: 'empty' })
    await expect(open(await zipOf({ '.DS_Store': 'x' }))).rejects.toMatchObject({ code: 'empty' })
    expect((await open(await zipOf({ 'a.jpg': 'x' }))).view).toMatchObject({ documents: 0, problemCount: 1 })
  })

  test('law: truncated and mutated archives end with documents or a reason', async () => {
    const whole = await zipOf({ 'a.txt': 'One.', 'b.csv': 'text\nTwo.\n', 'c.json': '["Three."]' })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(whole.length)),
        async (changes, end) => {
          const bytes = Buffer.from(whole.subarray(0, end ?? whole.length))
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
          const opened = await open(bytes).catch((error: unknown) => {
            expect(error).toMatchObject({ name: 'ExtractError' })
            return null
          })
          if (opened) expect((await partsOf(opened)).length).toBeLessThanOrEqual(opened.view.documents)
        }
      )
    )
  })
})
