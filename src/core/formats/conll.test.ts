import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { conll2002Format } from './conll-2002'
import { conll2003Format } from './conll-2003'
import type { Decoded, ExportDocument, Format } from './format'
import { fitDocuments, LossCount } from './fit-documents'
import { LabelNames } from './label-names'
import { tokensTouched } from './policies/token-edges'
import { HOSTILE_SCHEME, exportDocuments, mutated } from './testing/arbitraries'
import { encodeFitted, makeDocument, makeFiles, makeInput, makeSpan } from './testing/build'

const decode = async (
  format: Format,
  files: Readonly<Record<string, string | Uint8Array>>,
  settings: Readonly<Record<string, string>> = {}
): Promise<Decoded> => {
  if (!format.decode) throw new Error(`${format.id} cannot read`)
  return format.decode(makeFiles(files, [], settings))
}
const encode = async (
  format: Format,
  documents: readonly ExportDocument[],
  settings: Readonly<Record<string, string>> = {},
  policies = {}
): Promise<Record<string, string>> => {
  const { files } = await encodeFitted(format, makeInput(documents, { settings }), policies)
  return Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}
const found = (decoded: Decoded): string[][] =>
  decoded.documents.map(({ spans }) => spans.map(({ label, quotes }) => `${label}: ${quotes[0]?.exact ?? ''}`))

const TEXT = 'Anna Ådahl said\u00a0so.\nShe lives in New York.'
const at = (words: string): { start: number; end: number } => {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length }
}
const spans = [
  makeSpan(TEXT, [at('Anna Ådahl')], { id: 'a', label: 'speaker' }),
  makeSpan(TEXT, [at('said')], { id: 'b', label: 'needs-work' }),
  makeSpan(TEXT, [at('New York')], { id: 'c', label: 'speaker' })
]

