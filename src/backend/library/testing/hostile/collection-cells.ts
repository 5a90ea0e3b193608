import { forgeZip } from '../forge-zip'
import type { ForgedEntry } from '../forge-zip'
import { bytesOf, times, TRAPS } from './hostile-cell'
import type { Attack, HostileCell } from './hostile-cell'

type Rest = Omit<HostileCell, 'kind' | 'attack' | 'name' | 'make'>
const cell = (kind: string, attack: Attack, name: string, make: () => Buffer, rest: Rest): HostileCell => ({
  kind,
  attack,
  name,
  make,
  ...rest
})
const text = (kind: string, attack: Attack, name: string, make: () => string, rest: Rest): HostileCell =>
  cell(kind, attack, name, () => bytesOf(make()), rest)
const EITHER: Rest = { ends: ['read', 'damaged', 'too-large', 'empty'] }
const SENTENCE = 'The bridge of Ostrava fell on Monday, and nobody was on it.'
const KNOWN: Rest = { ends: 'read', has: [SENTENCE] }

/** Tables: `between` stands between the cells. */
function tables(kind: 'csv' | 'tsv', between: string): HostileCell[] {
  const row = (...cells: readonly string[]): string => `${cells.join(between)}\n`
  const table = row('title', 'text') + row('One', `"${SENTENCE}"`)
  return [
    text(
      kind,
      'size',
      'a quote that nobody closes, in 100 MB',
      () => `${table}Two${between}"${times(`word word word word\n`, 5_000_000)}`,
      EITHER
    ),
    text(kind, 'pieces', 'rows of nothing but marks', () => table + times(`${times(between, 900)}\n`, 2000), EITHER),
    text(
      kind,
      'pieces',
      '100,000 columns',
      () => row(...Array.from({ length: 100_000 }, (_, at) => `c${at}`)) + table,
      EITHER
    ),
    text(kind, 'pieces', '50,000 rows', () => table + times(row('x', SENTENCE), 50_000), KNOWN),
    text(kind, 'line', 'a cell of 10 MB', () => table + row('Two', times('word ', 2_000_000)), KNOWN),
    text(
      kind,
      'traps',
      'every trap in a cell',
      () => table + TRAPS.map((trap) => row('x', `"${trap.replaceAll('"', '""')}"`)).join(''),
      KNOWN
    ),
    text(kind, 'traps', 'quotes in quotes', () => table + times('"', 300_001) + times('"" "', 100_000), EITHER),
    text(kind, 'zeros', 'NUL bytes', () => `${table}${row('Two', 'a\u0000b')}`, { ends: ['read', 'binary'] }),
    cell(
      kind,
      'surrogates',
      'halves in UTF-16',
      () => Buffer.from(`\ufeff${table}${row('\ud800', 'a \udc00 b')}`, 'utf16le'),
      KNOWN
    ),
    text(
      kind,
      'active',
      'formulas and markup',
      () => table + row('=cmd|calc', '<script>alert(1)</script> words'),
      KNOWN
    ),
    text(kind, 'cut', 'only a header', () => row('title', 'text'), { ends: ['empty', 'damaged', 'read'] }),
    cell(kind, 'cut', 'nothing', () => Buffer.alloc(0), { ends: 'empty' })
  ]
}

