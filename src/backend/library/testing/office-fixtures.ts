import { zipOf } from './zip-fixture'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (inside: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${inside}</w:p>`

const STYLES = ['Title', 'heading 1', 'Quote', 'caption', 'footnote text']
  .map(
    (name) => `<w:style w:type="paragraph" w:styleId="${name.replace(/ /g, '')}"><w:name w:val="${name}"/></w:style>`
  )
  .join('')

/** The files that a Word document is made of. */
export function docxParts(body: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const type = (part: string, kind: string): string =>
    `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`
  const link = (id: number, kind: string): string =>
    `<Relationship Id="r${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${kind}.xml"/>`
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('document', 'document.main')}${type('styles', 'styles')}${type('footnotes', 'footnotes')}${type('comments', 'comments')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link(1, 'styles')}${link(2, 'footnotes')}${link(3, 'comments')}</Relationships>`,
    'word/styles.xml': `<w:styles ${W}>${STYLES}</w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2">${paragraph(run('A note on the bridge.'))}</w:footnote></w:footnotes>`,
    'word/comments.xml': `<w:comments ${W}><w:comment w:id="5" w:author="E">${paragraph(run('Check this!'))}</w:comment></w:comments>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more
  }
}

/** A Word document around a body. */
export const docxOf = (body: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> =>
  zipOf(docxParts(body, more))

/** One of everything that Word documents have. */
export const DOCX_BODY = [
  paragraph(run('The bridge of Ostrava'), 'Title'),
  paragraph(run('What was found'), 'heading1'),
  paragraph(
    run('The bridge') +
      `<w:r><w:footnoteReference w:id="2"/></w:r>` +
      `<w:ins w:id="1" w:author="E">${run(' really')}</w:ins>` +
      `<w:del w:id="2" w:author="E"><w:r><w:delText> never</w:delText></w:r></w:del>` +
      `<w:r><w:commentReference w:id="5"/></w:r>` +
      run(' fell &amp; broke.')
  ),
  paragraph(run('Nobody knew.'), 'Quote'),
  `<w:tbl><w:tr><w:tc>${paragraph(run('Year'))}</w:tc><w:tc>${paragraph(run('Cars'))}</w:tc></w:tr>` +
    `<w:tr><w:tc>${paragraph(run('2023'))}</w:tc><w:tc>${paragraph(run('4,100'))}</w:tc></w:tr></w:tbl>`,
  paragraph(run('The end of it.'))
].join('')

export const CORE = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>A file title</dc:title><dc:creator>Jana Novák</dc:creator><dcterms:created>2024-08-06T10:00:00Z</dcterms:created><dc:language>en-GB</dc:language></cp:coreProperties>`

const ODF =
  'xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:style="s" xmlns:draw="d" xmlns:meta="m" xmlns:dc="dc"'

/** The files that an OpenDocument text is made of. */
export function odtParts(body: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="m"/>',
    'meta.xml': `<office:document-meta ${ODF}><office:meta><dc:title>A file title</dc:title><meta:initial-creator>Jana Novák</meta:initial-creator><meta:creation-date>2024-08-06T10:00:00.123</meta:creation-date></office:meta></office:document-meta>`,
    'content.xml': `<?xml version="1.0"?><office:document-content ${ODF}><office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="Quotations"/></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...more
  }
}

/** An OpenDocument text around a body. */
export const odtOf = (body: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> =>
  zipOf(odtParts(body, more))

/** One of everything that OpenDocument texts have. */
export const ODT_BODY =
  '<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone for good</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
  '<text:p text:style-name="P1">The bridge of Ostrava</text:p>' +
  '<text:h text:outline-level="2">What was found</text:h>' +
  '<text:p>The bridge<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note on the bridge.</text:p></text:note-body></text:note>' +
  '<text:s text:c="900000000"/>really <office:annotation><text:p>Check this!</text:p></office:annotation>fell &amp;\n  broke.</text:p>' +
  '<text:p text:style-name="P2">Nobody knew.</text:p>' +
  '<text:list><text:list-item><text:p>First</text:p><text:list><text:list-item><text:p>Inside</text:p></text:list-item></text:list></text:list-item></text:list>' +
  '<table:table><table:table-row table:number-rows-repeated="900000000"><table:table-cell><text:p>2023</text:p></table:table-cell><table:table-cell table:number-columns-repeated="99999999"><text:p>4,100</text:p></table:table-cell></table:table-row></table:table>'

/** The files of an e-book of chapters, given as the content of their bodies. */
export function epubParts(
  chapters: readonly string[],
  more: Readonly<Record<string, string>> = {}
): Readonly<Record<string, string>> {
  const each = (line: (name: string, index: number) => string): string =>
    chapters.map((_, index) => line(`c${index + 1}.xhtml`, index)).join('')
  const files = chapters.map((body, index): readonly [string, string] => [
    `OEBPS/text/c${index + 1}.xhtml`,
    `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`
  ])
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'OEBPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Bridge</dc:title><dc:creator>Jana Novák</dc:creator><dc:publisher>River Press</dc:publisher><dc:date>2024-08</dc:date><dc:language>en-GB</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${each((name, index) => `<item id="i${index}" href="text/${name}" media-type="application/xhtml+xml"/>`)}</manifest><spine><itemref idref="nav"/>${each((_, index) => `<itemref idref="i${index}"/>`)}</spine></package>`,
    'OEBPS/nav.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol>${each((name, index) => `<li><a href="text/${name}#top">Part ${index + 1} of the book</a></li>`)}</ol></nav></body></html>`,
    ...Object.fromEntries(files),
    ...more
  }
}

/** An e-book of chapters. */
export const epubOf = (chapters: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Buffer> =>
  zipOf(epubParts(chapters, more))

export const EPUB_CHAPTERS = [
  '<h1>The fall</h1><a id="x"/><p>The bridge<a epub:type="noteref" href="#n1">1</a> fell.</p><aside epub:type="footnote" id="n1"><p>A note on the bridge.</p></aside><p>Nobody knew.</p>',
  '<h1>After it</h1><p class="newsletter">Cars stood still.</p><script>alert(1)</script><ul><li>One</li><li>Two</li></ul>'
]
