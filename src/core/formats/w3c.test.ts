import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportDocuments, HOSTILE_SCHEME } from './testing/arbitraries'
import {
  decodeInput,
  encodeAll,
  encodeMain,
  makeArticle,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeInput,
  makeSpan
} from './testing/build'
import { w3cFormat } from './w3c'
import { decodeW3c } from './w3c/decode'

const UUID = '3e1f0a2c-0000-4000-8000-000000000001'
const text = 'yes 😀 one two; yes'
const one = { start: 7, end: 10 }
const two = { start: 11, end: 14 }

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
    const claim = { 'claimdesk:claim': 'urn:claimdesk:claim:claim-1' }
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
        { ...textual, purpose: 'commenting', value: 'look here' },
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
    expect(decodeW3c(decodeInput(document, content)).spans[0]?.ranges).toEqual(document.spans[0]?.ranges)
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
    expect(decodeW3c(decodeInput(document, JSON.stringify(content))).spans[0]?.ranges).toEqual([
      { start, end: start + 4 }
    ])
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

  it('reads a span with two claims as one with the first, and says so', async () => {
    const document = makeDocument(text, {
      spans: [makeSpan(text, [one])],
      claims: [makeClaim({ id: 'c1' }), makeClaim({ id: 'c2' })]
    })
    const result = decodeW3c(decodeInput(document, await encodeMain(w3cFormat, makeInput([document]))))
    expect(result.spans.map(({ claim }) => claim?.id)).toEqual(['c1'])
    expect(result.problems.map(({ message }) => message)).toEqual(['It has 2 claims; only the first was taken.'])
  })
})