const record = (more = ''): string => `{"title":"One","text":"${SENTENCE}"${more}}\n`
const RECORDS: readonly HostileCell[] = [
  text(
    'jsonl',
    'depth',
    'a record nested 100,000 deep',
    () => `${record()}${times('{"a":', 100_000)}1${times('}', 100_000)}\n`,
    KNOWN
  ),
  text(
    'jsonl',
    'depth',
    'a list nested 100,000 deep',
    () => `[${record().trim()},${times('[', 100_000)}${times(']', 100_000)}]`,
    EITHER
  ),
  text(
    'jsonl',
    'depth',
    'brackets that nobody closes',
    () => `[${record().trim()},${times('[{"a":', 300_000)}`,
    EITHER
  ),
  text(
    'jsonl',
    'attributes',
    'keys of one record',
    () => `${record()}{${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":1`).join(',')}}\n`,
    EITHER
  ),
  text('jsonl', 'pieces', '50,000 records', () => times(record(), 50_000), KNOWN),
  text(
    'jsonl',
    'pieces',
    'keys that mean something to a program',
    () => `${record(',"__proto__":{"x":1},"constructor":1,"toString":2')}${record()}`,
    KNOWN
  ),
  text('jsonl', 'line', 'a record of 30 MB', () => `${record()}{"text":"${times('word ', 6_000_000)}"}\n`, EITHER),
  text(
    'jsonl',
    'line',
    'a string that nobody closes',
    () => `${record()}{"text":"${times('word ', 4_000_000)}`,
    EITHER
  ),
  text(
    'jsonl',
    'traps',
    'every trap',
    () =>
      record() +
      TRAPS.map((trap) => `${JSON.stringify({ title: trap.slice(0, 1000), text: trap })}\n`).join('') +
      TRAPS.join('\n'),
    KNOWN
  ),
  text(
    'jsonl',
    'counts',
    'numbers beyond every number',
    () => record(',"n":1e999,"m":-0.0,"o":123456789012345678901234567890') + record(),
    KNOWN
  ),
  text('jsonl', 'zeros', 'NUL bytes', () => `${record()}{"text":"a\\u0000b"}\n`, KNOWN),
  text(
    'jsonl',
    'surrogates',
    'halves',
    () => `${record()}{"title":"\\ud800","text":"a \\udc00 b ${SENTENCE}"}\n`,
    KNOWN
  ),
  text('jsonl', 'cut', 'in the middle of a record', () => record() + record().slice(0, 30), KNOWN),
  cell('jsonl', 'cut', 'nothing', () => Buffer.alloc(0), { ends: 'empty' })
]

