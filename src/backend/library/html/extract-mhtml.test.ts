import { describe, expect, it } from 'vitest'
import { extractMhtml } from './extract-mhtml'
import { decodeQuoted } from './mime-parts'
import { newsPage, PARAGRAPHS } from './testing/pages'

const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
    .replace(/.{70}(?![0-9A-F]?[0-9A-F]?=)/g, (line) => (/=.?$/.test(line) ? line : `${line}=\r\n`))

interface Part {
  readonly type: string
  readonly transfer: string
  readonly body: string
  readonly id?: string
}

function archive(parts: readonly Part[], start = ''): Buffer {
  const head = [
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://coast.example/crates',
    'Subject: =?utf-8?Q?Crates_go_missing_=E2=80=93_?=\r\n =?utf-8?B?Y2Fmw6k=?=',
    `Content-Type: multipart/related;\r\n\ttype="text/html";${start}\r\n\tboundary="--the=boundary"`
  ]
  const bodies = parts.map(
    ({ type, transfer, body, id }) =>
      `----the=boundary\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${transfer}\r\n` +
      `${id === undefined ? '' : `Content-ID: ${id}\r\n`}\r\n${body}\r\n`
  )
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${bodies.join('')}----the=boundary--\r\n`, 'latin1')
}

const page = newsPage(PARAGRAPHS.map((text) => `<p>${text}</p>`).join(''))
const picture: Part = { type: 'image/png', transfer: 'base64', body: 'AAAA' }

describe('web archives', () => {
  it('the page in it, quoted-printable, with where it was saved from', () => {
    const { text, metadata } = extractMhtml(
      archive([picture, { type: 'text/html; charset=utf-8', transfer: 'quoted-printable', body: quoted(page) }])
    )
    expect(text.split('\n').slice(-5)).toEqual(PARAGRAPHS)
    expect(metadata.url).toEqual({ value: 'https://coast.example/crates', where: 'saved from' })
    expect(metadata.title?.value).toBe('Crates go missing')
  })

  it('base64, and the charset of the part before that of the page', () => {
    const body = Buffer.from([...Buffer.from('<meta charset=utf-8><p>caf'), 0xe9]).toString('base64')
    const { text, metadata } = extractMhtml(
      archive([{ type: 'text/html; charset="iso-8859-1"', transfer: 'BASE64', body }])
    )
    expect(text).toContain('café')
    expect(metadata.title).toEqual({ value: 'Crates go missing – café', where: 'subject of the saved page' })
  })

  it('the part that the head names, also in a part of parts', () => {
    const inner =
      '--b\r\nContent-Type: text/html\r\nContent-ID: <advert>\r\n\r\n<p>Buy fish</p>\r\n' +
      '--b\r\nContent-Type: text/html\r\nContent-ID: <page>\r\n\r\n<p>The article</p>\r\n--b--'
    const parts = [{ type: 'multipart/alternative; boundary=b', transfer: '7bit', body: inner }]
    expect(extractMhtml(archive(parts, ' start="<page>";')).text).toContain('The article')
    expect(extractMhtml(archive(parts)).text).toContain('Buy fish')
  })

  it.each([
    ['nothing', '', 'empty'],
    ['no page', 'Content-Type: text/plain\r\n\r\nwords', 'damaged'],
    ['a head without end', 'a: b\n'.repeat(50_000), 'damaged'],
    [
      'parts in parts in parts',
      `Content-Type: multipart/related; boundary=b\n\n${'--b\nContent-Type: multipart/related; boundary=b\n\n'.repeat(50)}`,
      'damaged'
    ],
    [
      'more parts than any page has',
      `Content-Type: multipart/related; boundary=b\n\n${'--b\n\nx\n'.repeat(6000)}`,
      'too-large'
    ]
  ])('%s: %s', (_what, content, code) => {
    expect(() => extractMhtml(Buffer.from(content))).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('an archive that is cut off gives what there is of its page', () => {
    const whole = archive([{ type: 'text/html', transfer: '8bit', body: page }])
    const cut = whole.subarray(0, whole.indexOf('The minister') + 20)
    expect(extractMhtml(cut).text).toContain(PARAGRAPHS[0])
  })

  it('what is no escape stays', () => {
    expect(decodeQuoted(Buffer.from('a=3Db =ZZ =')).toString()).toBe('a=b =ZZ =')
    expect(decodeQuoted(Buffer.from('soft=\r\nbreak=\nhere')).toString()).toBe('softbreakhere')
  })
})
