import { deflateSync } from 'node:zlib'
import { forgePdf } from '../forge-pdf'
import type { ForgedObject, ForgeOptions } from '../forge-pdf'
import { PDF_OBJECTS } from '../fuzz/fuzz-seeds'
import { bytesOf, times, TRAPS } from './hostile-cell'
import type { Attack, HostileCell } from './hostile-cell'

type Rest = Omit<HostileCell, 'kind' | 'attack' | 'name' | 'make'>
const pdf = (attack: Attack, name: string, make: () => Buffer, rest: Rest): HostileCell => ({
  kind: 'pdf',
  attack,
  name,
  make,
  ...rest
})

/** The objects of a sound PDF with some of them, by number, in another way. */
function changed(
  changes: Readonly<Record<number, Partial<ForgedObject>>>,
  added: readonly ForgedObject[] = [],
  options: ForgeOptions = {}
): Buffer {
  const objects = PDF_OBJECTS.map((object, index) => ({ ...object, ...changes[index + 1] }))
  return forgePdf([...objects, ...added], options)
}
const stream = (text: string): Buffer => Buffer.from(text, 'latin1')
const written = (lines: string): string => `BT /F1 10 Tf 1 0 0 1 50 700 Tm ${lines} ET`
const READ: Rest = { ends: 'read', has: ['Some words on the first page'] }
const packedBomb = deflateSync(Buffer.alloc(150_000_000, 'BT (x) Tj ET\n'))

