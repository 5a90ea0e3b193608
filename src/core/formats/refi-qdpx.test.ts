import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Authored } from '../model/annotation'
import type { Scheme } from '../model/scheme'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { ExportMismatchError } from './export-range'
import type { Decoded, DecodedAuthorship, DecodedDocument, ExportDocument } from './format'
import { LabelNames } from './label-names'
import { refiQdpxFormat } from './refi-qdpx'
import { HOSTILE_SCHEME, exportDocuments, mutated } from './testing/arbitraries'
import {
  encodeAll,
  encodeFitted,
  makeArticle,
  makeBookmark,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'

const decode = async (files: ReadonlyMap<string, string | Uint8Array>): Promise<Decoded> => {
  if (!refiQdpxFormat.decode) throw new Error('it reads')
  return refiQdpxFormat.decode(makeFiles(files))
}

const made = ({ person, createdAt, updatedAt }: Authored | DecodedAuthorship): object => ({
  person,
  createdAt,
  updatedAt
})

/** What of a document the format carries, with spans by their places: ids that are no UUIDs change. */
function carried(document: ExportDocument, names: LabelNames, all: readonly ExportDocument[]): object {
  const { article, spans, claims, documentLabels, relations, bookmarks } = document
  const placeOf = (of: ExportDocument, span: string): number | null => {
    const index = of.spans.findIndex(({ id }) => id === span)
    return index === -1 ? null : index
  }
  const { title, byline, publisher, url, publishedAt, language, tags } = article
  return {
    text: document.text,
    metadata: { title, byline, publisher, url, publishedAt, language, tags },
    status: document.status,
    note: document.note,
    extra: document.extra,
    spans: spans.map(({ ranges, quotes, label, attributes, tags: own, note, ...rest }) => ({
      ...{ ranges, quotes, attributes, tags: own, note, ...made({ ...rest }) },
      label: names.path(label)
    })),
    claims: claims.map(({ spans: on, normalized, speaker, verdict, note, ...rest }) => ({
      ...{ normalized, speaker, verdict, note, ...made({ ...rest }) },
      spans: on.map((span) => placeOf(document, span))
    })),
    documentLabels: documentLabels.map(({ label, value, attributes, note, ...rest }) => ({
      ...{ value, attributes, note, ...made({ ...rest }) },
      label: names.path(label)
    })),
    relations: relations
      .map(({ id, type, from, to, attributes, note, ...rest }) => {
        const other = all.find((each) => each.article.id === to.article)
        const end = other ? { document: all.indexOf(other), span: placeOf(other, to.span) } : to
        return {
          ...{ id, attributes, note, quote: to.quote, ...made({ id, ...rest }) },
          type: names.relationType(type),
          from: placeOf(document, from.span),
          to: other ? end : { article: to.article, span: to.span }
        }
      })
      .sort(byId),
    bookmarks: bookmarks.map(({ range, name, ...rest }) => ({ range, name, ...made({ ...rest }) }))
  }
}

function decodedAs(document: DecodedDocument, { documents }: Decoded): object {
  const placeOf = (of: DecodedDocument, span: string): number => of.spans.findIndex(({ id }) => id === span)
  const { metadata, spans, claims, documentLabels, relations, bookmarks } = document
  const none = { byline: null, publisher: null, url: null, publishedAt: null, tags: [] }
  return {
    text: document.text,
    metadata: { ...none, ...metadata },
    status: document.status,
    note: document.note,
    extra: document.extra,
    spans: spans.map(({ ranges, quotes, label, attributes, tags, note, ...rest }) => ({
      ...{ ranges, quotes, label, attributes, tags, note, ...made(rest) }
    })),
    claims: claims.map(({ spans: on, normalized, speaker, verdict, note, ...rest }) => ({
      ...{ normalized, speaker, verdict, note, ...made(rest) },
      spans: on.map((span) => placeOf(document, span))
    })),
    documentLabels: documentLabels.map(({ label, value, attributes, note, ...rest }) => ({
      ...{ label, value, attributes, note, ...made(rest) }
    })),
    relations: relations
      .map(({ id, type, from, to, attributes, note, ...rest }) => {
        const other = to.document === null ? document : documents.find(({ key }) => key === to.document)
        const near = other ? { document: documents.indexOf(other), span: placeOf(other, to.span) } : null
        return {
          ...{ id, type, attributes, note, quote: to.quote, ...made(rest) },
          from: placeOf(document, from),
          to: to.article === null ? near : { article: to.article, span: to.span }
        }
      })
      .sort(byId),
    bookmarks: bookmarks.map(({ range, name, ...rest }) => ({ range, name, ...made(rest) }))
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

async function expectCarried(documents: readonly ExportDocument[], scheme: Scheme): Promise<void> {
  const input = makeInput(documents, {}, [scheme])
  const { files, losses } = await encodeFitted(refiQdpxFormat, input)
  expect(losses.filter(({ feature }) => feature !== 'scheme')).toEqual([])
  const decoded = await decode(files)
  expect(decoded.problems).toEqual([])
  expect(decoded.readings).toEqual([])
  const names = new LabelNames(input)
  expect(decoded.documents.map((document) => decodedAs(document, decoded))).toEqual(
    documents.map((document) => carried(document, names, documents))
  )
}

describe('a REFI-QDA project', () => {
  it('gives back every document as it was', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, (documents) => expectCarried(documents, HOSTILE_SCHEME)),
      { numRuns: 150 }
    )
  })

  it('gives back metadata, tags and what other programs said, whatever their type', async () => {
    const document = makeDocument('one', {
      article: makeArticle('one', {
        title: 'A\u0000 title',
        byline: 'By\u0001 <them>',
        publisher: '',
        url: 'https://example.org/?a=1&b=2',
        publishedAt: '2024-08',
        language: 'pt-BR',
        tags: ['b', 'a']
      }),
      extra: {
        age: 41,
        share: 1e-7,
        isNew: true,
        group: ' x\n',
        Status: 'own',
        deep: { a: [null] },
        bad: '\u0000',
        n: null
      }
    })
    await expectCarried([document], HOSTILE_SCHEME)
  })

  it('gives back an article that is there twice, passages without width, and relations to passages that are gone', async () => {
    const spans = [
      makeSpan('one two', [{ start: 3, end: 3 }]),
      makeSpan('one two', [{ start: 4, end: 7 }], { id: 'span-2' })
    ]
    const gone = { article: '0123456789abcdef', span: 'gone', quote: 'was' }
    const first = makeDocument('one two', {
      spans,
      relations: [makeRelation({ id: '3e1f0a2c-0000-4000-8000-000000000009', to: gone, note: 'n' })]
    })
    const { files } = await encodeFitted(
      refiQdpxFormat,
      makeInput([first, { ...first, name: 'a-title.2', relations: [] }])
    )
    const decoded = await decode(files)
    expect(decoded.problems).toEqual([])
    expect(decoded.documents.map(({ spans: read }) => read.map(({ ranges }) => ranges))).toEqual(
      [first, first].map((each) => each.spans.map(({ ranges }) => ranges))
    )
    const guids = [...files.values()].flatMap((bytes) => [
      ...Buffer.from(bytes)
        .toString()
        .matchAll(/ guid="([^"]+)"/g)
    ])
    expect(new Set(guids.map(([, guid]) => guid)).size).toBe(guids.length)
    expect(decoded.documents[0]?.relations).toMatchObject([
      { to: { article: gone.article, span: 'gone', quote: 'was' }, note: 'n' }
    ])
  })

  it('leaves out orphans, notes that were not ticked, and people who made nothing of it', async () => {
    const spans = [
      makeSpan('one two', [{ start: 0, end: 3 }], { note: 'secret' }),
      makeSpan('one two', [{ start: 4, end: 7 }], { id: 'lost', orphan: { lastKnown: [] } })
    ]
    const document = makeDocument('one two', { spans, note: 'secret', claims: [makeClaim({ note: 'secret' })] })
    const input = makeInput([document], { includeNotes: false })
    const people = [...input.library.people, { id: 'eve', name: 'Eve' }]
    const { files, losses } = await encodeFitted(refiQdpxFormat, { ...input, library: { ...input.library, people } })
    expect(losses.map(({ feature, count }) => [feature, count])).toEqual([
      ['orphans', 1],
      ['notes', 3],
      ['scheme', 1]
    ])
    const text = Buffer.concat([...files.values()]).toString()
    expect(text).not.toContain('secret')
    expect(text).not.toContain('Eve')
    const [read] = (await decode(files)).documents
    expect(read?.spans).toHaveLength(1)
  })

  it('fails, naming the span, before a wrong position leaves', async () => {
    const span = makeSpan('one two', [{ start: 0, end: 3 }], { id: 'moved' })
    const failure = await encodeAll(refiQdpxFormat, makeInput([makeDocument('own two', { spans: [span] })])).catch(
      (error: unknown) => error
    )
    expect(failure).toBeInstanceOf(ExportMismatchError)
    expect(failure).toMatchObject({ span: 'moved', expected: 'one', found: 'own' })
  })

  it('states the torture text in code points', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
    )
    const files = await encodeAll(refiQdpxFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })]))
    const [, text] = [...files].find(([path]) => path.startsWith('sources/')) ?? []
    expect(text).toBe(TORTURE_TEXT)
    const stated = [...(files.get('project.qde') ?? '').matchAll(/startPosition="(\d+)" endPosition="(\d+)"/g)]
    expect(stated.map(([, start, end]) => [Number(start), Number(end)])).toEqual(
      TORTURE_TARGETS.map(({ codepoint }) => [...codepoint])
    )
  })

  it('is read without an exception, however it is broken', async () => {
    const text = 'one two three'
    const document = makeDocument(text, {
      spans: [
        makeSpan(
          text,
          [
            { start: 0, end: 3 },
            { start: 4, end: 7 }
          ],
          { note: 'x', tags: ['t'] }
        ),
        makeSpan(text, [{ start: 4, end: 7 }], { id: 'span-2' })
      ],
      claims: [makeClaim()],
      documentLabels: [makeDocumentLabel({ value: 'x' })],
      relations: [makeRelation()],
      bookmarks: [makeBookmark(text, { start: 0, end: 3 })]
    })
    const files = await encodeAll(refiQdpxFormat, makeInput([document]))
    const project = files.get('project.qde') ?? ''
    await fc.assert(
      fc.asyncProperty(mutated(project), async (broken) => {
        const decoded = await decode(new Map([...files, ['project.qde', broken]]))
        for (const { text: read, spans } of decoded.documents) {
          for (const { ranges, quotes } of spans) {
            expect(ranges.map(({ start, end }) => read.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 200 }
    )
  })

  it('is recognised by its content', () => {
    const recognise = refiQdpxFormat.recognise
    expect(
      recognise?.('a/project.qde', '<?xml version="1.0"?><Project name="x" xmlns="urn:QDA-XML:project:1.0">')
    ).toBe('yes')
    expect(recognise?.('a.qdpx', 'PK')).toBe('maybe')
    expect(recognise?.('a.txt', 'Project')).toBe('no')
  })
})
