import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import type { Decoded } from './format'
import { hypothesisFormat } from './hypothesis'
import { exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import {
  encodeFitted,
  encodeMain,
  makeArticle,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeSpan
} from './testing/build'
import { plainRead, plainWritten } from './web/testing/plain-work'

const text = 'yes 😀 one two; yes'
const one = { start: 7, end: 10 }
const two = { start: 11, end: 14 }
const article = makeArticle(text, { url: 'https://example.org/story.html', title: 'A story' })
const known = [{ article, text }]
type Files = Parameters<typeof makeFiles>[0]
const decode = (files: Files, texts: Parameters<typeof makeFiles>[1] = known): Promise<Decoded> =>
  hypothesisFormat.decode?.(makeFiles(files, texts)) ?? Promise.reject(new Error('it cannot read'))

describe('Hypothesis export', () => {
  it('writes a passage, a document label and the note on the article as documented', async () => {
    const document = makeDocument(text, {
      article,
      spans: [makeSpan(text, [one], { note: '*look*', tags: ['check'], attributes: { sure: true } })],
      documentLabels: [makeDocumentLabel({ value: 'x', note: 'why' })],
      note: 'all in all'
    })
    const file = JSON.parse(await encodeMain(hypothesisFormat, makeInput([document])))
    const source = 'https://example.org/story.html'
    const user = 'acct:anna@claimdesk'
    expect(file).toMatchObject({
      client_version: 'Claimdesk 0.0.0',
      export_userid: 'acct:claimdesk@claimdesk',
      export_date: '2024-08-22T11:30:00.000Z'
    })
    expect(file.annotations[0]).toEqual({
      id: 'span-1',
      created: '2024-08-22T10:00:00.000Z',
      updated: '2024-08-22T11:30:00.000Z',
      user,
      user_info: { display_name: 'Anna Ådahl' },
      uri: source,
      text: '*look*',
      tags: ['Claim', 'check'],
      group: '__world__',
      permissions: { read: [user], update: [user], delete: [user], admin: [user] },
      target: [
        {
          source,
          selector: [
            { type: 'TextPositionSelector', start: 7, end: 10 },
            { type: 'TextQuoteSelector', exact: 'one', prefix: 'yes 😀 ', suffix: ' two; yes' }
          ]
        }
      ],
      document: { title: ['A story'] },
      links: {},
      hidden: false,
      flagged: false,
      claimdesk: { article: '0123456789abcdef', attributes: { sure: true } }
    })
    expect(file.annotations.slice(1)).toMatchObject([
      { tags: ['Needs work'], text: 'why', target: [{ source }], claimdesk: { value: 'x' } },
      { tags: [], text: 'all in all', target: [{ source }] }
    ])
  })

  it('states every target of the torture text in UTF-16', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
    )
    const { annotations } = JSON.parse(
      await encodeMain(hypothesisFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })]))
    )
    expect(
      annotations.map(
        ({ target: [{ selector }] }: { target: [{ selector: { start: number; end: number; exact: string }[] }] }) => [
          [selector[0]?.start, selector[0]?.end],
          selector[1]?.exact
        ]
      )
    ).toEqual(TORTURE_TARGETS.map(({ utf16, exact }) => [utf16, exact]))
  })

  it('is dated by its records, so that nothing in it is the time of the export', async () => {
    const empty = JSON.parse(await encodeMain(hypothesisFormat, makeInput([])))
    expect(empty).toMatchObject({ annotations: [], export_date: '1970-01-01T00:00:00.000Z' })
  })
})

