import { describe, expect, it } from 'vitest'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { casJsonFormat } from './cas-json'
import type { Decoded } from './format'
import { encodeAll, encodeFitted, makeDocument, makeFiles, makeInput, makeSpan } from './testing/build'
import { convert, decodeFiles, differencesOf } from './testing/cas-round-trip'

const decode = async (content: unknown, more: Readonly<Record<string, unknown>> = {}): Promise<Decoded> =>
  decodeFiles(casJsonFormat, new Map([['case.json', JSON.stringify(content)], ...asFiles(more)]))
const asFiles = (more: Readonly<Record<string, unknown>>) =>
  Object.entries(more).map(([path, value]) => [path, JSON.stringify(value)] as const)

const sofa = (text: string, id = 1) => ({
  '%ID': id,
  '%TYPE': 'uima.cas.Sofa',
  sofaNum: 1,
  sofaID: '_InitialView',
  mimeType: 'text',
  sofaString: text
})
const cas = (structures: readonly unknown[], types: object = {}, views: object = {}) => ({
  '%TYPES': types,
  '%FEATURE_STRUCTURES': structures,
  '%VIEWS': views
})
const NE = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity'

describe('what is written', () => {
  it('is the JSON of the specification, letter by letter', async () => {
    const document = makeDocument('😀 Hi', {
      spans: [makeSpan('😀 Hi', [{ start: 3, end: 5 }], { attributes: { sure: true } })],
      tokens: [{ start: 3, end: 5 }],
      sentences: [{ start: 0, end: 5 }]
    })
    const files = await encodeAll(casJsonFormat, makeInput([document]))
    const text = files.get('a-title.json') ?? ''
    const [head = '', rest = ''] = text.split('\n  "%FEATURE_STRUCTURES": ')
    expect(head.startsWith('{\n  "%TYPES": {\n    "de.tudarmstadt')).toBe(true)
    expect(rest).toBe(`[
    {"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","mimeType":"text","sofaString":"😀 Hi"},
    {"%ID":2,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData","@sofa":1,"begin":0,"end":5,"language":"en","documentTitle":"A title","documentId":"a-title"},
    {"%ID":3,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence","@sofa":1,"begin":0,"end":5},
    {"%ID":4,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token","@sofa":1,"begin":3,"end":5},
    {"%ID":5,"%TYPE":"webanno.custom.ClaimdeskSpan","@sofa":1,"begin":3,"end":5,"label":"Claim","sure":true,"person":"anna","createdAt":"2024-08-22T10:00:00.000Z","updatedAt":"2024-08-22T11:30:00.000Z"},
    {"%ID":6,"%TYPE":"webanno.custom.ClaimdeskPerson","id":"anna","name":"Anna Ådahl"}
  ],
  "%VIEWS": {
    "_InitialView": {
      "%SOFA": 1,
      "%MEMBERS": [
        2,
        3,
        4,
        5,
        6
      ]
    }
  }
}
`)
    const types = (JSON.parse(text) as { '%TYPES': Record<string, object> })['%TYPES']
    expect(types['webanno.custom.ClaimdeskSpan']).toMatchObject({
      '%NAME': 'webanno.custom.ClaimdeskSpan',
      '%SUPER_TYPE': 'uima.tcas.Annotation',
      label: { '%NAME': 'label', '%RANGE': 'uima.cas.String' },
      sure: { '%NAME': 'sure', '%RANGE': 'uima.cas.Boolean' },
      tags: { '%NAME': 'tags', '%RANGE': 'uima.cas.StringArray' }
    })
  })

  it('counts UTF-16 code units', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
    )
    const { files } = await encodeFitted(casJsonFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })]))
    const file = JSON.parse(Buffer.from(files.get('a-title.json') ?? []).toString()) as {
      '%FEATURE_STRUCTURES': readonly { '%TYPE': string; begin: number; end: number }[]
    }
    const written = file['%FEATURE_STRUCTURES'].filter((each) => each['%TYPE'] === 'webanno.custom.ClaimdeskSpan')
    expect(written.map(({ begin, end }) => [begin, end])).toEqual(TORTURE_TARGETS.map(({ utf16 }) => [...utf16]))
    expect(written.map(({ begin, end }) => TORTURE_TEXT.slice(begin, end))).toEqual(
      TORTURE_TARGETS.map(({ exact }) => exact)
    )
  })
})

