import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../model/scheme'
import type { Scheme } from '../model/scheme'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import type { ExportDocument } from './format'
import { labelStudioFormat } from './label-studio'
import { exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import { carried, found } from './testing/carried'
import { decodeFiles } from './testing/label-studio-files'
import {
  encodeAll,
  encodeFitted,
  makeArticle,
  makeDocument,
  makeDocumentLabel,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'

const SCHEME: Scheme = {
  ...DEFAULT_SCHEME,
  labels: DEFAULT_SCHEME.labels
    .filter(({ id }) => id === 'claim' || id === 'wire-copy')
    .map((label) => ({
      ...label,
      attributes:
        label.id !== 'claim'
          ? []
          : [
              { ...definition('tone', 'choice'), options: ['calm', 'loud'] },
              { ...definition('topics', 'several'), options: ['tax', 'war'] }
            ]
    })),
  relationTypes: DEFAULT_SCHEME.relationTypes.filter(({ id }) => id === 'contradicts' || id === 'supports')
}

function definition(id: string, kind: 'choice' | 'several') {
  return { id, name: id, kind, description: '', required: false, options: [], minimum: null, maximum: null }
}

/** In one piece, because arrays of bytes are slow to compare. */
const bytesOf = (files: ReadonlyMap<string, Uint8Array>): string =>
  [...files].map(([path, bytes]) => `${path}\n${Buffer.from(bytes).toString('latin1')}`).join()

describe('Label Studio tasks', () => {
  const text = 'No 😀 tax\nrise'
  const times = { createdAt: '2024-08-22T10:00:00.000Z', updatedAt: '2024-08-22T10:00:00.000Z' }
  const document = makeDocument(text, {
    name: 'one',
    article: makeArticle(text, { title: 'T', language: 'und' }),
    spans: [
      makeSpan(text, [{ start: 3, end: 9 }], {
        ...times,
        id: 'a',
        note: 'see',
        tags: ['x', 'y'],
        attributes: { tone: 'loud', topics: ['tax'], sure: true, n: 0.5, free: 'text' }
      }),
      makeSpan(text, [{ start: 10, end: 14 }], { ...times, id: 'b' })
    ],
    documentLabels: [makeDocumentLabel({ ...times, id: 'd', label: 'wire-copy' })],
    relations: [
      makeRelation({
        ...times,
        type: 'contradicts',
        from: { article: '0123456789abcdef', span: 'a', quote: '' },
        to: { article: '0123456789abcdef', span: 'b', quote: '' }
      })
    ]
  })

  it('are, byte by byte, what Label Studio imports, with a configuration that opens them', async () => {
    const files = await encodeAll(labelStudioFormat, makeInput([document], {}, [SCHEME]))
    const common = '"id":"a","to_name":"text","origin":"manual"'
    const created = '"created":"2024-08-22T10:00:00.000Z"'
    expect([...files.keys()]).toEqual(['tasks.json', 'config.xml'])
    expect(files.get('tasks.json')).toBe(
      '[\n{"id":1,"data":{"text":"No 😀 tax\\nrise"},"annotations":[{"id":1,"created_at":"2024-08-22T10:00:00.000Z",' +
        '"updated_at":"2024-08-22T10:00:00.000Z","was_cancelled":false,"ground_truth":false,"result":[' +
        `{${common},"from_name":"label","type":"labels","value":{"start":3,"end":8,"text":"😀 tax","labels":["Claim"]},` +
        `"meta":{"text":["see"],"claimdesk":{${created},"attributes":{"topics":["tax"],"sure":true}}}},` +
        `{${common},"from_name":"tone","type":"choices","value":{"start":3,"end":8,"choices":["loud"]}},` +
        `{${common},"from_name":"topics","type":"choices","value":{"start":3,"end":8,"choices":["tax"]}},` +
        `{${common},"from_name":"sure","type":"choices","value":{"start":3,"end":8,"choices":["true"]}},` +
        `{${common},"from_name":"n","type":"number","value":{"start":3,"end":8,"number":0.5}},` +
        `{${common},"from_name":"free","type":"textarea","value":{"start":3,"end":8,"text":["text"]}},` +
        `{${common},"from_name":"tags","type":"textarea","value":{"start":3,"end":8,"text":["x","y"]}},` +
        '{"id":"b","to_name":"text","origin":"manual","from_name":"label","type":"labels","value":{"start":9,"end":13,' +
        `"text":"rise","labels":["Claim"]},"meta":{"claimdesk":{${created}}}},` +
        '{"id":"choices-1","from_name":"document-label","to_name":"text","type":"choices","origin":"manual",' +
        '"value":{"choices":["Wire copy"]}},' +
        '{"from_id":"a","to_id":"b","type":"relation","direction":"bi","labels":["Contradicts"]}]}],' +
        '"meta":{"claimdesk":{"name":"one","title":"T","people":{"anna":"Anna Ådahl"},' +
        `"labelDetails":[{"id":"d","label":"Wire copy","person":"anna",${created}}],` +
        `"relations":[{"id":"relation-1","type":"Contradicts","from":"a","to":"b","person":"anna",${created}}],` +
        '"annotators":{"1":"anna"}}}}\n]\n'
    )
    expect(files.get('config.xml')).toBe(
      [
        '<View>',
        '  <Labels name="label" toName="text">',
        '    <Label value="Claim" background="#ac9000" hotkey="1" hint="A statement that can be checked."/>',
        '  </Labels>',
        '  <Text name="text" value="$text"/>',
        '  <Choices name="document-label" toName="text" choice="multiple">',
        '    <Choice value="Wire copy" hint="Taken over from an agency."/>',
        '  </Choices>',
        '  <Choices name="tone" toName="text" perRegion="true" choice="single">',
        '    <Choice value="calm"/>',
        '    <Choice value="loud"/>',
        '  </Choices>',
        '  <Choices name="topics" toName="text" perRegion="true" choice="multiple">',
        '    <Choice value="tax"/>',
        '    <Choice value="war"/>',
        '  </Choices>',
        '  <Choices name="sure" toName="text" perRegion="true" choice="single">',
        '    <Choice value="true"/>',
        '    <Choice value="false"/>',
        '  </Choices>',
        '  <Number name="n" toName="text" perRegion="true"/>',
        '  <TextArea name="free" toName="text" perRegion="true"/>',
        '  <TextArea name="tags" toName="text" perRegion="true"/>',
        '  <Relations>',
        '    <Relation value="Supports"/>',
        '    <Relation value="Contradicts"/>',
        '  </Relations>',
        '</View>',
        ''
      ].join('\n')
    )
  })

  it('count the torture text in code points', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
    )
    const files = await encodeAll(labelStudioFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })]))
    const [task] = JSON.parse(files.get('tasks.json') ?? '') as {
      annotations: { result: { value: { start: number; end: number; text: string } }[] }[]
    }[]
    expect(task?.annotations[0]?.result.map(({ value: { start, end, text: exact } }) => [start, end, exact])).toEqual(
      TORTURE_TARGETS.map(({ codepoint: [start, end], exact }) => [start, end, exact])
    )
  })

  it('have an annotation for each person, and completed_by when it is wanted', async () => {
    const spans = [
      makeSpan('one two', [{ start: 0, end: 3 }]),
      makeSpan('one two', [{ start: 4, end: 7 }], { id: 'span-2', person: '7' })
    ]
    const far = makeDocument('one two', { spans, relations: [makeRelation()] })
    const settings = { people: 'completed-by' }
    const files = await encodeAll(labelStudioFormat, makeInput([far], { settings }))
    const [task] = JSON.parse(files.get('tasks.json') ?? '') as {
      annotations: { completed_by: unknown; result: [] }[]
    }[]
    expect(task?.annotations.map(({ completed_by, result }) => [completed_by, result.length])).toEqual([
      [{ email: 'anna', first_name: 'Anna Ådahl' }, 1],
      [7, 1]
    ])
    // A relation between the work of two people has no place in either, but comes back.
    const [back] = (await decodeFiles(files)).documents
    expect(back?.relations.map(({ id, from, to }) => [id, from, to.span])).toEqual([['relation-1', 'span-1', 'span-2']])
  })

  it('are an empty list with a configuration when there is no article', async () => {
    const files = await encodeAll(labelStudioFormat, makeInput([]))
    expect(files.get('tasks.json')).toBe('[]\n')
    expect((await decodeFiles(files)).labels.map(({ path }) => path)).toContain('Claim')
  })

  it('give colours, keys and kinds of labels back from the configuration', async () => {
    const files = await encodeAll(labelStudioFormat, makeInput([document], {}, [SCHEME]))
    const { labels, relationTypes } = await decodeFiles(files)
    expect(labels).toMatchObject([
      { path: 'Claim', hue: 95, key: '1', appliesTo: 'span', description: 'A statement that can be checked.' },
      { path: 'Wire copy', appliesTo: 'document' }
    ])
    expect(relationTypes).toMatchObject([{ name: 'Supports' }, { name: 'Contradicts', symmetric: true }])
  })
})

