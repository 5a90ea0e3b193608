import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import type { Decoded, ExportDocument } from './format'
import { spacyFormat } from './spacy'
import { exportDocuments, HOSTILE_SCHEME, mutated } from './testing/arbitraries'
import { encodeFitted, makeDocument, makeDocumentLabel, makeFiles, makeInput, makeSpan } from './testing/build'

const encode = async (
  documents: readonly ExportDocument[],
  settings: Readonly<Record<string, string>> = {}
): Promise<string> => {
  const { files } = await encodeFitted(spacyFormat, makeInput(documents, { settings }))
  return Buffer.from([...files.values()][0] ?? []).toString()
}
const decode = async (content: unknown, settings: Readonly<Record<string, string>> = {}): Promise<Decoded> => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const decoded = await spacyFormat.decode?.(makeFiles({ 'train.json': text }, [], settings))
  if (!decoded) throw new Error('cannot read')
  return decoded
}
const found = ({ documents }: Decoded): string[][] =>
  documents.map(({ spans }) => spans.map(({ label, quotes }) => `${label}: ${quotes[0]?.exact ?? ''}`))

const TEXT = 'Anna  😀\nmet Bob.'
const anna = makeSpan(TEXT, [{ start: 0, end: 5 }], { id: 'a', label: 'speaker' })
const bob = makeSpan(TEXT, [{ start: 13, end: 16 }], { id: 'b', label: 'speaker' })
const whole = makeSpan(TEXT, [{ start: 0, end: 17 }], { id: 'w', label: 'claim' })

