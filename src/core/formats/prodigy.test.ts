import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import type { Decoded, ExportDocument } from './format'
import { prodigyFormat } from './prodigy'
import { exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import {
  encodeFitted,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'
import { writtenAgain } from './testing/conformance/written-again'

interface Row {
  readonly [key: string]: unknown
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label: string }[]
  readonly meta: { readonly claimdesk: Readonly<Record<string, unknown>> }
}

const rowsOf = async (documents: readonly ExportDocument[]): Promise<readonly Row[]> => {
  const { files } = await encodeFitted(prodigyFormat, makeInput(documents))
  const text = Buffer.from(files.get('prodigy.jsonl') ?? []).toString()
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Row)
}
const decode = async (
  rows: readonly object[] | string,
  settings: Readonly<Record<string, string>> = {}
): Promise<Decoded> => {
  const content = typeof rows === 'string' ? rows : rows.map((row) => JSON.stringify(row)).join('\n')
  const decoded = await prodigyFormat.decode?.(makeFiles({ 'tasks.jsonl': content }, [], settings))
  if (!decoded) throw new Error('cannot read')
  return decoded
}

const TEXT = 'Anna 😀 met Bob.'
const anna = makeSpan(TEXT, [{ start: 0, end: 4 }], { id: 'a', label: 'speaker' })
const bob = makeSpan(TEXT, [{ start: 12, end: 15 }], { id: 'b', label: 'speaker' })

