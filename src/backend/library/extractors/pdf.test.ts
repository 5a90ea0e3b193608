import { expect, test } from 'vitest'
import { column, pdfOf, pdfOfStreams } from '../testing/pdf-fixture'
import type { PdfText } from '../testing/pdf-fixture'
import { pdfExtractor } from './pdf'

const extract = async (bytes: Buffer) => pdfExtractor.extract(bytes, null)
const paragraphs = async (...pages: (readonly PdfText[])[]) => (await extract(pdfOf(pages))).text.split('\n')

const RIVERS = ['Elbe', 'Oder', 'Vistula', 'Danube', 'Rhine', 'Moldau']
const LONG = RIVERS.map(
  (river) => `The bridge over the ${river} was closed in the spring because one of its piers had moved.`
).join(' ')
const OTHER = RIVERS.map(
  (river) => `Nobody at the ${river} had measured it for years, said the mayor of the town.`
).join(' ')

test('lines become paragraphs where there is a gap or an indent, and stay one where there is none', async () => {
  const first = column(LONG, 50, 700, 90)
  const below = (first.at(-1)?.y ?? 0) - 24
  expect(await paragraphs([...first, ...column(OTHER, 50, below, 90)])).toEqual([LONG, OTHER])
  const close = (first.at(-1)?.y ?? 0) - 12
  const indented = column(OTHER, 50, close, 90).map((line, index) => (index === 0 ? { ...line, x: 65 } : line))
  expect(await paragraphs([...first, ...indented])).toEqual([LONG, OTHER])
  expect(await paragraphs(first)).toEqual([LONG])
})

test('columns are read one after the other, below the headline that goes across them', async () => {
  const headline = [{ x: 50, y: 740, text: 'A headline that goes across both of the columns', size: 20 }]
  const left = column(LONG, 50, 700, 40)
  const right = column(OTHER, 320, 700, 45)
  // Written row by row, as some programs do.
  const rows = left.flatMap((line, index) => [line, ...right.slice(index, index + 1)])
  const document = await extract(pdfOf([[...headline, ...rows, ...right.slice(left.length)]]))
  expect(document.text.split('\n')).toEqual([headline[0]?.text, LONG, OTHER])
  expect(document.paragraphs).toMatchObject([{ kind: 'heading', level: 1 }])
  expect(document.segments).toMatchObject([{ start: 0, role: 'title' }])
  expect(document.metadata.title).toEqual({
    value: 'A headline that goes across both of the columns',
    where: 'largest heading of the first page'
  })
})

test('running heads and page numbers go, pages are places, a paragraph goes on over the page', async () => {
  const words = column(LONG, 50, 700, 90)
  const page = (number: number, lines: readonly PdfText[]) => [
    { x: 50, y: 770, text: 'The Ostrava Gazette' },
    ...lines,
    { x: 280, y: 30, text: `Page ${number} of 2` }
  ]
  const rest = words.slice(3).map((line, index) => ({ ...line, y: 700 - index * 12 }))
  const after = column(OTHER, 50, (rest.at(-1)?.y ?? 0) - 24, 90)
  const document = await extract(pdfOf([page(1, words.slice(0, 3)), page(2, [...rest, ...after])]))
  expect(document.text.split('\n')).toEqual([LONG, OTHER])
  expect(document.places).toEqual([
    { start: 0, kind: 'page', name: '1' },
    { start: LONG.length + 1, kind: 'page', name: '2' }
  ])
})

test('words broken at the end of a line are whole again, unless they are written with the hyphen', async () => {
  const lines = [
    'a very well-known engi-',
    'neer came from a non-',
    'profit with a well-',
    'known and non-profit name',
    'and the US-',
    'made car'
  ].map((text, index) => ({ x: 50, y: 700 - index * 12, text }))
  expect(await paragraphs(lines)).toEqual([
    'a very well-known engineer came from a non-profit with a well-known and non-profit name and the US-made car'
  ])
})