const SHEET = (rows: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml':
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  'xl/workbook.xml':
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  'xl/sharedStrings.xml': `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>title</t></si><si><t>text</t></si><si><t>${SENTENCE}</t></si></sst>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
})
const ROWS =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>One</t></is></c><c r="B2" t="s"><v>2</v></c></row>'
const entriesOf = (parts: Readonly<Record<string, string>>, method: number): ForgedEntry[] =>
  Object.entries(parts).map(([name, content]) => ({ name, data: bytesOf(content), method }))
const book = (rows: string, more: Readonly<Record<string, string>> = {}): Buffer =>
  forgeZip(entriesOf({ ...SHEET(rows), ...more }, 0))
const bookWith = (...added: readonly ForgedEntry[]): Buffer => forgeZip([...entriesOf(SHEET(ROWS), 8), ...added])

const WORKBOOKS: readonly HostileCell[] = [
  cell(
    'xlsx',
    'bomb',
    'a sheet of 300 MB',
    () => bookWith({ name: 'xl/worksheets/sheet2.xml', data: Buffer.alloc(300_000_000, 32) }),
    { ends: 'too-large' }
  ),
  cell(
    'xlsx',
    'declaredSize',
    '2 GB',
    () => bookWith({ name: 'xl/x.xml', data: bytesOf('x'), declaredSize: 0x7fffffff }),
    { ends: 'too-large' }
  ),
  cell('xlsx', 'paths', 'a name that leads out', () => bookWith({ name: '../../out.txt', data: bytesOf('x') }), {
    ends: 'damaged'
  }),
  cell(
    'xlsx',
    'paths',
    'a link',
    () => bookWith({ name: 'xl/link.xml', data: bytesOf('/etc/passwd'), mode: 0o120777 }),
    { ends: 'damaged' }
  ),
  cell(
    'xlsx',
    'entities',
    'in the words of cells',
    () =>
      book(ROWS, {
        'xl/sharedStrings.xml': `<!DOCTYPE sst [<!ENTITY a "${times('ha', 100)}"><!ENTITY b "${times('&a;', 100)}">]><sst><si><t>&b;</t></si></sst>`
      }),
    { ends: 'damaged' }
  ),
  cell(
    'xlsx',
    'external',
    'a file of the machine',
    () =>
      book(ROWS, {
        'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>'
      }),
    { ends: 'damaged', lacks: ['root:'] }
  ),
  cell('xlsx', 'depth', 'elements in elements', () => book(times('<row><c>', 50_000)), {
    ends: ['too-deep', 'damaged']
  }),
  cell(
    'xlsx',
    'counts',
    'a cell at the far end of the sheet',
    () => book(`${ROWS}<row r="1048576"><c r="XFD1048576" t="s"><v>2</v></c></row>`),
    EITHER
  ),
  cell(
    'xlsx',
    'counts',
    'a cell beyond every sheet',
    () => book(`${ROWS}<row r="99999999999"><c r="ZZZZZZZ99999999999" t="s"><v>99999999</v></c></row>`),
    EITHER
  ),
  cell(
    'xlsx',
    'counts',
    'a size that is not true',
    () =>
      forgeZip(
        entriesOf(
          {
            ...SHEET(ROWS),
            'xl/worksheets/sheet1.xml': `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${ROWS}</sheetData></worksheet>`
          },
          0
        )
      ),
    EITHER
  ),
  cell(
    'xlsx',
    'pieces',
    '50,000 rows',
    () =>
      book(
        ROWS +
          Array.from(
            { length: 50_000 },
            (_, at) => `<row r="${at + 3}"><c r="B${at + 3}" t="s"><v>2</v></c></row>`
          ).join('')
      ),
    EITHER
  ),
  cell(
    'xlsx',
    'attributes',
    'on one cell',
    () => book(`<row r="1"><c ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="1"`).join(' ')}/></row>`),
    { ends: ['damaged', 'read', 'empty'] }
  ),
  cell(
    'xlsx',
    'locked',
    'a password',
    () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le')
      ]),
    { ends: 'encrypted' }
  ),
  cell(
    'xlsx',
    'surrogates',
    'halves',
    () => book(`${ROWS}<row r="3"><c r="B3" t="inlineStr"><is><t>a &#xD800; b</t></is></c></row>`),
    EITHER
  ),
  cell('xlsx', 'cut', 'in half', () => book(ROWS).subarray(0, 700), { ends: 'damaged' }),
  cell(
    'xlsx',
    'cut',
    'without its sheet',
    () => forgeZip(entriesOf(SHEET(ROWS), 0).filter(({ name }) => !name.includes('sheet1'))),
    { ends: 'damaged' }
  )
]

const archive = (...entries: readonly ForgedEntry[]): Buffer =>
  forgeZip([{ name: 'good.txt', data: bytesOf(SENTENCE) }, ...entries])
