import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import type { Decoded } from './format'
import { recogitoFormat } from './recogito'
import { exportDocuments, HOSTILE_SCHEME } from './testing/arbitraries'
import {
  encodeAll,
  encodeFitted,
  makeArticle,
  makeBookmark,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'
import { plainRead, plainWritten } from './web/testing/plain-work'

const text = 'yes 😀 one two; yes'
const one = { start: 7, end: 10 }
const two = { start: 11, end: 14 }
const decode = (
  files: Parameters<typeof makeFiles>[0],
  known: Parameters<typeof makeFiles>[1] = []
): Promise<Decoded> => recogitoFormat.decode?.(makeFiles(files, known)) ?? Promise.reject(new Error('it cannot read'))

describe('Recogito export', () => {
  it('writes the annotations of passages, what is about the document, and the text', async () => {
    const document = makeDocument(text, {
      name: 'news/a-title',
      spans: [makeSpan(text, [one, two], { note: 'look', tags: ['check'] })],
      relations: [makeRelation()],
      bookmarks: [makeBookmark(text, one)]
    })
    const files = await encodeAll(recogitoFormat, makeInput([document]))
    expect([...files.keys()]).toEqual(['news/a-title.json', 'news/a-title.document.json', 'news/a-title.txt'])
    expect(files.get('news/a-title.txt')).toBe(text)
    const [span, bookmark, ...more] = JSON.parse(files.get('news/a-title.json') ?? '')
    expect(more).toEqual([])
    const source = 'urn:claimdesk:article:0123456789abcdef'
    expect(span).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:claimdesk:annotation:0123456789abcdef:span-1',
      type: 'Annotation',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'Claim' },
        { type: 'TextualBody', purpose: 'tagging', value: 'check' },
        { type: 'TextualBody', purpose: 'commenting', value: 'look' }
      ],
      created: '2024-08-22T10:00:00.000Z',
      target: [
        {
          source,
          selector: [
            { type: 'TextQuoteSelector', exact: 'one', prefix: 'yes 😀 ', suffix: ' two; yes' },
            { type: 'TextPositionSelector', start: 7, end: 10 }
          ]
        },
        { source, selector: [{ exact: 'two' }, { start: 11, end: 14 }] }
      ]
    })
    expect(bookmark).toMatchObject({ motivation: 'bookmarking' })
    expect(JSON.parse(files.get('news/a-title.document.json') ?? '')).toMatchObject([
      {
        motivation: 'linking',
        body: [{ purpose: 'tagging', value: 'Supports' }],
        target: ['span-1', 'span-2'].map((id) => ({ id: `urn:claimdesk:annotation:0123456789abcdef:${id}` }))
      }
    ])
  })

  it('states every target of the torture text in UTF-16', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
    )
    const files = await encodeAll(recogitoFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })]))
    const stated = JSON.parse(files.get('a-title.json') ?? '').map(
      ({ target: [{ selector }] }: { target: [{ selector: [{ exact: string }, { start: number; end: number }] }] }) => [
        [selector[1].start, selector[1].end],
        selector[0].exact
      ]
    )
    expect(stated).toEqual(TORTURE_TARGETS.map(({ utf16, exact }) => [utf16, exact]))
  })

  it('gives the program only annotations that it takes: every target with both selectors', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const { files } = await encodeFitted(recogitoFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        for (const [path, bytes] of files) {
          if (!path.endsWith('.json') || path.endsWith('.document.json')) continue
          for (const { target } of JSON.parse(Buffer.from(bytes).toString())) {
            for (const { selector } of target) {
              expect(selector).toMatchObject([{ exact: expect.any(String) }, { start: expect.any(Number) }])
            }
          }
        }
      }),
      { numRuns: 20 }
    )
  })

  it('puts relations among the annotations when they are wanted there, and leaves the text out', async () => {
    const document = makeDocument(text, { spans: [makeSpan(text, [one])], relations: [makeRelation()] })
    const settings = { relations: 'together' }
    const files = await encodeAll(recogitoFormat, makeInput([document], { settings, includeText: false }))
    expect([...files.keys()]).toEqual(['a-title.json'])
    expect(JSON.parse(files.get('a-title.json') ?? '')).toHaveLength(2)
  })
})