test('three columns below a headline are read one after the other', async () => {
  const texts = [LONG, OTHER, LONG.replaceAll('bridge', 'ferry')]
  const columns = texts.map((text, index) => column(text, 40 + index * 180, 700, 30))
  const rows = (columns[0] ?? []).flatMap((_, line) => columns.flatMap((each) => each[line] ?? []))
  const rest = columns.flatMap((each) => each.slice(columns[0]?.length))
  const headline = { x: 40, y: 740, text: 'What moved in the spring', size: 20 }
  expect((await paragraphs([headline, ...rows, ...rest])).join(' ')).toBe([headline.text, ...texts].join(' '))
})

test('a line that ends although there was room ends its paragraph, in the block that it stands in', async () => {
  const first = column(LONG, 50, 700, 90)
  const below = (first.at(-1)?.y ?? 0) - 12
  // Entries whose bullets are drawn, further in than the text and not as wide.
  const entries = ['eleven bridges', 'two are shut', 'nine of them are still open to traffic and to lorries']
  const list = entries.map((text, index) => ({ x: 80, y: below - index * 12, text }))
  expect(await paragraphs([...first, ...list])).toEqual([LONG, ...entries])
})

test('what is written below pictures is a caption', async () => {
  const lines = [...column(LONG, 50, 700, 90), ...column('Figure 2: The bridge in April. Photo: Jo Ng', 50, 500, 90)]
  const { paragraphs: marks, segments, text } = await extract(pdfOf([lines]))
  expect(marks).toMatchObject([{ kind: 'caption', start: LONG.length + 1, end: text.length }])
  expect(segments).toMatchObject([{ role: 'caption', excluded: false }])
})

test.each(['1', '– 1 –', 'Page 1 of 1', 'Seite 1'])('the number of the only page goes: %s', async (number) => {
  const lines = column(LONG, 50, 700, 90)
  expect(await paragraphs([...lines, { x: 290, y: 30, text: number.replaceAll('–', '-') }])).toEqual([LONG])
  expect(await paragraphs([...lines, { x: 290, y: 30, text: '12' }])).toEqual([LONG, '12'])
})

test('a page that is set sideways is read as it stands', async () => {
  const lines = column(LONG, 50, 700, 90).map(
    ({ x, y, text }) => `BT /F1 10 Tf 0 1 -1 0 ${800 - y} ${x} Tm (${text}) Tj ET`
  )
  const stamp = 'BT /F1 8 Tf 1 0 0 1 10 10 Tm (Archive copy) Tj ET'
  const document = await extract(pdfOfStreams([Buffer.from([...lines, stamp].join('\n'), 'latin1')], ''))
  expect(document.text).toBe(LONG)
})

test('rows of a table keep their cells', async () => {
  const rows = [
    ['Year', 'Cars', 'Trams'],
    ['2023', '4,100', '12'],
    ['2024', '3,900', '14']
  ].flatMap((cells, row) => cells.map((text, cell) => ({ x: 50 + cell * 120, y: 700 - row * 14, text })))
  const document = await extract(pdfOf([rows]))
  expect(document.text.split('\n')).toEqual(['Year | Cars | Trams', '2023 | 4,100 | 12', '2024 | 3,900 | 14'])
  expect(document.paragraphs.every(({ kind }) => kind === 'table-row')).toBe(true)
})

test('what the PDF says of itself is taken, but for what programs make up', async () => {
  const info = "/Title (The bridge) /Author (Jana Nov\\341k) /CreationDate (D:20240806120000+02'00')"
  const lines = [{ x: 50, y: 700, text: 'Some words.' }]
  expect((await extract(pdfOf([lines], info))).metadata).toEqual({
    title: { value: 'The bridge', where: "Title of the PDF's information" },
    byline: { value: 'Jana Novák', where: "Author of the PDF's information" },
    publishedAt: { value: '2024-08-06T12:00:00+02:00', where: "CreationDate of the PDF's information" }
  })
  const { metadata } = await extract(pdfOf([lines], '/Title (Microsoft Word - draft.docx) /Author (user)'))
  expect(metadata).toEqual({})
})

test('X6: pages without words, a truncated file and another kind of file say what to do', async () => {
  await expect(extract(pdfOf([[]]))).rejects.toThrow('Run text recognition (OCR)')
  await expect(extract(Buffer.from('hello'))).rejects.toThrow('This is not a PDF')
  const whole = pdfOf([[{ x: 50, y: 700, text: 'Some words.' }]])
  await expect(extract(whole.subarray(0, 60))).rejects.toThrow()
})
