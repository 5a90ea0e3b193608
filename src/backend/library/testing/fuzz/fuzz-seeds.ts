import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { DOCX_BODY, docxParts, EPUB_CHAPTERS, epubParts, odtParts, ODT_BODY } from '../office-fixtures'
import { newsPage, PARAGRAPHS } from '../../html/testing/pages'
import type { ArchiveParts } from './mutate-archive'
import type { ForgedObject } from '../forge-pdf'

const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')
const PAGE = newsPage(
  `${BODY}<table><tr><td>a<td>b</table><ul><li>x<ol><li>y</ol></ul><blockquote>q</blockquote><pre>c\nd</pre>` +
    '<figure><img alt="p" src="https://e.org/x.png"><figcaption>A caption</figcaption></figure>' +
    '<form action="/x"><input name="a"></form><script>var a = 1</script><style>p { color: red }</style><noscript><p>n</p></noscript>'
)
const MHTML = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://example.org/a',
  'Subject: =?utf-8?Q?Caf=C3=A9?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; type="text/html"; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://example.org/a',
  '',
  PAGE.replaceAll('=', '=3D'),
  '--b',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--b--',
  ''
].join('\r\n')
const MARKDOWN = `---\ntitle: "T"\nauthors: [Ana, Jo]\ndate: 2024-08-22\nurl: https://example.org\n---\n# Head\n\n${PARAGRAPHS.join('\n\n')}\n\n- a\n  - b\n\n1. c\n\n> q\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\`\`\`\ncode\n\`\`\`\n\n<div>x</div>\n\n[l](https://e.org "t") ![p](p.png) **b** *i* \`c\` &amp; \\* <br>\n\n[l]: https://e.org`
const RTF =
  "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2 Title;}}{\\info{\\title T}{\\author J}{\\creatim\\yr2024\\mo8\\dy6}}\\s2 Title\\par\\s1\\outlinelevel0 Head\\par\\pard \\f1\\'cf\\u8220?x{\\footnote n}\\f0\\par{\\pict\\bin3 abc}{\\*\\shptxt box}\\ls1\\ilvl1 item\\par\\pard\\trowd\\intbl a\\cell b\\cell\\row\\pard {\\v hidden}{\\deleted gone}{\\field{\\*\\fldinst HYPERLINK}{\\fldrslt words}}\\u-10179?\\u-8704? end\\par}"
const EML_MIXED =
  'From: J <j@e.org>\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nDate: Thu, 22 Aug 2024 10:00:00 +0200\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=93Hi=94</p><ul><li>x</ul>\r\n--c--\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: i\r\n\r\nin\r\n--b\r\nContent-Type: application/pdf; name*0="a"; name*1*=utf-8\'\'b\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n'
const EML_PLAIN =
  'From: "Ana" <a@e.org>\r\nSubject: Bridge\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
  Buffer.from(
    'Dear all,\r\n\r\nthe bridge of Ostrava is closed, and nobody says for how long.\r\n\r\n> quoted\r\n>> twice\r\n\r\n- one\r\n- two\r\n\r\n-- \r\nAna\r\n'
  ).toString('base64') +
  '\r\n'

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'
const CMAP =
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <00ff> <0041> endbfrange 1 beginbfchar <0003> <d83dde00> endbfchar endcmap end end'
const program = (text: string): Buffer => Buffer.from(text, 'latin1')

/** Two pages with a plain font, a font of two-byte letters with its own map, a form in a form, and marked content. */
export const PDF_OBJECTS: readonly ForgedObject[] = [
  { dictionary: '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>', stream: null },
  { dictionary: '<< /Type /Pages /Count 2 /Kids [5 0 R 6 0 R] /MediaBox [0 0 600 800] >>', stream: null },
  { dictionary: FONT, stream: null },
  { dictionary: '<< /Title (The bridge) /Author (Jana) /CreationDate (D:20240806120000Z) >>', stream: null },
  {
    dictionary:
      '<< /Type /Page /Parent 2 0 R /Contents 7 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /X1 9 0 R >> >> >>',
    stream: null
  },
  {
    dictionary: '<< /Type /Page /Parent 2 0 R /Contents [8 0 R] /Resources << /Font << /F2 11 0 R /F1 3 0 R >> >> >>',
    stream: null
  },
  {
    dictionary: '<< >>',
    stream: program(
      'BT /F1 18 Tf 1 0 0 1 50 740 Tm (The bridge) Tj ET BT /F1 10 Tf 50 700 Td 12 TL (Some words on the first page,) Tj T* [(which) -300 (go on) 20 (.)] TJ ET q 1 0 0 1 0 -100 cm /X1 Do Q'
    )
  },
  {
    dictionary: '<< >>',
    stream: program(
      '/P << /MCID 0 >> BDC BT /F2 10 Tf 50 700 Td <000100020003> Tj ET EMC BT /F1 9 Tf 50 600 Td (2) Tj ET'
    )
  },
  {
    dictionary:
      '<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> /XObject << /X1 10 0 R >> >> >>',
    stream: program('BT /F1 10 Tf 50 700 Td (In a form.) Tj ET /X1 Do')
  },
  {
    dictionary: '<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] >>',
    stream: program('BT /F1 10 Tf 50 650 Td (In a form of a form.) Tj ET')
  },
  {
    dictionary:
      '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [12 0 R] /ToUnicode 13 0 R >>',
    stream: null
  },
  {
    dictionary:
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /W [0 [500 600] 3 9 400] >>',
    stream: null
  },
  { dictionary: '<< >>', stream: program(CMAP) }
]

/** Plain files of a kind, to be changed; the first ones are our own. */
export interface FuzzSeeds {
  readonly files: Readonly<Record<string, readonly Buffer[]>>
  readonly archives: Readonly<Record<string, readonly ArchiveParts[]>>
  readonly pdf: readonly ForgedObject[]
}

const MOST_OF_A_KIND = 24
const LARGEST = 48 * 1024

/** Small files of the corpora with an ending, in the order of their names. */
function corpusFiles(folder: string | null, ending: string): Buffer[] {
  if (folder === null || !existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path))
    .filter((bytes) => bytes.length > 0 && bytes.length <= LARGEST)
    .slice(0, MOST_OF_A_KIND)
}

/** @param corpora folder of the test corpora, or null for our own seeds only */
export function fuzzSeeds(corpora: string | null): FuzzSeeds {
  const text = PARAGRAPHS.join('\n\n')
  const foreign = 'Мост в Остраве закрыт. 橋は閉鎖された。\r\nŻółć — “quotes” 😀 e\u0301\n'
  const encoded = ['utf-8', 'utf-16le', 'utf-16be', 'shift_jis', 'windows-1251', 'gb18030', 'utf-32le'].map((name) =>
    iconv.encode(text.slice(0, 400) + foreign, name, { addBOM: name.startsWith('utf-16') })
  )
  return {
    files: {
      txt: [Buffer.from(text), ...encoded, ...corpusFiles(corpora, '.txt')],
      html: [Buffer.from(PAGE), iconv.encode(PAGE, 'windows-1252'), ...corpusFiles(corpora, '.html')],
      mhtml: [Buffer.from(MHTML)],
      md: [Buffer.from(MARKDOWN)],
      rtf: [Buffer.from(RTF, 'latin1')],
      eml: [Buffer.from(EML_MIXED, 'latin1'), Buffer.from(EML_PLAIN, 'latin1')]
    },
    archives: {
      docx: [docxParts(DOCX_BODY)],
      odt: [odtParts(ODT_BODY)],
      epub: [epubParts(EPUB_CHAPTERS)]
    },
    pdf: PDF_OBJECTS
  }
}
