import { DOCX_BODY, docxParts, EPUB_CHAPTERS, epubParts, ODT_BODY, odtParts, paragraph, run } from '../office-fixtures'
import { forgeZip } from '../forge-zip'
import type { ForgedEntry } from '../forge-zip'
import { bytesOf, times, TRAPS } from './hostile-cell'
import type { Attack, HostileCell } from './hostile-cell'
import { ACTIVE, ACTIVE_LACKS } from './markup-cells'

type Rest = Omit<HostileCell, 'kind' | 'attack' | 'name'>
type Parts = Readonly<Record<string, string>>
type Body = (body: string, more?: Parts) => Parts

const MAIN = { docx: 'word/document.xml', odt: 'content.xml', epub: 'OEBPS/text/c1.xhtml' } as const
const SIDE = { docx: 'word/styles.xml', odt: 'meta.xml', epub: 'OEBPS/book.opf' } as const
type Packed = keyof typeof MAIN
const KINDS: Readonly<Record<Packed, { readonly parts: Body; readonly body: string; readonly has: string }>> = {
  docx: { parts: docxParts, body: DOCX_BODY, has: 'really fell & broke' },
  odt: { parts: odtParts, body: ODT_BODY, has: 'fell & broke.' },
  epub: { parts: (body, more) => epubParts([body], more), body: EPUB_CHAPTERS[0] ?? '', has: 'Nobody knew.' }
}

const entriesOf = (parts: Parts): ForgedEntry[] =>
  Object.entries(parts).map(([name, content]) => ({ name, data: bytesOf(content) }))
/** Not compressed: what is in it shall be reached, and not be refused for how well it shrinks. */
const zipped = (parts: Parts): Buffer => forgeZip(entriesOf(parts).map((entry) => ({ ...entry, method: 0 })))
/** The archive with one of its files claiming something else. */
const lying = (parts: Parts, name: string, lie: Partial<ForgedEntry>): Buffer =>
  forgeZip(entriesOf(parts).map((entry) => (entry.name === name ? { ...entry, ...lie } : entry)))
/** Zip files in one another, `depth` of them. */
function dolls(depth: number): Buffer {
  let inner: Buffer = Buffer.alloc(10_000_000, 32)
  for (let level = 0; level < depth; level += 1) inner = forgeZip([{ name: 'inner.zip', data: inner }])
  return inner
}
const laughs = (name: string): string =>
  `<!DOCTYPE ${name} [<!ENTITY a "${times('ha', 50)}">${['b', 'c', 'd', 'e'].map((entity, at) => `<!ENTITY ${entity} "${times(`&${['a', 'b', 'c', 'd'][at]};`, 100)}">`).join('')}]>`