describe('writing', () => {
  it('puts trimmed passages into entities, in code points', async () => {
    const documents = [makeDocument(TEXT, { spans: [anna, bob], documentLabels: [makeDocumentLabel()] })]
    expect(await encode(documents)).toBe(
      '["Anna  😀\\nmet Bob.",{"entities":[[0,4,"Speaker"],[12,15,"Speaker"]],' +
        '"cats":{"Needs work":1.0,"Wire copy":0.0}}]\n'
    )
    expect(await encode([makeDocument('x'), makeDocument('y')], { form: 'array' })).toBe(
      '[\n  ["x",{"entities":[],"cats":{"Needs work":0.0,"Wire copy":0.0}}],' +
        '\n  ["y",{"entities":[],"cats":{"Needs work":0.0,"Wire copy":0.0}}]\n]\n'
    )
    expect(await encode([], { form: 'array' })).toBe('[]\n')
  })

  it('puts everything into a span group where anything overlaps', async () => {
    expect(await encode([makeDocument(TEXT, { spans: [whole, anna, bob] })])).toContain(
      '{"spans":{"sc":[[0,16,"Claim"],[0,4,"Speaker"],[12,15,"Speaker"]]},"cats"'
    )
    expect(await encode([makeDocument(TEXT, { spans: [anna] })], { spans: 'groups' })).toContain(
      '"spans":{"sc":[[0,4,"Speaker"]]}'
    )
  })

  it('writes documents as Doc.to_json does, with tokens that make up the whole text', async () => {
    const written = JSON.parse(await encode([makeDocument(TEXT, { spans: [anna] })], { form: 'docs' })) as Doc
    const characters = Array.from(TEXT)
    const tokens = written.tokens.map(({ start, end }) => characters.slice(start, end).join(''))
    expect(tokens).toEqual(['Anna', ' ', '😀', '\n', 'met', 'Bob', '.'])
    // A token may be followed by one space that is no token: with these, the text is whole.
    const rebuilt = written.tokens.map(({ start, end }, index) => {
      const next = written.tokens[index + 1]?.start ?? characters.length
      return characters.slice(start, end).join('') + (next > end ? ' ' : '')
    })
    expect(rebuilt.join('')).toBe(TEXT)
    expect(written).toMatchObject({ text: TEXT, ents: [{ start: 0, end: 4, label: 'Speaker' }] })
  })

  it('states every target of the torture text in code points', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, i) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${i}` })
    )
    const [, about] = JSON.parse(await encode([makeDocument(TORTURE_TEXT, { spans })])) as [string, Tuple]
    expect(about.entities.map(([start, end]) => [start, end])).toEqual(
      TORTURE_TARGETS.map(({ codepoint }) => codepoint)
    )
  })
})

interface Doc {
  readonly tokens: readonly { readonly start: number; readonly end: number }[]
}
interface Tuple {
  readonly entities: readonly (readonly [number, number, string])[]
}

describe('reading', () => {
  it('takes tuples, in a list or line by line, and objects', async () => {
    const tuple = ['😀 Uber opens', { entities: [[2, 6, 'ORG']], cats: { A: 1, B: 0.7, C: 0.2, D: 'x' } }]
    const decoded = await decode([
      tuple,
      ['no more'],
      { text: 'a b', ents: [{ start: 0, end: 1, label: 'L' }], id: 'x' }
    ])
    expect(found(decoded)).toEqual([['ORG: Uber'], [], ['L: a']])
    expect(decoded.documents.map(({ name }) => name)).toEqual(['train-1', 'train-2', 'x'])
    expect(decoded.documents[0]?.documentLabels.map(({ label, value }) => [label, value])).toEqual([
      ['A', null],
      ['B', '0.7']
    ])
    expect(decoded.problems.map(({ place }) => place)).toEqual(['[0].cats.D'])
    expect(found(await decode(`${JSON.stringify(tuple)}\n\n${JSON.stringify(['b', {}])}\n`))).toEqual([
      ['ORG: Uber'],
      []
    ])
    expect(found(await decode(tuple))).toEqual([['ORG: Uber']])
  })

  it('takes span groups, and remembers the name of another one', async () => {
    const decoded = await decode([
      'a b c',
      {
        spans: {
          sc: [
            [0, 3, 'X'],
            [0, 1, 'Y']
          ],
          other: [{ start: 4, end: 5, label: 'Z' }]
        }
      }
    ])
    expect(decoded.documents[0]?.spans.map(({ attributes }) => attributes)).toEqual([{}, {}, { spans_key: 'other' }])
    const [document] = decoded.documents
    const again = makeDocument('a b c', {
      spans: (document?.spans ?? []).map(({ id, ranges, attributes }) => makeSpan('a b c', ranges, { id, attributes }))
    })
    expect(await encode([again])).toContain('"other":[[4,5,"Claim"]]')
  })

  it('takes what Doc.to_json writes, and gives it back', async () => {
    const doc = {
      text: 'Anna  met 😀',
      ents: [{ start: 0, end: 4, label: 'PER' }],
      sents: [{ start: 0, end: 11 }],
      tokens: [
        { id: 0, start: 0, end: 4, tag: 'NNP', pos: 'PROPN', lemma: 'Anna', head: 1 },
        { id: 1, start: 5, end: 6, tag: '_SP' },
        { id: 2, start: 6, end: 9, tag: 'VBD', morph: '' },
        { id: 3, start: 10, end: 11, tag: 'SYM' }
      ]
    }
    const [document] = (await decode(doc)).documents
    expect(document?.tokens).toEqual([
      { start: 0, end: 4, features: { lemma: 'Anna', head: '1', pos: 'NNP', upos: 'PROPN' } },
      { start: 6, end: 9, features: { pos: 'VBD' } },
      { start: 10, end: 12, features: { pos: 'SYM' } }
    ])
    expect(document?.sentences).toEqual([{ start: 0, end: 12 }])
    const source = makeDocument(doc.text, { tokens: document?.tokens ?? null, sentences: document?.sentences ?? null })
    const written = JSON.parse(await encode([source], { form: 'docs' })) as Doc
    expect(written.tokens.map(({ start, end }) => [start, end])).toEqual(
      doc.tokens.map(({ start, end }) => [start, end])
    )
  })

  it('takes the training JSON of spaCy 2, with and without its text', async () => {
    const tokens = (words: string): object[] =>
      words.split(' ').map((word, id) => {
        const [orth, ner] = word.split('/')
        return { id, orth, ner, tag: 'T' }
      })
    const sentences = [{ tokens: tokens('Nadim/B-PER Ladki/L-PER') }, { tokens: tokens('AL-AIN/U-LOC ,/O') }]
    const decoded = await decode([
      { id: 7, paragraphs: [{ raw: 'Nadim Ladki\nAL-AIN,', sentences, cats: [{ label: 'SPORT', value: 1.0 }] }] },
      {
        id: 8,
        paragraphs: [{ sentences }, { raw: 'AL-AIN', sentences: [{ tokens: tokens('NOWHERE/U-X AL-AIN/U-LOC') }] }]
      }
    ])
    expect(decoded.documents.map(({ name, text }) => [name, text])).toEqual([
      ['7', 'Nadim Ladki\nAL-AIN,'],
      ['8', 'Nadim Ladki AL-AIN ,\nAL-AIN']
    ])
    expect(found(decoded)).toEqual([
      ['PER: Nadim Ladki', 'LOC: AL-AIN'],
      ['PER: Nadim Ladki', 'LOC: AL-AIN', 'LOC: AL-AIN']
    ])
    expect(decoded.documents[0]?.sentences).toEqual([
      { start: 0, end: 11 },
      { start: 12, end: 19 }
    ])
    expect(decoded.documents[0]?.documentLabels.map(({ label }) => label)).toEqual(['SPORT'])
    expect(decoded.problems.map(({ place }) => place)).toEqual(['[1].paragraphs[1]', '[1].paragraphs[1]'])
  })

  it('counts code points unless the file clearly counts otherwise, or a person says so', async () => {
    const text = '😀 one two three four five six seven eight'
    const row = [text, { entities: [[3, 6, 'L']] }]
    expect(found(await decode(row))).toEqual([['L: ne ']])
    expect(found(await decode(row, { positions: 'utf16+bom' }))).toEqual([['L: one']])
    const words = [...text.matchAll(/\w+/g)].map(({ index, 0: word }) => [index, index + word.length, 'L'])
    const decoded = await decode([text, { entities: words }])
    expect(found(decoded)[0]?.slice(0, 2)).toEqual(['L: one', 'L: two'])
    expect(decoded.readings.map(({ chosen }) => chosen)).toEqual(['utf16+bom'])
  })

  it('reports what it cannot take', async () => {
    const decoded = await decode('["a b",{"entities":[[0,1,"L"],[1,1,"M"],[2,9,"N"],["x"]]}]\n{oops\n[7]\n')
    expect(found(decoded)).toEqual([['L: a']])
    expect(decoded.problems.map(({ line, place }) => `${line} ${place}`)).toEqual([
      '1 entities[3]',
      '2 line 2',
      '3 line 3',
      '1 entities[1]',
      '1 entities[2]'
    ])
    const binary = await spacyFormat.decode?.(makeFiles({ 'train.spacy': new Uint8Array([0x78, 0x9c, 0xff]) }))
    expect(binary?.problems[0]?.message).toContain('DocBin')
  })

  it('never throws, whatever became of its files', async () => {
    const forms = fc.constantFrom('tuples', 'array', 'docs')
    await fc.assert(
      fc.asyncProperty(exportDocuments, forms, fc.gen(), async (documents, form, generate) => {
        const { files } = await encodeFitted(
          spacyFormat,
          makeInput(documents, { settings: { form } }, [HOSTILE_SCHEME])
        )
        const spoilt = generate(mutated, Buffer.from([...files.values()][0] ?? []).toString())
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

it.each(['tuples', 'array', 'docs'])('gives back texts, passages and labels in the form %s', async (form) => {
  await fc.assert(
    fc.asyncProperty(exportDocuments, async (documents) => {
      const input = makeInput(documents, { settings: { form } }, [HOSTILE_SCHEME])
      const { files } = await encodeFitted(spacyFormat, input)
      const decoded = await spacyFormat.decode?.(makeFiles(files))
      expect(decoded?.problems).toEqual([])
      expect(decoded?.documents.map(({ text }) => text)).toEqual(documents.map(({ text }) => text))
      expect(
        decoded?.documents.map(({ documentLabels }) => new Set(documentLabels.map(({ label }) => label)).size)
      ).toEqual(documents.map(({ documentLabels }) => new Set(documentLabels.map(({ label }) => label)).size))
    }),
    { numRuns: 40 }
  )
})

it('recognises its files', () => {
  const recognise = (head: string) => spacyFormat.recognise?.('x.json', head)
  expect(recognise('["text",{"entities":[]}]\n["b"')).toBe('yes')
  expect(recognise('[\n  ["text, \\"so\\"", {"entities": [[0, 1, "A"]]}],\n')).toBe('yes')
  expect(recognise('[\n {"id": 0,\n "paragraphs": [\n {"raw": "x"')).toBe('yes')
  expect(recognise('{"text":"a","ents":[],"tokens":[]}\n')).toBe('yes')
  expect(recognise('{"text":"a","spans":[]}\n')).toBe('no')
  expect(recognise('[1, 2]')).toBe('no')
})
