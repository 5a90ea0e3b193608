import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Label, RelationType, Scheme } from '../../model/scheme'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../../text/torture'
import { bratFormat } from '../brat'
import type { Decoded, ExportDocument } from '../format'
import { LabelNames } from '../label-names'
import { refusedLines } from '../testing/brat-rules'
import { exportDocuments, HOSTILE_SCHEME, mutated } from '../testing/arbitraries'
import {
  encodeAll,
  encodeFitted,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from '../testing/build'
import { factsOfDecoded, factsOfExport, withoutLosses } from '../testing/features'

type Files = ReadonlyMap<string, string | Uint8Array> | Readonly<Record<string, string>>

async function decode(files: Files, settings: Readonly<Record<string, string>> = {}): Promise<Decoded> {
  return (await bratFormat.decode?.(makeFiles(files, [], settings))) ?? Promise.reject(new Error('brat cannot read'))
}

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString()

const label = (id: string, path: string, more: Partial<Label> = {}): Label => ({
  ...{ id, path, name: path.split('/').at(-1) ?? path, hue: 95, key: null, description: '', examples: [] },
  ...{ appliesTo: 'span', role: null, attributes: [], ...more }
})
const type = (id: string, name: string, more: Partial<RelationType> = {}): RelationType => ({
  ...{ id, name, from: [], to: [], symmetric: false, hue: 200, description: '', ...more }
})
const SCHEME: Scheme = {
  id: 's',
  name: 'S',
  version: 1,
  labels: [
    label('claim', 'Claim'),
    label('loaded', 'Loaded language'),
    label('politician', 'Person/Politician'),
    label('attack', 'Attack', { exchange: { type: 'event', feature: null } })
  ],
  relationTypes: [
    type('supports', 'Supports'),
    type('theme', 'Theme', { exchange: { type: 'role', feature: null } }),
    type('same', 'Equiv', { symmetric: true, exchange: { type: 'equiv', feature: null } })
  ],
  guideline: ''
}

describe('brat: what is written', () => {
  it('states every target of the torture text in code points, as brat accepts it', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, i) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${i}` })
    )
    const files = await encodeAll(bratFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })]))
    const written = files.get('a-title.ann') ?? ''
    expect(written).toBe(
      TORTURE_TARGETS.map(
        ({ codepoint: [start, end], exact }, i) => `T${i + 1}\tClaim ${start} ${end}\t${exact}\n`
      ).join('')
    )
    expect(files.get('a-title.txt')).toBe(TORTURE_TEXT)
    expect(refusedLines(TORTURE_TEXT, written)).toEqual([])
  })

  it('splits at line ends, writes events, roles, equivalences, attributes, normalisations and notes', async () => {
    const text = 'Bob  \n hit Al and Cy.'
    const at = (start: number, end: number) => [{ start, end }]
    const spans = [
      makeSpan(text, at(0, 10), {
        id: 'a',
        label: 'claim',
        attributes: { Certain: true, Stance: 'for', list: ['x', 'y'] }
      }),
      makeSpan(text, at(0, 3), { id: 'b', label: 'politician', attributes: { Reference: 'Wiki:Q1 Bob' } }),
      makeSpan(text, at(7, 10), { id: 'c', label: 'attack', note: 'two\nlines' }),
      makeSpan(text, at(7, 10), { id: 'd', label: 'attack' }),
      makeSpan(text, at(11, 13), { id: 'e', label: 'politician', attributes: { note_Lemma: ' al|x' } }),
      makeSpan(text, [...at(14, 17), ...at(18, 20)], { id: 'f', label: 'loaded' })
    ]
    const end = (span: string) => ({ article: '0123456789abcdef', span, quote: '' })
    const relation = (id: string, kind: string, from: string, to: string) =>
      makeRelation({ id, type: kind, from: end(from), to: end(to) })
    const relations = [
      relation('1', 'theme', 'c', 'e'),
      relation('2', 'theme', 'c', 'f'),
      relation('3', 'theme', 'd', 'c'),
      relation('4', 'supports', 'd', 'a'),
      relation('5', 'same', 'b', 'e'),
      relation('6', 'same', 'e', 'f')
    ]
    const files = await encodeAll(bratFormat, makeInput([makeDocument(text, { spans, relations })], {}, [SCHEME]))
    const written = files.get('a-title.ann') ?? ''
    expect(written.split('\n')).toEqual([
      'T1\tClaim 0 3;7 10\tBob hit',
      'T2\tPolitician 0 3\tBob',
      'T3\tAttack 7 10\thit',
      'T4\tPolitician 11 13\tAl',
      'T5\tLoaded_language 14 17;18 20\tand Cy',
      'E1\tAttack:T3 Theme:T4 Theme2:T5',
      'E2\tAttack:T3 Theme:E1',
      'R1\tSupports Arg1:E2 Arg2:T1',
      '*\tEquiv T2 T4 T5',
      'A1\tCertain T1',
      'A2\tStance T1 for',
      'A3\tlist T1 x',
      'A4\tlist T1 y',
      'N1\tReference T2 Wiki:Q1\tBob',
      '#1\tAnnotatorNotes E1\ttwo lines',
      '#2\tLemma T4\t al|x',
      ''
    ])
    expect(refusedLines(text, written)).toEqual([])
    expect(files.get('annotation.conf')).toBe(
      `# Made by Claimdesk.

[entities]

Claim
Loaded_language
!Person
	Politician

[relations]

Supports	Arg1:<ANY>, Arg2:<ANY>
Equiv	Arg1:<ANY>, Arg2:<ANY>, <REL-TYPE>:symmetric-transitive

[events]

Attack	Theme*:<ANY>

[attributes]

Certain	Arg:Claim
Stance	Arg:Claim, Value:for
list	Arg:Claim, Value:x|y
`
    )
    expect(files.get('visual.conf')).toContain('[labels]\n\nLoaded_language | Loaded language\n\n[drawing]')
    expect(files.get('visual.conf')).toMatch(/\nClaim\tbgColor:#[0-9a-f]{6}\n/)
  })

  it('keeps the ids that records had in brat and numbers the others', async () => {
    const text = 'one two three'
    const spans = [
      makeSpan(text, [{ start: 0, end: 3 }], { id: 'x' }),
      makeSpan(text, [{ start: 4, end: 7 }], { id: 'T1' }),
      makeSpan(text, [{ start: 8, end: 13 }], { id: 'T7' })
    ]
    const files = await encodeAll(bratFormat, makeInput([makeDocument(text, { spans })]))
    expect(files.get('a-title.ann')).toBe('T2\tClaim 0 3\tone\nT1\tClaim 4 7\ttwo\nT7\tClaim 8 13\tthree\n')
  })

  it('writes names that visual.conf cannot hold into a comment, and reads them back', async () => {
    const text = 'word'
    const spans = HOSTILE_SCHEME.labels.map(({ id }, i) =>
      makeSpan(text, [{ start: 0, end: 4 }], { id: `s${i}`, label: id })
    )
    const files = await encodeAll(bratFormat, makeInput([makeDocument(text, { spans })], {}, [HOSTILE_SCHEME]))
    expect(files.get('visual.conf')).toContain('# Claimdesk name: a_b_1___-____ "a|b[1]_*->;\\t\\""\n')
    const { documents, problems } = await decode(files)
    expect(problems).toEqual([])
    expect(documents[0]?.spans.map((span) => span.label).sort()).toEqual(
      HOSTILE_SCHEME.labels.map(({ path }) => path).sort()
    )
  })
})

const DOCUMENT = ['Ann told Bob.', 'T1\tPerson 0 3\tAnn', 'T2\tPerson 9 12\tBob'] as const

describe('brat: what is read', () => {
  it('reads a pair in others’ dialect: BOM, CRLF, legacy attributes, further columns, named ends, numbered roles', async () => {
    const ann = [
      'T1\tPerson 0 3\tAnn',
      'T2\tTell 4 8\ttold\textra column',
      'T3\tPerson 9 12\tBob',
      'E1\tTell:T2 Who:T1 Whom:T3 Whom2:T1 ',
      'M1\tNegation E1',
      'A1\tDegree T2 High',
      'R1\tCoref Anaphora:T3 Antecedent:T1\t[x]',
      'R2\tCoref Antecedent:T1 Anaphora:T3',
      '*\tEquiv T1 T3 T2',
      'N1\tReference Annotation:T1 Referent:Wiki:Q1\tAnn A.',
      '#1\tAnnotatorNotes T1\tsure?',
      '#2\tLemma T1\t ann',
      '#3\tAnnotatorNotes A1\twhy'
    ]
    const { documents, problems, relationTypes, labels } = await decode({
      'a/d.txt': DOCUMENT[0],
      'a/d.ann': `\uFEFF${ann.join('\r\n')}\r\n`
    })
    expect(problems).toEqual([])
    const [document] = documents
    expect(document?.name).toBe('a/d')
    expect(document?.spans.map(({ id, label: name, attributes, note }) => ({ id, name, attributes, note }))).toEqual([
      { id: 'T1', name: 'Person', attributes: { Reference: 'Wiki:Q1 Ann A.', note_Lemma: ' ann' }, note: 'sure?' },
      { id: 'E1', name: 'Tell', attributes: { Negation: true, Degree: 'High' }, note: '' },
      { id: 'T3', name: 'Person', attributes: {}, note: '' }
    ])
    expect(
      document?.relations.map(({ type: name, from, to, attributes }) => [name, from, to.span, attributes])
    ).toEqual([
      ['Equiv', 'T1', 'T3', {}],
      ['Who', 'E1', 'T1', {}],
      ['Whom', 'E1', 'T3', {}],
      ['Whom', 'E1', 'T1', {}],
      ['Equiv', 'T3', 'E1', {}],
      ['Coref', 'T3', 'T1', { brat_tail: '[x]' }],
      ['Coref', 'T3', 'T1', {}]
    ])
    expect(document?.extra).toEqual({ bratLines: ['#3 on A1: AnnotatorNotes why'] })
    expect(labels).toContainEqual({ path: 'Tell', exchange: { type: 'event', feature: null } })
    expect(relationTypes).toEqual([
      { name: 'Coref', symmetric: false, exchange: { type: 'relation(Anaphora,Antecedent)', feature: null } },
      { name: 'Equiv', symmetric: true, exchange: { type: 'equiv', feature: null } },
      { name: 'Who', symmetric: false, exchange: { type: 'role', feature: null } },
      { name: 'Whom', symmetric: false, exchange: { type: 'role', feature: null } }
    ])
  })

  it('keeps the numbers of roles that belong together', async () => {
    const ann =
      'T1\tA 0 3\tAnn\nT2\tTell 4 8\ttold\nT3\tA 9 12\tBob\nE1\tTell:T2 Theme:T1 Theme2:T3 Site2:T1\nE2\tTell:T2 Site:T1\n'
    const first = await decode({ 'd.txt': DOCUMENT[0], 'd.ann': ann })
    expect(first.documents[0]?.relations.map(({ type: name, attributes }) => [name, attributes])).toEqual([
      ['Theme', {}],
      ['Theme', { brat_number: 2 }],
      ['Site', { brat_number: 2 }],
      ['Site', {}]
    ])
  })

  it('joins fragments that only the end of a line parts, and no others', async () => {
    const { documents } = await decode({
      'd.txt': 'one \n two three\tfour',
      'd.ann': 'T1\tA 0 3;6 9\tone two\nT2\tA 6 9;10 15\ttwo three\nT3\tA 10 15;16 20\tthree four\n'
    })
    expect(documents[0]?.spans.map(({ ranges }) => ranges.map(({ start, end }) => [start, end]))).toEqual([
      [[0, 9]],
      [
        [6, 9],
        [10, 15]
      ],
      [
        [10, 15],
        [16, 20]
      ]
    ])
  })

  it('reads .a1 and .a2 as one document', async () => {
    const { documents, problems } = await decode({
      'd.txt': DOCUMENT[0],
      'd.a1': `${DOCUMENT[1]}\n`,
      'd.a2': 'T2\tTell 4 8\ttold\nE1\tTell:T2 Theme:T1\n'
    })
    expect(problems).toEqual([])
    expect(documents[0]?.spans.map(({ id }) => id)).toEqual(['T1', 'E1'])
  })

  it('decides by the words what positions count', async () => {
    const text = '\uFEFF😀 one\r\ntwo'
    const cases = { codepoint: [8, 11], utf16: [9, 12], 'utf16+crlf-one': [8, 11] } as const
    const { documents, readings } = await decode({ 'd.txt': text, 'd.ann': `T1\tA ${cases.utf16.join(' ')}\ttwo\n` })
    expect(documents[0]?.spans[0]?.quotes[0]?.exact).toBe('two')
    expect(readings.map(({ chosen }) => chosen)).toEqual(['utf16+bom'])
    const asked = await decode({ 'd.txt': text, 'd.ann': 'T1\tA 8 11\ttwo\n' }, { positions: 'codepoint' })
    expect(asked.documents[0]?.spans).toHaveLength(1)
    expect(asked.problems.map(({ message }) => message).join()).toContain('put where the words “two” are')
  })

  it('reports what it cannot take, with its line', async () => {
    const { documents, problems } = await decode({
      'd.txt': DOCUMENT[0],
      'd.ann': [
        DOCUMENT[1],
        'T1\tPerson 9 12\tBob',
        'T3\tPerson 90 92\tZed',
        'T4 Person 0 3 Ann',
        'R1\tKnows Arg1:T1 Arg1:T1',
        'R2\tKnows Arg1:T1 Arg2:T9',
        'E1\tTell:T8',
        'X1\tPerson',
        'A1\tSure T9',
        'T5\tPerson 9 12\tAnn'
      ].join('\n')
    })
    expect(documents[0]?.spans.map(({ id }) => id)).toEqual(['T1', 'T5'])
    expect(documents[0]?.spans[1]?.ranges).toEqual([{ start: 0, end: 3 }])
    expect(problems.map(({ line, place }) => `${line} ${place}`).sort()).toEqual(
      ['10 T5', '2 T1', '3 T3', '4 T4 Person 0 3 Ann', '5 R1', '6 R2', '7 E1', '8 X1', '9 A1'].sort()
    )
  })

  it('reads annotation.conf and visual.conf: hierarchy, macros, roles, attributes, colours, display names', async () => {
    const files = {
      'annotation.conf': [
        '[entities]\n!Living\n\tPerson\n\t\tPolitician\nGene_product\n# comment\n-----',
        '[relations]\n<P>=Person|Politician\nKnows\tArg1:<P>, Arg2:<ENTITY>\nEquiv\tArg1:Person, Arg2:Person, <REL-TYPE>:symmetric-transitive',
        '[events]\nTell\tWho:<P>, Whom?:<ANY>, What*:<EVENT>',
        '[attributes]\nNegation\tArg:<EVENT>\nStance\tArg:Person, Value:for|against'
      ].join('\n\n'),
      'visual.conf':
        '[labels]\nGene_product | Gene product | GP\nPerson | P\n[drawing]\nPerson\tbgColor:#ff0000, fgColor:black\n',
      'd.txt': DOCUMENT[0],
      'd.ann': 'T1\tPolitician 0 3\tAnn\nT2\tGene_product 9 12\tBob\n'
    }
    const { documents, labels, relationTypes, problems } = await decode(files)
    expect(problems).toEqual([])
    expect(documents[0]?.spans.map((span) => span.label)).toEqual(['Living/Person/Politician', 'Gene product'])
    expect(labels.map(({ path, hue, exchange }) => [path, hue, exchange?.type])).toEqual([
      ['Living/Person', 29, undefined],
      ['Living/Person/Politician', undefined, undefined],
      ['Gene product', undefined, undefined],
      ['Tell', undefined, 'event']
    ])
    expect(labels[0]?.attributes?.map(({ id, kind, options }) => [id, kind, options])).toEqual([
      ['Stance', 'choice', ['for', 'against']]
    ])
    expect(labels[3]?.attributes?.map(({ id, kind }) => [id, kind])).toEqual([['Negation', 'flag']])
    const people = ['Living/Person', 'Living/Person/Politician']
    expect(relationTypes.map(({ name, from, to, exchange }) => [name, from, to, exchange?.type])).toEqual([
      ['Knows', people, [...people, 'Gene product'], undefined],
      ['Equiv', ['Living/Person'], ['Living/Person'], 'equiv'],
      ['Who', ['Tell'], people, 'role'],
      ['Whom', ['Tell'], [], 'role'],
      ['What', ['Tell'], ['Tell'], 'role']
    ])
    const plain = await decode(files, { names: 'type' })
    expect(plain.documents[0]?.spans.map((span) => span.label)).toEqual(['Politician', 'Gene_product'])
  })

  it('lets the lines count where they have changed since the sidecar was written', async () => {
    const span = makeSpan('one two', [{ start: 0, end: 3 }], { tags: ['x'], attributes: { sure: 0.5, big: false } })
    const documentLabels = [makeDocumentLabel()]
    const files = new Map(
      await encodeAll(bratFormat, makeInput([makeDocument('one two', { spans: [span], documentLabels })]))
    )
    const ann = files.get('a-title.ann') ?? ''
    const exact = await decode(files)
    expect(exact.documents[0]?.spans[0]).toMatchObject({
      id: 'span-1',
      tags: ['x'],
      attributes: { sure: 0.5, big: false }
    })
    const other = await decode(files.set('a-title.ann', ann.replace('T1 0.5', 'T1 0.7')))
    expect(other.documents[0]?.spans[0]).toMatchObject({
      id: 'span-1',
      tags: ['x'],
      attributes: { sure: '0.7', big: false }
    })
    const moved = await decode(files.set('a-title.ann', 'T1\tClaim 4 7\ttwo\n'))
    expect(moved.documents[0]?.spans[0]).toMatchObject({ id: 'T1', tags: [], attributes: {} })
    expect(moved.documents[0]?.documentLabels).toHaveLength(1)
    expect(moved.remarks.join()).toContain('1 annotations have changed')
  })

  it('leaves out a text without annotations and annotations without a text, unless the text is known', async () => {
    const files = { 'README.txt': 'hello', 'gone.ann': 'T1\tPerson 0 3\tAnn\n' }
    const { documents, problems } = await decode(files)
    expect(documents).toEqual([])
    expect(problems.map(({ file }) => file).sort()).toEqual(['README.txt', 'gone.ann'])
    const known = await bratFormat.decode?.(makeFiles(files, [makeDocument('Ann')]))
    expect(known?.documents.map(({ article }) => article)).toEqual(['0123456789abcdef'])
  })
})

const PEOPLE = new Map([['anna', 'Anna Ådahl']])

function facts(documents: readonly ExportDocument[], decoded: Decoded, scheme: Scheme) {
  const names = new LabelNames(makeInput([], {}, [scheme]))
  return {
    out: documents.map((document) => factsOfExport(document, names, PEOPLE)),
    back: decoded.documents.map((document) => factsOfDecoded(document, decoded))
  }
}

/** The same documents in a scheme whose first labels are events, and whose relations are roles or equivalences. */
const eventScheme = (kind: string): Scheme => ({
  ...HOSTILE_SCHEME,
  labels: HOSTILE_SCHEME.labels.map((each, index) =>
    index < 2 ? { ...each, exchange: { type: 'event', feature: null } } : each
  ),
  relationTypes: [type('supports', 'Theme2', { exchange: { type: kind, feature: null } })]
})

describe('brat: laws', () => {
  const schemes = { plain: HOSTILE_SCHEME, roles: eventScheme('role'), equivalences: eventScheme('equiv') }
  it.each(Object.entries(schemes))(
    'brings back all but what it says it loses, accepted by brat: %s',
    async (_, scheme) => {
      await fc.assert(
        fc.asyncProperty(exportDocuments, async (all) => {
          const documents = all.map((document) => withoutLosses(bratFormat, document))
          const { files } = await encodeFitted(bratFormat, makeInput(documents, {}, [scheme]))
          for (const document of documents) {
            expect(refusedLines(document.text, textOf(files.get(`${document.name}.ann`)))).toEqual([])
          }
          // Names in brat's characters, and arguments without spaces.
          const entry = /^(?:#.*|\[\w+\]|\t*!?[A-Za-z0-9_-]+(?:\t\S+:\S+(?:, \S+:\S+)*)?|)$/
          for (const line of textOf(files.get('annotation.conf')).split('\n')) expect(line).toMatch(entry)
          const decoded = await decode(files)
          expect(decoded.problems).toEqual([])
          const { out, back } = facts(documents, decoded, scheme)
          expect(back).toEqual(out)
        }),
        { numRuns: 120 }
      )
    }
  )

  it('never throws on mutated files', async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, fc.nat(), async (documents, seed) => {
        const { files } = await encodeFitted(bratFormat, makeInput(documents, {}, [HOSTILE_SCHEME]))
        const broken = [...files].map(([path, bytes], index) => {
          const [sample = ''] = fc.sample(mutated(textOf(bytes)), { numRuns: 1, seed: seed + index })
          return [path, sample] as const
        })
        const { documents: read } = await decode(new Map(broken))
        for (const { text, spans } of read) {
          for (const { ranges, quotes, orphan } of spans) {
            if (orphan) continue
            expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 100 }
    )
  })

  it('takes hostile files without harm', async () => {
    const { documents } = await decode({
      'a.ann': '['.repeat(100_000),
      'a.txt': '\u0000',
      'a.claimdesk.json':
        '{"format":"claimdesk/brat","lines":[{"line":"T1 A 0 1","attributes":[{"name":"__proto__","value":1}]}],"spans":[{}],"tokens":[[0,"1"],[NaN]]}',
      'annotation.conf': `${'\t'.repeat(100_000)}x\n<A>=<B>\n[`,
      'b.ann': 'T1\tA -1 9\tx\nT2\tA 0 99999999999999999999\tx\nT3\t__proto__ 0 1\ta\nA1\t__proto__ T3 1\n',
      'b.txt': 'abc'
    })
    expect(documents.map(({ spans }) => spans.map(({ label: name }) => name))).toEqual([[], ['__proto__']])
  })
})
