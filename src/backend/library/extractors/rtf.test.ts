import { expect, test } from 'vitest'
import { rtfExtractor } from './rtf'

const rtf = (body: string, head = '\\ansi\\ansicpg1252\\deff0') => Buffer.from(`{\\rtf1${head} ${body}}`, 'latin1')
const textOf = async (bytes: Buffer) => (await rtfExtractor.extract(bytes, null)).text

test('styles, lists, tables and notes are read; comments, deletions and hidden words are not', async () => {
  const document = await rtfExtractor.extract(
    rtf(
      '{\\fonttbl{\\f0\\fswiss Helvetica;}}{\\stylesheet{\\s1 heading 1;}{\\s2\\sbasedon0 Title;}{\\s3 Quote;}}' +
        '{\\info{\\title A file title}{\\author Jana Nov\\u225?k}{\\creatim\\yr2024\\mo8\\dy6\\hr10\\min0}}' +
        '{\\header Running head\\par}' +
        '\\pard\\s2 The bridge of Ostrava\\par\\pard\\s1 What was found\\par' +
        '\\pard\\plain The bridge{\\super\\chftn{\\footnote\\pard\\plain A note on\\par the bridge.}}{\\deleted  never}' +
        ' {\\v hidden}really{\\*\\annotation Check this!} fell.\\par' +
        '\\pard\\s3 Nobody knew.\\par' +
        '{\\listtext\\tab *}\\pard\\ls1\\ilvl1 An item\\par' +
        '\\trowd\\cellx1\\cellx2\\pard\\intbl 2023\\cell 4,100\\cell\\row\\pard' +
        '{\\field{\\*\\fldinst HYPERLINK "javascript:alert(1)"}{\\fldrslt The end}} of it.\\par'
    ),
    null
  )
  expect(document.text.split('\n')).toEqual([
    'The bridge of Ostrava',
    'What was found',
    'The bridge really fell.',
    'Nobody knew.',
    'An item',
    '2023 | 4,100',
    'The end of it.',
    'A note on the bridge.'
  ])
  expect(document.paragraphs.map(({ kind, level }) => [kind, level])).toEqual([
    ['heading', 1],
    ['heading', 1],
    ['quote', null],
    ['list-item', 2],
    ['table-row', null]
  ])
  expect(document.metadata).toMatchObject({
    title: { value: 'A file title' },
    byline: { value: 'Jana Novák' },
    publishedAt: { value: '2024-08-06' }
  })
})

test('letters come by code page, by font and by number', async () => {
  expect(await textOf(rtf("\\'93Caf\\'e9\\'94 \\emdash  ok"))).toBe('“Café” — ok')
  expect(await textOf(rtf("{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}\\f1\\'cf\\'f0\\'e8"))).toBe('При')
  expect(await textOf(rtf("{\\fonttbl{\\f0 A;}{\\f1\\fcharset128 B;}}\\f1\\'93\\'fa\\'96\\'7b"))).toBe('日本')
  expect(await textOf(rtf("\\uc1\\u8220\\'93x\\u8221\\'94 \\uc2\\u-10179??\\u-8704??"))).toBe('“x” 😀')
  expect(await textOf(rtf('a \\u-10179? b'))).toBe('a \ufffd b')
})

test('pictures, also binary ones, are passed over', async () => {
  expect(await textOf(rtf('Before {\\pict\\bin5 {{{{{\\par}after'))).toBe('Before after')
  expect(await textOf(rtf('Before {\\*\\unheard of}after'))).toBe('Before after')
})

test('X6: deep nesting, a lying length and another kind of file end with what to do', async () => {
  const extract = async (bytes: Buffer) => rtfExtractor.extract(bytes, null)
  await expect(extract(rtf('{'.repeat(100_000)))).rejects.toMatchObject({ code: 'too-deep' })
  await expect(extract(rtf('\\bin2147483647 x'))).rejects.toMatchObject({ code: 'empty' })
  await expect(extract(Buffer.from('hello'))).rejects.toThrow('This is not a rich text file')
})