describe('what is read', () => {
  it.each([
    ['begin and end', cas([sofa('Ann here'), { '%ID': 2, '%TYPE': NE, '@sofa': 1, begin: 0, end: 3, value: 'PER' }])],
    ['anchors', cas([sofa('Ann here'), { '%ID': 2, '%TYPE': NE, '@sofa': 1, '^begin': 0, '^end': 3, value: 'PER' }])],
    ['the sofa last', cas([{ '%ID': 2, '%TYPE': NE, '@sofa': 1, begin: 0, end: 3, value: 'PER' }, sofa('Ann here')])],
    [
      'a map by id',
      {
        '%FEATURE_STRUCTURES': {
          1: { '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaNum: 1, sofaString: 'Ann here' },
          2: { '%TYPE': NE, '@sofa': 1, begin: 0, end: 3, value: 'PER' }
        }
      }
    ],
    ['a bare list', [sofa('Ann here'), { '%ID': 2, '%TYPE': NE, '@sofa': 1, begin: 0, end: 3, value: 'PER' }]]
  ])('%s', async (_name, content) => {
    const { documents, labels, problems } = await decode(content)
    expect(problems).toEqual([])
    expect(documents[0]).toMatchObject({
      key: 'case',
      name: 'case',
      text: 'Ann here',
      spans: [{ id: '2', ranges: [{ start: 0, end: 3 }], quotes: [{ exact: 'Ann' }], label: 'NamedEntity/PER' }]
    })
    expect(labels).toEqual([{ path: 'NamedEntity/PER', exchange: { type: NE, feature: 'value' }, appliesTo: 'span' }])
  })

  it('values of every kind, arrays and lists included', async () => {
    const type = {
      '%NAME': 'x.Thing',
      '%SUPER_TYPE': 'uima.tcas.Annotation',
      score: { '%NAME': 'score', '%RANGE': 'uima.cas.Double' },
      words: { '%NAME': 'words', '%RANGE': 'uima.cas.String[]' },
      list: { '%NAME': 'list', '%RANGE': 'uima.cas.StringList' }
    }
    const content = cas(
      [
        sofa('one two'),
        {
          ...{ '%ID': 2, '%TYPE': 'x.Thing', '@sofa': 1, begin: 0, end: 3, '#score': 'NaN', whole: 7, yes: true },
          ...{ '@words': 3, '@list': 4, '@bytes': 7, '@nothing': 0, empty: null }
        },
        { '%ID': 3, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['a', null, ''] },
        { '%ID': 4, '%TYPE': 'uima.cas.NonEmptyStringList', head: 'x', '@tail': 5 },
        { '%ID': 5, '%TYPE': 'uima.cas.NonEmptyStringList', head: 'y', '@tail': 6 },
        { '%ID': 6, '%TYPE': 'uima.cas.EmptyStringList' },
        { '%ID': 7, '%TYPE': 'uima.cas.ByteArray', '%ELEMENTS': 'VGhpcw==' }
      ],
      { 'x.Thing': type }
    )
    const decoded = await decode(content)
    expect(decoded.problems).toEqual([])
    expect(decoded.documents[0]?.spans[0]).toMatchObject({
      label: 'Thing',
      attributes: {
        ...{ score: 'NaN', whole: 7, yes: true, words: ['a', '', ''], list: ['x', 'y'] },
        bytes: ['84', '104', '105', '115']
      }
    })
    const again = await decodeFiles(casJsonFormat, await convert(decoded, casJsonFormat))
    expect(differencesOf(decoded, again)).toEqual([])
  })

  it('views as documents, each with what is about it', async () => {
    const content = cas([
      sofa('first'),
      { ...sofa('second', 2), sofaID: 'translation', sofaNum: 2 },
      { '%ID': 3, '%TYPE': NE, '@sofa': 2, begin: 0, end: 6, value: 'A' },
      { '%ID': 4, '%TYPE': NE, '@sofa': 1, begin: 0, end: 5, value: 'B' }
    ])
    const { documents, remarks } = await decode(content)
    expect(documents.map(({ name, text, spans }) => [name, text, spans.map(({ label }) => label)])).toEqual([
      ['case', 'first', ['NamedEntity/B']],
      ['case.translation', 'second', ['NamedEntity/A']]
    ])
    expect(remarks).toEqual(['A file with several views is read as several documents, one for each view.'])
  })

  it('an annotation without its text: reported, kept, and found where the text is known', async () => {
    const here = { ...sofa(''), sofaString: undefined, sofaURI: 'file:/texts/case.txt' }
    const content = cas([here, { '%ID': 2, '%TYPE': NE, '@sofa': 1, begin: 0, end: 3, value: 'PER' }])
    const decoded = await decode(content)
    expect(decoded.documents[0]).toMatchObject({ text: '', spans: [], article: null })
    expect(decoded.problems).toEqual([
      {
        ...{ file: 'case.json', line: null, place: '_InitialView' },
        message: 'One annotation was left out: the file does not hold the text it is about. A conversion keeps it.'
      }
    ])
    expect(decoded.remarks).toEqual([
      'The text of a document is not in its file. It is said to be at file:/texts/case.txt, which is not opened.'
    ])
    const again = await convert(decoded, casJsonFormat)
    expect(Buffer.from(again.get('case.json') ?? []).toString()).toContain(
      `"%TYPE":"${NE}","@sofa":1,"begin":0,"end":3,"value":"PER"`
    )
    const known = makeDocument('Ann here')
    const article = { ...known.article, original: { ...known.article.original, name: 'case.txt' } }
    const files = makeFiles({ 'case.json': JSON.stringify(content) }, [{ article, text: 'Ann here' }])
    expect((await casJsonFormat.decode?.(files))?.documents[0]).toMatchObject({
      article: article.id,
      text: 'Ann here',
      spans: [{ quotes: [{ exact: 'Ann' }] }]
    })
  })

  it('what has no place here is kept and written again', async () => {
    const constituent = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.TagsetDescription'
    const content = cas([
      sofa('one two'),
      { '%ID': 2, '%TYPE': constituent, '@sofa': 1, begin: 0, end: 7, layer: NE, name: 'STTS' },
      { '%ID': 3, '%TYPE': 'x.Score', value: 0.5, '@about': 4 },
      { '%ID': 4, '%TYPE': NE, '@sofa': 1, begin: 0, end: 3, '@score': 3 }
    ])
    const decoded = await decode(content)
    const text = Buffer.from((await convert(decoded, casJsonFormat)).get('case.json') ?? []).toString()
    expect(text).toMatch(/"%TYPE":"[a-z.]+TagsetDescription","@sofa":1,"begin":0,"end":7,"layer":"[^"]+","name":"STTS"/)
    const [, entity, score] = /"%ID":(\d+),"%TYPE":"[a-z.]+NamedEntity".*?"@score":(\d+)/.exec(text) ?? []
    expect(text).toContain(`{"%ID":${score},"%TYPE":"x.Score","value":0.5,"@about":${entity}}`)
  })

  it('says what is wrong with each thing, and takes the rest', async () => {
    const content = cas([
      sofa('one 😀'),
      7,
      { '%TYPE': NE },
      { '%ID': 3 },
      { '%ID': 1, '%TYPE': NE },
      { '%ID': 4, '%TYPE': NE, '@sofa': 1, begin: 5, end: 6 },
      { '%ID': 5, '%TYPE': NE, '@sofa': 1, begin: 2, end: 1 },
      { '%ID': 6, '%TYPE': NE, '@sofa': 1, begin: 0, end: 3, odd: [1], '@far': 'x' },
      { '%ID': 7, '%TYPE': 'x.Rel', '@sofa': 1, begin: 0, end: 3, '@Governor': 6, '@Dependent': 99 }
    ])
    const { documents, problems } = await decode(content)
    expect(documents[0]?.spans.map(({ id }) => id)).toEqual(['6'])
    expect(problems.map(({ place }) => place)).toEqual([
      ...['[1]', '[2]', '[3]', '[4]', '[7].odd', '[7].@far'].map((place) => `%FEATURE_STRUCTURES${place}`),
      ...[`${NE} 4`, `${NE} 5`, 'x.Rel 7']
    ])
  })

  it('files that are none', async () => {
    const { problems } = await decode({ a: 1 })
    expect(problems[0]?.message).toContain('no UIMA CAS')
  })

  it('code points, when only they fit the words, or when they are chosen', async () => {
    const text = '😀😀 Ann met Ben, and Cid came.'
    const words = ['Ann', 'met', 'Ben', 'and', 'Cid', 'came']
    const structures = words.map((word, index) => {
      const begin = Array.from(text.slice(0, text.indexOf(word))).length
      return { '%ID': index + 2, '%TYPE': NE, '@sofa': 1, begin, end: begin + word.length, value: 'X' }
    })
    const content = JSON.stringify(cas([sofa(text), ...structures]))
    const read = async (settings: Readonly<Record<string, string>>) =>
      casJsonFormat.decode?.(makeFiles({ 'case.json': content }, [], settings))
    const auto = await read({})
    expect(auto?.documents[0]?.spans.map(({ quotes }) => quotes[0]?.exact)).toEqual(words)
    expect(auto?.readings).toMatchObject([{ setting: 'positions', chosen: 'codepoint+bom' }])
    const plain = await read({ positions: 'utf16+bom' })
    expect(plain?.documents[0]?.spans[0]?.quotes[0]?.exact).not.toBe('Ann')
  })
})
