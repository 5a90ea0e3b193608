import { times, TRAPS } from './hostile-cell'
import type { Attack, HostileCell } from './hostile-cell'

type Rest = Omit<HostileCell, 'kind' | 'attack' | 'name' | 'make'>
const rtf = (attack: Attack, name: string, body: () => string, rest: Rest): HostileCell => ({
  kind: 'rtf',
  attack,
  name,
  make: () => Buffer.from(`{\\rtf1\\ansi Words.\\par ${body()}}`, 'latin1'),
  ...rest
})
const READ: Rest = { ends: 'read', has: ['Words.'] }

/** Rich text. */
export const RTF_CELLS: readonly HostileCell[] = [
  rtf('depth', 'groups in groups', () => times('{', 100_000), { ends: 'too-deep' }),
  rtf('counts', '\\bin of 2 GB and of less than nothing', () => '{\\pict\\bin-5 x}\\bin2147483647 x', READ),
  rtf('counts', '\\bin beyond every number', () => `\\bin${times('9', 500)} gone`, READ),
  rtf(
    'counts',
    '\\uc and \\u',
    () => `\\uc2147483647\\u8220 lost{\\uc-9\\u99999999999 x}${times('\\u65?', 100_000)}`,
    READ
  ),
  rtf(
    'counts',
    'levels below nothing',
    () => '\\ls1\\ilvl-5 Item\\par\\pard\\outlinelevel-9 Head\\par\\pard\\s-1\\ilvl2147483647\\ls1 More\\par',
    { ends: 'read', has: ['Words.', 'Item', 'Head', 'More'] }
  ),
  rtf(
    'counts',
    'code pages and fonts',
    () => "\\ansicpg-1\\ansicpg99999\\ansicpg65000\\f99999999999\\'ff\\'zz{\\fonttbl{\\f-1\\fcharset999;}}",
    READ
  ),
  rtf(
    'pieces',
    '500,000 cells, rows and styles',
    () =>
      `{\\stylesheet${times('{\\s1 a;}', 50_000)}}${times('\\trowd\\intbl a\\cell\\row', 100_000)}${times('\\cell', 300_000)}`,
    READ
  ),
  rtf('pieces', '50,000 notes', () => times('x{\\footnote y}', 50_000), READ),
  rtf(
    'head',
    '\\info of megabytes',
    () => `{\\info{\\title ${times('a', 3_000_000)}}{\\author ${times('\\u-10179?', 50_000)}}}`,
    READ
  ),
  rtf('line', 'a paragraph of 5 MB', () => times('word ', 1_000_000), READ),
  rtf('line', 'a control word of 5 MB', () => `\\${times('a', 5_000_000)} end`, READ),
  rtf(
    'traps',
    'every trap',
    () => TRAPS.map((trap) => trap.replace(/[\\{}]/g, '').replace(/[^\0-\xff]/g, '?')).join('\\par '),
    READ
  ),
  rtf(
    'active',
    'fields, pictures from elsewhere and objects',
    () =>
      '{\\field{\\*\\fldinst INCLUDEPICTURE "https://tracker.example/a.gif"}{\\fldrslt shown}}{\\field{\\*\\fldinst HYPERLINK "javascript:alert(1)"}{\\fldrslt a link}}{\\object\\objocx{\\*\\objdata alert(2)}}{\\*\\template https://tracker.example/t.dot}',
    {
      ends: 'read',
      has: ['Words.', 'shown', 'a link'],
      lacks: ['tracker.example', 'javascript:', 'alert(']
    }
  ),
  rtf('zeros', 'NUL bytes and controls', () => "a\u0000b\u0001c\\'00\\u0?d", { ends: 'read', has: ['Words.', 'abcd'] }),
  rtf('surrogates', 'halves', () => '\\u-10179?x\\u-8704?y{\\info{\\title \\u-10179?}}', READ),
  rtf('cut', 'in a group, in an escape', () => "{{\\b x\\'f", READ),
  {
    kind: 'rtf',
    attack: 'cut',
    name: 'another kind of file',
    make: () => Buffer.from('%PDF-1.7 whatever'),
    ends: 'damaged'
  },
  {
    kind: 'rtf',
    attack: 'size',
    name: '150 MB',
    make: () => Buffer.concat([Buffer.from('{\\rtf1 '), Buffer.alloc(150_000_000, 'word ')]),
    ends: 'too-large'
  }
]