/** What every document does that is an archive of XML. */
function packed(kind: Packed): HostileCell[] {
  const { parts, body, has } = KINDS[kind]
  const [main, side] = [MAIN[kind], SIDE[kind]]
  const whole = parts(body)
  const cell = (attack: Attack, name: string, rest: Rest): HostileCell => ({ kind, attack, name, ...rest })
  const withMain = (change: (xml: string) => string): Parts => ({ ...whole, [main]: change(whole[main] ?? '') })
  const afterDeclaration = (xml: string, added: string): string =>
    (/^<\?xml[^>]*\?>/.exec(xml)?.[0] ?? '') + added + xml.replace(/^<\?xml[^>]*\?>/, '').replace('<!DOCTYPE html>', '')
  return [
    cell('bomb', 'a part of 300 MB', {
      make: () =>
        forgeZip([
          ...entriesOf(whole).filter(({ name }) => name !== main),
          { name: main, data: Buffer.alloc(300_000_000, 32) }
        ]),
      ends: 'too-large'
    }),
    cell('bomb', 'parts on top of one another', {
      make: () => lying({ ...whole, 'word/other.xml': whole[main] ?? '' }, 'word/other.xml', { offset: 0 }),
      ends: 'damaged'
    }),
    cell('nestedBomb', 'beside the document', {
      make: () => forgeZip([...entriesOf(whole), { name: 'media/inner.zip', data: dolls(3) }]),
      ends: 'read',
      has: [has]
    }),
    cell('declaredSize', '2 GB', { make: () => lying(whole, main, { declaredSize: 0x7fffffff }), ends: 'too-large' }),
    cell('declaredSize', 'less than there is', {
      make: () => lying(whole, main, { declaredSize: 10 }),
      ends: 'too-large'
    }),
    cell('declaredSize', 'more than there is', {
      make: () => lying(whole, main, { declaredSize: (whole[main]?.length ?? 0) + 500 }),
      ends: 'damaged'
    }),
    cell('pieces', '65,000 entries', {
      make: () =>
        forgeZip([
          ...entriesOf(whole),
          ...Array.from({ length: 65_000 }, (_, at) => ({ name: `x/${at}`, data: Buffer.alloc(0), method: 0 }))
        ]),
      ends: 'too-large'
    }),
    ...['../../out.txt', '/out.txt', 'C:/out.txt', 'a/../../out.txt', 'a\\..\\out.txt'].map((name) =>
      cell('paths', name, {
        make: () => forgeZip([...entriesOf(whole), { name, data: bytesOf('out') }]),
        ends: 'damaged'
      })
    ),
    cell('paths', 'a link', {
      make: () => forgeZip([...entriesOf(whole), { name: 'media/link', data: bytesOf('/etc/passwd'), mode: 0o120777 }]),
      ends: 'damaged'
    }),
    cell('entities', 'in the document', {
      make: () =>
        zipped(withMain((xml) => afterDeclaration(xml, laughs('x')).replace(/(<w:t [^>]*>|<text:p>|<p>)/, '$1&e;'))),
      ends: kind === 'epub' ? 'read' : 'damaged',
      lacks: ['hahahaha']
    }),
    cell('entities', 'in what it says about itself', {
      make: () => zipped({ ...whole, [side]: laughs('x') + (whole[side] ?? '') }),
      ends: 'damaged'
    }),
    cell('external', 'a file of the machine', {
      make: () =>
        zipped(
          withMain((xml) =>
            afterDeclaration(xml, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace(
              /(<w:t [^>]*>|<text:p>|<p>)/,
              '$1&e;'
            )
          )
        ),
      ends: kind === 'epub' ? 'read' : 'damaged',
      lacks: ['root:']
    }),
    cell('external', 'a document type on another machine', {
      make: () =>
        zipped(withMain((xml) => afterDeclaration(xml, '<!DOCTYPE x SYSTEM "https://tracker.example/x.dtd">'))),
      ends: ['read', 'damaged'],
      lacks: ['tracker.example']
    }),
    cell('locked', 'a password on an entry', { make: () => lying(whole, main, { isLocked: true }), ends: 'encrypted' }),
    cell('attributes', 'on one element', {
      make: () =>
        zipped(
          withMain((xml) =>
            xml.replace(
              /<(w:p|text:p|p)>/,
              (_, name: string) =>
                `<${name} ${Array.from({ length: 1_000_000 }, (_unused, at) => `a${at}="1"`).join(' ')}>`
            )
          )
        ),
      ends: kind === 'epub' ? 'read' : 'damaged'
    }),
    cell('zeros', 'NUL bytes in the text', {
      make: () => zipped(withMain((xml) => xml.replace('Nobody knew', 'Nobody\u0000\u0001 knew'))),
      ends: ['read', 'damaged', 'binary']
    }),
    cell('cut', 'in half', { make: () => zipped(whole).subarray(0, 900), ends: 'damaged' }),
    cell('cut', 'without its document', {
      make: () => zipped(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== main))),
      ends: ['damaged', 'empty']
    }),
    cell('cut', 'an archive of nothing', { make: () => forgeZip([]), ends: 'damaged' }),
    cell('cut', 'packed in a way nobody knows', { make: () => lying(whole, main, { method: 99 }), ends: 'damaged' }),
    cell('cut', 'bytes that are not packed at all', {
      make: () => lying(whole, main, { stored: bytesOf('not deflated') }),
      ends: 'damaged'
    })
  ]
}