describe('CoNLL-2003', () => {
  it('writes the layout that spaCy takes, a sentence a block, and names the scheme beside it', async () => {
    const files = await encode(conll2003Format, [makeDocument(TEXT, { spans })])
    expect(files['a-title.conll']).toBe(
      '-DOCSTART- -X- O O\n\n' +
        'Anna _ _ B-Speaker\nÅdahl _ _ I-Speaker\nsaid _ _ B-Needs_work\nso _ _ O\n. _ _ O\n\n' +
        'She _ _ O\nlives _ _ O\nin _ _ O\nNew _ _ B-Speaker\nYork _ _ I-Speaker\n. _ _ O\n\n'
    )
    expect(JSON.parse(files['claimdesk.conll.json'] ?? '')).toMatchObject({
      scheme: 'iob2',
      columns: ['token', 'pos', 'chunk', 'tag'],
      labels: { Needs_work: 'Needs work', Wire_copy: 'Wire copy' }
    })
  })

  it.each([
    ['iob1', 'I-L I-L B-L B-L O I-L'],
    ['iob2', 'B-L I-L B-L B-L O B-L'],
    ['bioes', 'B-L E-L S-L S-L O S-L'],
    ['biluo', 'B-L L-L U-L U-L O U-L']
  ])('writes and reads back %s', async (scheme, expected) => {
    const text = 'a b c d e f'
    const tokens = [0, 2, 4, 6, 8, 10].map((start) => ({ start, end: start + 1 }))
    const ranges = [
      { start: 0, end: 3 },
      { start: 4, end: 5 },
      { start: 6, end: 7 },
      { start: 10, end: 11 }
    ]
    const marked = ranges.map((range, index) => makeSpan(text, [range], { id: `s${index}`, label: 'L' }))
    const document = makeDocument(text, { spans: marked, tokens, sentences: [{ start: 0, end: 11 }] })
    const files = await encode(conll2003Format, [document], { scheme, columns: 'token-tag' })
    const lines = (files['a-title.conll'] ?? '').trim().split('\n').slice(2)
    expect(lines.map((line) => line.split(' ')[1]).join(' ')).toBe(expected)
    const decoded = await decode(conll2003Format, files)
    expect(decoded.problems).toEqual([])
    expect(decoded.readings.map(({ chosen }) => chosen)).toEqual([scheme])
    const alone = await decode(conll2003Format, { 'a-title.conll': files['a-title.conll'] ?? '' })
    expect(alone.readings).toEqual([
      {
        file: 'a-title.conll',
        setting: 'scheme',
        chosen: scheme,
        evidence: expect.stringContaining('5 of 5') as string
      }
    ])
    expect(alone.documents).toEqual(decoded.documents)
    expect(decoded.documents[0]?.spans.map(({ ranges: [range] }) => range)).toEqual(ranges)
  })

  it('keeps part of speech and chunk, and writes what has no column nowhere', async () => {
    const files = { 'x.conll': 'U.N. NNP I-NP extra I-ORG\nofficial NN I-NP more O\nEkeus NNP _ _ I-PER\n' }
    const decoded = await decode(conll2003Format, files)
    const [document] = decoded.documents
    expect(document?.tokens).toEqual([
      { start: 0, end: 4, features: { pos: 'NNP', chunk: 'I-NP', 'column-4': 'extra' } },
      { start: 5, end: 13, features: { pos: 'NN', chunk: 'I-NP', 'column-4': 'more' } },
      { start: 14, end: 19, features: { pos: 'NNP' } }
    ])
    expect(document).toMatchObject({ name: 'x', text: 'U.N. official Ekeus' })
    expect(found(decoded)).toEqual([['ORG: U.N.', 'PER: Ekeus']])
    const written = await encode(conll2003Format, [
      makeDocument(document?.text ?? '', { tokens: document?.tokens ?? null, sentences: document?.sentences ?? null })
    ])
    expect(written['a-title.conll']).toContain('U.N. NNP I-NP O\nofficial NN I-NP O\nEkeus NNP _ O\n')
  })

  it('joins the sentences that a passage crosses, and parts tokens that hold white space', async () => {
    const text = 'One two. Three\u2028four -DOCSTART- x'
    const tokens = [
      { start: 0, end: 3 },
      { start: 4, end: 8 },
      { start: 8, end: 9 },
      { start: 9, end: 19 },
      { start: 20, end: 30 },
      { start: 31, end: 32 }
    ]
    const sentences = [
      { start: 0, end: 8 },
      { start: 9, end: 32 }
    ]
    const whole = makeSpan(text, [{ start: 4, end: 19 }], { label: 'L' })
    const files = await encode(conll2002Format, [makeDocument(text, { tokens, sentences, spans: [whole] })])
    expect(files['a-title.conll']).toBe('One O\ntwo. B-L\nThree I-L\nfour I-L\n- O\nDOCSTART- O\nx O\n\n')
  })

  it('writes one file for all, and reads its documents back', async () => {
    const documents = ['One.', '', 'Two three.'].map((text, index) => makeDocument(text, { name: `d${index}` }))
    const files = await encode(conll2003Format, documents, { files: 'one' })
    expect(Object.keys(files)).toEqual(['annotations.conll', 'claimdesk.conll.json'])
    const decoded = await decode(conll2003Format, files)
    expect(decoded.documents.map(({ text }) => text)).toEqual(['One .', '', 'Two three .'])
    expect(decoded.documents.map(({ name }) => name)).toEqual(['annotations-1', 'annotations-2', 'annotations-3'])
  })

  it('carries out the policies for what overlaps', async () => {
    const nested = [
      makeSpan(TEXT, [at('Anna Ådahl said')], { id: 'outer', label: 'claim' }),
      makeSpan(TEXT, [at('Ådahl')], { id: 'inner', label: 'speaker' })
    ]
    const document = makeDocument(TEXT, { spans: nested })
    const outermost = await encode(conll2002Format, [document])
    expect(outermost['a-title.conll']).toContain('Anna B-Claim\nÅdahl I-Claim\nsaid I-Claim\n')
    const layers = await encode(conll2002Format, [document], {}, { overlaps: 'layers' })
    expect(layers['a-title.conll']).toContain('Ådahl I-Claim')
    expect(layers['a-title.layer-2.conll']).toContain('Anna O\nÅdahl B-Speaker\nsaid O\n')
  })

  it('reads tabs, CRLF, a byte order mark, white space in tokens, and openings of any form', async () => {
    const decoded = await decode(conll2003Format, {
      'a.conll':
        '\uFEFF-DOCSTART- -X- O\nNew York\tB-LOC\r\nis\tO\r\n\r\n-DOCSTART- (2 EU) -X- O O\n\n# O\n#1 B-X\n\u00a0y O\n'
    })
    expect(decoded.problems).toEqual([])
    expect(decoded.documents.map(({ text }) => text)).toEqual(['New York is', '# #1 \u00a0y'])
    expect(found(decoded)).toEqual([['LOC: New York'], ['X: #1']])
    expect(decoded.documents[1]?.extra).toEqual({ docstart: '(2 EU)' })
  })

  it('reports tags that no scheme would have written, with their lines, and reads them as conlleval does', async () => {
    const decoded = await decode(conll2003Format, { 'a.conll': 'a B-X\nb I-Y\n\nc O\nd I-X\ne O\nf B-X\ng B-Y\n' })
    expect(found(decoded)).toEqual([['X: a', 'Y: b', 'X: d', 'X: f', 'Y: g']])
    expect(decoded.problems.map(({ line, place }) => `${line} ${place}`)).toEqual(['2 I-Y', '5 I-X'])
    const forced = await decode(conll2003Format, { 'a.conll': 'a B-X\nb I-X\nc O\n' }, { scheme: 'iob1' })
    expect(forced.readings).toEqual([])
    expect(forced.problems.map(({ line }) => line)).toEqual([1])
    expect(found(forced)).toEqual([['X: a b']])
  })

  it('puts nothing between tokens when told so', async () => {
    const decoded = await decode(
      conll2002Format,
      { 'a.conll': '我 O\n爱 O\n北 B-LOC\n京 I-LOC\n' },
      { spacing: 'none' }
    )
    expect(decoded.documents[0]?.text).toBe('我爱北京')
    expect(found(decoded)).toEqual([['LOC: 北京']])
  })

  it('leaves out what is no file of columns, and says so', async () => {
    const files = {
      'prose.txt': 'This is a text.\nIt has lines.\n',
      'bytes.conll': new Uint8Array([0xff, 0xff, 0x20]),
      'other.json': '{"a": 1}',
      'claimdesk.conll.json': '{"scheme": 7'
    }
    const decoded = await decode(conll2003Format, files)
    expect(decoded.documents).toEqual([])
    expect(decoded.problems.map(({ file }) => file)).toEqual(['bytes.conll', 'other.json', 'prose.txt'])
  })

  it('recognises its files, and lets the other format have those with two or three columns', () => {
    const four = '-DOCSTART- -X- O O\n\nEU NNP I-NP I-ORG\nrejects VBZ I-VP O\n'
    const two = 'El O\nAbogado B-PER\nGeneral I-PER\n'
    expect(conll2003Format.recognise?.('eng.train', four)).toBe('yes')
    expect(conll2002Format.recognise?.('eng.train', four)).toBe('maybe')
    expect(conll2003Format.recognise?.('esp.txt', two)).toBe('maybe')
    expect(conll2002Format.recognise?.('esp.txt', two)).toBe('yes')
    for (const other of ['Prose is no table.\nNo, it is not.\n', '#FORMAT=WebAnno TSV 3.3\n', '{"a":1}\n', '']) {
      expect(conll2003Format.recognise?.('a.tsv', other)).toBe('no')
    }
  })
})

