import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOUND_OUT } from '../../api/import-params'
import { articleSchema } from '../../core/schema/records'
import { buildPart } from './build-part'
import { rereadRow } from './collections/row-words'
import { csvCollection } from './collections/csv'
import { jsonlCollection } from './collections/jsonl'
import { partsOf } from './collections/testing/read-parts'

const FROM = { name: 'news.csv', sha256: 'a'.repeat(64) }
const importedAt = '2024-09-01T10:00:00Z'

async function articlesOf(text: string, repair = false) {
  const parts = await partsOf(await csvCollection.open(Buffer.from(text), FOUND_OUT, null))
  return Promise.all(parts.map((part) => buildPart(part, FROM, { importedAt, repair })))
}

describe('an article out of a table', () => {
  test('has the words of its row, what the cells say, and where it comes from', async () => {
    const [built] = await articlesOf(
      'Title,Text,Author,Date,Language,Tags\r\nHarbour,"The harbour\r\ngrew.",M. Vale,22.08.2024,en-GB,"sea, trade"\r\n'
    )
    expect(built).toMatchObject({
      text: 'The harbour\ngrew.',
      words: 3,
      article: {
        title: 'Harbour',
        byline: 'M. Vale',
        publishedAt: '2024-08-22',
        language: 'en-GB',
        tags: ['sea', 'trade'],
        original: {
          name: 'news.csv.row-2.json',
          kind: 'json',
          encoding: 'utf-8',
          from: { name: 'news.csv', sha256: FROM.sha256, place: { kind: 'row', name: '2' } }
        },
        places: [{ start: 0, kind: 'row', name: '2' }],
        segments: [],
        metadataFrom: { title: 'column “Title”', publishedAt: 'column “Date”', text: 'column “Text”' }
      }
    })
    expect(articleSchema.parse(built?.article)).toEqual(built?.article)
  })

  test('a row without a title is called by its headline, else by its place', async () => {
    const built = await articlesOf('text,n\n"A short headline\n\nAnd then the words of it.",1\nOnly a sentence.,2\n')
    expect(built.map(({ article }) => article.title)).toEqual(['A short headline', 'news, row 3'])
    expect(built[0]?.article.segments).toMatchObject([{ start: 0, end: 16, role: 'title' }])
  })

  test('X7, D4: loses the apostrophes that our tables say they put before formulas, and no other', async () => {
    const table = "title,text,apostrophes\n'=Sums,'+1 is what it says.,yes\n'=Own,'+1 is what it says.,no\n"
    const [marked, own] = await articlesOf(table)
    expect([marked?.text, marked?.article.title]).toEqual(['+1 is what it says.', '=Sums'])
    expect([own?.text, own?.article.title]).toEqual(["'+1 is what it says.", "'=Own"])
    const parts = await partsOf(await csvCollection.open(Buffer.from(table), FOUND_OUT, null))
    for (const [index, built] of [marked, own].entries()) {
      const { metadataFrom, original } = built?.article ?? {}
      const bytes = parts[index]?.bytes ?? new Uint8Array()
      expect(await rereadRow(bytes, metadataFrom?.['text'] ?? '', original?.encoding ?? '')).toBe(built?.text)
    }
    // What came in before this was known is made again as it was.
    expect(await rereadRow(parts[0]?.bytes ?? new Uint8Array(), 'column “text”', 'utf-8')).toBe("'+1 is what it says.")
  })

  test('what a cell claims is not trusted', async () => {
    const [built] = await articlesOf('text,url,language\nWords.,javascript:alert(1),klingonish language\n')
    expect(built?.article).toMatchObject({ url: null })
    expect(articleSchema.safeParse(built?.article).success).toBe(true)
  })

  test('mojibake of a row is found, and put right in words and cells when asked for', async () => {
    const table = 'title,text\nDas Ã¼bliche,"Die BÃ¼rger fÃ¼rchten hÃ¶here Steuern, sagte MÃ¼ller."\n'
    const [asIs] = await articlesOf(table)
    expect(asIs).toMatchObject({
      document: { mojibake: { readAs: 'windows-1252' } },
      article: { title: 'Das Ã¼bliche' }
    })
    const [repaired] = await articlesOf(table, true)
    expect(repaired).toMatchObject({
      text: 'Die Bürger fürchten höhere Steuern, sagte Müller.',
      article: { title: 'Das übliche' }
    })
    expect(repaired?.article.id).toBe(asIs?.article.id)
  })

  test('D4: the text of a row can be made again from its original bytes', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', ' ', '\n', '\r', '“', '"', ',', '文', '\uFEFF', 'Ã¼'),
      maxLength: 40
    })
    const name = fc.constantFrom('a', 'b.c', '__proto__', '1', 'Körper')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(name, text), { maxLength: 4 }), fc.boolean(), async (records, repair) => {
        const lines = records.map((record) => JSON.stringify(record)).join('\n')
        const settings = { ...FOUND_OUT, columns: Array.from({ length: 5 }, () => 'text' as const) }
        const opened = await jsonlCollection.open(Buffer.from(lines), settings, 'utf-8').catch(() => null)
        for (const part of opened ? await partsOf(opened) : []) {
          const built = await buildPart(part, FROM, { importedAt, repair }).catch(() => null)
          if (!built) continue
          const { metadataFrom, original } = built.article
          expect(await rereadRow(part.bytes, metadataFrom['text'] ?? '', original.encoding)).toBe(built.text)
        }
      })
    )
  })
})

test('old records of articles are read as files of their own', () => {
  const original = { name: 'a.txt', sha256: 'a'.repeat(64), bytes: 1, kind: 'txt', encoding: 'utf-8' }
  const record = {
    id: '0123456789abcdef',
    title: 'A',
    byline: null,
    publisher: null,
    url: null,
    publishedAt: null,
    language: 'en',
    importedAt,
    original,
    text: { sha256: 'a'.repeat(64), length: 1, revision: 1 },
    segments: [],
    tags: [],
    binnedAt: null
  }
  expect(articleSchema.parse(record).original.from).toBeNull()
})