const ARCHIVES: readonly HostileCell[] = [
  cell('zip', 'bomb', 'a text of 300 MB', () => archive({ name: 'bomb.txt', data: Buffer.alloc(300_000_000, 32) }), {
    ends: 'too-large'
  }),
  cell(
    'zip',
    'bomb',
    'a thousand parts on top of one another',
    () => archive(...Array.from({ length: 1000 }, (_, at) => ({ name: `${at}.txt`, data: bytesOf('x'), offset: 0 }))),
    { ends: 'damaged' }
  ),
  cell(
    'zip',
    'nestedBomb',
    'archives are not opened',
    () => {
      let inner: Buffer = Buffer.alloc(50_000_000, 32)
      for (let depth = 0; depth < 5; depth += 1) inner = forgeZip([{ name: 'inner.zip', data: inner }])
      return archive({ name: 'inner.zip', data: inner })
    },
    KNOWN
  ),
  cell('zip', 'declaredSize', '2 GB', () => archive({ name: 'a.txt', data: bytesOf('x'), declaredSize: 0x7fffffff }), {
    ends: 'too-large'
  }),
  cell(
    'zip',
    'declaredSize',
    'less than there is',
    () => archive({ name: 'a.txt', data: bytesOf(times('x', 5000)), declaredSize: 3 }),
    KNOWN
  ),
  ...['../../out.txt', '/out.txt', 'C:/out.txt', 'a\\..\\..\\out.txt'].map((name) =>
    cell('zip', 'paths', name, () => archive({ name, data: bytesOf('out') }), { ends: 'damaged' })
  ),
  cell('zip', 'paths', 'a link', () => archive({ name: 'link.txt', data: bytesOf('/etc/passwd'), mode: 0o120777 }), {
    ends: 'damaged',
    lacks: ['root:']
  }),
  cell('zip', 'depth', 'folders in folders', () => archive({ name: `${times('a/', 5000)}b.txt`, data: bytesOf('x') }), {
    ends: 'damaged'
  }),
  cell(
    'zip',
    'locked',
    'a password on an entry',
    () => archive({ name: 'a.txt', data: bytesOf('x'), isLocked: true }),
    { ends: 'encrypted' }
  ),
  cell(
    'zip',
    'pieces',
    '20,000 entries',
    () => archive(...Array.from({ length: 20_000 }, (_, at) => ({ name: `${at}.txt`, data: bytesOf('x'), method: 0 }))),
    EITHER
  ),
  cell(
    'zip',
    'counts',
    'more entries than there are',
    () => forgeZip([{ name: 'good.txt', data: bytesOf(SENTENCE) }], 60_000),
    { ends: 'damaged' }
  ),
  cell(
    'zip',
    'zeros',
    'controls in names',
    () => archive({ name: 'a\u0001\u0007\r\nb.txt', data: bytesOf('words of it') }),
    EITHER
  ),
  cell(
    'zip',
    'cut',
    'bytes that are not packed at all',
    () => archive({ name: 'a.txt', data: bytesOf('x'), stored: bytesOf('not deflated') }),
    KNOWN
  ),
  cell('zip', 'cut', 'in half', () => archive().subarray(0, 60), { ends: 'damaged' })
]

const PARTS: readonly HostileCell[] = [
  text('parts', 'pieces', '200,000 parts', () => times(`${SENTENCE}\n---\n`, 200_000), KNOWN),
  text('parts', 'pieces', 'a million separators', () => `${SENTENCE}\n${times('---\n', 1_000_000)}`, EITHER),
  text(
    'parts',
    'pieces',
    'a million different rules',
    () =>
      `${SENTENCE}\n${Array.from({ length: 300_000 }, (_, at) => times('-', 3 + (at % 150))).join('\n')}\n${SENTENCE}`,
    EITHER
  ),
  text('parts', 'traps', 'every trap', () => `${SENTENCE}\n---\n${TRAPS.join('\n---\n')}`, KNOWN),
  text('parts', 'line', 'a line of 10 MB', () => `${SENTENCE}\n---\n${times('word ', 2_000_000)}`, KNOWN),
  text('parts', 'zeros', 'NUL bytes', () => `${SENTENCE}\n---\na\u0000b`, { ends: ['binary', 'read'] }),
  cell(
    'parts',
    'surrogates',
    'halves in UTF-16',
    () => Buffer.from(`\ufeff${SENTENCE}\n---\na \ud800 b`, 'utf16le'),
    KNOWN
  ),
  cell('parts', 'size', '201 MB', () => Buffer.alloc(201 * 1024 * 1024, 'word\n---\n'), { ends: 'too-large' }),
  cell('parts', 'cut', 'nothing', () => Buffer.alloc(0), { ends: ['empty'] })
]

/** Files of several documents. */
export const COLLECTION_CELLS: readonly HostileCell[] = [
  ...tables('csv', ','),
  ...tables('tsv', '\t'),
  ...RECORDS,
  ...WORKBOOKS,
  ...ARCHIVES,
  ...PARTS
]