describe('a row', () => {
  it('has tokens, passages, relations, choices and an answer as Prodigy writes them', async () => {
    const inner = makeSpan(TEXT, [{ start: 13, end: 15 }], { id: 'c', label: 'claim', tags: ['t'], note: 'n' })
    const from = { article: '0123456789abcdef', span: 'a', quote: '' }
    const document = makeDocument(TEXT, {
      spans: [anna, bob, inner],
      relations: [makeRelation({ from, to: { ...from, span: 'b' } })],
      documentLabels: [makeDocumentLabel()]
    })
    const [row] = await rowsOf([document])
    const head = { start: 0, end: 4, token_start: 0, token_end: 0, label: 'Speaker' }
    const child = { start: 11, end: 14, token_start: 3, token_end: 3, label: 'Speaker' }
    expect(row).toMatchObject({
      text: TEXT,
      tokens: [
        { text: 'Anna', start: 0, end: 4, id: 0, ws: true },
        { text: '😀', start: 5, end: 6, id: 1, ws: true },
        { text: 'met', start: 7, end: 10, id: 2, ws: true },
        { text: 'Bob', start: 11, end: 14, id: 3, ws: false },
        { text: '.', start: 14, end: 15, id: 4, ws: false }
      ],
      spans: [head, child, { start: 12, end: 14, label: 'Claim' }],
      relations: [{ head: 0, child: 3, label: 'Supports', head_span: head, child_span: child }],
      options: [
        { id: 'Needs work', text: 'Needs work' },
        { id: 'Wire copy', text: 'Wire copy' }
      ],
      accept: ['Needs work'],
      answer: 'accept',
      _view_id: 'relations',
      _annotator_id: 'anna',
      _session_id: 'anna',
      _timestamp: 1724326200
    })
    expect(row?.spans[2]).not.toHaveProperty('token_start')
    expect(Object.keys(row ?? {}).filter((key) => key.includes('hash'))).toEqual([])
  })

  it('is named after its view: overlapping passages are those of spans_manual', async () => {
    const views = async (spans: ExportDocument['spans'], more: Partial<ExportDocument> = {}) =>
      (await rowsOf([makeDocument(TEXT, { spans, ...more })])).map((row) => row['_view_id'])
    expect(await views([anna, bob])).toEqual(['ner_manual'])
    expect(await views([anna, makeSpan(TEXT, [{ start: 0, end: 7 }], { id: 'w' })])).toEqual(['spans_manual'])
    expect(await views([], { documentLabels: [makeDocumentLabel()] })).toEqual(['choice'])
  })

  it('belongs to one person; what belongs to nobody goes with the first', async () => {
    const spans = [anna, { ...bob, person: 'ben' }]
    const rows = await rowsOf([makeDocument(TEXT, { spans, note: 'for all' })])
    expect(rows.map((row) => [row['_annotator_id'], row.spans.length])).toEqual([
      ['anna', 1],
      ['ben', 1]
    ])
    expect(rows.map(({ meta }) => meta.claimdesk['note'])).toEqual(['for all', undefined])
    const { documents, people } = await decode(rows)
    expect(documents.length).toBe(1)
    expect(documents[0]?.spans.map(({ id, person }) => [id, person])).toEqual([
      ['a', 'anna'],
      ['b', 'ben']
    ])
    expect(people).toContainEqual({ id: 'anna', name: 'Anna Ådahl' })
  })

  it('states every target of the torture text in code points', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, i) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${i}` })
    )
    const [row] = await rowsOf([makeDocument(TORTURE_TEXT, { spans })])
    expect(row?.spans.map(({ start, end }) => [start, end])).toEqual(TORTURE_TARGETS.map(({ codepoint }) => codepoint))
  })

  it('stands on one line for every reader', async () => {
    const { files } = await encodeFitted(prodigyFormat, makeInput([makeDocument('a\u2028b\u0085c\nd')]))
    expect(Buffer.from(files.get('prodigy.jsonl') ?? []).toString()).toMatch(/^[^\n\u0085\u2028]*\n$/)
  })
})

describe('reading', () => {
  it('takes tokens, passages by tokens alone, tags, times and what a passage says of itself', async () => {
    const decoded = await decode([
      {
        text: 'Uber opens 😀 Silicon Valley',
        tokens: ['Uber', 'opens', '😀', 'Silicon', 'Valley'].map((text, id) => ({
          text,
          start: [0, 5, 11, 13, 21][id],
          end: [4, 10, 12, 20, 27][id],
          id,
          pos: 'X',
          disabled: false
        })),
        spans: [
          { token_start: 3, token_end: 4, label: 'LOC', score: 0.5 },
          { start: 0, end: 4, label: 'ORG', text: 'Uber', source: 'model' }
        ],
        answer: 'accept',
        _timestamp: 1700000000
      }
    ])
    expect(decoded.problems).toEqual([])
    const [document] = decoded.documents
    expect(
      document?.spans.map(({ label, quotes, attributes, createdAt }) => [
        label,
        quotes[0]?.exact,
        attributes,
        createdAt
      ])
    ).toEqual([
      ['ORG', 'Uber', { source: 'model' }, '2023-11-14T22:13:20.000Z'],
      ['LOC', 'Silicon Valley', { score: 0.5 }, '2023-11-14T22:13:20.000Z']
    ])
    expect(document?.tokens?.[3]).toEqual({ start: 14, end: 21, features: { pos: 'X' } })
    expect(document?.name).toBe('tasks')
  })

  it('makes a tag of a refusal, and never a label of what was refused', async () => {
    const rows = [
      { text: 'one', label: 'INSULT', answer: 'reject', _input_hash: 1, meta: { score: 0.5 } },
      { text: 'two', label: 'INSULT', answer: 'accept', _input_hash: 2 },
      { text: 'three', options: [{ id: 7, text: 'Seven' }], accept: [7], answer: 'ignore' },
      { text: 'four', options: [{ id: 7, text: 'Seven' }], accept: [7], answer: 'accept' },
      { text: 'five six', spans: [{ start: 0, end: 4, label: 'A' }], answer: 'reject' }
    ]
    const decoded = await decode(rows)
    expect(decoded.documents.map(({ documentLabels }) => documentLabels.map(({ label }) => label))).toEqual([
      [],
      ['INSULT'],
      [],
      ['Seven'],
      []
    ])
    expect(decoded.documents.map(({ metadata }) => metadata.tags ?? [])).toEqual([
      ['prodigy:reject:INSULT'],
      [],
      ['prodigy:ignore:Seven'],
      [],
      ['prodigy:reject']
    ])
    expect(decoded.documents[4]?.spans.length).toBe(1)
    expect((await decode(rows, { answers: 'accepted' })).documents[4]?.spans).toEqual([])
    const again = await writtenAgain(prodigyFormat, decoded)
    expect(again.documents.map(({ extra }) => extra)).toEqual(decoded.documents.map(({ extra }) => extra))
  })

  it('joins the rows of several people on one text, and no others', async () => {
    const row = (text: string, more: object) => ({ text, spans: [{ start: 0, end: 1, label: 'L' }], ...more })
    const decoded = await decode([
      row('a b', { _session_id: 'd-anna', _input_hash: 1 }),
      row('a b', { _session_id: 'd-ben', _input_hash: 1 }),
      row('a b', { _session_id: 'd-ben', _input_hash: 1 }),
      row('a b', { _session_id: 'd-cleo', _input_hash: 2 }),
      row('a b', {}),
      row('a b', {})
    ])
    expect(decoded.documents.map(({ spans }) => spans.map(({ person }) => person))).toEqual([
      ['d-anna', 'd-ben'],
      ['d-ben'],
      ['d-cleo'],
      [null],
      [null]
    ])
    expect(decoded.documents.map(({ name }) => name)).toEqual(['tasks-1', 'tasks-3', 'tasks-4', 'tasks-5', 'tasks-6'])
  })

  it('makes passages of tokens that only a relation names', async () => {
    const words = ['a', 'b', 'c']
    const tokens = words.map((text, id) => ({ text, start: id * 2, end: id * 2 + 1, id }))
    const spans = [{ start: 2, end: 5, token_start: 1, token_end: 2, label: 'X' }]
    const relations = [
      { head: 0, child: 2, label: 'of', child_span: spans[0] },
      { head: 2, child: 0, label: 'back' },
      { head: 9, child: 0, label: 'none' }
    ]
    const decoded = await decode([{ text: 'a b c', tokens, spans, relations }])
    const [document] = decoded.documents
    expect(document?.spans.map(({ id, label, ranges }) => [id, label, ranges[0]?.start])).toEqual([
      ['s2', '', 0],
      ['s1', 'X', 2]
    ])
    expect(document?.relations.map(({ type, from, to }) => [type, from, to.span])).toEqual([
      ['of', 's2', 's1'],
      ['back', 's1', 's2']
    ])
    expect(decoded.problems.map(({ line, place }) => [line, place])).toEqual([[1, 'relations[2]']])
  })

  it('finds out that positions count UTF-16, by the words of the file', async () => {
    const decoded = await decode([{ text: '😀 one two', spans: [{ start: 3, end: 6, text: 'one', label: 'L' }] }])
    expect(decoded.documents[0]?.spans[0]?.quotes[0]?.exact).toBe('one')
    expect(decoded.readings.map(({ setting, chosen }) => [setting, chosen])).toEqual([['positions', 'utf16+bom']])
    const forced = await decode([{ text: '😀 one two', spans: [{ start: 3, end: 6, text: 'one', label: 'L' }] }], {
      positions: 'codepoint+bom'
    })
    expect(forced.documents[0]?.spans).toEqual([])
    expect(forced.problems.map(({ line, place }) => [line, place])).toEqual([[1, 'spans[0]']])
  })

  it('reports with their lines what cannot be taken, and takes the rest', async () => {
    const decoded = await decode(
      [
        '{"text":"one","spans":[{"start":0,"end":3,"label":"L"},{"start":2,"end":9,"label":"L"},{"start":"0"},7]}',
        'nonsense',
        '{"image":"cat.jpg"}',
        '{"text":"two","tokens":[{"text":"no","start":0,"end":2,"id":0}],"spans":{"a":1}}'
      ].join('\n')
    )
    expect(decoded.documents.map(({ spans }) => spans.length)).toEqual([1, 0])
    expect(decoded.problems.map(({ line, place }) => `${line} ${place}`)).toEqual([
      '2 line 2',
      '3 line 3',
      '1 spans[1]',
      '1 spans[2]',
      '1 spans[3]',
      '4 tokens[0]',
      '4 spans'
    ])
  })

  it('believes the details of a passage only while it is at its place', async () => {
    const [row] = await rowsOf([makeDocument(TEXT, { spans: [{ ...anna, note: 'mine' }, bob] })])
    const moved = { ...row, spans: [{ start: 5, end: 6, label: 'Speaker' }, row?.spans[1]] }
    const [document] = (await decode([moved])).documents
    expect(document?.spans.map(({ id, note }) => [id, note])).toEqual([
      ['s1', ''],
      ['b', '']
    ])
  })

  it('never throws, whatever became of its rows', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.gen(), async (documents, generate) => {
        const { files } = await encodeFitted(prodigyFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const spoilt = generate(mutated, Buffer.from(files.get('prodigy.jsonl') ?? []).toString())
        for (const { text, spans } of (await decode(spoilt)).documents) {
          for (const { ranges, quotes } of spans) {
            expect(text.slice(ranges[0]?.start, ranges[0]?.end)).toBe(quotes[0]?.exact)
          }
        }
      }),
      { numRuns: 60 }
    )
  })
})

it('recognises its files', () => {
  const recognise = (head: string) => prodigyFormat.recognise?.('x.jsonl', head)
  expect(recognise('{"text":"a","_input_hash":1}\n')).toBe('yes')
  expect(recognise('{"text":"a","answer":"accept"}\n')).toBe('maybe')
  expect(recognise('{"text":"a","label":[[0,1,"A"]]}\n')).toBe('no')
  expect(recognise('text')).toBe('no')
})
