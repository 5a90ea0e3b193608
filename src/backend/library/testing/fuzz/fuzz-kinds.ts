import { ENCODINGS } from '../../decode-bytes'
import type { FuzzSeeds } from './fuzz-seeds'
import { mutateArchive } from './mutate-archive'
import { mutateBytes, pick } from './mutate-bytes'
import type { Next } from './mutate-bytes'
import { mutateMarkup } from './mutate-markup'
import { mutatePdf } from './mutate-pdf'

/** An input that was made up for a kind of document. */
export interface FuzzInput {
  readonly bytes: Buffer
  readonly encoding: string | null
}

const MARKUP_TOKENS = [
  '<',
  '>',
  '</',
  '"',
  "'",
  '&',
  '&#x',
  ';',
  '<!--',
  '-->',
  '<script>',
  '</p>',
  '<table>',
  '<td>',
  '<svg>',
  '</svg>',
  '=',
  '\n',
  '<title>',
  '<body>',
  '<br><br>',
  '<?xml',
  '<p>',
  '<div>',
  '<li>',
  '<a href="javascript:x">',
  '\u0000',
  '\ufeff',
  '<template>',
  '<math>',
  '<select>',
  '<noscript>'
]
const MIME_TOKENS = [
  '\r\n',
  '--b\r\n',
  '--b--\r\n',
  '\r\n\r\n',
  '=',
  '=3D',
  '=?utf-8?B?',
  '?=',
  '=?utf-8?Q?=ED=A0=80?=',
  'Content-Type: multipart/mixed; boundary=b\r\n',
  'Content-Type: text/html\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Type: message/rfc822\r\n',
  'boundary=""',
  ';',
  ':',
  '\t',
  '> ',
  '-- \r\n',
  "*0*=utf-8''%ff"
]
const TOKENS: Readonly<Record<string, readonly string[]>> = {
  txt: ['\n', '\r', '\r\n', '\u0000', '\ufeff', '\u2028', '\u001b$B', '\ud83d\ude00', '\u00ff'],
  html: MARKUP_TOKENS,
  mhtml: [...MIME_TOKENS, ...MARKUP_TOKENS],
  md: [
    '\n',
    '\n\n',
    '---\n',
    '| ',
    '> ',
    '```',
    '~~~',
    '[',
    '](',
    '![',
    '*',
    '**',
    '_',
    '`',
    '<',
    '&#',
    '- ',
    '1. ',
    '    ',
    '\t',
    '# ',
    '<!--',
    '<script>',
    '\u0000',
    '[x]: ',
    '|---|\n',
    ':',
    '\\'
  ],
  rtf: [
    '{',
    '}',
    '\\',
    '\\par ',
    '\\pard ',
    '\\cell ',
    '\\row ',
    '\\intbl ',
    '\\u8220 ',
    '\\u-10179 ',
    '\\u-8704?',
    "\\'ff",
    '\\uc9 ',
    '\\uc0 ',
    '\\bin99999 ',
    '{\\*\\',
    '{\\footnote ',
    '{\\info',
    '{\\stylesheet',
    '\\ilvl-3 ',
    '\\ls1 ',
    '\\outlinelevel-2 ',
    '\\outlinelevel8 ',
    '\\f99 ',
    '\\ansicpg0 ',
    '\\s1 ',
    '\\v ',
    '\\plain ',
    '\\fcharset77 ',
    '\\\n'
  ],
  eml: MIME_TOKENS
}

type Maker = (seeds: FuzzSeeds, next: Next) => FuzzInput

function fromFiles(kind: string, isMarkup: boolean): Maker {
  return ({ files }, next) => {
    const list = files[kind] ?? []
    const seed = pick(list, next)
    const hasChoice = (kind === 'txt' || kind === 'html' || kind === 'md') && next(10) === 0
    const bytes =
      isMarkup && next(3) > 0
        ? Buffer.from(mutateMarkup(seed.toString('latin1'), next), 'latin1')
        : mutateBytes(seed, pick(list, next), TOKENS[kind] ?? [], next)
    // Without its first word nothing of rich text is read at all.
    if (kind === 'rtf' && next(10) > 0) seed.copy(bytes, 0, 0, 6)
    return { bytes, encoding: hasChoice ? pick(ENCODINGS, next) : null }
  }
}

const fromArchives =
  (kind: string): Maker =>
  ({ archives }, next) => ({ bytes: mutateArchive(pick(archives[kind] ?? [], next), next), encoding: null })

/** How inputs of each kind of document are made up. */
export const FUZZ_KINDS: Readonly<Record<string, Maker>> = {
  txt: fromFiles('txt', false),
  html: fromFiles('html', true),
  mhtml: fromFiles('mhtml', true),
  md: fromFiles('md', false),
  docx: fromArchives('docx'),
  odt: fromArchives('odt'),
  rtf: fromFiles('rtf', false),
  pdf: ({ pdf }, next) => ({ bytes: mutatePdf(pdf, next), encoding: null }),
  epub: fromArchives('epub'),
  eml: fromFiles('eml', false)
}

/** Every so many inputs are bytes at random. */
const RANDOM_EVERY = 50

/** @returns the input that a kind, a seed and a number always stand for */
export function fuzzInput(kind: string, seeds: FuzzSeeds, number: number, next: Next): FuzzInput {
  const make = FUZZ_KINDS[kind]
  if (!make) throw new RangeError(`There is nothing to make up for ${kind}.`)
  if (number % RANDOM_EVERY !== RANDOM_EVERY - 1) return make(seeds, next)
  return { bytes: Buffer.from(Array.from({ length: 1 + next(2000) }, () => next(256))), encoding: null }
}