describe('Recogito import', () => {
  it('gives back what was written, without a library and with one', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.boolean(), async (given, isKnown) => {
        const documents = given
          .map((document) => ({ ...document, text: `${document.name}\n${document.text}` }))
          .map(moved)
        const { files } = await encodeFitted(recogitoFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const decoded = await decode(files, isKnown ? documents : [])
        expect(decoded.problems).toEqual([])
        const kept = ['spans', 'claims', 'documentLabels', 'bookmarks', 'note', 'text']
        const only = (work: Readonly<Record<string, unknown>>): unknown[] => kept.map((key) => work[key])
        expect(decoded.documents.map((document) => only(plainRead(document, decoded)))).toEqual(
          documents.map((document) => only(plainWritten(document)))
        )
        expect(decoded.documents.map(({ relations }) => relations.length)).toEqual(
          documents.map(({ relations }) => relations.length)
        )
      }),
      { numRuns: 40 }
    )
  })

  it('reads what RecogitoJS saves: no source, creator in the body', async () => {
    const saved = [
      {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'Annotation',
        body: [
          { type: 'TextualBody', value: 'Place', purpose: 'tagging', creator: { id: 'http://x.org/u', name: 'U' } },
          { type: 'TextualBody', value: 'where?', purpose: 'commenting', created: '2024-08-22T10:00:00.000Z' },
          { type: 'TextualBody', value: 'there', purpose: 'replying' }
        ],
        target: {
          selector: [
            { type: 'TextQuoteSelector', exact: 'one' },
            { type: 'TextPositionSelector', start: 7, end: 10 }
          ]
        },
        id: '#a88b22d0'
      }
    ]
    const { documents, problems, readings, people } = await decode({ 'x.json': JSON.stringify(saved), 'y.txt': text })
    expect(problems).toEqual([])
    expect(people).toEqual([{ id: 'http://x.org/u', name: 'U' }])
    expect(readings).toMatchObject([{ chosen: 'utf16' }])
    expect(documents).toMatchObject([
      {
        name: 'y',
        text,
        spans: [
          {
            ...{ id: '#a88b22d0', label: 'Place', note: 'where?\nthere', person: 'http://x.org/u' },
            ...{ createdAt: '2024-08-22T10:00:00.000Z', ranges: [one] }
          }
        ]
      }
    ])
  })

  it('tells texts of the same name in several folders apart', async () => {
    const of = (exact: string): string =>
      JSON.stringify([{ type: 'Annotation', target: { selector: { type: 'TextQuoteSelector', exact } } }])
    const files = { 'a/doc.json': of('one'), 'a/doc.txt': 'one', 'b/doc.json': of('two'), 'b/doc.txt': 'two' }
    const { documents, problems } = await decode(files)
    expect(problems).toEqual([])
    expect(documents.map(({ name, spans }) => [name, spans.length])).toEqual([
      ['a/doc', 1],
      ['b/doc', 1]
    ])
  })

  it('takes the text beside for an older one of an article in the library', async () => {
    const document = makeDocument(text, { spans: [makeSpan(text, [one]), makeSpan(text, [two], { id: 'gone' })] })
    const newer = 'Now one.'
    const article = makeArticle(newer, { text: { sha256: 'c'.repeat(64), length: newer.length, revision: 2 } })
    const files = await encodeAll(recogitoFormat, makeInput([document]))
    const { documents, problems } = await decode(files, [{ article, text: newer }])
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      { article: article.id, text: newer, spans: [{ ranges: [{ start: 4, end: 7 }] }, { orphan: { lastKnown: [] } }] }
    ])
  })

  it('reads code points where they fit better, and says so', async () => {
    const item = {
      type: 'Annotation',
      target: {
        selector: [
          { type: 'TextQuoteSelector', exact: 'one' },
          { type: 'TextPositionSelector', start: 6, end: 9 }
        ]
      }
    }
    const { documents, readings } = await decode({ 'x.json': JSON.stringify([item]), 'x.txt': text })
    expect(documents[0]?.spans[0]?.ranges).toEqual([one])
    expect(readings).toMatchObject([{ setting: 'positions', chosen: 'codepoint' }])
  })

  it('says when there are texts and no annotations', async () => {
    expect((await decode({ 'x.txt': text })).problems.map(({ message }) => message)).toEqual([
      'There are only texts here, no annotations.'
    ])
  })

  it('carries document labels and the note in the file beside', async () => {
    const article = makeArticle(text)
    const document = makeDocument(text, { article, documentLabels: [makeDocumentLabel({ value: 'x' })], note: 'all' })
    const files = await encodeAll(recogitoFormat, makeInput([document]))
    const { documents } = await decode(files)
    expect(documents).toMatchObject([{ note: 'all', documentLabels: [{ label: 'needs-work', value: 'x' }] }])
  })
})

/** The same records after the name of the document, which makes texts different. */
function moved(document: ReturnType<typeof makeDocument>): ReturnType<typeof makeDocument> {
  const by = document.name.length + 1
  const spans = document.spans.map((span) => {
    const ranges = span.ranges.map(({ start, end }) => ({ start: start + by, end: end + by }))
    return makeSpan(document.text, ranges, { ...span, ranges, quotes: makeSpan(document.text, ranges).quotes })
  })
  const bookmarks = document.bookmarks.map((mark) => {
    const range = { start: mark.range.start + by, end: mark.range.end + by }
    return { ...mark, range, quote: makeBookmark(document.text, range).quote }
  })
  const text = { ...document.article.text, length: document.text.length }
  return { ...document, article: { ...document.article, text }, spans, bookmarks }
}
