import { newsPage, PARAGRAPHS } from '../../html/testing/pages'
import { bytesOf, times, TRAPS } from './hostile-cell'
import type { HostileCell } from './hostile-cell'
import { ACTIVE, ACTIVE_LACKS } from './markup-cells'

const FIRST = PARAGRAPHS[0] ?? ''
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')
const HEAD = 'From: Ana <a@e.org>\r\nSubject: The bridge\r\nMIME-Version: 1.0\r\n'
const multipart = (boundary: string, parts: string, kind = 'mixed'): string =>
  `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts}`
const part = (boundary: string, type: string, body: string, more = ''): string =>
  `--${boundary}\r\nContent-Type: ${type}\r\n${more}\r\n${body}\r\n`

/** Multiparts in one another, the innermost a letter. */
function nested(depth: number, inner: string): string {
  let whole = inner
  for (let level = depth; level > 0; level -= 1)
    whole = multipart(`b${level}`, `--b${level}\r\n${whole}\r\n--b${level}--\r\n`)
  return whole
}
const letter = (text: string): string => `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`
const savedPage = (type: string, page: string, more = ''): string => part('b', type, page, more)
const HTML = 'text/html; charset=utf-8'

type Rest = Omit<HostileCell, 'kind' | 'attack' | 'name'>
const mail = (attack: HostileCell['attack'], name: string, rest: Rest): HostileCell => ({
  kind: 'eml',
  attack,
  name,
  ...rest
})
const saved = (attack: HostileCell['attack'], name: string, rest: Rest): HostileCell => ({
  kind: 'mhtml',
  attack,
  name,
  ...rest
})

