import fc from 'fast-check'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { DELIMITERS, FOUND_OUT } from '../../../api/import-params'
import type { CollectionSettings } from '../../../api/import-params'
import { decodeBytes, toWellFormed } from '../decode-bytes'
import { csvRows } from './csv-rows'
import { decodeChunks } from './decode-chunks'
import { csvCollection, tsvCollection } from './csv'
import { partsOf, textOf, wordsOf } from './testing/read-parts'

const open = (text: string | Buffer, settings: Partial<CollectionSettings> = {}, encoding: string | null = null) =>
  csvCollection.open(Buffer.from(text), { ...FOUND_OUT, ...settings }, encoding)

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => toWellFormed(text).replace(/[\r\0\uFEFF]/g, '')),
  fc.constantFrom('', ' ', '"', '""', 'a "quoted" word', 'two\nlines', 'a,b;c\td|e', '=1+1', '__proto__')
)
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }))

describe('the rows of a table', () => {
  test('law: what was written is read again, in any delimiter, line ends, quotes and pieces', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        (rows, delimiter, newline, quotes, size) => {
          // A last row of one empty cell cannot be told from the end of the file.
          fc.pre((rows.at(-1) ?? []).join('') !== '' || quotes)
          const text = Papa.unparse(rows, { delimiter, newline, quotes })
          const read = [...csvRows(decodeChunks(Buffer.from(text), 'utf-8', size), delimiter)]
          expect(read.map(({ cells }) => cells)).toEqual(rows)
          expect(read.every(({ problem }) => problem === null)).toBe(true)
          expect(read.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
        }
      )
    )
  })

  test('law: pieces of any length decode to what the whole does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'gb18030', 'shift_jis', 'euc-kr', 'windows-1252'),
        fc.integer({ min: 1, max: 9 }),
        (text, encoding, size) => {
          const bytes = iconv.encode(text, encoding)
          const whole = decodeBytes(bytes, encoding)
            .replace(/^\uFEFF+/, '')
            .replace(/\r\n?/g, '\n')
          expect([...decodeChunks(bytes, encoding, size)].join('')).toBe(whole)
        }
      )
    )
  })
})

