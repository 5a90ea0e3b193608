import { describe, expect, it } from 'vitest'
import type { DecodeResult } from '../format'
import { decodeInput, makeArticle } from '../testing/build'
import { decodeW3c } from './decode'

const text = '😀 First line\nsecond line; taxes fell, taxes rose'
const article = makeArticle(text, { url: 'https://example.org/story' })
const own = 'urn:claimdesk:article:0123456789abcdef'

function decode(content: unknown): DecodeResult {
  const file = typeof content === 'string' ? content : JSON.stringify(content)
  return decodeW3c(decodeInput({ article, text }, file))
}

const quote = (exact: string, more: object = {}): object => ({ type: 'TextQuoteSelector', exact, ...more })
const position = (start: number, end: number): object => ({ type: 'TextPositionSelector', start, end })
const annotation = (selector: unknown, more: object = {}): object => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'http://example.org/anno1',
  type: 'Annotation',
  target: { source: own, selector },
  ...more
})
const words = (result: DecodeResult): string[] =>
  result.spans.map(({ ranges }) => ranges.map(({ start, end }) => text.slice(start, end)).join('|'))

describe('the containers of annotations', () => {
  const item = annotation(quote('First'))
  it.each([
    ['one annotation', item],
    ['a list', [item]],
    ['a page', { type: 'AnnotationPage', items: [item] }],
    ['a collection with items', { type: 'AnnotationCollection', items: [item] }],
    [
      'a collection with a first page',
      { type: ['AnnotationCollection'], first: { type: 'AnnotationPage', items: [item] } }
    ],
    ['one item that is not in a list', { type: 'AnnotationPage', items: item }],
    ['a graph', { '@context': 'http://www.w3.org/ns/anno.jsonld', '@graph': [item] }],
    ['JSON lines', `${JSON.stringify(item)}\n\n`],
    ['JSON lines with CRLF and a byte order mark', `\uFEFF${JSON.stringify(item)}\r\n`]
  ])('reads %s', (_, content) => {
    const result = decode(content)
    expect(words(result)).toEqual(['First'])
    expect(result.problems).toEqual([])
  })

  it('follows embedded pages and reports pages that lie elsewhere', () => {
    const second = { type: 'AnnotationPage', items: [annotation(quote('second'))], next: 'http://example.org/page3' }
    const result = decode({ type: 'AnnotationCollection', first: { items: [item], next: second } })
    expect(words(result)).toEqual(['First', 'second'])
    expect(result.problems.map(({ place }) => place)).toEqual(['http://example.org/page3'])
  })

  it('names the line of what it cannot read in JSON lines', () => {
    const result = decode(`${JSON.stringify(item)}\n{broken\n${JSON.stringify(annotation(quote('unicorn')))}`)
    expect(words(result)).toEqual(['First'])
    expect(result.problems.map(({ line }) => line)).toEqual([2, 3])
  })

  it('reports what is no annotation, with its place', () => {
    const result = decode([item, 7, { type: 'Annotation', id: 'urn:x:1' }, { name: 'no' }])
    expect(result.problems.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      'file[1]: There is no annotation here.',
      'urn:x:1: The annotation has no target.',
      'file[3]: There is no annotation here.'
    ])
  })
})

