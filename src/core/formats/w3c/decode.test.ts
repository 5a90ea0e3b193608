import { describe, expect, it } from 'vitest'
import { EMPTY_DECODED_DOCUMENT } from '../format'
import type { Decoded, DecodedDocument, DecodedSpan } from '../format'
import { makeArticle, makeFiles } from '../testing/build'
import { decodeAnnotations, W3C_READINGS } from './decode'

const text = '😀 First line\nsecond line; taxes fell, taxes rose'
const article = makeArticle(text, { url: 'https://example.org/story' })
const own = 'urn:claimdesk:article:0123456789abcdef'
const none: DecodedDocument = { ...EMPTY_DECODED_DOCUMENT, key: '', name: '', text }

const asFile = (content: unknown): string => (typeof content === 'string' ? content : JSON.stringify(content))

/** What is read of a file when the library has one article. */
async function decode(content: unknown, settings = {}): Promise<Decoded & DecodedDocument> {
  const files = makeFiles({ 'file.json': asFile(content) }, [{ article, text }], settings)
  const decoded = await decodeAnnotations(files, W3C_READINGS)
  expect(decoded.documents.length).toBeLessThan(2)
  return { ...none, ...decoded.documents[0], ...decoded }
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
const words = (result: Pick<DecodedDocument, 'spans'>): string[] =>
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
  ])('reads %s', async (_, content) => {
    const result = await decode(content)
    expect(words(result)).toEqual(['First'])
    expect(result.problems).toEqual([])
  })

  it('follows embedded pages and reports pages that lie elsewhere', async () => {
    const second = { type: 'AnnotationPage', items: [annotation(quote('second'))], next: 'http://example.org/page3' }
    const result = await decode({ type: 'AnnotationCollection', first: { items: [item], next: second } })
    expect(words(result)).toEqual(['First', 'second'])
    expect(result.problems.map(({ place }) => place)).toEqual(['http://example.org/page3'])
  })

  it('names the line of what it cannot read in JSON lines', async () => {
    const result = await decode(`${JSON.stringify(item)}\n{broken\n${JSON.stringify(annotation(quote('unicorn')))}`)
    expect(words(result)).toEqual(['First'])
    expect(result.problems.map(({ line }) => line)).toEqual([2, 3])
  })

  it('reports what is no annotation, with its place', async () => {
    const result = await decode([item, 7, { type: 'Annotation', id: 'urn:x:1' }, { name: 'no' }])
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
  ])('reads %s', async (_, selector, expected) => {
    const result = await decode(annotation(selector))
    expect(result.problems).toEqual([])
    expect(words(result)).toEqual([expected])
    expect(result.remarks).toEqual([])
  })

  it('lets context tell repeated words apart', async () => {
    const { spans } = await decode(annotation(quote('taxes', { prefix: 'fell, ', suffix: ' rose' })))
    const found = spans[0]?.ranges[0]
    expect(found?.start).toBe(text.lastIndexOf('taxes'))
  })

  it('recognises positions in UTF-16 and says so', async () => {
    const result = await decode(annotation([quote('First'), position(3, 8)]))
    expect(result.spans[0]?.ranges).toEqual([{ start: 3, end: 8 }])
    expect(result.remarks).toEqual([])
    expect(result.readings).toEqual([
      {
        file: null,
        setting: 'positions',
        chosen: 'utf16',
        evidence: 'Positions were read as UTF-16 code units: 1 of 1 have the words that the file gives.'
      }
    ])
  })

  it('finds words that are not at their position, the nearest of several', async () => {
    const result = await decode(annotation([quote('taxes'), position(40, 45)]))
    expect(result.spans[0]?.ranges[0]?.start).toBe(text.lastIndexOf('taxes'))
    expect(result.remarks).toEqual(['1 passages were found by their words, not at their positions.'])
  })

  it('joins several targets to one discontinuous passage, in text order', async () => {
    const targets = [quote('second'), quote('First')].map((selector) => ({ source: own, selector }))
    expect(words(await decode({ type: 'Annotation', target: targets }))).toEqual(['First|second'])
    expect(words(await decode({ type: 'Annotation', target: { type: 'Composite', items: targets } }))).toEqual([
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
  ])('reports %s', async (_, selector, message) => {
    const result = await decode(annotation(selector))
    expect(result.spans).toEqual([])
    expect(result.problems).toEqual([
      { file: null, line: null, place: 'http://example.org/anno1', message: expect.stringContaining(message) }
    ])
  })

  it('does not cut an annotation down to the targets that can be found', async () => {
    const result = await decode({
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
  ])('takes annotations of %s', async (source) => {
    expect(words(await decode({ type: 'Annotation', target: { source, selector: quote('First') } }))).toEqual(['First'])
  })

  it.each(['urn:claimdesk:article:ffffffffffffffff', `urn:sha256:${'c'.repeat(64)}`])(
    'reports annotations of another article, %s',
    async (source) => {
      const result = await decode([
        { type: 'Annotation', target: { source, selector: quote('First') } },
        { type: 'Annotation', target: source }
      ])
      expect(result.spans.length + result.documentLabels.length).toBe(0)
      expect(result.problems.map(({ message }) => message)).toEqual(
        Array(2).fill(`It belongs to another article (${source}).`)
      )
    }
  )

  it('does not trust a position alone that was counted in another version of the text', async () => {
    const state = { type: 'TimeState', 'claimdesk:textSha256': 'd'.repeat(64) }
    const of = async (selector: unknown): Promise<Decoded & DecodedDocument> =>
      decode({ type: 'Annotation', target: { source: own, selector, state } })
    expect((await of(position(2, 7))).problems[0]?.message).toContain('another version of the text')
    expect(words(await of([quote('First'), position(2, 7)]))).toEqual(['First'])
  })

  it('says when annotations of several sources were read as one article', async () => {
    const of = (source: string): object => ({ type: 'Annotation', target: { source, selector: quote('First') } })
    expect((await decode([of('urn:x:1'), of('urn:x:2')])).remarks).toEqual([
      'The annotations name 2 sources that were all read as “A title”.'
    ])
  })

  it('reports replies and relations', async () => {
    const reply = { type: 'Annotation', motivation: 'replying', target: 'http://example.org/anno1' }
    expect((await decode([annotation(quote('First')), reply])).problems.map(({ message }) => message)).toEqual([
      'It annotates another annotation (a reply or a relation).'
    ])
  })
})

describe('the bodies of annotations', () => {
  const read = async (more: object): Promise<DecodedSpan | undefined> =>
    (await decode(annotation(quote('First'), more))).spans[0]
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
  ])('reads %s', async (_, more, label, note) => {
    expect(await read(more)).toMatchObject({ label, note })
  })

  it('takes further tags as attributes where they are some, else as tags', async () => {
    const body = [tag('Claim'), tag('certainty=high'), tag('economy'), tag('a b=c')]
    expect(await read({ body })).toMatchObject({ attributes: { certainty: 'high' }, tags: ['economy', 'a b=c'] })
  })

  it('takes only what can be an attribute from our own attributes, and names the rest', async () => {
    const attributes = { ok: [true], fine: 'x', n: 2, 'no good': 'x', list: ['a', 'b'], deep: { a: 1 } }
    const { spans, problems } = await decode(annotation(quote('First'), { 'claimdesk:attributes': attributes }))
    expect(spans[0]?.attributes).toEqual({ fine: 'x', n: 2, 'no good': 'x', list: ['a', 'b'] })
    expect(problems.map(({ message }) => message)).toEqual([
      'These attributes were left out, because of their values: ok, deep.'
    ])
  })

  it.each([
    ['2024-08-22T10:00:00Z', '2024-08-22T10:00:00Z'],
    ['2024-08-22T12:00:00+02:00', '2024-08-22T10:00:00.000Z'],
    ['2024-08-22T10:00:00', '2024-08-22T10:00:00Z'],
    ['2024-13-45T10:00:00Z', null],
    ['yesterday', null],
    [7, null]
  ])('reads the time %s', async (created, expected) => {
    expect((await read({ created }))?.createdAt).toBe(expected)
  })

  it.each([
    ['acct:someone@example.org', 'acct:someone@example.org'],
    [{ id: 'http://example.org/u1', name: 'Some One' }, 'http://example.org/u1'],
    [{ name: 'Some One' }, 'Some One'],
    [[{ id: 'urn:claimdesk:person:anna', name: 'Anna' }], 'anna'],
    [undefined, null]
  ])('reads the person %j', async (creator, expected) => {
    expect((await read({ creator }))?.person).toBe(expected)
  })

  it('reads a body without a place as a label of the whole article', async () => {
    const result = await decode({
      type: 'Annotation',
      body: [tag('Wire copy'), tag('why', 'commenting')],
      target: 'urn:x:1'
    })
    expect(result.documentLabels).toMatchObject([{ label: 'Wire copy', value: null, attributes: {}, note: 'why' }])
    expect(result.spans).toEqual([])
  })

  it('reads each further tag on a whole article as a label of its own', async () => {
    const result = await decode({ type: 'Annotation', body: [tag('Wire copy'), tag('Old')], target: own })
    expect(result.documentLabels.map(({ label }) => label)).toEqual(['Wire copy', 'Old'])
  })

  it('reads comments on the whole article as its note, and says what is lost', async () => {
    const comment = (value: string): object => ({ type: 'Annotation', bodyValue: value, target: own })
    const result = await decode([comment('one'), comment('two')])
    expect(result.note).toBe('one\n\ntwo')
    expect(result.remarks).toEqual([
      '2 comments on whole articles became their notes; who wrote them, and when, is left out.'
    ])
  })

  it('knows people by their addresses, with their names', async () => {
    const creator = { id: 'http://example.org/u1', name: 'Some One' }
    expect((await decode(annotation(quote('First'), { creator }))).people).toEqual([creator])
  })

  it('finds creator and times in the bodies, where RecogitoJS has them', async () => {
    const body = { ...tag('Claim'), creator: { name: 'Some One' }, created: '2024-08-22T10:00:00Z' }
    expect(await read({ body: [body] })).toMatchObject({ person: 'Some One', createdAt: '2024-08-22T10:00:00Z' })
  })

  it('names what it leaves out', async () => {
    const result = await decode(annotation(quote('First'), { rights: 'http://example.org/licence', via: 'urn:x:2' }))
    expect(result.remarks).toEqual(['Of the annotations was left out: rights, via.'])
  })
})