const CHAIN = (name: string, first: string, second: string): string =>
  `<w:style w:type="paragraph" w:styleId="${first}"><w:name w:val="${name}"/><w:basedOn w:val="${second}"/></w:style>`
const docx = (attack: Attack, name: string, rest: Rest): HostileCell => ({ kind: 'docx', attack, name, ...rest })
const odt = (attack: Attack, name: string, rest: Rest): HostileCell => ({ kind: 'odt', attack, name, ...rest })
const epub = (attack: Attack, name: string, rest: Rest): HostileCell => ({ kind: 'epub', attack, name, ...rest })
const around = (tag: string, depth: number, inside: string): string =>
  times(`<${tag}>`, depth) + inside + times(`</${tag}>`, depth)
const KNOWN = '<p>Nobody knew.</p>'

/** Word, OpenDocument and EPUB files. */
export const OFFICE_CELLS: readonly HostileCell[] = [
  ...packed('docx'),
  ...packed('odt'),
  ...packed('epub'),

  docx('depth', 'tables in tables', { make: () => zipped(docxParts(around('w:tbl', 100_000, 'x'))), ends: 'too-deep' }),
  docx('depth', 'hidden behind an encoding that it claims', {
    make: () =>
      zipped({
        ...docxParts(DOCX_BODY),
        'word/document.xml': `<?xml version="1.0" encoding="hex"?>${around('w:tbl', 20_000, 'x')}`
      }),
    ends: ['damaged', 'too-deep']
  }),
  docx('loops', 'styles based on one another', {
    make: () =>
      zipped(
        docxParts(DOCX_BODY, {
          'word/styles.xml': `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${CHAIN('Quote', 'Quote', 'A')}${CHAIN('A', 'A', 'Quote')}</w:styles>`
        })
      ),
    ends: 'read',
    has: ['Nobody knew.']
  }),
  docx('loops', 'numbering that is the style of itself', {
    make: () => {
      const parts = docxParts(
        paragraph('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' + run('Item'))
      )
      const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
      return zipped({
        ...parts,
        'word/_rels/document.xml.rels': (parts['word/_rels/document.xml.rels'] ?? '').replace(
          '</Relationships>',
          '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>'
        ),
        'word/styles.xml': `<w:styles ${W}><w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
        'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
      })
    },
    ends: ['read', 'too-deep', 'damaged']
  }),
  docx('loops', 'a note in itself', {
    make: () =>
      zipped(
        docxParts(DOCX_BODY, {
          'word/footnotes.xml': `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>' + run('Round'))}</w:footnote></w:footnotes>`
        })
      ),
    ends: 'read',
    has: ['Nobody knew.']
  }),
  docx('locked', 'a password on the document', {
    make: () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le')
      ]),
    ends: 'encrypted'
  }),
  docx('active', 'pictures and pages from elsewhere, fields, links to programs', {
    make: () => {
      const parts = docxParts(
        paragraph(run('Words.')) +
          paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "javascript:alert(1)"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
              run('A link') +
              '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
          ) +
          paragraph('<w:r><w:instrText>INCLUDEPICTURE https://tracker.example/a.gif</w:instrText></w:r>') +
          '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r8"/>' +
          paragraph(
            '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r7"/></wp:inline></w:drawing></w:r>'
          )
      )
      const link = (id: string, kind: string, target: string): string =>
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" TargetMode="External"/>`
      return zipped({
        ...parts,
        'word/_rels/document.xml.rels': (parts['word/_rels/document.xml.rels'] ?? '').replace(
          '</Relationships>',
          `${link('r7', 'image', 'https://tracker.example/b.gif')}${link('r8', 'aFChunk', 'file:///etc/passwd')}</Relationships>`
        )
      })
    },
    ends: 'read',
    has: ['Words.', 'A link'],
    lacks: ['tracker.example', 'javascript:', 'root:', 'alert(']
  }),
  docx('traps', 'every trap', {
    make: () =>
      zipped(
        docxParts(paragraph(run(TRAPS.map((trap) => trap.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join(' '))))
      ),
    ends: ['read', 'too-large']
  }),
  docx('pieces', '20,000 paragraphs', {
    make: () => zipped(docxParts(times(paragraph(run('x')), 20_000))),
    ends: ['read', 'too-large']
  }),
  docx('line', 'a run of 5 MB', {
    make: () =>
      zipped(
        docxParts(paragraph(run(`${times('word ', 10_000)}${Buffer.alloc(3_000_000, 'abcdefghij klmnop').toString()}`)))
      ),
    ends: ['read', 'too-large']
  }),
  docx('counts', 'columns, rows and levels', {
    make: () =>
      zipped(
        docxParts(
          `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/></w:tcPr>${paragraph(run('Cell'))}</w:tc></w:tr></w:tbl>${paragraph('<w:pPr><w:numPr><w:ilvl w:val="-2147483648"/><w:numId w:val="9"/></w:numPr><w:outlineLvl w:val="99999"/></w:pPr>' + run('Item'))}`
        )
      ),
    ends: 'read',
    has: ['Cell', 'Item']
  }),
  docx('surrogates', 'halves as references', {
    make: () => zipped(docxParts(paragraph(run('Words &#xD800; and &#xDC00; more')))),
    ends: ['read', 'damaged']
  }),

  odt('depth', 'spans in spans', { make: () => zipped(odtParts(around('text:span', 100_000, 'x'))), ends: 'too-deep' }),
  odt('loops', 'styles based on one another', {
    make: () =>
      zipped(
        odtParts(ODT_BODY, {
          'styles.xml':
            '<office:document-styles xmlns:office="o" xmlns:style="s"><office:styles><style:style style:name="P1" style:parent-style-name="P2"/><style:style style:name="P2" style:parent-style-name="P1"/></office:styles></office:document-styles>'
        })
      ),
    ends: 'read',
    has: ['fell & broke.']
  }),
  odt('locked', 'a password', {
    make: () =>
      zipped(
        odtParts(ODT_BODY, {
          'META-INF/manifest.xml':
            '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
          'content.xml': 'locked'
        })
      ),
    ends: 'encrypted'
  }),
  odt('active', 'scripts, forms and pictures from elsewhere', {
    make: () =>
      zipped(
        odtParts(
          `<office:scripts><office:script>alert(1)</office:script></office:scripts><office:forms><form:form><form:text form:value="alert(2)"/></form:form></office:forms><text:p>Words <text:script>alert(3)</text:script><text:a xlink:href="javascript:alert(4)">a link</text:a><draw:frame><draw:image xlink:href="https://tracker.example/a.gif"/></draw:frame></text:p>`
        )
      ),
    ends: 'read',
    has: ['Words', 'a link'],
    lacks: ['alert(', 'tracker.example', 'javascript:']
  }),
  odt('traps', 'every trap', {
    make: () =>
      zipped(
        odtParts(
          `<text:p>${TRAPS.map((trap) => trap.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join(' ')}</text:p>`
        )
      ),
    ends: ['read', 'too-large']
  }),
  odt('pieces', '100,000 paragraphs', {
    make: () => zipped(odtParts(times('<text:p>x</text:p>', 100_000))),
    ends: ['read', 'too-large']
  }),
  odt('counts', 'spaces, rows and columns', {
    make: () =>
      zipped(
        odtParts(
          '<text:p>a<text:s text:c="2147483647"/>b</text:p><text:h text:outline-level="-5">c</text:h><table:table><table:table-row table:number-rows-repeated="2147483647"><table:table-cell table:number-columns-repeated="2147483647"><text:p>d</text:p></table:table-cell></table:table-row></table:table>'
        )
      ),
    ends: 'read',
    has: ['a b', 'c', 'd']
  }),
  odt('line', 'a paragraph of 3 MB', {
    make: () =>
      zipped(
        odtParts(`<text:p>${Buffer.alloc(3_000_000, 'abcdefghij klmnop').toString()}${times('word ', 10_000)}</text:p>`)
      ),
    ends: ['read', 'too-large']
  }),
  odt('surrogates', 'halves as references', {
    make: () => zipped(odtParts('<text:p>Words &#xD800; and &#xDC00; more</text:p>')),
    ends: 'read',
    has: ['Words']
  }),

  epub('depth', 'elements of a chapter', {
    make: () => zipped(epubParts([times('<div>', 100_000)])),
    ends: 'too-deep'
  }),
  epub('loops', 'a chapter 50,000 times', {
    make: () => {
      const parts = epubParts([KNOWN])
      return zipped({
        ...parts,
        'OEBPS/book.opf': (parts['OEBPS/book.opf'] ?? '').replace(
          '</spine>',
          `${times('<itemref idref="i0"/>', 50_000)}</spine>`
        )
      })
    },
    ends: 'read',
    has: ['Nobody knew.']
  }),
  epub('loops', 'a list of chapters that is its own chapter', {
    make: () => {
      const parts = epubParts([KNOWN])
      return zipped({
        ...parts,
        'OEBPS/book.opf': (parts['OEBPS/book.opf'] ?? '').replace('href="text/c1.xhtml"', 'href="book.opf"')
      })
    },
    ends: ['read', 'empty']
  }),
  epub('pieces', '3,000 tables of contents', {
    make: () => {
      const parts = epubParts([KNOWN], {
        'OEBPS/nav.xhtml': `<html><body>${times('<a href="text/c1.xhtml">x</a>', 20_000)}</body></html>`
      })
      const items = Array.from(
        { length: 3000 },
        (_, at) => `<item id="n${at}" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>`
      )
      return zipped({
        ...parts,
        'OEBPS/book.opf': (parts['OEBPS/book.opf'] ?? '').replace('</manifest>', `${items.join('')}</manifest>`)
      })
    },
    ends: 'read',
    has: ['Nobody knew.']
  }),
  epub('paths', 'a chapter outside of the book', {
    make: () => {
      const parts = epubParts([KNOWN])
      return zipped({
        ...parts,
        'OEBPS/book.opf': (parts['OEBPS/book.opf'] ?? '').replace(
          'href="text/c1.xhtml"',
          'href="../../../../etc/passwd"'
        )
      })
    },
    ends: 'damaged',
    lacks: ['root:']
  }),
  epub('locked', 'copy protection', {
    make: () =>
      zipped(
        epubParts([KNOWN], {
          'META-INF/encryption.xml':
            '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/text/c1.xhtml"/></CipherData></EncryptedData></encryption>'
        })
      ),
    ends: 'encrypted'
  }),
  epub('active', 'everything active in a chapter', {
    make: () => zipped(epubParts([`${KNOWN}${ACTIVE}`])),
    ends: 'read',
    has: ['Nobody knew.', 'A link to a program'],
    lacks: ACTIVE_LACKS
  }),
  epub('traps', 'every trap', {
    make: () => zipped(epubParts([`${KNOWN}${TRAPS.join('<br/>')}`])),
    ends: ['read', 'too-large']
  }),
  epub('line', 'a paragraph of 3 MB', {
    make: () =>
      zipped(epubParts([`<p>${Buffer.alloc(3_000_000, 'abcdefghij klmnop').toString()}${times('word ', 10_000)}</p>`])),
    ends: ['read', 'too-large']
  }),
  epub('surrogates', 'halves as references', {
    make: () => zipped(epubParts([`${KNOWN}<h1>&#xD800;</h1><p>&#xDC00; x</p>`])),
    ends: 'read',
    has: ['Nobody knew.']
  })
]