describe('Label Studio round trips', () => {
  const write = async (documents: readonly ExportDocument[]) =>
    (await encodeFitted(labelStudioFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))).files

  it('bring back whatever is not declared lost', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const decoded = await decodeFiles(await write(documents))
        expect(decoded.problems).toEqual([])
        expect(decoded.documents.map(({ name, extra }) => [name, extra])).toEqual(
          documents.map(({ name }) => [name, {}])
        )
        documents.forEach((document, index) => {
          expect(found(decoded, index)).toEqual(carried(document, true))
        })
      })
    )
  })

  it('bring it back from HTML that is made of the text, too', async () => {
    const made = makeDocument('x', { extra: { labelStudio: { html: '<b>x</b>' } } })
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const decoded = await decodeFiles(await write([made, ...documents]))
        expect(decoded.problems).toEqual([])
        documents.forEach((document, index) => {
          expect(found(decoded, index + 1)).toEqual(carried(document, true))
        })
      })
    )
  })

  it('give the same bytes each time', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        expect(bytesOf(await write(documents))).toBe(bytesOf(await write(documents)))
      })
    )
  })

  it('never throw on damaged files, and only give ranges of the words they quote', async () => {
    const spans = [makeSpan(TORTURE_TEXT, [{ start: 12, end: 25 }], { attributes: { a: true, b: ['x'] } })]
    const document = makeDocument(TORTURE_TEXT, { spans, documentLabels: [makeDocumentLabel()] })
    const html = makeDocument('ab', {
      spans: [makeSpan('ab', [{ start: 0, end: 2 }])],
      extra: { labelStudio: { html: '<p>a<b>b</b></p>' } }
    })
    const sources = await Promise.all([
      encodeAll(labelStudioFormat, makeInput([document])),
      encodeAll(labelStudioFormat, makeInput([html]))
    ])
    const damaged = fc.constantFrom(...sources).chain((files) =>
      fc.record({
        'tasks.json': mutated(files.get('tasks.json') ?? ''),
        'config.xml': fc.oneof(fc.constant(files.get('config.xml') ?? ''), mutated(files.get('config.xml') ?? ''))
      })
    )
    await fc.assert(
      fc.asyncProperty(damaged, async (files) => {
        for (const { text, spans: read } of (await decodeFiles(files)).documents) {
          for (const { ranges, quotes, orphan } of read) {
            if (!orphan)
              expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      })
    )
  })
})