describe('tables with a document a row', () => {
  test('columns are understood by their names, rows counted as a spreadsheet does', async () => {
    const opened = await open(
      'Headline;Article Text;Author;Published;URL;Keywords\n' +
        'Harbour grows;The harbour grew again.;M. Vale;22.08.2024;https://example.org/a;sea, trade\n' +
        '\n' +
        'Second;"Taxes fell;\nby 9%.";;2024-08;;\n'
    )
    expect(opened.view.columns.map(({ use }) => use)).toEqual(['title', 'text', 'byline', 'publishedAt', 'url', 'tags'])
    expect(opened.settings).toMatchObject({ delimiter: ';', hasHeader: true })
    expect(opened.view).toMatchObject({ kind: 'table', documents: 2, problemCount: 0 })
    const [first, second] = await partsOf(opened)
    expect(first).toMatchObject({
      place: { kind: 'row', name: '2' },
      name: 'row-2.json',
      content: {
        words: 'The harbour grew again.',
        metadata: {
          title: { value: 'Harbour grows', where: 'column “Headline”' },
          byline: { value: 'M. Vale' },
          publishedAt: { value: '2024-08-22' },
          url: { value: 'https://example.org/a' }
        },
        tags: ['sea', 'trade']
      }
    })
    expect(second).toMatchObject({ place: { name: '4' }, content: { words: 'Taxes fell;\nby 9%.' } })
    expect(Object.keys(JSON.parse(textOf(first)) as object)).toEqual([
      'Headline',
      'Article Text',
      'Author',
      'Published',
      'URL',
      'Keywords'
    ])
  })

  test('a table without a header is understood by its cells', async () => {
    const text = 'The mayor opened the new bridge on Friday, and many people came to see it.'
    const opened = await open(
      `17,"${text}",https://example.org/1,2024-08-22\n18,"${text}!",https://example.org/2,2024-08-23`
    )
    expect(opened.settings).toMatchObject({ hasHeader: false, columns: ['ignore', 'text', 'url', 'publishedAt'] })
    expect(opened.view.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2', 'Column 3', 'Column 4'])
    expect((await partsOf(opened)).map(({ place }) => place.name)).toEqual(['1', '2'])
  })

  test.each([
    ['Titel\tInhalt\tVerfasser\tDatum\tQuelle', ['title', 'text', 'byline', 'publishedAt', 'publisher']],
    ['título\tcontenido\tautor\tfecha\tfuente', ['title', 'text', 'byline', 'publishedAt', 'publisher']],
    ['标题\t正文\t作者\t日期\t来源', ['title', 'text', 'byline', 'publishedAt', 'publisher']],
    [
      'article_title\tarticleBody\tauthor_name\tpublish_date\tsite_name',
      ['title', 'text', 'byline', 'publishedAt', 'publisher']
    ],
    ['id\tclaim\tclaimant\tlang\tsource_url', ['ignore', 'text', 'byline', 'language', 'url']]
  ])('headers: %s', async (header, uses) => {
    const opened = await tsvCollection.open(Buffer.from(`${header}\n\tSome words.\t\t\t\n`), FOUND_OUT, null)
    expect(opened.view.columns.map(({ use }) => use)).toEqual(uses)
  })

  test('what a person chose is followed; several columns of text stand one after the other', async () => {
    const settings = { hasHeader: false, columns: ['text', 'title', 'text'] } as const
    const opened = await open('Lead,T,Body\n,T,Only', { ...settings, columns: [...settings.columns] })
    expect(wordsOf(await partsOf(opened))).toEqual(['Lead\n\nBody', 'Only'])
  })

  test('names that are there twice are kept apart, and __proto__ is only a name', async () => {
    const opened = await open('text,note,note,__proto__,constructor\nWords here.,1,2,{"polluted":1},3\n')
    expect(opened.view.columns.map(({ name }) => name)).toEqual([
      'text',
      'note',
      'note (2)',
      '__proto__',
      'constructor'
    ])
    const [part] = await partsOf(opened)
    expect(textOf(part)).toBe(
      '{"text":"Words here.","note":"1","note (2)":"2","__proto__":"{\\"polluted\\":1}","constructor":"3"}'
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('rows with too few or too many cells, and quotes in cells, are read and named', async () => {
    const opened = await open('title,text\nA,One.\nB,Two,and more.\nC\nD,"Four "and" more."\nE,Five.\n')
    expect(opened.view.problems.map(({ code, place }) => [code, place])).toEqual([
      ['ragged', 'row 3'],
      ['empty', 'row 4'],
      ['quotes', 'row 5']
    ])
    expect(wordsOf(await partsOf(opened))).toEqual(['One.', 'Two', 'Four "and" more.', 'Five.'])
    expect(textOf((await partsOf(opened))[1])).toBe('{"title":"B","text":"Two","Column 3":"and more."}')
  })

  test('dates: the other rows tell what comes first; what could be two is left out and named', async () => {
    const clear = await open('text,date\nOne.,03/04/2016\nTwo.,22/04/2016\n')
    expect((await partsOf(clear))[0]).toMatchObject({ content: { metadata: { publishedAt: { value: '2016-04-03' } } } })
    const unclear = await open('text,date\nOne.,03/04/2016\n')
    expect(unclear.view.problems).toMatchObject([{ code: 'date', place: 'row 2' }])
    expect((await partsOf(unclear))[0]).not.toHaveProperty('content.metadata.publishedAt')
  })

  test('X6: a quote that is never closed ends the table, naming its row; the rows before are read', async () => {
    const small = await open('text\nOne.\n"Two.\nThree.\n')
    expect(small.view).toMatchObject({ documents: 1, problems: [{ code: 'unclosed-quote', place: 'row 3' }] })
    const large = await open(`text\nOne.\n"Two.\n${'Three, and so on.\n'.repeat(400_000)}`)
    expect(large.view).toMatchObject({ documents: 1, problems: [{ code: 'unclosed-quote', place: 'row 3' }] })
  })

  test.each(['utf-8', 'utf-16le', 'windows-1252', 'windows-1251', 'shift_jis', 'gb18030'])(
    '%s, as a person chose',
    async (encoding) => {
      const words =
        { 'windows-1251': 'Налоги снизились.', shift_jis: '税金が下がった。', gb18030: '税收下降了。' }[encoding] ??
        'Le café “cher”.'
      const opened = await open(iconv.encode(`id,text\r\n1,${words}\r\n`, encoding), {}, encoding)
      expect(wordsOf(await partsOf(opened))).toEqual([words])
    }
  )

  test('nothing in it, nothing but a header, bytes that are no text', async () => {
    await expect(open('')).rejects.toMatchObject({ code: 'empty' })
    await expect(open(' \n \n')).rejects.toMatchObject({ code: 'empty' })
    await expect(open('title,text\n')).rejects.toMatchObject({ code: 'empty' })
    await expect(open(Buffer.from([0x89, 0x50, 0, 1, 2, 3]))).rejects.toMatchObject({ code: 'binary' })
    await expect(open('a,b', {}, 'klingon')).rejects.toMatchObject({ code: 'unknown-encoding' })
  })

  test('law: random bytes and random tables end with rows or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc
            .string({ unit: fc.constantFrom('"', ',', '\n', ';', 'a', ' ', '\t', '|') })
            .map((text) => Buffer.from(text))
        ),
        async (bytes) => {
          const opened = await csvCollection.open(bytes, FOUND_OUT, 'utf-8').catch((error: unknown) => {
            expect(error).toMatchObject({ name: 'ExtractError' })
            return null
          })
          if (opened) expect(await partsOf(opened)).toHaveLength(opened.view.documents)
        }
      )
    )
  })
})
