import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decoded, ExportDocument } from './format'
import { exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import {
  encodeAll,
  encodeFitted,
  encodeMain,
  makeArticle,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'
import { DEFAULT_SCHEME } from '../model/scheme'
import { w3cFormat } from './w3c'
import { decodeAnnotations, W3C_READINGS } from './w3c/decode'
import { plainRead, plainWritten } from './web/testing/plain-work'

const UUID = '3e1f0a2c-0000-4000-8000-000000000001'
const text = 'yes 😀 one two; yes'
const one = { start: 7, end: 10 }
const two = { start: 11, end: 14 }

type Known = readonly Pick<ExportDocument, 'article' | 'text'>[]
const decode = (content: string, known: Known = []): Promise<Decoded> =>
  decodeAnnotations(makeFiles({ 'annotations.jsonld': content }, known), W3C_READINGS)

describe('W3C export', () => {
  it('writes a passage with a claim, a note and attributes as documented', async () => {
    const document = makeDocument(text, {
      spans: [makeSpan(text, [one], { id: UUID, note: 'look here', attributes: { sure: true } })],
      claims: [
        makeClaim({
          spans: [UUID],
          normalized: 'One.',
          speaker: 'A. Person',
          verdict: { scale: 'five-point', value: 'half-true' },
          note: 'ask again'
        })
      ]
    })
    const [item] = JSON.parse(await encodeMain(w3cFormat, makeInput([document]))).first.items
    const claim = { 'claimdesk:claim': 'urn:claimdesk:claim:0123456789abcdef:claim-1' }
    const textual = { type: 'TextualBody', format: 'text/plain' }
    expect(item).toMatchObject({
      id: `urn:uuid:${UUID}`,
      type: 'Annotation',
      motivation: ['tagging', 'assessing'],
      creator: { id: 'urn:claimdesk:person:anna', type: 'Person', name: 'Anna Ådahl' },
      created: '2024-08-22T10:00:00.000Z',
      modified: '2024-08-22T11:30:00.000Z',
      'claimdesk:attributes': { sure: true },
      body: [
        { ...textual, purpose: 'tagging', value: 'Claim', 'claimdesk:label': 'claim' },
        { ...textual, purpose: 'commenting', format: 'text/markdown', value: 'look here' },
        { ...textual, ...claim, purpose: 'describing', value: 'One.', 'claimdesk:speaker': 'A. Person' },
        { ...textual, ...claim, purpose: 'assessing', value: 'Half true', 'claimdesk:canonical': 'conflicting' },
        { ...textual, ...claim, purpose: 'commenting', value: 'ask again', 'claimdesk:part': 'claim-note' }
      ],
      target: {
        source: 'urn:claimdesk:article:0123456789abcdef',
        selector: [
          { type: 'TextQuoteSelector', exact: 'one', prefix: 'yes 😀 ', suffix: ' two; yes' },
          { type: 'TextPositionSelector', start: 6, end: 9 }
        ],
        state: { type: 'TimeState', 'claimdesk:textSha256': 'b'.repeat(64) }
      }
    })
  })

  it('writes the parts of a discontinuous passage as several targets, and reads them as one again', async () => {
    const document = makeDocument('one – two', {
      spans: [
        makeSpan('one – two', [
          { start: 0, end: 3 },
          { start: 6, end: 9 }
        ])
      ]
    })
    const content = await encodeMain(w3cFormat, makeInput([document]))
    expect(JSON.parse(content).first.items[0].target).toHaveLength(2)
    expect((await decode(content, [document])).documents[0]?.spans[0]?.ranges).toEqual(document.spans[0]?.ranges)
  })

  it('writes a document label with the article itself as its target', async () => {
    const document = makeDocument(text, { documentLabels: [makeDocumentLabel({ value: 'yes' })] })
    const [item] = JSON.parse(await encodeMain(w3cFormat, makeInput([document]))).first.items
    expect(item.target).toBe('urn:claimdesk:article:0123456789abcdef')
    expect(item.body).toMatchObject([{ purpose: 'tagging', value: 'Needs work', 'claimdesk:value': 'yes' }])
  })

  it('writes an orphan with its quote and without a position', async () => {
    const orphan = makeSpan('gone', [{ start: 0, end: 4 }], { orphan: { lastKnown: [{ start: 0, end: 4 }] } })
    const [item] = JSON.parse(await encodeMain(w3cFormat, makeInput([makeDocument(text, { spans: [orphan] })]))).first
      .items
    expect(item.target.selector).toEqual([{ type: 'TextQuoteSelector', exact: 'gone', prefix: '', suffix: '' }])
  })

  it('gives words that stand there once the usual 32 characters of context', async () => {
    const long = `${'a'.repeat(100)} one ${'b'.repeat(100)}`
    const document = makeDocument(long, { spans: [makeSpan(long, [{ start: 101, end: 104 }])] })
    const [item] = JSON.parse(await encodeMain(w3cFormat, makeInput([document]))).first.items
    expect(item.target.selector[0]).toMatchObject({ prefix: `${'a'.repeat(31)} `, suffix: ` ${'b'.repeat(31)}` })
  })

  it('gives repeated words so much context that each quote is the only one', async () => {
    const same = 'It was said again and again that nothing had been said. '
    const repeated = `Now. ${same.repeat(6)}`
    const start = repeated.indexOf('said', 200)
    const document = makeDocument(repeated, { spans: [makeSpan(repeated, [{ start, end: start + 4 }])] })
    const content = JSON.parse(await encodeMain(w3cFormat, makeInput([document])))
    const [quote] = content.first.items[0].target.selector
    const whole = `${quote.prefix}${quote.exact}${quote.suffix}`
    expect(repeated.indexOf(whole)).toBe(repeated.lastIndexOf(whole))
    content.first.items[0].target.selector = [quote]
    const decoded = await decode(JSON.stringify(content), [document])
    expect(decoded.documents[0]?.spans[0]?.ranges).toEqual([{ start, end: start + 4 }])
  })

  it('ships the text of every article in the one file', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const [main, ...others] = [...(await encodeAll(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME])))]
        const shipped: { text: string }[] = JSON.parse(main?.[1] ?? '')['claimdesk:articles']
        expect(shipped.map(({ text }) => text)).toEqual(documents.map(({ text }) => text))
        expect(others).toEqual([])
      }),
      { numRuns: 30 }
    )
  })

  it('counts its items and keeps them in one embedded page', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const collection = JSON.parse(await encodeMain(w3cFormat, makeInput(documents)))
        const count = documents.reduce((sum, { spans, documentLabels, relations, bookmarks, note }) => {
          const records = [spans, documentLabels, relations, bookmarks].flat().length
          return sum + records + (note === '' ? 0 : 1)
        }, 0)
        expect(collection).toMatchObject({ type: 'AnnotationCollection', total: count, last: collection.first.id })
        expect(collection.first).toMatchObject({ type: 'AnnotationPage', partOf: collection.id, startIndex: 0 })
        expect(collection.first.items).toHaveLength(count)
      }),
      { numRuns: 30 }
    )
  })

  it('X7: can stand in a script element of a web page', async () => {
    const article = makeArticle(text, { title: '</script><!--' })
    const span = makeSpan(text, [one, two], { note: '</script><script>alert(1)</script>\u2028' })
    const content = await encodeMain(w3cFormat, makeInput([makeDocument(text, { article, spans: [span] })]))
    expect(content).not.toMatch(/[<\u2028\u2029]/)
    expect(JSON.parse(content).first.items[0].body[1].value).toBe(span.note)
  })

  it('leaves the texts out when they are not wanted', async () => {
    const document = makeDocument(text, { spans: [makeSpan(text, [one])] })
    const content = await encodeMain(w3cFormat, makeInput([document], { includeText: false }))
    const [article] = JSON.parse(content)['claimdesk:articles']
    expect(Object.keys(article)).not.toContain('text')
    expect((await decode(content)).problems.map(({ message }) => message)).toEqual([
      'The file has no text of “A title”, and it is not in the library.',
      'It belongs to another article (urn:claimdesk:article:0123456789abcdef).'
    ])
    const known = await decode(content, [
      document,
      makeDocument('x', { article: makeArticle('x', { id: 'f'.repeat(16) }) })
    ])
    expect(known.problems).toEqual([])
    expect(known.documents).toMatchObject([{ article: '0123456789abcdef', spans: [{ ranges: [one] }] }])
  })

  it('gives annotations of different articles different addresses, also when their ids are the same', async () => {
    const of = (id: string): ExportDocument => {
      const article = makeArticle(text, { id: id.repeat(16) })
      const end = (span: string) => ({ article: id.repeat(16), span, quote: '' })
      const relations = [makeRelation({ id: 'R1', from: end('T 1/ä'), to: end('T 1/ä') })]
      return makeDocument(text, { article, relations, spans: [makeSpan(text, [one], { id: 'T 1/ä' })] })
    }
    const documents = [of('a'), of('b')]
    const decoded = await decode(await encodeMain(w3cFormat, makeInput(documents)))
    expect(decoded.problems).toEqual([])
    expect(decoded.documents.map((document) => plainRead(document, decoded)['relations'])).toMatchObject([
      [{ id: 'R1', from: 'T 1/ä', to: 'T 1/ä', elsewhere: null }],
      [{ id: 'R1', from: 'T 1/ä', to: 'T 1/ä', elsewhere: null }]
    ])
  })
})

