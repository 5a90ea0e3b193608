import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import {
  doccanoClassificationFormat,
  doccanoCsvFormat,
  doccanoFormat,
  doccanoRelationsFormat,
  fastTextFormat
} from './doccano'
import type { Decoded, ExportDocument, Format } from './format'
import { exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import { carried, found, named } from './testing/carried'
import {
  encodeAll,
  encodeFitted,
  makeArticle,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'

const FORMATS = [
  doccanoFormat,
  doccanoRelationsFormat,
  doccanoClassificationFormat,
  doccanoCsvFormat,
  fastTextFormat
] as const

async function decodeText(
  content: string,
  path = 'rows.jsonl',
  settings: Readonly<Record<string, string>> = {}
): Promise<Decoded> {
  return (await doccanoFormat.decode?.(makeFiles({ [path]: content }, [], settings))) ?? Promise.reject(new Error())
}

/** Documents through the format and back. */
async function roundTrip(format: Format, documents: readonly ExportDocument[]): Promise<Decoded> {
  const { files } = await encodeFitted(format, makeInput(documents, {}, [HOSTILE_SCHEME]))
  return (await format.decode?.(makeFiles(files))) ?? Promise.reject(new Error())
}

const passages = (decoded: Decoded) =>
  decoded.documents.map(({ name, spans }) => [
    name,
    ...spans.map(({ label, ranges, quotes }) => [label, ranges[0]?.start, ranges[0]?.end, quotes[0]?.exact])
  ])

const torture = makeDocument(TORTURE_TEXT, {
  spans: TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
    makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
  )
})

/** In one piece, because arrays of bytes are slow to compare. */
const bytesOf = (files: ReadonlyMap<string, Uint8Array>): string =>
  [...files].map(([path, bytes]) => `${path}\n${Buffer.from(bytes).toString('latin1')}`).join()

describe('doccano rows', () => {
  it('are, byte by byte, what doccano reads: code points, sorted', async () => {
    const text = 'No 😀 tax'
    const span = (start: number, end: number, id: string, label: string) =>
      makeSpan(text, [{ start, end }], { id, label, updatedAt: '2024-08-22T10:00:00.000Z' })
    const document = makeDocument(text, {
      name: '7',
      article: makeArticle(text, { title: 'T', language: 'und' }),
      spans: [span(0, 5, 'a', 'opinion'), span(0, 5, 'b', 'claim'), span(6, 9, 'c', 'unknown')],
      extra: { lang: 'en', label: 1 }
    })
    const files = await encodeAll(doccanoFormat, makeInput([document]))
    const by = '"person":"anna","created":"2024-08-22T10:00:00.000Z"'
    expect([...files]).toEqual([
      [
        'doccano.jsonl',
        '{"id":7,"text":"No 😀 tax","label":[[0,4,"Claim"],[0,4,"Opinion"],[5,8,"unknown"]],"Comments":[],"lang":"en",' +
          '"claimdesk":{"title":"T","people":{"anna":"Anna Ådahl"},"spans":[' +
          `{"id":"b","start":0,"end":4,"text":"No 😀","label":"Claim",${by}},` +
          `{"id":"a","start":0,"end":4,"text":"No 😀","label":"Opinion",${by}},` +
          `{"id":"c","start":5,"end":8,"text":"tax","label":"unknown",${by}}],"extra":{"label":1}}}\n`
      ]
    ])
  })

  it('count the torture text in code points', async () => {
    const [content = ''] = (await encodeAll(doccanoFormat, makeInput([torture]))).values()
    const row = JSON.parse(content) as { text: string; label: [number, number, string][] }
    expect(row.text).toBe(TORTURE_TEXT)
    expect(row.label).toEqual(TORTURE_TARGETS.map(({ codepoint: [start, end] }) => [start, end, 'Claim']))
  })

  it('have numbered entities and relations for a project with relations', async () => {
    const text = 'one two'
    const spans = [makeSpan(text, [{ start: 0, end: 3 }]), makeSpan(text, [{ start: 4, end: 7 }], { id: 'span-2' })]
    const documents = ['a', 'b'].map((name) => makeDocument(text, { name, spans, relations: [makeRelation()] }))
    const [content = ''] = (await encodeAll(doccanoRelationsFormat, makeInput(documents))).values()
    const rows = content
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(rows[1]).toMatchObject({
      id: 'b',
      entities: [
        { id: 3, label: 'Claim', start_offset: 0, end_offset: 3 },
        { id: 4, label: 'Claim', start_offset: 4, end_offset: 7 }
      ],
      relations: [{ id: 2, from_id: 3, to_id: 4, type: 'Supports' }]
    })
  })

  it('have passages and categories for intent detection', async () => {
    const document = makeDocument('one', {
      spans: [makeSpan('one', [{ start: 0, end: 3 }])],
      documentLabels: [makeDocumentLabel({ label: 'wire-copy' }), makeDocumentLabel({ id: 'd2' })]
    })
    const [content = ''] = (
      await encodeAll(doccanoFormat, makeInput([document], { settings: { kind: 'intent' } }))
    ).values()
    expect(JSON.parse(content)).toMatchObject({ entities: [[0, 3, 'Claim']], cats: ['Needs work', 'Wire copy'] })
    const [back] = (await decodeText(content)).documents
    expect(back?.documentLabels.map(({ id, label }) => [id, label])).toEqual([
      ['document-label-1', 'Wire copy'],
      ['d2', 'Needs work']
    ])
  })
})

describe('reading doccano rows', () => {
  it('takes triples, objects, numbers as text, relations and what versions called them', async () => {
    const decoded = await decodeText(
      [
        '{"id":1,"text":"one two","label":[[4,7,"B"],["0","3","A"]],"annotation_approver":null}',
        '{"id":"x","text":"one two","labels":[[0,3,"A"]],"meta":{"a":1},"Comments":["odd",{"id":1,"comment":"two"}]}',
        '{"text":"one two","annotations":[{"label":12,"start_offset":0,"end_offset":3,"user":2}]}',
        '{"text":"one two","entities":[{"id":5,"label":"A","start_offset":0,"end_offset":3},{"id":9,"label":"B","start_offset":4,"end_offset":7}],"relations":[{"id":0,"from_id":9,"to_id":5,"type":"r"},{"id":1,"from_id":9,"to_id":4,"type":"r"}]}',
        '{"text":"one two","entities":[[0,3,"A"]],"cats":["yes"]}'
      ].join('\n')
    )
    expect(passages(decoded)).toEqual([
      ['1', ['A', 0, 3, 'one'], ['B', 4, 7, 'two']],
      ['x', ['A', 0, 3, 'one']],
      ['rows-3', ['12', 0, 3, 'one']],
      ['rows-4', ['A', 0, 3, 'one'], ['B', 4, 7, 'two']],
      ['rows-5', ['A', 0, 3, 'one']]
    ])
    const [first, second, third, fourth, fifth] = decoded.documents
    expect(first?.extra).toEqual({ annotation_approver: null })
    expect([second?.extra, second?.note]).toEqual([{ meta: { a: 1 } }, 'odd\n\ntwo'])
    expect(third?.spans[0]?.person).toBe('2')
    expect(fourth?.relations).toMatchObject([{ id: '0', type: 'r', from: '9', to: { span: '5' } }])
    expect(fifth?.documentLabels.map(({ label }) => label)).toEqual(['yes'])
    expect(decoded.problems).toEqual([
      {
        file: 'rows.jsonl',
        line: 4,
        place: 'relations[1]',
        message: 'This relation was left out: there is no annotation 4.'
      }
    ])
  })

  it('tells what it leaves out, with its line', async () => {
    const decoded = await decodeText(
      '{"text":"one","label":[[0,9,"A"],[2,2,"A"],[-1,2,"A"],[0,1],[null,1,"A"],{"a":1},""]}\nnonsense\n{"label":[]}\n'
    )
    expect(decoded.documents).toHaveLength(1)
    expect(decoded.problems.map(({ line, place }) => [line, place])).toEqual([
      [2, 'row'],
      [1, 'label[2]'],
      [1, 'label[3]'],
      [1, 'label[4]'],
      [1, 'label[5]'],
      [1, 'label[6]'],
      [3, 'text'],
      [1, 'label[0]'],
      [1, 'label[1]']
    ])
  })

  it('finds fields by usual names, by what they hold, or as it is told', async () => {
    const usual = await decodeText('[{"column_data": "one", "column_label": [[0, 3, "A"]]}]', 'a.json')
    const odd = await decodeText('{"short":"x","body":"one","gold":[[0,3,"A"]]}')
    const told = await decodeText('{"text":"x","body":"one","gold":[[0,3,"A"]]}', 'rows.jsonl', {
      'text-field': 'body',
      'label-field': 'gold'
    })
    for (const decoded of [usual, odd, told]) expect(decoded.documents[0]?.spans[0]?.label).toBe('A')
    expect([usual, odd, told].map(({ documents }) => documents[0]?.text)).toEqual(['one', 'one', 'one'])
  })

  it.each(['codepoint', 'grapheme', 'utf16'] as const)('finds out that positions count %s', async (unit) => {
    const label = TORTURE_TARGETS.map((target) => [...target[unit], 'A'])
    const decoded = await decodeText(JSON.stringify({ text: TORTURE_TEXT, label }))
    expect(decoded.documents[0]?.spans.map(({ quotes }) => quotes[0]?.exact)).toEqual(
      TORTURE_TARGETS.map(({ exact }) => exact)
    )
    expect(decoded.readings).toMatchObject([{ file: 'rows.jsonl', setting: 'positions', chosen: unit }])
    // One of the passages stands inside a word as these are told apart here: 日本𠮷.
    expect(decoded.readings[0]?.evidence).toContain('4 of 5')
  })

  it('lets a person decide otherwise what positions count', async () => {
    const content = JSON.stringify({ text: '😀 one two', label: [[2, 5, 'A']] })
    const texts = await Promise.all(
      ['auto', 'utf16'].map(async (positions) => passages(await decodeText(content, 'rows.jsonl', { positions })))
    )
    expect(texts).toEqual([[['rows', ['A', 3, 6, 'one']]], [['rows', ['A', 2, 5, ' on']]]])
  })

  it('counts CRLF as two and freezes the text', async () => {
    const decoded = await decodeText(JSON.stringify({ text: 'one\r\ntwo', label: [[5, 8, 'A']] }))
    expect(decoded.documents[0]?.text).toBe('one\ntwo')
    expect(passages(decoded)).toEqual([['rows', ['A', 4, 7, 'two']]])
  })

  it('counts a byte order mark in a text, and leaves it out of the document', async () => {
    const decoded = await decodeText(JSON.stringify({ text: '\uFEFFone two', label: [[5, 8, 'A']] }))
    expect(decoded.documents[0]?.text).toBe('one two')
    expect(passages(decoded)).toEqual([['rows', ['A', 4, 7, 'two']]])
  })

  it.each([
    ['{"text":"a","label":[[0,1,"A"]]}', 'yes', 'no', 'no'],
    [
      '{"text":"a","entities":[{"id":1,"start_offset":0,"end_offset":1,"label":"A"}],"relations":[]}',
      'maybe',
      'yes',
      'no'
    ],
    ['[{"text":"a","label":["A"]},{"te', 'maybe', 'no', 'yes'],
    ['{"text":"a","label":"A","answer":"accept","_input_hash":1}', 'no', 'no', 'no'],
    ['{"title":"a"}', 'no', 'no', 'no'],
    ['', 'no', 'no', 'no']
  ])('is recognised by its rows: %s', (head, ...expected) => {
    const formats = [doccanoFormat, doccanoRelationsFormat, doccanoClassificationFormat]
    expect(formats.map(({ recognise }) => recognise?.('a.jsonl', head))).toEqual(expected)
  })

  it('puts the files of several people together', async () => {
    const row = (label: string) =>
      `{"id":1,"text":"one two","label":[[0,3,"${label}"]]}\n{"id":2,"text":"x","label":[]}`
    const files = makeFiles({ 'p/anna.jsonl': row('A'), 'p/ben.jsonl': row('B'), 'p/unknown.jsonl': row('C') })
    const decoded = await doccanoFormat.decode?.(files)
    expect(decoded?.documents.map(({ name }) => name)).toEqual(['1', '2'])
    expect(decoded?.documents[0]?.spans.map(({ id, label, person }) => [id, label, person])).toEqual([
      ['s1', 'A', 'anna'],
      ['s2', 'B', 'ben'],
      ['s3', 'C', null]
    ])
  })

  it('forgets details of a passage that was changed elsewhere, and says so', async () => {
    const [content = ''] = (await encodeAll(doccanoFormat, makeInput([torture]))).values()
    const row = JSON.parse(content) as { label: [number, number, string][] }
    row.label[1] = [0, 1, 'Speaker']
    const decoded = await decodeText(JSON.stringify(row))
    expect(decoded.documents[0]?.spans.map(({ id }) => id)).toEqual(['s2', 's0', 's2-2', 's3', 's4'])
    expect(decoded.remarks).toHaveLength(1)
  })
})

describe('doccano tables', () => {
  const document = makeDocument('one, "two"\n=three', {
    documentLabels: [
      makeDocumentLabel({ label: 'wire-copy' }),
      makeDocumentLabel({ id: 'd2' }),
      makeDocumentLabel({ id: 'd3', label: 'a#b c' })
    ]
  })

  it('join labels with # in CSV', async () => {
    const files = await encodeAll(doccanoCsvFormat, makeInput([document], { neutraliseFormulas: false }))
    expect([...files]).toEqual([
      ['doccano.csv', 'id,text,label\r\na-title,"one, ""two""\n=three",Needs work#Wire copy#a_b c\r\n']
    ])
  })

  it('X7: have apostrophes before what a spreadsheet would run, and say in which rows', async () => {
    const files = await encodeAll(doccanoCsvFormat, makeInput([document, makeDocument('=1')]))
    expect([...files.values()].join().split('\r\n')).toEqual([
      'id,text,label,apostrophes',
      'a-title,"one, ""two""\n=three",Needs work#Wire copy#a_b c,no',
      "a-title,'=1,,yes",
      ''
    ])
  })

  it('X7: tell beforehand that other programs take such an apostrophe for a part of the text', () => {
    const told = (neutraliseFormulas: boolean) => {
      const preflight = doccanoCsvFormat.preflight?.(makeInput([], { neutraliseFormulas }))
      for (const text of ['=1', '\uFF1D2', 'no formula']) preflight?.add(makeDocument(text))
      return preflight?.items()
    }
    expect(told(false)).toEqual([])
    expect(told(true)).toMatchObject([{ severity: 'warning', message: expect.stringMatching(/^2 rows get/) as string }])
  })

  it('X7: lose an apostrophe only where one was put before a cell', async () => {
    const hostile = fc
      .constantFrom("'=1", "''=1", '=1', "'@reader said", '\t=1', "'", "it's")
      .map((text) => makeDocument(text, { documentLabels: [makeDocumentLabel({ label: text })] }))
    await fc.assert(
      fc.asyncProperty(fc.array(hostile), fc.boolean(), async (documents, neutraliseFormulas) => {
        const { files } = await encodeFitted(doccanoCsvFormat, makeInput(documents, { neutraliseFormulas }))
        const decoded = await doccanoCsvFormat.decode?.(makeFiles(files))
        const found = decoded?.documents.map(({ text, extra, documentLabels }) => [
          text,
          extra,
          documentLabels[0]?.label
        ])
        expect(found).toEqual(documents.map(({ text }) => [text, {}, text]))
      })
    )
  })

  it('put labels in front in fastText', async () => {
    const files = await encodeAll(fastTextFormat, makeInput([document, makeDocument('__label__x y')]))
    expect([...files]).toEqual([
      ['fasttext.txt', '__label__Needs_work __label__Wire_copy __label__a#b_c one, "two" =three\n_label_x y\n']
    ])
  })

  it('are read with the lines of their rows, and columns by name', async () => {
    const decoded = await decodeText('column_data,column_label,source\n"one\ntwo","A#B",x\n\'=1,,y,z\n', 'a.csv')
    expect(
      decoded.documents.map(({ name, text, documentLabels, extra }) => [name, text, documentLabels.length, extra])
    ).toEqual([
      ['a-1', 'one\ntwo', 2, { source: 'x' }],
      ['a-2', "'=1", 0, { source: 'y' }]
    ])
    expect(decoded.problems.map(({ line }) => line)).toEqual([4])
  })

  it('are read from fastText, wherever labels stand', async () => {
    const decoded = await decodeText('__label__a good __label__b day\r\n\r\nno label\n', 'a.txt')
    expect(
      decoded.documents.map(({ text, documentLabels }) => [text, documentLabels.map(({ label }) => label)])
    ).toEqual([
      ['good day', ['a', 'b']],
      ['no label', []]
    ])
  })

  it('are not made of any text', async () => {
    const decoded = await decodeText('EU B-ORG\nrejects O\n', 'a.txt')
    expect(decoded.documents).toEqual([])
    expect(decoded.problems[0]?.message).toMatch(/no line has a label/)
  })
})

describe('doccano round trips', () => {
  it.each([
    [doccanoFormat, false],
    [doccanoRelationsFormat, true]
  ] as const)('%# bring back whatever is not declared lost', async (format, withRelations) => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const decoded = await roundTrip(format, documents)
        expect(decoded.problems).toEqual([])
        expect(decoded.documents.map(({ name }) => name)).toEqual(documents.map(({ name }) => name))
        documents.forEach((document, index) => {
          expect(found(decoded, index)).toEqual(carried(document, withRelations))
        })
      })
    )
  })

  it('bring back document labels with everything from classification rows', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const decoded = await roundTrip(doccanoClassificationFormat, documents)
        documents.forEach((document, index) => {
          const nothing = { spans: [], relations: [], claims: [], bookmarks: [] }
          expect(found(decoded, index)).toEqual(carried({ ...document, ...nothing }, false))
        })
      })
    )
  })

  it('bring back texts and names of labels from tables', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, async (documents) => {
        const decoded = await roundTrip(doccanoCsvFormat, documents)
        const labels = (list: readonly { readonly label: string }[]): string[] =>
          [...new Set(list.map(({ label }) => named(label)))].sort()
        expect(decoded.documents.map(({ text, documentLabels }) => [text, labels(documentLabels)])).toEqual(
          documents.map(({ text, documentLabels }) => [text, labels(documentLabels)])
        )
      })
    )
  })

  it('give the same bytes each time', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.constantFrom(...FORMATS), async (documents, format) => {
        const write = async () => (await encodeFitted(format, makeInput(documents, {}, [HOSTILE_SCHEME]))).files
        expect(bytesOf(await write())).toBe(bytesOf(await write()))
      })
    )
  })

  it('never throw on damaged files, and only give ranges of the words they quote', async () => {
    const [rows = ''] = (await encodeAll(doccanoRelationsFormat, makeInput([torture, torture]))).values()
    const files = fc.oneof(mutated(rows), mutated('__label__a b\n__label__c d'), mutated('text,label\n"a",b#c\n'))
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom('a.jsonl', 'a.csv', 'a.txt'), async (content, path) => {
        for (const { text, spans } of (await decodeText(content, path)).documents) {
          for (const { ranges, quotes } of spans) {
            expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      })
    )
  })
})