describe.each([conll2003Format, conll2002Format])('$id of any document', (format) => {
  it('has the tokens and passages that were written, whatever the scheme and the text', async () => {
    const schemes = fc.constantFrom('iob2', 'iob1', 'bioes', 'biluo')
    await fc.assert(
      fc.asyncProperty(exportDocuments, schemes, fc.constantFrom('each', 'one'), async (documents, scheme, files) => {
        const input = () => makeInput(documents, { settings: { scheme, files } }, [HOSTILE_SCHEME])
        const policies = { 'discontinuous-spans': 'parts' } as const
        const { files: written } = await encodeFitted(format, input(), policies)
        const decoded = await format.decode?.(makeFiles(written))
        expect(decoded?.problems).toEqual([])
        const labels = new LabelNames(input())
        const expected: string[][] = []
        for await (const { text, tokens, spans: kept } of fitDocuments(format, input(), policies, new LossCount())) {
          const words = (tokens ?? []).map(({ start, end }) => text.slice(start, end))
          const passages = kept.map(({ ranges: [range], label }) => {
            const { start, end } = tokensTouched(tokens ?? [], range ?? { start: 0, end: 0 })
            return `${labels.shortName(label).replace(/\s/g, '_')} ${start}-${end}`
          })
          expected.push([words.join(' '), ...passages.sort()])
        }
        const read = decoded?.documents.map(({ text, tokens, spans: taken }) => {
          const passages = taken.map(({ ranges: [range], label }) => {
            const { start, end } = tokensTouched(tokens ?? [], range ?? { start: 0, end: 0 })
            return `${label} ${start}-${end}`
          })
          return [text.replaceAll('\n', ' '), ...passages.sort()]
        })
        expect(read).toEqual(expected)
      }),
      { numRuns: 60 }
    )
  })

  it('never throws, whatever a file holds', async () => {
    const sample = '-DOCSTART- -X- O O\n\nEU NNP B-NP B-ORG\nrejects VBZ B-VP O\n\nPeter NNP B-NP I-PER\n'
    await fc.assert(
      fc.asyncProperty(mutated(sample), fc.uint8Array({ maxLength: 40 }), async (text, bytes) => {
        const decoded = await format.decode?.(makeFiles({ 'a.conll': text, 'b.conll': bytes }))
        for (const document of decoded?.documents ?? []) {
          for (const { ranges, quotes } of document.spans) {
            expect(document.text.slice(ranges[0]?.start, ranges[0]?.end)).toBe(quotes[0]?.exact)
          }
        }
      }),
      { numRuns: 200 }
    )
  })
})

it('states every target of the torture text in tokens', async () => {
  const marked = TORTURE_TARGETS.map(({ utf16: [start, end] }, i) =>
    makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${i}`, label: `T${i}` })
  )
  const files = await encode(conll2002Format, [makeDocument(TORTURE_TEXT, { spans: marked })])
  const decoded = await decode(conll2002Format, files)
  const squeezed = (words: string): string => words.replaceAll(' ', '')
  expect(found(decoded)[0]?.map(squeezed)).toEqual(TORTURE_TARGETS.map(({ exact }, i) => squeezed(`T${i}: ${exact}`)))
})