describe('Hypothesis import of what was exported', () => {
  it('gives everything back that it does not declare as lost', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (given) => {
        const documents = given.map((document) => ({
          ...document,
          spans: document.spans.map((span) => ({
            ...span,
            ranges: span.ranges.slice(0, 1),
            quotes: span.quotes.slice(0, 1)
          }))
        }))
        const { files } = await encodeFitted(hypothesisFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const decoded = await decode(files, documents)
        expect(decoded.problems).toEqual([])
        const kept = ['text', 'spans', 'documentLabels', 'note']
        const only = (work: Readonly<Record<string, unknown>>): unknown[] => kept.map((key) => work[key])
        const annotated = documents.filter(
          ({ spans, documentLabels, note }) => spans.length + documentLabels.length + note.length > 0
        )
        expect(decoded.documents.map((document) => only(plainRead(document, decoded)))).toEqual(
          annotated.map((document) => only(plainWritten(document)))
        )
      }),
      { numRuns: 40 }
    )
  })

  it('gives orphans back with all their parts', async () => {
    const ranges = [
      { start: 0, end: 4 },
      { start: 5, end: 9 }
    ]
    const orphan = makeSpan('gone with the wind', ranges, { orphan: { lastKnown: [one] } })
    const document = makeDocument(text, { spans: [orphan] })
    const decoded = await decode({ 'x.json': await encodeMain(hypothesisFormat, makeInput([document])) })
    expect(decoded.documents[0]?.spans).toMatchObject([{ ranges, quotes: orphan.quotes, orphan: orphan.orphan }])
  })

  it('finds an article that came into the library in another way by its address', async () => {
    const content = await encodeMain(
      hypothesisFormat,
      makeInput([makeDocument(text, { article, spans: [makeSpan(text, [one])] })])
    )
    const other = { article: makeArticle(text, { ...article, id: 'f'.repeat(16) }), text }
    const third = { article: makeArticle('x', { id: 'e'.repeat(16) }), text: 'x' }
    const { documents, problems } = await decode({ 'x.json': content }, [third, other])
    expect(problems).toEqual([])
    expect(documents.map(({ article, spans }) => [article, spans.length])).toEqual([['f'.repeat(16), 1]])
  })
})

