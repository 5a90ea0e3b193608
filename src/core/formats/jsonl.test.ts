import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../model/scheme'
import { quoteOf } from '../text/quote'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { jsonlFormat } from './jsonl'
import { exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import {
  encodeFitted,
  encodeMain,
  makeArticle,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeSpan
} from './testing/build'
import { expectSame } from './testing/same-documents'

/** The shape of a value: types instead of values, and of a list the shapes that occur in it. */
function shape(value: unknown): unknown {
  // An empty list has no item to tell its type by.
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return ['"string"']
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shape(item))))]
  // Readers with a schema take null for a value of any type.
  if (value === null) return 'any'
  if (typeof value !== 'object') return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]))
}

describe('JSON Lines', () => {
  it('has a line per article, also for readers that end lines at U+2028 and U+0085', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const content = await encodeMain(jsonlFormat, makeInput(documents))
        const lines = content.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
        expect(lines.pop()).toBe('')
        expect(lines.map((line) => JSON.parse(line).text)).toEqual(documents.map(({ text }) => text))
      }),
      { numRuns: 50 }
    )
  })

  it('has the same keys with the same types in every row', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const rows = (await encodeMain(jsonlFormat, makeInput(documents))).split('\n').slice(0, -1)
        const parsed = rows.map((row) => JSON.parse(row))
        for (const key of ['spans', 'claims', 'document_labels', 'relations', 'bookmarks']) {
          const items = parsed.flatMap((row) => row[key] as Record<string, unknown>[])
          expect(new Set(items.map((item) => Object.keys(item).join())).size).toBeLessThanOrEqual(1)
          for (const name of Object.keys(items[0] ?? {})) {
            const shapes = new Set(items.map((item) => JSON.stringify(shape(item[name]))))
            shapes.delete('"any"')
            expect(shapes.size).toBeLessThanOrEqual(1)
          }
        }
        expect(new Set(parsed.map((row) => Object.keys(row).join())).size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 50 }
    )
  })

  it('writes a row as documented', async () => {
    const text = '😀 one two'
    const parts = [
      { start: 3, end: 6 },
      { start: 7, end: 10 }
    ]
    const document = makeDocument(text, {
      spans: [makeSpan(text, parts, { attributes: { b: 1, a: ['x'] } })],
      claims: [makeClaim({ normalized: 'One.', verdict: { scale: 'five-point', value: 'half-true' } })],
      documentLabels: [makeDocumentLabel({ value: 'yes' })]
    })
    expect(JSON.parse(await encodeMain(jsonlFormat, makeInput([document])))).toMatchObject({
      id: '0123456789abcdef',
      offset_unit: 'codepoint',
      spans: [
        {
          start: 2,
          end: 9,
          ranges: [
            { start: 2, end: 5, text: 'one' },
            { start: 6, end: 9, text: 'two' }
          ],
          label: 'Claim',
          label_id: 'claim',
          text: 'one … two',
          attributes: '{"a":["x"],"b":1}'
        }
      ],
      claims: [{ claim: 'One.', verdict: 'half-true', canonical: 'conflicting', spans: ['span-1'] }],
      document_labels: [{ label: 'Needs work', label_id: 'needs-work', value: 'yes' }]
    })
  })

  it('writes an orphan without a place', async () => {
    const orphan = makeSpan('gone', [{ start: 0, end: 4 }], { orphan: { lastKnown: [] } })
    const row = JSON.parse(await encodeMain(jsonlFormat, makeInput([makeDocument('x', { spans: [orphan] })])))
    expect(row.spans).toMatchObject([{ start: null, end: null, ranges: [], text: 'gone', orphan: true }])
  })

  it('goes out in pieces, however many annotations one article has', async () => {
    const text = 'one two'
    const spans = Array.from({ length: 3000 }, (_, index) =>
      makeSpan(text, [{ start: 0, end: 3 }], { id: `s${index}` })
    )
    const pieces: string[] = []
    for await (const { text: piece = '' } of jsonlFormat.encode!(makeInput([makeDocument(text, { spans })]))) {
      pieces.push(piece)
    }
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(150_000)
    expect(JSON.parse(pieces.join('')).spans).toHaveLength(3000)
  })

  it('is empty for an empty library', async () => {
    expect(await encodeMain(jsonlFormat, makeInput([]))).toBe('')
  })

  it('has the torture text in code points', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `span-${index}` })
    )
    const row = JSON.parse(await encodeMain(jsonlFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })])))
    expect(row.spans.map(({ start, end, text }: Record<string, unknown>) => [start, end, text])).toEqual(
      TORTURE_TARGETS.map(({ codepoint: [start, end], exact }) => [start, end, exact])
    )
  })
})

const decode = async (
  files: Record<string, string>,
  ...rest: [Parameters<typeof makeFiles>[1]?, Record<string, string>?]
) => jsonlFormat.decode?.(makeFiles(files, ...rest)) ?? Promise.reject(new Error('no decoder'))