describe('the units of positions', () => {
  it('are decided for the whole file, so that positions without words are read alike', async () => {
    const file = [annotation([quote('First'), position(3, 8)]), annotation(position(9, 13))]
    expect(words(await decode(file))).toEqual(['First', 'line'])
    const inPoints = [annotation([quote('First'), position(2, 7)]), annotation(position(8, 12))]
    expect(words(await decode(inPoints))).toEqual(['First', 'line'])
  })

  it('can be chosen', async () => {
    expect(words(await decode(annotation(position(2, 7))))).toEqual(['First'])
    expect(words(await decode(annotation(position(2, 7)), { positions: 'utf16' }))).toEqual([' Firs'])
  })

  it('may differ in one annotation, if its words say so', async () => {
    const at = [annotation([quote('First'), position(2, 7)]), annotation([quote('line'), position(8, 12)])]
    const result = await decode([...at, annotation([quote('second'), position(14, 20)])])
    expect(words(result)).toEqual(['First', 'line', 'second'])
    expect(result.remarks).toEqual([
      '1 positions were counted otherwise than the others in their file: their words agree.'
    ])
  })
})

describe('several texts', () => {
  const other = {
    article: makeArticle('Another text', { id: 'f'.repeat(16), title: 'Other', url: null }),
    text: 'Another text'
  }
  const both = [{ article, text }, other]
  const of = (source: string, exact: string): object => ({
    type: 'Annotation',
    target: { source, selector: quote(exact) }
  })
  const read = (content: unknown, known = both, more: Record<string, string> = {}): Promise<Decoded> =>
    decodeAnnotations(makeFiles({ 'file.json': asFile(content), ...more }, known), W3C_READINGS)

  it('are told apart by ids and addresses', async () => {
    const decoded = await read([
      of('https://example.org/story', 'First'),
      of(`urn:claimdesk:article:${'f'.repeat(16)}`, 'Another')
    ])
    expect(decoded.problems).toEqual([])
    expect(decoded.documents.map((document) => [document.article, document.spans.length])).toEqual([
      ['0123456789abcdef', 1],
      ['f'.repeat(16), 1]
    ])
  })

  it('are told apart by the names of files that are given along', async () => {
    const texts = {
      'texts/one.txt': 'First one\r\nsecond',
      'two.html': '<title>T</title><body>First <b>two</b></body>'
    }
    const { documents, problems } = await read(
      [of('https://x.org/a/one.html?q', 'second'), of('urn:x:two', 'two')],
      [],
      texts
    )
    expect(problems).toEqual([])
    expect(documents.map(({ name, text, spans }) => [name, text, spans[0]?.ranges])).toEqual([
      ['texts/one', 'First one\nsecond', [{ start: 10, end: 16 }]],
      ['two', 'First two', [{ start: 6, end: 9 }]]
    ])
  })

  it('leave an annotation of an unknown source with a problem', async () => {
    const decoded = await read(of('http://x.org/a', 'First'))
    expect(decoded.documents).toEqual([])
    expect(decoded.problems[0]?.message).toBe('None of the 2 texts is known to be that of “http://x.org/a”.')
    expect((await read(of('http://x.org/a', 'First'), [])).problems[0]?.message).toContain('Import the article first')
  })

  it('do not mix in one annotation', async () => {
    const target = [of('https://example.org/story', 'First'), of(`urn:claimdesk:article:${'f'.repeat(16)}`, 'Another')]
    const content = { type: 'Annotation', target: target.map((each) => (each as { target: object }).target) }
    expect((await read(content)).problems[0]?.message).toBe('Its targets lie in several articles.')
  })
})