describe('Hypothesis import', () => {
  const uri = 'https://example.org/story.html'
  const quote = (exact: string, more: object = {}): object => ({ type: 'TextQuoteSelector', exact, ...more })
  const position = (start: number, end: number): object => ({ type: 'TextPositionSelector', start, end })
  const range = { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 0, endOffset: 3 }
  const item = (id: string, selector: readonly object[] | null, more: object = {}): object => ({
    ...{ id, uri, user: 'acct:jo@hypothes.is', text: '', tags: [] },
    ...{ created: '2024-08-22T12:00:00.123456+02:00', updated: '2024-08-22T10:00:00+00:00' },
    target: [{ source: uri, ...(selector && { selector }) }],
    document: { title: ['A story'] },
    ...more
  })
  const file = (...annotations: readonly unknown[]): Files => ({
    'x.json': JSON.stringify({ export_date: '', annotations })
  })

  it('reads passages, highlights, page notes and what is said on whole pages', async () => {
    const decoded = await decode(
      file(
        item('a', [range, position(7, 10), quote('one')], { tags: ['Claim', 'later'], text: 'look' }),
        item('b', [range, position(11, 14), quote('two')]),
        item('c', null, { tags: ['Wire copy', 'Old'], text: 'why' }),
        item('d', null, { text: 'all in all' })
      )
    )
    expect(decoded.problems).toEqual([])
    const by = {
      person: 'acct:jo@hypothes.is',
      createdAt: '2024-08-22T10:00:00.123Z',
      updatedAt: '2024-08-22T10:00:00.000Z'
    }
    expect(decoded.documents).toMatchObject([
      {
        article: article.id,
        spans: [
          { id: 'a', ranges: [one], label: 'Claim', tags: ['later'], note: 'look', ...by },
          { id: 'b', ranges: [two], label: '', tags: [], note: '' }
        ],
        documentLabels: [
          { id: 'c', label: 'Wire copy', note: 'why', ...by },
          { id: 'c-2', label: 'Old', note: '' }
        ],
        note: 'all in all'
      }
    ])
    expect(decoded.people).toEqual([{ id: 'acct:jo@hypothes.is', name: 'jo' }])
    expect(decoded.remarks).toEqual([
      '1 notes on whole pages became the notes on the articles; who wrote them, and when, is left out.'
    ])
  })

  it('puts replies under the note of what they answer, in their order', async () => {
    const reply = (id: string, references: string[], text: string, created: string): object =>
      item(id, null, { references, text, created, user_info: { display_name: 'Jo Doe' } })
    const { documents, problems, remarks } = await decode(
      file(
        reply('r2', ['a', 'r1'], 'second', '2024-08-22T12:00:00Z'),
        reply('r1', ['a'], 'first', '2024-08-22T11:00:00Z'),
        reply('r3', ['x'], 'lost', '2024-08-22T11:00:00Z'),
        item('a', [quote('one')], { text: 'look' })
      )
    )
    expect(documents[0]?.spans[0]?.note).toBe('look\n\nJo Doe: first\n\nJo Doe: second')
    expect(problems).toEqual([
      { file: null, line: null, place: 'r3', message: 'This reply was left out: what it answers is not in the file.' }
    ])
    expect(remarks).toContain('2 replies were put under the notes of what they answer.')
  })

  it.each([
    ['an answer of the API', JSON.stringify({ total: 1, rows: [item('a', [quote('one')])] })],
    ['a list', JSON.stringify([item('a', [quote('one')])])],
    ['one annotation', JSON.stringify(item('a', [quote('one')]))],
    ['one a line', `${JSON.stringify(item('a', [quote('one')]))}\n{broken\n`]
  ])('reads %s', async (_, content) => {
    const { documents } = await decode({ 'x.json': content })
    expect(documents[0]?.spans[0]?.ranges).toEqual([one])
  })

  it('finds words whose white space the page has otherwise: a line break is quoted as a space', async () => {
    const page = '<html><head><title>A story</title></head><body><p>first<br>line</p>\n<p>second</p></body></html>'
    const { documents, problems } = await decode(
      { ...file(item('a', [position(3, 7), quote('st li')]), item('b', [quote('line second')])), 'page.html': page },
      []
    )
    expect(problems).toEqual([])
    expect(documents).toMatchObject([
      { name: 'page', text: 'firstline\nsecond', metadata: { title: 'A story', url: uri } }
    ])
    expect(documents[0]?.spans.map(({ quotes }) => quotes[0]?.exact)).toEqual(['stli', 'line\nsecond'])
  })

  it('takes a text given along whose name is that of the page', async () => {
    const files = { ...file(item('a', [quote('one')])), 'story.txt': text, 'other.txt': 'one' }
    const { documents, problems } = await decode(files, [])
    expect(problems).toEqual([])
    expect(documents.map(({ name, spans }) => [name, spans.length])).toEqual([['story', 1]])
  })

  it.each([
    [item('a', [quote('unicorn')]), 'the words “unicorn” are not in the text'],
    [item('a', [range]), 'its selector cannot be read (RangeSelector)'],
    [item('a', [position(5, 900)]), 'outside the text'],
    [item('a', [quote('yes')]), 'occur 2 times'],
    [7, 'There is no annotation here']
  ])('reports what it cannot place: %#', async (annotation, message) => {
    const { documents, problems } = await decode(file(annotation))
    expect(documents).toEqual([])
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining(message)])
  })

  it('says what it leaves out', async () => {
    const { remarks } = await decode(file(item('a', [quote('one')], { group: 'abc', permissions: {} })))
    expect(remarks).toEqual(['Of the annotations was left out: group, permissions.'])
  })

  it('never throws on damaged files', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.gen(), async (documents, generate) => {
        const content = await encodeMain(hypothesisFormat, makeInput(documents, {}, [HOSTILE_SCHEME])).catch(() => '{}')
        const { documents: found } = await decode({ 'x.json': generate(mutated, content) }, documents)
        for (const { text, spans } of found) {
          for (const { ranges, quotes, orphan } of spans) {
            if (!orphan)
              expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 40 }
    )
  })
})
