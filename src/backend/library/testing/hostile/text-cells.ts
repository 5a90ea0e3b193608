import iconv from 'iconv-lite'
import { bytesOf, times, TRAPS } from './hostile-cell'
import type { HostileCell } from './hostile-cell'

const WORDS = 'The bridge of Ostrava fell on Monday, and nobody was on it.'

const plain = (
  attack: HostileCell['attack'],
  name: string,
  rest: Omit<HostileCell, 'kind' | 'attack' | 'name'>
): HostileCell => ({
  kind: 'txt',
  attack,
  name,
  ...rest
})
const marked = (
  attack: HostileCell['attack'],
  name: string,
  rest: Omit<HostileCell, 'kind' | 'attack' | 'name'>
): HostileCell => ({
  kind: 'md',
  attack,
  name,
  ...rest
})

/** Plain text and Markdown. */
export const TEXT_CELLS: readonly HostileCell[] = [
  plain('traps', 'every trap after the other', {
    make: () => bytesOf(`${WORDS}\n${TRAPS.join('\n')}`),
    ends: 'read',
    has: [WORDS]
  }),
  plain('line', 'a line of 10 MB', { make: () => bytesOf(times('word ', 2_000_000)), ends: 'read' }),
  plain('zeros', 'NUL bytes', { make: () => bytesOf(`${WORDS}\u0000\u0000${WORDS}`), ends: 'binary' }),
  plain('zeros', 'line ends of all kinds', { make: () => bytesOf(times('a\r\r\n\n\r', 100_000)), ends: 'read' }),
  plain('surrogates', 'halves in UTF-16', {
    make: () => iconv.encode(`\ufeff${WORDS}\ud800 \udc00${WORDS}`, 'utf-16le'),
    ends: 'read',
    has: [WORDS]
  }),
  plain('surrogates', 'halves in UTF-8', {
    make: () => Buffer.concat([bytesOf(WORDS), Buffer.from([0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80])]),
    ends: ['read', 'broken-utf8']
  }),
  plain('size', '81 MB', { make: () => Buffer.alloc(81_000_000, 'word '), ends: 'too-large' }),
  plain('size', '21 million characters', { make: () => Buffer.alloc(21_000_000, 'word '), ends: 'too-large' }),
  plain('cut', 'half of a character at its end', {
    make: () => bytesOf(`${times(WORDS, 20)}€`).subarray(0, -1),
    ends: ['read', 'broken-utf8']
  }),
  plain('cut', 'an archive that is called a text', {
    make: () => Buffer.from('PK\x03\x04\x14\x00\x00\x00', 'latin1'),
    ends: 'binary'
  }),

  marked('traps', 'every trap after the other', {
    make: () => bytesOf(`${WORDS}\n\n${TRAPS.join('\n\n')}`),
    ends: ['read', 'too-deep']
  }),
  marked('traps', 'links, emphasis and code that nobody closes', {
    make: () =>
      bytesOf(
        `${WORDS}\n\n${times('[a](b', 20_000)}\n\n${times('**a_b', 20_000)}\n\n${times('`a``', 20_000)}\n\n${times('<a ', 20_000)}`
      ),
    ends: 'read'
  }),
  marked('depth', 'quotes in quotes', { make: () => bytesOf(`${times('> ', 100_000)}x`), ends: 'too-deep' }),
  marked('depth', 'lists in lists', {
    make: () => bytesOf(Array.from({ length: 2000 }, (_, depth) => `${times('  ', depth)}- x`).join('\n')),
    ends: 'too-deep'
  }),
  marked('entities', 'aliases in its front matter', {
    make: () => bytesOf(`---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n${WORDS}`),
    ends: 'read',
    has: [WORDS]
  }),
  marked('active', 'scripts and links in it', {
    make: () =>
      bytesOf(
        `# Head\n\n${WORDS}\n\n<script>alert(1)</script>\n\nMore <script>alert(2)</script>[click](javascript:alert(3)) ![p](https://pixel.example/t.gif)\n\n<img src="https://pixel.example/u.gif" onerror="alert(4)">\n\n<style>p { background: url(https://pixel.example/v.gif) }</style>\n\n---\nurl: javascript:alert(5)`
      ),
    ends: 'read',
    has: [WORDS, 'click'],
    lacks: ['alert(1', 'alert(2', 'alert(3', 'alert(4', 'pixel.example']
  }),
  marked('pieces', 'definitions and a table of 100,000', {
    make: () => bytesOf(`${times('[a]: b\n', 100_000)}\n|a|b|\n|-|-|\n${times('|1|2|\n', 100_000)}`),
    ends: 'read'
  }),
  marked('pieces', 'a table as wide as 50,000 columns', {
    make: () => bytesOf(`${times('|a', 50_000)}|\n${times('|-', 50_000)}|\n${times('|b', 50_000)}|`),
    ends: 'read'
  }),
  marked('line', 'a line of 5 MB', { make: () => bytesOf(times('word *a* ', 550_000)), ends: 'read' }),
  marked('zeros', 'NUL bytes', { make: () => bytesOf(`# Head\n\n${WORDS}\u0000`), ends: 'binary' }),
  marked('surrogates', 'halves as references', {
    make: () => bytesOf(`# Head &#xD800;\n\n${WORDS} &#xDC00; &#0;`),
    ends: 'read',
    has: [WORDS]
  }),
  marked('size', '9 MB', { make: () => Buffer.alloc(9 * 1024 * 1024, 'word\n'), ends: 'too-large' }),
  marked('cut', 'front matter that does not end', {
    make: () => bytesOf(`---\ntitle: a\n${times('k: v\n', 200_000)}`),
    ends: 'read'
  })
]