/** E-mail and pages saved as one MIME file. */
export const MAIL_CELLS: readonly HostileCell[] = [
  mail('active', 'a letter with everything active', {
    make: () => bytesOf(`${HEAD}Content-Type: ${HTML}\r\n\r\n<p>${FIRST}</p>${ACTIVE}`),
    ends: 'read',
    has: [FIRST, 'A link to a program'],
    lacks: ACTIVE_LACKS
  }),
  mail('depth', 'parts in parts', {
    make: () => bytesOf(HEAD + nested(5000, letter(FIRST))),
    ends: ['damaged', 'too-deep', 'read']
  }),
  mail('depth', 'mails in mails', {
    make: () => bytesOf(`${HEAD}${times('Content-Type: message/rfc822\r\n\r\n', 20_000)}${letter(FIRST)}`),
    ends: 'too-large'
  }),
  mail('depth', 'elements of its markup', {
    make: () => bytesOf(`${HEAD}Content-Type: ${HTML}\r\n\r\n${times('<div>', 100_000)}x`),
    ends: 'too-deep'
  }),
  mail('pieces', '20,000 parts', {
    make: () => bytesOf(HEAD + multipart('b', `${times(part('b', 'text/plain', 'x'), 20_000)}--b--\r\n`)),
    ends: ['read', 'damaged', 'too-large']
  }),
  mail('pieces', '100,000 recipients', {
    make: () => bytesOf(`${HEAD}To: ${times('A <a@e.org>, ', 100_000)}\r\n\r\n${FIRST}`),
    ends: ['read', 'damaged']
  }),
  mail('head', 'lines without end', {
    make: () => bytesOf(`${HEAD}X-A: ${times('a ', 2_000_000)}\r\n\r\n${FIRST}`),
    ends: ['read', 'damaged']
  }),
  mail('head', '200,000 of them', {
    make: () => bytesOf(`${HEAD}${times('X-A: b\r\n', 200_000)}\r\n${FIRST}`),
    ends: ['read', 'damaged']
  }),
  mail('head', 'encoded words without end', {
    make: () => bytesOf(`${HEAD.replace('The bridge', times('=?utf-8?Q?a=C3=A9?= ', 50_000))}\r\n${FIRST}`),
    ends: ['read', 'damaged']
  }),
  mail('boundaries', 'none, empty, and the same in one another', {
    make: () => bytesOf(HEAD + multipart('', `--\r\n${multipart('', letter(FIRST))}`) + times('--b\r\n', 10_000)),
    ends: ['read', 'empty', 'damaged']
  }),
  mail('boundaries', 'made for patterns', {
    make: () =>
      bytesOf(HEAD + multipart('(((a+)+)+', `${part('(((a+)+)+', 'text/plain', FIRST)}--${times('(a+)+', 1000)}\r\n`)),
    ends: 'read',
    has: [FIRST]
  }),
  mail('coding', 'base64 that does not end', {
    make: () => bytesOf(`${HEAD}Content-Transfer-Encoding: base64\r\n\r\n${times('QUFB', 3_000_000)}`),
    ends: ['read', 'too-large']
  }),
  mail('coding', 'quoted-printable of signs and soft breaks', {
    make: () =>
      bytesOf(
        `${HEAD}Content-Transfer-Encoding: quoted-printable\r\n\r\n${FIRST}${times('=', 500_000)}${times('=\r\n', 100_000)}${times('=41', 500_000)}`
      ),
    ends: 'read'
  }),
  mail('traps', 'every trap in a letter', {
    make: () => bytesOf(`${HEAD}\r\n${FIRST}\r\n\r\n${TRAPS.join('\r\n\r\n')}`),
    ends: 'read'
  }),
  mail('depth', 'mails in mails, as many as there may be', {
    make: () => bytesOf(`${HEAD}${times('Content-Type: message/rfc822\r\n\r\n', 500)}${letter(FIRST)}`),
    ends: ['damaged', 'too-deep', 'read', 'empty']
  }),
  mail('traps', 'every trap as a subject', {
    make: () =>
      bytesOf(
        `From: a@e.org\r\nSubject: ${TRAPS.map((trap) => trap.replace(/\s/g, ' ').slice(0, 20_000)).join('')}\r\n\r\n${FIRST}`
      ),
    ends: ['read', 'damaged']
  }),
  mail('traps', 'every trap as a sender and a type', {
    make: () =>
      bytesOf(
        TRAPS.map((trap) => trap.replace(/\s/g, ' ').slice(0, 20_000))
          .map((trap) => `From: ${trap} <a@e.org>\r\nContent-Type: text/plain; charset=${trap}; x="${trap}\r\n`)
          .join('') + `\r\n${FIRST}`
      ),
    ends: ['read', 'damaged']
  }),
  mail('line', 'a line of 10 MB', { make: () => bytesOf(`${HEAD}\r\n${times('word ', 2_000_000)}`), ends: 'read' }),
  mail('zeros', 'NUL bytes', {
    make: () => bytesOf(`${HEAD.replace('bridge', 'bri\u0000dge')}\r\n${FIRST}\u0000\u0001`),
    ends: 'read',
    has: [FIRST]
  }),
  mail('surrogates', 'halves in words and markup', {
    make: () =>
      bytesOf(
        `From: =?utf-8?Q?=ED=A0=80?= <a@e.org>\r\nSubject: =?utf-16le?B?ANg=?=\r\nContent-Type: ${HTML}\r\n\r\n<p>${FIRST}&#xD83D;</p>`
      ),
    ends: 'read',
    has: [FIRST]
  }),
  mail('size', '600,000 lines', { make: () => bytesOf(`${HEAD}\r\n${times('word\r\n', 600_000)}`), ends: 'too-large' }),
  mail('cut', 'in the middle of a part', {
    make: () => bytesOf(HEAD + multipart('b', part('b', 'text/plain', FIRST))).subarray(0, -60),
    ends: 'read'
  }),
  mail('cut', 'no mail', { make: () => Buffer.from(times('\u0093\u00ff', 500), 'latin1'), ends: 'damaged' }),

  saved('active', 'everything active in the page', {
    make: () => bytesOf(HEAD + multipart('b', `${savedPage(HTML, newsPage(BODY + ACTIVE))}--b--\r\n`, 'related')),
    ends: 'read',
    has: [FIRST, 'A link to a program'],
    lacks: [...ACTIVE_LACKS, 'pixel.example']
  }),
  saved('active', 'addresses that are programs', {
    make: () =>
      bytesOf(
        `Snapshot-Content-Location: javascript:alert(1)\r\n${HEAD}${multipart('b', savedPage(HTML, newsPage(BODY), 'Content-Location: javascript:alert(2)\r\n'))}`
      ),
    ends: 'read',
    lacks: ['javascript:']
  }),
  saved('depth', 'parts in parts', {
    make: () => bytesOf(HEAD + nested(500, `Content-Type: ${HTML}\r\n\r\n${BODY}`)),
    ends: 'too-deep'
  }),
  saved('depth', 'elements of its page', {
    make: () => bytesOf(HEAD + multipart('b', savedPage(HTML, times('<div>', 100_000)))),
    ends: 'too-deep'
  }),
  saved('pieces', '20,000 parts', {
    make: () => bytesOf(HEAD + multipart('b', times(part('b', 'image/gif', 'x'), 20_000))),
    ends: 'too-large'
  }),
  saved('pieces', '4,000 parts that look for their ends in 50 MB', {
    make: () =>
      bytesOf(
        HEAD +
          multipart(
            'b',
            times(part('b', 'multipart/mixed; boundary=never', 'x'), 4000) +
              savedPage(HTML, BODY) +
              times('x', 50_000_000)
          )
      ),
    ends: ['read', 'too-large']
  }),
  saved('head', 'a head without end', {
    make: () => bytesOf(`${HEAD}X-A: ${times('a ', 2_000_000)}\r\n\r\n${BODY}`),
    ends: 'damaged'
  }),
  saved('head', 'heads of space for patterns', {
    make: () =>
      bytesOf(
        HEAD +
          multipart(
            'b',
            times(part('b', 'image/gif', 'x', `X-A:${times(' ', 50_000)}b\rc\r\n`), 200) + savedPage(HTML, BODY)
          )
      ),
    ends: ['read', 'damaged']
  }),
  saved('boundaries', 'none, empty, and the same in one another', {
    make: () =>
      bytesOf(
        HEAD +
          multipart(
            'b',
            part('b', 'multipart/mixed; boundary="b"', 'x') + times('--b\r\n', 300) + savedPage(HTML, BODY)
          )
      ),
    ends: 'read',
    has: [FIRST]
  }),
  saved('boundaries', 'no boundary', {
    make: () => bytesOf(`${HEAD}Content-Type: multipart/related\r\n\r\n${BODY}`),
    ends: 'damaged'
  }),
  saved('coding', 'base64 that does not end', {
    make: () =>
      bytesOf(
        HEAD +
          multipart('b', savedPage(HTML, times('PHA+d29yZHM8L3A+', 500_000), 'Content-Transfer-Encoding: base64\r\n'))
      ),
    ends: 'too-large'
  }),
  saved('coding', 'quoted-printable of signs and soft breaks', {
    make: () =>
      bytesOf(
        HEAD +
          multipart(
            'b',
            savedPage(
              HTML,
              `${BODY}${times('=', 500_000)}${times('=\r\n', 100_000)}`,
              'Content-Transfer-Encoding: quoted-printable\r\n'
            )
          )
      ),
    ends: 'read',
    has: [FIRST]
  }),
  saved('traps', 'every trap in the page', {
    make: () => bytesOf(HEAD + multipart('b', savedPage(HTML, newsPage(BODY + TRAPS.join('<p>'))))),
    ends: ['read', 'too-large']
  }),
  saved('line', 'a line of 5 MB', {
    make: () => bytesOf(HEAD + multipart('b', savedPage(HTML, `<p>${times('word ', 1_000_000)}`))),
    ends: 'read'
  }),
  saved('zeros', 'NUL bytes', {
    make: () => bytesOf(HEAD + multipart('b', savedPage(HTML, `${BODY}\u0000`))),
    ends: 'binary'
  }),
  saved('surrogates', 'halves in the subject and the page', {
    make: () =>
      bytesOf(
        `Subject: =?utf-16le?B?ANg=?= =?utf-8?Q?=ED=A0=80?=\r\n${multipart('b', savedPage(HTML, `${BODY}<p>&#xD800;x</p>`))}`
      ),
    ends: 'read',
    has: [FIRST]
  }),
  saved('size', '129 MB', { make: () => Buffer.alloc(129 * 1024 * 1024, 'a\r\n'), ends: 'too-large' }),
  saved('cut', 'before the page', { make: () => bytesOf(HEAD + multipart('b', '--b\r\nContent-Ty')), ends: 'damaged' })
]