/** PDF files. */
export const PDF_CELLS: readonly HostileCell[] = [
  pdf(
    'bomb',
    'a page of 150 MB',
    () => changed({ 7: { dictionary: '<< /Filter /FlateDecode >>', stream: packedBomb } }),
    { isEndless: true, ends: ['too-large', 'too-slow'] }
  ),
  pdf(
    'bomb',
    'packed three times',
    () =>
      changed({
        7: {
          dictionary: '<< /Filter [/FlateDecode /FlateDecode /FlateDecode] >>',
          stream: deflateSync(deflateSync(deflateSync(Buffer.alloc(400_000_000, ' '))))
        }
      }),
    { isEndless: true, ends: ['read', 'empty', 'too-large', 'too-slow'] }
  ),
  pdf(
    'bomb',
    'a hundred filters',
    () =>
      changed({
        7: { dictionary: `<< /Filter [${times('/RunLengthDecode ', 100)}] >>`, stream: Buffer.alloc(1000, 129) }
      }),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'bomb',
    'a map of all characters',
    () =>
      changed({
        13: {
          stream: stream(
            `begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange ${times('1 beginbfrange <00000000> <ffffffff> <0041> endbfrange ', 50)} endcmap`
          )
        }
      }),
    { ends: ['read', 'damaged', 'too-large'] }
  ),
  pdf(
    'bomb',
    'a map of as many characters as a map may have',
    () =>
      changed({
        13: {
          stream: stream(
            `begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange ${times('1 beginbfrange <00000000> <00fffffe> <0041> endbfrange ', 4)} endcmap`
          )
        }
      }),
    { isEndless: true, ends: ['read', 'damaged', 'too-large', 'too-slow'] }
  ),
  pdf(
    'declaredSize',
    '2 GB of a stream',
    () =>
      Buffer.from(
        changed({})
          .toString('latin1')
          .replace(/\/Length \d+/g, '/Length 2147483647'),
        'latin1'
      ),
    { ends: ['read', 'damaged', 'empty'] }
  ),
  pdf(
    'declaredSize',
    'two thousand million pages',
    () => changed({ 2: { dictionary: '<< /Type /Pages /Count 2147483647 /Kids [5 0 R 6 0 R] >>' } }),
    { ends: ['read', 'too-large'] }
  ),
  pdf(
    'declaredSize',
    'two thousand million objects',
    () =>
      Buffer.from(
        changed({})
          .toString('latin1')
          .replace(/\/Size \d+/, '/Size 2147483647')
          .replace(/xref\n0 \d+/, 'xref\n0 2147483647'),
        'latin1'
      ),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'external',
    'streams in files of the machine',
    () => changed({ 7: { dictionary: '<< /F (/etc/passwd) /FFilter /FlateDecode >>' } }),
    { ends: ['read', 'damaged', 'empty'], lacks: ['root:'] }
  ),
  pdf(
    'depth',
    'lists in lists',
    () => changed({ 5: { dictionary: `<< /Type /Page /Parent 2 0 R /Contents 7 0 R /X ${times('[', 100_000)} >>` } }),
    { ends: ['read', 'damaged', 'too-deep', 'empty'] }
  ),
  pdf(
    'depth',
    'lists in a page\u2019s program',
    () => changed({ 7: { stream: stream(written(`(Words) Tj ${times('[', 100_000)}`)) } }),
    { ends: ['read', 'damaged', 'too-deep'] }
  ),
  pdf(
    'depth',
    'a tree of 5,000 levels',
    () => {
      const levels = Array.from({ length: 5000 }, (_, at): ForgedObject => ({
        dictionary: `<< /Type /Pages /Count 1 /Kids [${at === 4999 ? 5 : 15 + at} 0 R] >>`,
        stream: null
      }))
      return changed({ 2: { dictionary: '<< /Type /Pages /Count 1 /Kids [14 0 R] >>' } }, levels)
    },
    { ends: ['read', 'damaged', 'too-deep'] }
  ),
  pdf(
    'loops',
    'a tree of pages that is its own branch',
    () => changed({ 2: { dictionary: '<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 5 0 R] >>' } }),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'loops',
    'a tree without pages that is its own branch',
    () =>
      changed({ 2: { dictionary: '<< /Type /Pages /Count 2 /Kids [14 0 R] >>' } }, [
        { dictionary: '<< /Type /Pages /Count 2 /Kids [2 0 R] >>', stream: null }
      ]),
    { ends: ['damaged', 'empty'] }
  ),
  pdf(
    'loops',
    'a page that is its own parent',
    () => changed({ 5: { dictionary: '<< /Type /Page /Parent 5 0 R /Contents 7 0 R >>' } }),
    { ends: ['read', 'damaged', 'empty'] }
  ),
  pdf(
    'loops',
    'a form that draws itself',
    () =>
      changed({
        9: {
          dictionary:
            '<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> /XObject << /X1 9 0 R /X2 9 0 R >> >> >>',
          stream: stream('BT /F1 10 Tf 50 700 Td (Round) Tj ET /X1 Do /X2 Do')
        }
      }),
    { ends: ['read', 'damaged', 'too-deep', 'too-large', 'too-slow'] }
  ),
  pdf(
    'loops',
    'forms that draw two of the next, thirty deep',
    () => {
      const forms = Array.from({ length: 30 }, (_, at): ForgedObject => ({
        dictionary: `<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> /XObject << /X1 ${at === 29 ? 10 : 15 + at} 0 R >> >> >>`,
        stream: stream('/X1 Do /X1 Do')
      }))
      return changed(
        {
          9: {
            dictionary:
              '<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X1 14 0 R >> >> >>'
          }
        },
        forms
      )
    },
    { isEndless: true, ends: ['read', 'too-large', 'too-slow'] }
  ),
  pdf(
    'loops',
    'an object stream that is in itself',
    () =>
      Buffer.from(
        changed({}, [], { hasObjectStream: true })
          .toString('latin1')
          .replace('/Type /ObjStm', '/Type /ObjStm /Extends 14 0 R'),
        'latin1'
      ),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'loops',
    'objects that lie in themselves',
    () =>
      changed(
        {
          1: { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
          7: { dictionary: '<< /Type /ObjStm /N 9 /First 7 0 R /Extends 7 0 R >>' }
        },
        [],
        { hasObjectStream: true }
      ),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'loops',
    'a table that follows itself',
    () =>
      Buffer.from(
        changed({}, [], { trailer: '/Prev 0 /XRefStm 0' })
          .toString('latin1')
          .replace(/\/Prev 0(.*startxref\n)(\d+)/s, '/Prev $2$1$2'),
        'latin1'
      ),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'loops',
    'a length that is its own stream',
    () => changed({ 7: { dictionary: 'X<< /Length 7 0 R >>'.slice(1) } }),
    { ends: ['read', 'damaged', 'empty'] }
  ),
  pdf(
    'loops',
    'a font that is made of itself',
    () =>
      changed({
        11: {
          dictionary: '<< /Type /Font /Subtype /Type0 /Encoding 11 0 R /DescendantFonts [11 0 R] /ToUnicode 11 0 R >>'
        },
        3: {
          dictionary:
            '<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 7 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] /Resources << /Font << /F1 3 0 R >> >> >>'
        }
      }),
    { ends: ['read', 'damaged', 'empty'] }
  ),
  pdf(
    'locked',
    'a password',
    () =>
      changed(
        {},
        [
          {
            dictionary: `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${times('ab', 32)}> /U <${times('cd', 32)}> >>`,
            stream: null
          }
        ],
        { trailer: `/Encrypt 14 0 R /ID [<${times('01', 16)}> <${times('01', 16)}>]` }
      ),
    { ends: 'encrypted' }
  ),
  pdf(
    'locked',
    'a lock that nobody knows',
    () =>
      changed({}, [{ dictionary: '<< /Filter /Other /V 99 >>', stream: null }], {
        trailer: '/Encrypt 14 0 R /ID [<01> <01>]'
      }),
    { ends: ['encrypted', 'damaged'] }
  ),
  pdf(
    'active',
    'programs, forms and links',
    () =>
      changed({
        1: {
          dictionary:
            '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AcroForm << /Fields [] /XFA (alert\\(2\\)) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (alert\\(3\\)) >>] >> >> >>'
        },
        5: {
          dictionary:
            '<< /Type /Page /Parent 2 0 R /Contents 7 0 R /Resources << /Font << /F1 3 0 R >> >> /Annots [<< /Subtype /Link /Rect [0 0 1 1] /A << /S /URI /URI (https://tracker.example/x) >> >> << /Subtype /Widget /FT /Tx /V (alert\\(4\\)) >>] /AA << /O << /S /Launch /F (cmd.exe) >> >> >>'
        }
      }),
    { ...READ, lacks: ['alert(', 'tracker.example', 'cmd.exe'] }
  ),
  pdf(
    'pieces',
    '200,000 words on a page',
    () =>
      changed({
        7: {
          stream: stream(
            written(
              Array.from({ length: 200_000 }, (_, at) => `1 0 0 1 ${at % 500} ${at % 780} Tm (w${at}) Tj`).join(' ')
            )
          )
        }
      }),
    { isEndless: true, ends: ['read', 'too-slow'] }
  ),
  pdf(
    'pieces',
    '100,000 lines of a paragraph',
    () => changed({ 7: { stream: stream(written(`12 TL ${times('(word and word and) Tj T* ', 49_000)}`)) } }),
    { ends: ['read', 'too-slow'] }
  ),
  pdf(
    'line',
    'a string of 5 MB',
    () => changed({ 7: { stream: stream(written(`(${times('word ', 1_000_000)}) Tj`)) } }),
    { ends: ['read', 'too-large', 'too-slow'] }
  ),
  pdf(
    'traps',
    'every trap',
    () =>
      changed({
        7: {
          stream: stream(
            written(
              TRAPS.map(
                (trap) =>
                  `(${trap
                    .slice(0, 20_000)
                    .replace(/[\\()]/g, '\\$&')
                    .replace(/[^\0-\xff]/g, '?')}) Tj T*`
              ).join(' ')
            )
          )
        }
      }),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'counts',
    'sizes and places beyond every page',
    () =>
      changed({
        7: {
          stream: stream(
            'BT /F1 1e308 Tf 1e308 0 0 1e-308 1e308 -1e308 Tm (One) Tj ET BT /F1 0 Tf (Two) Tj ET BT /F1 10 Tf 1 0 0 1 50 600 Tm 1e9 Tz -1e9 Tc (Three) Tj [(a) -1e308 (b)] TJ ET'
          )
        }
      }),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'counts',
    'columns of a predictor',
    () =>
      changed({
        7: {
          dictionary:
            '<< /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 99 /BitsPerComponent 16 >> >>',
          stream: deflateSync(bytesOf('x'))
        }
      }),
    { ends: ['read', 'damaged', 'empty'] }
  ),
  pdf(
    'zeros',
    'NUL bytes in text and title',
    () =>
      changed(
        {
          4: { dictionary: '<< /Title (a\\000\\001b) /Author (\\376\\377\\330\\000) >>' },
          7: { stream: stream(written('(one\\000two\\001) Tj')) }
        },
        [],
        { trailer: '/Info 4 0 R' }
      ),
    { ends: ['read', 'damaged'] }
  ),
  pdf(
    'surrogates',
    'halves in a font\u2019s map and in the title',
    () =>
      changed(
        {
          4: { dictionary: '<< /Title <FEFFD8000041> /Author <FEFFDC00> >>' },
          13: {
            stream: stream(
              'begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <00ff> <D800> endbfrange endcmap'
            )
          }
        },
        [],
        { trailer: '/Info 4 0 R' }
      ),
    READ
  ),
  pdf('cut', 'in the middle', () => changed({}).subarray(0, 2500), { ends: ['read', 'damaged', 'empty'] }),
  pdf('cut', 'nothing but its first line', () => bytesOf('%PDF-1.7\n'), { ends: 'damaged' }),
  pdf('cut', 'another kind of file', () => bytesOf('<html>no</html>'), { ends: 'damaged' })
]