describe('relations of other programs', () => {
  const item = (id: string, exact: string): object => ({ ...annotation(quote(exact)), id })
  it.each([
    [
      'two targets, as RecogitoJS writes it',
      [
        {
          id: '#r',
          type: 'Annotation',
          motivation: 'linking',
          body: [{ type: 'TextualBody', value: 'isBefore', purpose: 'tagging' }],
          target: [{ id: '#a' }, { id: '#b' }]
        }
      ]
    ],
    [
      'a body and a target, with the type in an annotation of the link',
      [
        { id: '#r', type: 'Annotation', motivation: 'linking', body: '#a', target: '#b' },
        { id: '#m', type: 'Annotation', body: { value: 'isBefore' }, target: '#r' }
      ]
    ]
  ])('are read from %s', async (_, links) => {
    const result = await decode([...links, item('#a', 'First'), item('#b', 'second')])
    expect(result.problems).toEqual([])
    expect(result.relations).toMatchObject([
      { id: '#r', type: 'isBefore', from: '#a', to: { span: '#b', document: null } }
    ])
  })

  it('are reported when an end is missing', async () => {
    const link = { id: '#r', type: 'Annotation', motivation: 'linking', target: [{ id: '#a' }, { id: '#x' }] }
    const result = await decode([item('#a', 'First'), link])
    expect(result.relations).toEqual([])
    expect(result.problems.map(({ message }) => message)).toEqual([
      'This relation was left out: the annotation at which it ends was not taken.'
    ])
  })
})