describe('the places of annotations', () => {
  it.each([
    ['a position in code points, with a quote', [quote('First'), position(2, 7)], 'First'],
    ['a position alone', position(2, 7), 'First'],
    ['a quote alone', quote('second line'), 'second line'],
    ['a quote with context', quote('taxes', { prefix: 'fell, ', suffix: ' rose' }), 'taxes'],
    ['a quote with CRLF', quote('line\r\nsecond', { prefix: 'First ', suffix: ' line' }), 'line\nsecond'],
    ['numbers written as strings', { type: 'TextPositionSelector', start: '2', end: '7' }, 'First'],
    ['types with their namespace', { type: 'oa:TextQuoteSelector', exact: 'First' }, 'First'],
    ['a refined quote', quote('First', { refinedBy: position(0, 2) }), 'First'],
    ['a quote inside another part', { type: 'XPathSelector', value: '/p', refinedBy: quote('First') }, 'First'],
    ['a quote beside what cannot be read', [{ type: 'RangeSelector' }, quote('First')], 'First'],
    ['a second quote where the first one fails', [quote('Frist'), quote('First')], 'First']
  ])('reads %s', (_, selector, expected) => {
    const result = decode(annotation(selector))
    expect(result.problems).toEqual([])
    expect(words(result)).toEqual([expected])
    expect(result.remarks).toEqual([])
  })

  it('lets context tell repeated words apart', () => {
    const found = decode(annotation(quote('taxes', { prefix: 'fell, ', suffix: ' rose' }))).spans[0]?.ranges[0]
    expect(found?.start).toBe(text.lastIndexOf('taxes'))
  })

  it('recognises positions in UTF-16 and says so', () => {
    const result = decode(annotation([quote('First'), position(3, 8)]))
    expect(result.spans[0]?.ranges).toEqual([{ start: 3, end: 8 }])
    expect(result.remarks).toEqual([
      'Of 1 passages the positions are UTF-16 code units, not code points: their words agree.'
    ])
  })

  it('finds words that are not at their position, the nearest of several', () => {
    const result = decode(annotation([quote('taxes'), position(40, 45)]))
    expect(result.spans[0]?.ranges[0]?.start).toBe(text.lastIndexOf('taxes'))
    expect(result.remarks).toEqual(['1 passages were found by their words, not at their positions.'])
  })

  it('joins several targets to one discontinuous passage, in text order', () => {
    const targets = [quote('second'), quote('First')].map((selector) => ({ source: own, selector }))
    expect(words(decode({ type: 'Annotation', target: targets }))).toEqual(['First|second'])
    expect(words(decode({ type: 'Annotation', target: { type: 'Composite', items: targets } }))).toEqual([
      'First|second'
    ])
  })

  it.each([
    ['words that are not there', quote('unicorn'), 'the words “unicorn” are not in the text'],
    ['repeated words without context', quote('taxes'), 'occur 2 times'],
    ['a position outside the text', position(2, 900), 'is empty or outside the text'],
    ['an empty position', position(2, 2), 'is empty or outside the text'],
    ['an empty quote', quote(''), 'its quote is empty'],
    ['a selector of another kind', { type: 'SvgSelector', value: '<svg/>' }, 'cannot be read (SvgSelector)'],
    ['a quote without words', { type: 'TextQuoteSelector', prefix: 'x' }, 'cannot be read (TextQuoteSelector without'],
    ['a position without numbers', { type: 'TextPositionSelector', start: 'x' }, 'a position without numbers'],
    ['a selector elsewhere', 'http://example.org/selector1', 'cannot be read (http://example.org/selector1)']
  ])('reports %s', (_, selector, message) => {
    const result = decode(annotation(selector))
    expect(result.spans).toEqual([])
    expect(result.problems).toEqual([
      { line: null, place: 'http://example.org/anno1', message: expect.stringContaining(message) }
    ])
  })

  it('does not cut an annotation down to the targets that can be found', () => {
    const result = decode({
      type: 'Annotation',
      target: [quote('First'), quote('unicorn')].map((selector) => ({ selector }))
    })
    expect(result.spans).toEqual([])
    expect(result.problems).toHaveLength(1)
  })
})

describe('the sources of annotations', () => {
  it.each([
    own,
    `urn:sha256:${'a'.repeat(64)}`,
    `urn:sha256:${'B'.repeat(64)}`,
    'https://example.org/story',
    'urn:x:1'
  ])('takes annotations of %s', (source) => {
    expect(words(decode({ type: 'Annotation', target: { source, selector: quote('First') } }))).toEqual(['First'])
  })

  it.each(['urn:claimdesk:article:ffffffffffffffff', `urn:sha256:${'c'.repeat(64)}`])(
    'reports annotations of another article, %s',
    (source) => {
      const result = decode([
        { type: 'Annotation', target: { source, selector: quote('First') } },
        { type: 'Annotation', target: source }
      ])
      expect(result.spans.length + result.documentLabels.length).toBe(0)
      expect(result.problems.map(({ message }) => message)).toEqual(
        Array(2).fill(`It belongs to another article (${source}).`)
      )
    }
  )

  it('does not trust a position alone that was counted in another version of the text', () => {
    const state = { type: 'TimeState', 'claimdesk:textSha256': 'd'.repeat(64) }
    const of = (selector: unknown): DecodeResult =>
      decode({ type: 'Annotation', target: { source: own, selector, state } })
    expect(of(position(2, 7)).problems[0]?.message).toContain('another version of the text')
    expect(words(of([quote('First'), position(2, 7)]))).toEqual(['First'])
  })

  it('says when annotations of several sources were read as one article', () => {
    const of = (source: string): object => ({ type: 'Annotation', target: { source, selector: quote('First') } })
    expect(decode([of('urn:x:1'), of('urn:x:2')]).remarks).toEqual([
      'The annotations name 2 sources; all were read as this article.'
    ])
  })

  it('reports replies and relations', () => {
    const reply = { type: 'Annotation', motivation: 'replying', target: 'http://example.org/anno1' }
    expect(decode([annotation(quote('First')), reply]).problems.map(({ message }) => message)).toEqual([
      'It annotates another annotation (a reply or a relation).'
    ])
  })
})

