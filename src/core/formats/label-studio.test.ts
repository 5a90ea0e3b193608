import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../model/scheme'
import type { Scheme } from '../model/scheme'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import type { Decoded, ExportDocument } from './format'
import { exportInputOf } from './interchange'
import { labelStudioFormat } from './label-studio'
import { exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import { carried, found } from './testing/carried'
import {
  encodeAll,
  encodeFitted,
  makeArticle,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'

async function decodeFiles(
  files: Readonly<Record<string, string>> | ReadonlyMap<string, string | Uint8Array>,
  settings: Readonly<Record<string, string>> = {}
): Promise<Decoded> {
  return (await labelStudioFormat.decode?.(makeFiles(files, [], settings))) ?? Promise.reject(new Error())
}

const tasks = (...list: readonly object[]): string => JSON.stringify(list)
const region = (id: string, start: number, end: number, text: string | null, label: string) => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start, end, ...(text !== null && { text }), labels: [label] }
})
const words = ({ documents }: Decoded) =>
  documents.map(({ name, spans }) => [name, ...spans.map(({ id, label, quotes }) => [id, label, quotes[0]?.exact])])

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

describe('reading Label Studio', () => {
  it('takes regions, attributes, notes, choices, relations and people', async () => {
    const config = `<View><Labels name="label" toName="text"><Label value="Person" alias="PER" background="green"/></Labels>
      <Text name="text" value="$body"/><Choices name="mood" toName="text"><Choice value="good"/></Choices>
      <Choices name="kinds" toName="text" perRegion="true" choice="multiple"><Choice value="k"/></Choices></View>`
    const result = [
      region('r1', 0, 3, 'one', 'PER'),
      {
        ...region('r1', 0, 3, null, ''),
        type: 'choices',
        from_name: 'kinds',
        value: { start: 0, end: 3, choices: ['k'] }
      },
      { ...region('r2', 4, 7, 'two', 'PER'), meta: { text: ['odd'] } },
      { id: 'r2', type: 'rating', from_name: 'stars', to_name: 'text', value: { start: 4, end: 7, rating: 4 } },
      { id: 'r2', type: 'taxonomy', from_name: 't', to_name: 'text', value: { taxonomy: [['a', 'b'], ['c']] } },
      { id: 'c', type: 'choices', from_name: 'mood', to_name: 'text', value: { choices: ['good'] } },
      { id: 't', type: 'textarea', from_name: 'summary', to_name: 'text', value: { text: ['short'] } },
      { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'left', labels: ['knows'] },
      { type: 'relation', from_id: 'r1', to_id: 'gone', direction: 'right' }
    ]
    const annotation = {
      id: 5,
      completed_by: { id: 3, email: 'b@x.org', first_name: 'Ben', last_name: 'B' },
      created_at: '2021-03-10T17:22:21.176539Z',
      lead_time: 4.5,
      result
    }
    const decoded = await decodeFiles({
      'p/config.xml': config,
      'p/tasks.json': tasks(
        { id: 12, data: { body: 'one two', source: 's' }, annotations: [annotation] },
        { id: 13, data: { body: 'x' } }
      )
    })
    const [document, second] = decoded.documents
    expect([document?.name, second?.name]).toEqual(['12', '13'])
    expect(document?.spans).toMatchObject([
      {
        id: 'r1',
        label: 'PER',
        attributes: { kinds: ['k'] },
        createdAt: '2021-03-10T17:22:21.176Z',
        person: 'b@x.org'
      },
      { id: 'r2', label: 'PER', note: 'odd', attributes: { stars: 4, t: ['a/b', 'c'] } }
    ])
    expect(document?.documentLabels).toMatchObject([
      { label: 'good', value: null },
      { label: 'summary', value: 'short' }
    ])
    expect(document?.relations).toMatchObject([{ type: 'knows', from: 'r2', to: { span: 'r1' } }])
    expect(document?.extra).toEqual({
      labelStudio: {
        textKey: 'body',
        data: { source: 's' },
        annotations: [{ person: 'Ben B', lead_time: 4.5 }],
        choices: { good: 'mood' }
      }
    })
    expect(decoded.people).toEqual([{ id: 'b@x.org', name: 'Ben B' }])
    expect(decoded.labels).toMatchObject([
      { path: 'PER', description: 'Person', attributes: [{ id: 'kinds', kind: 'several', options: ['k'] }] },
      { path: 'good', appliesTo: 'document' }
    ])
    expect(decoded.problems.map(({ line, place }) => [line, place])).toEqual([[1, 'annotations[0].result[8]']])
  })

  it('makes a passage for each label of a region', async () => {
    const both = { ...region('r', 0, 3, 'one', ''), value: { start: 0, end: 3, text: 'one', labels: ['A', 'B'] } }
    const decoded = await decodeFiles({ 'a.json': tasks({ data: { text: 'one' }, annotations: [{ result: [both] }] }) })
    expect(words(decoded)).toEqual([['a', ['r', 'A', 'one'], ['r-2', 'B', 'one']]])
    expect(decoded.remarks.join()).toContain('several labels')
  })

  it.each(['codepoint', 'utf16'] as const)('finds out by the words that positions count %s', async (unit) => {
    const result = TORTURE_TARGETS.map((target, index) => region(`r${index}`, ...target[unit], target.exact, 'A'))
    const decoded = await decodeFiles({ 'a.json': tasks({ data: { text: TORTURE_TEXT }, annotations: [{ result }] }) })
    expect(words(decoded)[0]?.slice(1)).toEqual(TORTURE_TARGETS.map(({ exact }, index) => [`r${index}`, 'A', exact]))
    expect(decoded.readings).toMatchObject([{ setting: 'positions', chosen: unit }])
    expect(decoded.problems).toEqual([])
  })

  it('counts CRLF as two, as it is shown, unless the words say otherwise', async () => {
    const read = async (start: number): Promise<Decoded> =>
      decodeFiles({
        'a.json': tasks({
          data: { text: 'one\r\ntwo' },
          annotations: [{ result: [region('r', start, start + 3, 'two', 'A')] }]
        })
      })
    const [two, one] = [await read(5), await read(4)]
    expect([words(two), words(one)]).toEqual([[['a', ['r', 'A', 'two']]], [['a', ['r', 'A', 'two']]]])
    expect(one.readings[0]?.chosen).toBe('codepoint+crlf-one')
  })

  it('is recognised by its tasks and configurations', () => {
    const heads = [
      '<?xml version="1.0"?>\n<View>',
      '[{"data": {"text": "a"}, "annotations": [',
      '{"data":{"text":"a"}}',
      '{"text":"a"}',
      '<p>'
    ]
    expect(heads.map((head) => labelStudioFormat.recognise?.('a', head))).toEqual(['yes', 'yes', 'maybe', 'no', 'no'])
  })

  it('shows no text where a configuration is about pictures', async () => {
    const config =
      '<View><RectangleLabels name="l" toName="i"><Label value="A"/></RectangleLabels><Image name="i" value="$url"/></View>'
    const decoded = await decodeFiles({
      'config.xml': config,
      'a.json': tasks({ data: { url: 'https://example.org/a.png' } })
    })
    expect(decoded.documents).toEqual([])
    expect(decoded.problems.map(({ place }) => place)).toEqual(['data'])
  })

  it('looks for words that are not at their positions, and keeps those that are nowhere as orphans', async () => {
    const result = [region('a', 0, 3, 'two', 'A'), region('b', 0, 3, 'gone', 'A'), region('c', 9, 9, null, 'A')]
    const decoded = await decodeFiles({ 'a.json': tasks({ data: { text: 'one two' }, annotations: [{ result }] }) })
    expect(words(decoded)).toEqual([['a', ['b', 'A', 'gone'], ['a', 'A', 'two']]])
    expect(decoded.documents[0]?.spans[0]?.orphan).toEqual({ lastKnown: [{ start: 0, end: 3 }] })
    expect(decoded.problems.map(({ place }) => place)).toEqual(['b', 'c'])
  })

  it('reads HTML by paths, by globalOffsets, and across elements', async () => {
    const text = '<p>One 😀 <b>two</b></p><p>three<br>four</p>'
    const html = (id: string, value: object) => ({
      id,
      from_name: 'label',
      to_name: 'text',
      type: 'hypertextlabels',
      value
    })
    const result = [
      html('a', {
        start: '/p[1]/b[1]/text()[1]',
        end: '/p[2]/text()[1]',
        startOffset: 0,
        endOffset: 5,
        text: 'two\n\nthree',
        htmllabels: ['A']
      }),
      html('b', { globalOffsets: { start: 15, end: 19 }, hypertextlabels: ['B'] }),
      html('c', {
        start: '/p[9]/text()[1]',
        end: '/p[9]/text()[1]',
        startOffset: 0,
        endOffset: 1,
        text: 'x',
        hypertextlabels: ['C']
      })
    ]
    const decoded = await decodeFiles({ 'a.json': tasks({ data: { text }, annotations: [{ result }] }) })
    expect(decoded.documents[0]?.text).toBe('One 😀 twothree\nfour')
    expect(words(decoded)).toEqual([['a', ['a', 'A', 'twothree'], ['b', 'B', 'four']]])
    expect(decoded.problems.map(({ place }) => place)).toEqual(['c'])
  })

  it('writes HTML as HTML again, with places that are right in it', async () => {
    const text = '<p>One 😀 <b>two</b></p><style>p {}</style><p>three<br>four</p>'
    const start = { globalOffsets: { start: 6, end: 20 }, text: 'two\nthree', hypertextlabels: ['B'] }
    const result = [{ id: 'b', from_name: 'l', to_name: 't', type: 'hypertextlabels', value: start }]
    const first = await decodeFiles({ 'a.json': tasks({ data: { text }, annotations: [{ result }] }) })
    const parts = { sha256: () => '0'.repeat(64), software: 'Claimdesk 0.0.0' }
    const options = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }
    const files = await encodeAll(labelStudioFormat, exportInputOf(first, options, parts))
    const [task] = JSON.parse(files.get('tasks.json') ?? '') as {
      data: { text: string }
      annotations: { result: { type: string; value: object }[] }[]
    }[]
    expect(task?.data.text).toBe(text)
    expect(task?.annotations[0]?.result[0]).toMatchObject({
      type: 'hypertextlabels',
      value: {
        start: '/p[1]/b[1]/text()[1]',
        startOffset: 0,
        end: '/p[2]/text()[1]',
        endOffset: 5,
        globalOffsets: { start: 6, end: 18 },
        text: 'twothree'
      }
    })
    expect(files.get('config.xml')).toContain('<HyperText name="text" value="$text"/>')
    const again = await decodeFiles(files)
    expect(words(again)).toEqual(words(first))
    expect(again.documents[0]?.extra).toEqual(first.documents[0]?.extra)
  })

  it('reads old completions, predictions where nothing else is, dialogues and single tasks', async () => {
    const prediction = { model_version: 'm1', result: [{ ...region('r', 0, 3, 'one', 'A'), score: 0.5 }] }
    const data = { text: 'one two' }
    const decoded = await decodeFiles({
      'a.json': JSON.stringify({ data, predictions: [prediction] }),
      'b.jsonl': `${JSON.stringify({ data, completions: [{ created_at: 1598969437, result: [region('q', 4, 7, 'two', 'B')] }], predictions: [prediction] })}\n`
    })
    expect(words(decoded)).toEqual([['a', ['q', 'B', 'two']]])
    expect(decoded.documents[0]?.spans[0]?.createdAt).toBe('2020-09-01T14:10:37.000Z')
    const alone = await decodeFiles({ 'a.json': JSON.stringify({ data, predictions: [prediction] }) })
    expect(alone.documents[0]?.spans).toMatchObject([
      { label: 'A', person: 'm1 (prediction)', attributes: { score: 0.5 } }
    ])
    const none = await decodeFiles(
      { 'a.json': JSON.stringify({ data, predictions: [prediction] }) },
      { predictions: 'none' }
    )
    expect(none.documents[0]?.spans).toEqual([])

    const dialogue = await decodeFiles({
      'config.xml':
        '<View><ParagraphLabels name="l" toName="d"><Label value="A"/></ParagraphLabels><Paragraphs name="d" value="$talk"/></View>',
      'c.json': tasks({
        data: {
          talk: [
            { author: 'x', text: 'hello' },
            { author: 'y', text: 'you there' }
          ]
        },
        annotations: [
          {
            result: [
              {
                id: 'r',
                from_name: 'l',
                to_name: 'd',
                type: 'paragraphlabels',
                value: { start: '1', end: '1', startOffset: 4, endOffset: 9, text: 'there', paragraphlabels: ['A'] }
              }
            ]
          }
        ]
      })
    })
    expect(words(dialogue)).toEqual([['c', ['r', 'A', 'there']]])
  })

  it('keeps given up annotations and unread predictions, and writes them again', async () => {
    const raw = tasks({
      data: { text: 'one two' },
      drafts: [{ result: [] }],
      annotations: [
        { id: 3, was_cancelled: true, result: [region('x', 0, 3, 'one', 'A')] },
        { id: 4, completed_by: 2, lead_time: 1.5, result: [region('y', 4, 7, 'two', 'A')] }
      ],
      predictions: [{ model_version: 'm', result: [region('z', 0, 3, 'one', 'A')] }]
    })
    const first = await decodeFiles({ 'a.json': raw })
    expect(words(first)).toEqual([['a', ['y', 'A', 'two']]])
    const parts = { sha256: () => '0'.repeat(64), software: 'Claimdesk 0.0.0' }
    const options = { neutraliseFormulas: true, includeNotes: true, includeText: true, settings: {} }
    const files = await encodeAll(labelStudioFormat, exportInputOf(first, options, parts))
    const again = await decodeFiles(files)
    expect(again.documents[0]?.extra).toEqual(first.documents[0]?.extra)
    expect(words(again)).toEqual(words(first))
    const [task] = JSON.parse(files.get('tasks.json') ?? '') as {
      annotations: object[]
      predictions: object[]
      drafts: object[]
    }[]
    expect(task?.annotations).toMatchObject([{ lead_time: 1.5 }, { was_cancelled: true }])
    expect([task?.predictions.length, task?.drafts.length]).toEqual([1, 1])
  })

  it('puts a stored project together: tasks in one file, annotations in others', async () => {
    const data = { body: 'one' }
    const config = '<View><Text name="text" value="$body"/></View>'
    const decoded = await decodeFiles({
      'p/config.xml': config,
      'p/tasks.json': tasks({ data }),
      'p/annotations/1.json': JSON.stringify({
        id: 1,
        data,
        annotations: [{ result: [region('r', 0, 3, 'one', 'A')] }]
      })
    })
    expect(words(decoded)).toEqual([['p/annotations/1', ['r', 'A', 'one']]])
  })

  it('tells what is no task, no text and no configuration', async () => {
    const decoded = await decodeFiles({
      'a.json': '[\n{"id": 1, "annotations": []},\n{"data": {"image": 3}},\n7]',
      'config.xml': '<View>\n<Text</View>'
    })
    expect(decoded.documents).toEqual([])
    expect(decoded.problems.map(({ file, line, place }) => [file, line, place])).toEqual([
      ['a.json', 2, 'data'],
      ['a.json', 4, 'task'],
      ['config.xml', 2, 'configuration'],
      ['a.json', 3, 'data']
    ])
  })

  it('leaves out details of what was taken out elsewhere', async () => {
    const text = 'one two'
    const spans = [makeSpan(text, [{ start: 0, end: 3 }]), makeSpan(text, [{ start: 4, end: 7 }], { id: 'span-2' })]
    const document = makeDocument(text, {
      spans,
      relations: [makeRelation()],
      claims: [makeClaim()],
      documentLabels: [makeDocumentLabel()]
    })
    const files = await encodeAll(labelStudioFormat, makeInput([document]))
    const list = JSON.parse(files.get('tasks.json') ?? '') as { annotations: { result: { id?: string }[] }[] }[]
    const [annotation] = list[0]?.annotations ?? []
    if (annotation) annotation.result = annotation.result.filter(({ id }) => id === 'span-2')
    const [back] = (await decodeFiles({ 'tasks.json': JSON.stringify(list) })).documents
    expect([back?.spans.length, back?.relations, back?.claims, back?.documentLabels]).toEqual([1, [], [], []])
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
