import { expect, test } from 'vitest'
import { emlExtractor } from './eml'
import { letterBlocks } from './letter-blocks'

const HEAD =
  'From: "Jana Nov=?utf-8?q?=C3=A1?=k" <jana@example.org>\r\nSubject: =?utf-8?q?The_caf=C3=A9?=\r\nDate: Tue, 06 Aug 2024 10:00:00 +0200\r\n'
const mail = (headers: string, body: string) =>
  Buffer.from(`${HEAD}MIME-Version: 1.0\r\n${headers}\r\n\r\n${body}`, 'latin1')
const extract = async (bytes: Buffer) => emlExtractor.extract(bytes, null)

test('T1: letters of windows-1252 survive, whatever the runtime makes of them', async () => {
  for (const charset of ['windows-1252', 'iso-8859-1', 'us-ascii']) {
    const { text } = await extract(
      mail(`Content-Type: text/plain; charset=${charset}`, '\x93Caf\xe9\x94 costs 3 \x80.')
    )
    expect(text.split('\n')[1]).toBe('“Café” costs 3 €.')
  }
})

test('subject, sender and day are named with their headers', async () => {
  const { metadata, segments, text } = await extract(mail('Content-Type: text/plain', 'Hello.'))
  expect(metadata).toMatchObject({
    title: { value: 'The café', where: 'Subject' },
    publishedAt: { value: '2024-08-06T08:00:00Z', where: 'Date' }
  })
  expect(text).toBe('The café\nHello.')
  expect(segments).toMatchObject([{ start: 0, end: 8, role: 'title' }])
})

test('of two forms the plain one is taken, of markup its paragraphs; attachments stay out', async () => {
  const part = (type: string, body: string, more = '') => `--b\r\nContent-Type: ${type}\r\n${more}\r\n${body}\r\n`
  const both = mail(
    'Content-Type: multipart/mixed; boundary=b',
    part('text/plain', 'Plain words.') +
      part(
        'application/pdf',
        'JVBERi0=',
        'Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.pdf\r\n'
      ) +
      '--b--\r\n'
  )
  expect((await extract(both)).text).toBe('The café\nPlain words.')
  const marked = mail(
    'Content-Type: text/html',
    '<style>p{}</style><h2>News</h2><p>One<br>two</p><script>alert(1)</script>'
  )
  const { text, paragraphs } = await extract(marked)
  expect(text).toBe('The café\nNews\nOne two')
  expect(paragraphs.map(({ kind }) => kind)).toEqual(['heading', 'heading'])
})

test('broken lines are put together, quotes and the signature known', () => {
  const long = 'A line that a mail program broke because it was full, which it was at'
  expect(
    letterBlocks(`Hello,\n\n${long}\nabout this place.\nNew line.\n\n> ${long}\n> once.\n\n- one\n- two\n-- \nJana`)
  ).toEqual([
    { text: 'Hello,' },
    { text: `${long} about this place.` },
    { text: 'New line.' },
    { text: `${long} once.`, kind: 'quote' },
    { text: '- one', kind: 'list-item', level: 1 },
    { text: '- two', kind: 'list-item', level: 1 },
    { text: 'Jana', role: 'other' }
  ])
})

test('X6: what is no e-mail, too long or without words says so', async () => {
  await expect(extract(Buffer.from('hello'))).rejects.toThrow('This is no e-mail')
  await expect(extract(mail('Content-Type: text/plain', 'a\n'.repeat(500_001)))).rejects.toMatchObject({
    code: 'too-large'
  })
  await expect(extract(mail('Content-Type: application/pdf', 'x'))).rejects.toMatchObject({ code: 'empty' })
})