describe('the bodies of annotations', () => {
  const read = (more: object): DecodeResult['spans'][number] | undefined =>
    decode(annotation(quote('First'), more)).spans[0]
  const tag = (value: string, purpose = 'tagging'): object => ({ type: 'TextualBody', value, purpose })

  it.each([
    ['a tag', { body: tag('Claim') }, 'Claim', ''],
    ['a tag in a list', { body: [tag('Claim')] }, 'Claim', ''],
    ['a tag with the id of its label', { body: { ...tag('A/Claim'), 'claimdesk:label': 'claim' } }, 'claim', ''],
    [
      'a classifying resource',
      { body: { purpose: 'classifying', source: 'http://x.org/l#My%20claim' } },
      'My claim',
      ''
    ],
    ['the motivation, where the body has no purpose', { motivation: 'tagging', body: { value: 'Claim' } }, 'Claim', ''],
    [
      'an address under a classifying motivation',
      { motivation: 'oa:classifying', body: 'http://x.org/l/Claim' },
      'Claim',
      ''
    ],
    ['a bare value', { bodyValue: 'a thought' }, '', 'a thought'],
    ['a bare value under a tagging motivation', { motivation: ['tagging'], bodyValue: 'Claim' }, 'Claim', ''],
    ['a comment', { body: tag('a thought', 'commenting') }, '', 'a thought'],
    ['what other purposes say', { body: [tag('one', 'describing'), tag('two', 'questioning')] }, '', 'one\ntwo'],
    ['an address of something', { body: 'http://example.org/video' }, '', 'http://example.org/video'],
    ['the default of a choice', { body: { type: 'Choice', items: [tag('Claim'), tag('Other')] } }, 'Claim', ''],
    ['nothing', {}, '', ''],
    ['bodies of no known form', { body: [7, null, { type: 'X' }, [tag('Claim')]] }, '', '']
  ])('reads %s', (_, more, label, note) => {
    expect(read(more)).toMatchObject({ label, note })
  })

  it('takes further tags as attributes where they are some, else as tags', () => {
    const body = [tag('Claim'), tag('certainty=high'), tag('economy'), tag('a b=c')]
    expect(read({ body })).toMatchObject({ attributes: { certainty: 'high' }, tags: ['economy', 'a b=c'] })
  })

  it('takes only what can be an attribute from our own attributes', () => {
    const attributes = { ok: [true], fine: 'x', n: 2, 'no good': 'x', list: ['a', 'b'], deep: { a: 1 } }
    expect(read({ 'claimdesk:attributes': attributes })?.attributes).toEqual({ fine: 'x', n: 2, list: ['a', 'b'] })
  })

  it.each([
    ['2024-08-22T10:00:00Z', '2024-08-22T10:00:00Z'],
    ['2024-08-22T12:00:00+02:00', '2024-08-22T10:00:00.000Z'],
    ['2024-08-22T10:00:00', '2024-08-22T10:00:00Z'],
    ['2024-13-45T10:00:00Z', null],
    ['yesterday', null],
    [7, null]
  ])('reads the time %s', (created, expected) => {
    expect(read({ created })?.createdAt).toBe(expected)
  })

  it.each([
    ['acct:someone@example.org', 'acct:someone@example.org'],
    [{ id: 'http://example.org/u1', name: 'Some One' }, 'Some One'],
    [[{ id: 'urn:claimdesk:person:anna', name: 'Anna' }], 'anna'],
    [undefined, null]
  ])('reads the person %j', (creator, expected) => {
    expect(read({ creator })?.person).toBe(expected)
  })

  it('reads a body without a place as a label of the whole article', () => {
    const result = decode({ type: 'Annotation', body: [tag('Wire copy'), tag('why', 'commenting')], target: 'urn:x:1' })
    expect(result.documentLabels).toEqual([{ id: null, label: 'Wire copy', value: null, attributes: {}, note: 'why' }])
    expect(result.spans).toEqual([])
  })
})