describe('JSON Lines, read', () => {
  it('gives back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const { files } = await encodeFitted(jsonlFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        expectSame(await jsonlFormat.decode!(makeFiles(files)), documents, [HOSTILE_SCHEME])
      }),
      { numRuns: 60 }
    )
  })

  it('gives back orphans, tokens, metadata and what a converted file said', async () => {
    const text = '😀 one two'
    const gone = { exact: 'gone', prefix: 'long ', suffix: ' ago' }
    const document = makeDocument(text, {
      article: makeArticle(text, {
        byline: 'A. B.',
        publisher: 'P',
        url: 'https://e.org',
        publishedAt: '2024-08',
        tags: ['x']
      }),
      spans: [
        makeSpan(text, [{ start: 3, end: 6 }], {
          ranges: [{ start: 90, end: 94 }],
          quotes: [gone],
          orphan: { lastKnown: [{ start: 0, end: 2 }] }
        })
      ],
      tokens: [
        { start: 0, end: 2, features: { pos: 'SYM' } },
        { start: 3, end: 6 }
      ],
      sentences: [{ start: 0, end: 10 }],
      extra: { __proto__x: [1, { a: null }] }
    })
    const { files, losses } = await encodeFitted(jsonlFormat, makeInput([document]))
    expectSame(await jsonlFormat.decode!(makeFiles(files)), [document], [DEFAULT_SCHEME])
    expect(losses.map(({ feature }) => feature)).toEqual(['scheme'])
  })

  it('finds texts that were left out among the articles of the library, and says which it does not find', async () => {
    const document = makeDocument('one two', { spans: [makeSpan('one two', [{ start: 4, end: 7 }])] })
    const content = await encodeMain(jsonlFormat, makeInput([document], { includeText: false }))
    expect(content).toContain('"text":null')
    const { documents } = await decode({ 'a.jsonl': content }, [document])
    expect(documents).toMatchObject([{ article: document.article.id, text: 'one two', spans: [{ id: 'span-1' }] }])
    const lost = await decode({ 'a.jsonl': content })
    expect(lost.documents).toEqual([])
    expect(lost.problems).toMatchObject([{ file: 'a.jsonl', line: 1, place: document.article.id }])
  })

  it('names line and place of what it cannot take over, and takes the rest', async () => {
    const rows = [
      '{"text":"one two","spans":[{"start":0,"end":3,"label":"A"},{"start":0,"end":99},{"start":4,"end":7,"text":"else"}],"mood":"good"}',
      'not JSON',
      '[]',
      '{"text":"x","spans":{"a":1},"tags":"b"}',
      '{"title":"no text"}'
    ]
    const { documents, problems } = await decode({ 'in/a.jsonl': rows.join('\r\n') })
    expect(documents).toMatchObject([
      { name: 'in/a-1', spans: [{ id: 's1', label: 'A', ranges: [{ start: 0, end: 3 }] }], extra: { mood: 'good' } },
      { name: 'in/a-4', metadata: { tags: ['b'] }, spans: [] }
    ])
    expect(problems.map(({ line, place }) => [line, place])).toEqual([
      [1, 's2'],
      [1, 's3'],
      [2, 'line 2'],
      [3, 'line 3'],
      [4, 'spans'],
      [5, 'no text']
    ])
  })

  it('finds out by the words what positions count, and lets a person decide otherwise', async () => {
    const row = { text: '😀 one one', spans: [{ start: 3, end: 6, text: 'one', label: 'A' }] }
    const found = await decode({ 'a.jsonl': JSON.stringify(row) })
    expect(found.documents[0]?.spans[0]?.ranges).toEqual([{ start: 3, end: 6 }])
    expect(found.readings).toMatchObject([{ setting: 'positions', chosen: 'utf16' }])
    const chosen = await decode({ 'a.jsonl': JSON.stringify({ ...row, spans: [{ start: 2, end: 5 }] }) }, [], {
      positions: 'codepoint'
    })
    expect(chosen.documents[0]?.spans[0]?.quotes).toEqual([quoteOf('😀 one one', { start: 3, end: 6 })])
  })

  it('reads positions in texts with CRLF as they count', async () => {
    const row = (start: number) =>
      JSON.stringify({ text: 'a\r\nb\r\none', spans: [{ start, end: start + 3, text: 'one' }] })
    const { documents } = await decode({ 'a.jsonl': `${row(6)}\n${row(4)}` })
    expect(documents.map(({ text, spans }) => [text, spans[0]?.ranges])).toEqual([
      ['a\nb\none', [{ start: 4, end: 7 }]],
      ['a\nb\none', [{ start: 4, end: 7 }]]
    ])
  })

  it('links relations between articles of the file', async () => {
    const row = (id: string, relations: object[]) =>
      JSON.stringify({ id, text: 'one', spans: [{ id: `${id}-s`, start: 0, end: 3 }], relations })
    const relation = { id: 'r', type: 't', from_span: 'a-s', to_article: 'b', to_span: 'b-s', to_text: 'one' }
    const { documents } = await decode({ 'a.jsonl': `${row('a', [relation])}\n${row('b', [])}` })
    expect(documents[0]?.relations).toMatchObject([
      { type: 't', from: 'a-s', to: { document: 'b', article: null, span: 'b-s' } }
    ])
  })

  it('never throws on changed files, and reads no range that is not in the text', async () => {
    const content = await encodeMain(
      jsonlFormat,
      makeInput([
        makeDocument('one two', { spans: [makeSpan('one two', [{ start: 4, end: 7 }])], claims: [makeClaim()] })
      ])
    )
    await fc.assert(
      fc.asyncProperty(mutated(content), async (changed) => {
        const { documents } = await decode({ 'a.jsonl': changed })
        for (const { text, spans } of documents) {
          for (const { ranges, quotes, orphan } of spans) {
            if (!orphan)
              expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map((q) => q.exact))
          }
        }
      }),
      { numRuns: 200 }
    )
  })
})