describe('W3C import of what was exported', () => {
  it('reads a span with two claims with both', async () => {
    const document = makeDocument(text, {
      spans: [makeSpan(text, [one])],
      claims: [makeClaim({ id: 'c1' }), makeClaim({ id: 'c2' })]
    })
    const decoded = await decode(await encodeMain(w3cFormat, makeInput([document])))
    expect(decoded.documents[0]?.claims.map(({ id, spans }) => [id, spans])).toEqual([
      ['c1', ['span-1']],
      ['c2', ['span-1']]
    ])
    expect(decoded.problems).toEqual([])
  })

  it('gives everything back that was written', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (given) => {
        const documents = given.map((document) => ({ ...document, extra: { topic: ['x'], deep: { a: null } } }))
        const { files } = await encodeFitted(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const decoded = await decodeAnnotations(makeFiles(files), W3C_READINGS)
        expect(decoded.problems).toEqual([])
        expect(decoded.readings).toEqual([])
        expect(decoded.documents.map(({ name }) => name)).toEqual(documents.map(({ name }) => name))
        expect(decoded.documents.map((document) => plainRead(document, decoded))).toEqual(
          documents.map((document) => plainWritten(document))
        )
      }),
      { numRuns: 60 }
    )
  })

  it('gives the same back on articles of the library', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const content = await encodeMain(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const decoded = await decode(content, documents)
        expect(decoded.problems).toEqual([])
        expect(decoded.documents.map(({ article }) => article)).toEqual(documents.map(({ article }) => article.id))
        expect(decoded.documents.map((document) => plainRead(document, decoded))).toEqual(
          documents.map((document) => plainWritten(document))
        )
      }),
      { numRuns: 20 }
    )
  })

  it('gives labels, relation types and people back with what defines them', async () => {
    const document = makeDocument(text, { spans: [makeSpan(text, [one])] })
    const { labels, relationTypes, people } = await decode(await encodeMain(w3cFormat, makeInput([document])))
    expect(labels[0]).toMatchObject({ id: 'claim', path: 'Claim', hue: 95, key: '1', role: 'claim' })
    expect(relationTypes[0]).toMatchObject({ id: 'said-by', from: ['Claim', 'Quantity'], to: ['Speaker'] })
    expect(people).toEqual([{ id: 'anna', name: 'Anna Ådahl' }])
  })

  it('carries orphans, marks without width, and claims whose passages are not in text order', async () => {
    const orphan = makeSpan('words that are gone', [{ start: 2, end: 5 }], { id: 'o', orphan: { lastKnown: [one] } })
    const mark = makeSpan(text, [{ start: 7, end: 7 }], { id: 'm' })
    const spans = [mark, makeSpan(text, [one], { id: 'a' }), makeSpan(text, [two], { id: 'b' }), orphan]
    const document = makeDocument(text, { spans, claims: [makeClaim({ spans: ['b', 'a'] })] })
    const decoded = await decode(await encodeMain(w3cFormat, makeInput([document])))
    expect(decoded.problems).toEqual([])
    expect(decoded.documents[0] && plainRead(decoded.documents[0], decoded)['spans']).toEqual(
      plainWritten(document, DEFAULT_SCHEME)['spans']
    )
    expect(decoded.documents[0]?.claims[0]?.spans).toEqual(['b', 'a'])
  })

  it('finds spans by their words in a newer text, and carries those that are gone as orphans', async () => {
    const document = makeDocument(text, {
      spans: [makeSpan(text, [one], { id: 'a' }), makeSpan(text, [two], { id: 'b' })]
    })
    const newer = 'At first: yes 😀 one.'
    const article = makeArticle(newer, { text: { sha256: 'c'.repeat(64), length: newer.length, revision: 2 } })
    const { documents, remarks } = await decode(await encodeMain(w3cFormat, makeInput([document])), [
      { article, text: newer }
    ])
    expect(documents[0]?.spans.map(({ ranges, orphan }) => [ranges, orphan])).toEqual([
      [[{ start: 17, end: 20 }], undefined],
      [[two], { lastKnown: [two] }]
    ])
    expect(documents[0]?.spans.map(({ quotes }) => quotes[0]?.exact)).toEqual(['one', 'two'])
    expect(remarks.join()).toContain('differs from that of the article')
  })

  it('never throws on damaged files', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.gen(), async (documents, generate) => {
        const content = await encodeMain(w3cFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const decoded = await decode(generate(mutated, content), documents)
        for (const { text, spans } of decoded.documents) {
          for (const { ranges, quotes, orphan } of spans) {
            if (orphan) continue
            expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 60 }
    )
  })

  it.each(['[', '{', 'null', '"text"', '['.repeat(100_000), '\u0000', '{"@graph":{"__proto__":{}}}'])(
    'reports %j',
    async (content) => {
      const decoded = await decode(content.slice(0, 100_000), [makeDocument(text)])
      expect(decoded.documents).toEqual([])
      expect(decoded.problems.length).toBeGreaterThan(0)
    }
  )

  it('reports of wild values what it does not take', async () => {
    const target = (start: unknown, end: unknown) => ({ selector: { type: 'TextPositionSelector', start, end } })
    const wild = [
      [-1, 4],
      [1e300, 2e300],
      ['NaN', 3],
      [2, 1],
      [0.5, 3],
      [null, {}]
    ].map(([start, end]) => ({
      type: 'Annotation',
      target: target(start, end)
    }))
    const own = {
      type: 'AnnotationCollection',
      items: wild,
      'claimdesk:articles': [7, { id: 3 }, null],
      'claimdesk:schemes': 'x'
    }
    const decoded = await decode(JSON.stringify(own), [makeDocument(text)])
    expect(decoded.documents).toEqual([])
    expect(decoded.problems).toHaveLength(wild.length + 4)
  })
})
