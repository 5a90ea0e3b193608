import { describe, expect, test } from 'vitest'
import {
  CORE,
  DOCX_BODY,
  docxOf,
  epubOf,
  EPUB_CHAPTERS,
  odtOf,
  ODT_BODY,
  paragraph,
  run
} from '../testing/office-fixtures'
import type { ExtractedDocument } from '../extracted-document'
import { docxExtractor } from './docx'
import { epubExtractor, resolveName } from './epub'
import { odtExtractor } from './odt'

/** Each paragraph with what it is. */
const marked = ({ text, paragraphs }: ExtractedDocument): string[] => {
  let start = 0
  return text.split('\n').map((line) => {
    const mark = paragraphs.find((paragraph) => paragraph.start === start && paragraph.end === start + line.length)
    start += line.length + 1
    return mark ? `${mark.kind}${mark.level ?? ''}: ${line}` : line
  })
}

describe('Word', () => {
  test('insertions are taken, deletions and comments go, notes come last', async () => {
    const document = await docxExtractor.extract(await docxOf(DOCX_BODY), null)
    expect(marked(document)).toEqual([
      'heading1: The bridge of Ostrava',
      'heading1: What was found',
      'The bridge really fell & broke.',
      'quote: Nobody knew.',
      'table-row: Year | Cars',
      'table-row: 2023 | 4,100',
      'The end of it.',
      'A note on the bridge.'
    ])
    expect(document.segments).toMatchObject([{ start: 0, end: 21, role: 'title' }])
  })

  test('the title that is seen is taken before the one in the properties; the rest is named with its place', async () => {
    const named = await docxExtractor.extract(await docxOf(DOCX_BODY, { 'docProps/core.xml': CORE }), null)
    expect(named.metadata).toEqual({
      title: { value: 'The bridge of Ostrava', where: 'paragraph of style Title' },
      byline: { value: 'Jana Novák', where: 'creator in docProps/core.xml' },
      publishedAt: { value: '2024-08-06T10:00:00Z', where: 'created in docProps/core.xml' },
      language: { value: 'en-GB', where: 'language in docProps/core.xml' }
    })
    const plain = await docxExtractor.extract(
      await docxOf(paragraph(run('Only this.')), { 'docProps/core.xml': CORE }),
      null
    )
    expect(plain.metadata.title).toEqual({ value: 'A file title', where: 'title in docProps/core.xml' })
  })

  test('a password, an old Word file and a foreign archive are named', async () => {
    const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    const locked = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
    await expect(docxExtractor.extract(locked, null)).rejects.toMatchObject({ code: 'encrypted' })
    await expect(docxExtractor.extract(compound, null)).rejects.toThrow('Save it as .docx')
    await expect(docxExtractor.extract(await odtOf(ODT_BODY), null)).rejects.toThrow('This is no Word document')
  })
})

describe('OpenDocument', () => {
  test('paragraphs by their styles, no changes, comments or note marks; repetitions count once', async () => {
    const document = await odtExtractor.extract(await odtOf(ODT_BODY), null)
    expect(marked(document)).toEqual([
      'heading1: The bridge of Ostrava',
      'heading2: What was found',
      'The bridge really fell & broke.',
      'quote: Nobody knew.',
      'list-item1: First',
      'list-item2: Inside',
      'table-row: 2023 | 4,100',
      'A note on the bridge.'
    ])
    expect(document.metadata).toEqual({
      title: { value: 'The bridge of Ostrava', where: 'paragraph of style Title' },
      byline: { value: 'Jana Novák', where: 'initial-creator in meta.xml' },
      publishedAt: { value: '2024-08-06T10:00:00', where: 'creation-date in meta.xml' }
    })
  })

  test('X6: notes and boxes within one another are read once each', async () => {
    const notes =
      '<text:p>in<text:note><text:note-body>'.repeat(40) + '</text:note-body></text:note></text:p>'.repeat(40)
    const boxes =
      '<text:p>box<draw:frame><draw:text-box>'.repeat(40) + '</draw:text-box></draw:frame></text:p>'.repeat(40)
    const cells = `<table:table-row><table:table-cell>${notes}</table:table-cell></table:table-row>`
    const { text } = await odtExtractor.extract(await odtOf(notes + boxes + cells), null)
    expect(text.match(/in/g)).toHaveLength(80)
    expect(text.match(/box/g)).toHaveLength(40)
  })

  test('a password is named', async () => {
    const manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    const locked = await odtOf(ODT_BODY, { 'META-INF/manifest.xml': manifest })
    await expect(odtExtractor.extract(locked, null)).rejects.toMatchObject({ code: 'encrypted' })
  })

  test('X6: entities are refused, whether they expand or lead to a file', async () => {
    for (const entity of ['a "ha"', 'a SYSTEM "file:///etc/passwd"']) {
      const content = `<!DOCTYPE x [<!ENTITY ${entity}>]><o:document-content><o:body>&a;</o:body></o:document-content>`
      const hostile = await odtOf('', { 'content.xml': content })
      await expect(odtExtractor.extract(hostile, null)).rejects.toThrow('declares entities')
    }
  })
})

describe('EPUB', () => {
  test('chapters in order, named by the table of contents; notes after their chapter', async () => {
    const document = await epubExtractor.extract(await epubOf(EPUB_CHAPTERS), null)
    expect(marked(document)).toEqual([
      'heading1: The fall',
      'The bridge fell.',
      'Nobody knew.',
      'A note on the bridge.',
      'heading1: After it',
      'Cars stood still.',
      'list-item1: One',
      'list-item1: Two'
    ])
    expect(document.places).toEqual([
      { start: 0, kind: 'chapter', name: 'Part 1 of the book' },
      { start: document.text.indexOf('After it'), kind: 'chapter', name: 'Part 2 of the book' }
    ])
    expect(Object.entries(document.metadata).map(([field, { value }]) => [field, value])).toEqual([
      ['title', 'The Bridge'],
      ['byline', 'Jana Novák'],
      ['publisher', 'River Press'],
      ['publishedAt', '2024-08'],
      ['language', 'en-GB']
    ])
  })

  test('copy protection is named; scrambled fonts are none', async () => {
    const encryption = (name: string) =>
      `<e:encryption xmlns:e="e"><e:EncryptedData><e:CipherData><e:CipherReference URI="${name}"/></e:CipherData></e:EncryptedData></e:encryption>`
    const locked = await epubOf(EPUB_CHAPTERS, { 'META-INF/encryption.xml': encryption('OEBPS/text/c2.xhtml') })
    await expect(epubExtractor.extract(locked, null)).rejects.toMatchObject({ code: 'encrypted' })
    const fonts = await epubOf(EPUB_CHAPTERS, { 'META-INF/encryption.xml': encryption('OEBPS/fonts/a.otf') })
    expect((await epubExtractor.extract(fonts, null)).text).toContain('Cars stood still.')
  })

  test('references stay inside of the archive', () => {
    expect(resolveName('OEBPS/book.opf', 'text/a%20b.xhtml#x')).toBe('OEBPS/text/a b.xhtml')
    expect(resolveName('OEBPS/book.opf', '../../../etc/passwd')).toBe('etc/passwd')
    expect(resolveName('OEBPS/book.opf', '/100%.xhtml')).toBe('100%.xhtml')
  })
})
