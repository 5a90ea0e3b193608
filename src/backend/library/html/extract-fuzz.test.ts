import { describe, expect, it } from 'vitest'
import { isFrozen } from '../../../core/text/freeze'
import { toWellFormed } from '../decode-bytes'
import { ExtractError } from '../extracted-document'
import type { ExtractedDocument } from '../extracted-document'
import { extractHtml } from './extract-html'
import { extractMarkdown } from './extract-markdown'
import { extractMhtml } from './extract-mhtml'
import { newsPage, PARAGRAPHS } from './testing/pages'
import { seededNumbers } from './testing/random-edits'

/** Mutated inputs per extractor; many in the long run (CLAIMDESK_FUZZ=20000), a few with every change. */
const RUNS = Number(process.env['CLAIMDESK_FUZZ'] ?? 300)

const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')
const PAGE = newsPage(
  `${BODY}<table><tr><td>a<td>b</table><ul><li>x<li>y</ul><blockquote>q</blockquote><pre>c\nd</pre>`
)
const ARCHIVE = `Content-Type: multipart/related; boundary="b"\r\nSubject: =?utf-8?Q?Caf=C3=A9?=\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${PAGE.replaceAll('=', '=3D')}\r\n--b--\r\n`
const MARKDOWN = `---\ntitle: T\ndate: 2024-08-22\n---\n# Head\n\n${PARAGRAPHS.join('\n\n')}\n\n- a\n  - b\n\n> q\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\`\`\`\ncode\n\`\`\`\n<div>x</div>`

const TOKENS = [
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
  '=',
  '\n',
  '\r\n--b\r\n',
  '---\n',
  '| ',
  '> ',
  '```',
  '[',
  '](',
  '\0',
  '\u00ff',
  '\ufeff',
  '<title>',
  '<body>',
  '<br><br>',
  '<?xml',
  '=?utf-8?B?'
]

/** Some bytes changed, taken out, repeated, or put in from what means something to a parser; sometimes cut off. */
function mutate(seed: Buffer, next: (below: number) => number): Buffer {
  let bytes = Buffer.from(seed)
  for (let count = 1 + next(8); count > 0; count -= 1) {
    const at = next(bytes.length + 1)
    const end = Math.min(bytes.length, at + next(80))
    const kind = next(6)
    if (kind === 0 && at < bytes.length) bytes[at] = next(256)
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)])
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)])
    else if (kind === 3 && next(4) === 0) bytes = Buffer.from(bytes.subarray(0, at))
    else {
      const token = Buffer.from((TOKENS[next(TOKENS.length)] ?? '').repeat(1 + next(3)))
      bytes = Buffer.concat([bytes.subarray(0, at), token, bytes.subarray(at)])
    }
  }
  return bytes
}

/** What has to be true of every document, whatever it was made of. */
function expectSound({ text, segments, paragraphs }: ExtractedDocument): void {
  expect(isFrozen(text)).toBe(true)
  expect(text.trim()).not.toBe('')
  expect(toWellFormed(text)).toBe(text)
  const starts = new Set(
    text.split('\n').reduce<number[]>((all, line) => [...all, (all.at(-1) ?? 0) + line.length + 1], [0])
  )
  for (const { start, end } of [...segments, ...paragraphs]) {
    expect(starts.has(start)).toBe(true)
    expect(end).toBeGreaterThan(start)
    expect(text.slice(start, end)).not.toContain('\n')
  }
}

describe('X6: mutated input becomes a text or a message, never a crash', () => {
  it.each([
    ['HTML', PAGE, (bytes: Buffer) => extractHtml(bytes, null), 11],
    ['MHTML', ARCHIVE, (bytes: Buffer) => extractMhtml(bytes), 12],
    ['Markdown', MARKDOWN, (bytes: Buffer) => extractMarkdown(bytes, null), 13]
  ])(
    '%s',
    (_name, seed, extract, number) => {
      const next = seededNumbers(number)
      let texts = 0
      for (let run = 0; run < RUNS; run += 1) {
        const bytes = mutate(Buffer.from(seed), next)
        try {
          expectSound(extract(bytes))
          texts += 1
        } catch (error) {
          if (!(error instanceof ExtractError))
            throw new Error(`run ${run}: ${bytes.toString('base64')}`, { cause: error })
          expect(error.message.length).toBeGreaterThan(20)
        }
      }
      expect(texts).toBeGreaterThan(RUNS / 3)
    },
    Math.max(60_000, RUNS * 100)
  )

  it('random bytes', () => {
    const next = seededNumbers(14)
    for (let run = 0; run < 50; run += 1) {
      const bytes = Buffer.from(Array.from({ length: next(2000) }, () => next(256)))
      for (const extract of [extractHtml, extractMarkdown, extractMhtml]) {
        try {
          expectSound(extract(bytes, null))
        } catch (error) {
          if (!(error instanceof ExtractError)) throw error
          expect(error.code).not.toBe('too-slow')
        }
      }
    }
  })
})
