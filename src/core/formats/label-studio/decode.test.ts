import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../../text/torture'
import type { Decoded } from '../format'
import { exportInputOf } from '../interchange'
import { labelStudioFormat } from '../label-studio'
import {
  encodeAll,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeInput,
  makeRelation,
  makeSpan
} from '../testing/build'
import { decodeFiles, region, tasks, words } from '../testing/label-studio-files'

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

  it('brings what has neither labels, people, times nor a model through a conversion as it was', async () => {
    const result = [
      region('r1', 0, 3, 'one', 'A'),
      region('r2', 4, 7, 'two', 'A'),
      { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'right', labels: [] }
    ]
    const data = { text: 'one two' }
    const decoded = await decodeFiles({
      'tasks.json': tasks(
        { data, annotations: [{ lead_time: 1, result }] },
        { data: { text: 'one' }, predictions: [{ result: [region('p', 0, 3, 'one', 'A')] }] }
      )
    })
    const options = { includeNotes: true, includeText: true, neutraliseFormulas: true, settings: {} }
    let made = 0
    const sha256 = (): string => String((made += 1)).padStart(64, '0')
    const files = await encodeAll(labelStudioFormat, exportInputOf(decoded, options, { sha256, software: 'x' }))
    const written = files.get('tasks.json') ?? ''
    expect(written).not.toMatch(/1970|nknown|model_version/)
    const again = await decodeFiles({ 'tasks.json': written })
    expect(again.documents[0]?.relations).toMatchObject([
      { type: 'Related', from: 'r1', person: null, createdAt: null }
    ])
    expect(again.documents.map(({ extra }) => extra)).toEqual(decoded.documents.map(({ extra }) => extra))
    expect(decoded.documents[0]?.relations).toMatchObject([{ type: 'Related', from: 'r1' }])
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
