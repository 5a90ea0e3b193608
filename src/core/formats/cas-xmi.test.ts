import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteOf } from '../text/quote'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { casXmiFormat } from './cas-xmi'
import { parseXml } from './xml'
import { encodeAll, encodeFitted, makeDocument, makeInput, makeSpan } from './testing/build'
import { convert, decodeFiles, differencesOf } from './testing/cas-round-trip'

const HEAD = `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
 xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:x="http:///x.ecore"
 xmlns:ns="http:///uima/noNamespace.ecore" xmi:version="2.0">`
const xmi = (lines: string, text = 'Ann met Ben.'): string =>
  `${HEAD}\n<cas:NULL xmi:id="0"/>\n${lines}\n<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${text}"/>\n</xmi:XMI>`
const types = (...descriptions: string[]): string =>
  `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>${descriptions.join('')}</types></typeSystemDescription>`
const type = (name: string, supertype: string, features: Readonly<Record<string, string>>): string =>
  `<typeDescription><name>${name}</name><supertypeName>${supertype}</supertypeName><features>${Object.entries(features)
    .map(
      ([key, range]) =>
        `<featureDescription><name>${key}</name><rangeTypeName>${range}</rangeTypeName></featureDescription>`
    )
    .join('')}</features></typeDescription>`
const read = (files: Readonly<Record<string, string>>) => decodeFiles(casXmiFormat, new Map(Object.entries(files)))

describe('what is written', () => {
  it('is the XMI of UIMA, letter by letter, with line breaks and tabs by number', async () => {
    const text = 'a\tb\n“<c>”'
    const document = makeDocument(text, {
      spans: [makeSpan(text, [{ start: 4, end: 9 }], { tags: ['x y', ''], attributes: { n: 1.5 } })],
      tokens: [{ start: 5, end: 8 }],
      sentences: []
    })
    const files = await encodeAll(casXmiFormat, makeInput([document]))
    expect([...files.keys()]).toEqual(['a-title.xmi', 'TypeSystem.xml'])
    expect(files.get('a-title.xmi')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmlns:type2="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
  <cas:NULL xmi:id="0"/>
  <type:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="9" language="en" documentTitle="A title" documentId="a-title"/>
  <type2:Token xmi:id="3" sofa="1" begin="5" end="8"/>
  <custom:ClaimdeskSpan xmi:id="4" sofa="1" begin="4" end="9" label="Claim" n="1.5" person="anna" createdAt="2024-08-22T10:00:00.000Z" updatedAt="2024-08-22T11:30:00.000Z"><tags>x y</tags><tags></tags></custom:ClaimdeskSpan>
  <custom:ClaimdeskPerson xmi:id="5" id="anna" name="Anna Ådahl"/>
  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="a&#9;b&#10;“&lt;c&gt;”"/>
  <cas:View sofa="1" members="2 3 4 5"/>
</xmi:XMI>
`)
    expect(files.get('TypeSystem.xml')).toContain(`    <typeDescription>
      <name>webanno.custom.ClaimdeskPerson</name>
      <description></description>
      <supertypeName>uima.cas.TOP</supertypeName>
      <features>
        <featureDescription>
          <name>id</name>
          <description></description>
          <rangeTypeName>uima.cas.String</rangeTypeName>
        </featureDescription>
`)
  })

  it('is read by an XML parser as what the store holds, in UTF-16 code units', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
    )
    const { files } = await encodeFitted(casXmiFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })]))
    const { root } = parseXml(Buffer.from(files.get('a-title.xmi') ?? []).toString())
    const text = root?.children.find(({ local }) => local === 'Sofa')?.attributes['sofaString'] ?? ''
    expect(text).toBe(TORTURE_TEXT)
    const written = root?.children.filter(({ local }) => local === 'ClaimdeskSpan') ?? []
    const words = written.map(({ attributes: { begin, end } }) => text.slice(Number(begin), Number(end)))
    expect(words).toEqual(TORTURE_TARGETS.map(({ exact }) => exact))
  })

  it('has a space for what XML cannot hold, and says what it was', async () => {
    const text = 'a\u0000b \ud800 c\u001b'
    const span = makeSpan(text, [{ start: 0, end: 5 }], { note: '\u0007', tags: ['\ufffe'] })
    const { files } = await encodeFitted(casXmiFormat, makeInput([makeDocument(text, { spans: [span] })]))
    const written = Buffer.from(files.get('a-title.xmi') ?? []).toString()
    expect(written).toContain('sofaString="a b   c "')
    expect(written).toContain('structure="1" feature="sofaString" characters="1:0 4:D800 7:1B"')
    const [document] = (await decodeFiles(casXmiFormat, files)).documents
    expect(document).toMatchObject({
      text,
      spans: [{ quotes: [quoteOf(text, { start: 0, end: 5 })], note: '\u0007', tags: ['\ufffe'] }]
    })
    const plain = await encodeAll(casXmiFormat, makeInput([makeDocument('plain')]))
    expect([...plain.values()].join('')).not.toContain('Replaced')
  })

  it('brings any text back, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (given, note) => {
        const text = given.replaceAll('\r', '')
        const files = await encodeAll(casXmiFormat, makeInput([makeDocument(text, { note })]))
        const [document] = (await decodeFiles(casXmiFormat, files)).documents
        // A byte order mark in front belongs to the file and not to the text.
        expect(document?.text).toBe(text.replace(/^\uFEFF+/, ''))
        expect(document?.note).toBe(note)
      }),
      { numRuns: 200 }
    )
  })
})

describe('what is read', () => {
  it('without a type system: what programs have built in, pointers, and all else as text', async () => {
    const { documents, problems, remarks } = await read({
      'a.xmi': xmi(`<type:NamedEntity xmi:id="4" sofa="1" begin="0" end="3" value="PER"/>
        <x:Span xmi:id="5" sofa="1" begin="8" end="11" number="4"/>
        <x:Rel xmi:id="6" sofa="1" begin="8" end="11" Governor="4" Dependent="5" kind="met"/>
        <ns:Plain xmi:id="7" sofa="1" begin="0" end="11"/>`)
    })
    expect(problems).toEqual([])
    expect(remarks).toHaveLength(1)
    expect(documents[0]).toMatchObject({
      spans: [
        { id: '4', label: 'NamedEntity/PER' },
        { id: '5', label: 'Span/4', attributes: {} },
        { id: '7', label: 'Plain' }
      ],
      relations: [{ id: '6', type: 'Rel/met', from: '4', to: { span: '5' } }]
    })
  })

  it('with the type systems of its folder, or of the one above', async () => {
    const system = types(
      type('x.Span', 'uima.tcas.Annotation', {
        ...{ number: 'uima.cas.Integer', yes: 'uima.cas.Boolean', score: 'uima.cas.Float', label: 'x.Allowed' },
        ...{ numbers: 'uima.cas.IntegerArray', words: 'uima.cas.StringArray', others: 'uima.cas.FSArray' },
        ...{ list: 'uima.cas.FSList', one: 'uima.tcas.Annotation', huge: 'uima.cas.Long' }
      }),
      type('x.Allowed', 'uima.cas.String', {})
    )
    const decoded = await read({
      'TypeSystem.xml': system,
      'in/a.xmi':
        xmi(`<x:Span xmi:id="5" sofa="1" begin="0" end="3" number="4" yes="true" score="NaN" label="L" numbers="1 2"
        others="6 6" list="7" one="6" huge="9007199254740993"><words>a b</words><words/></x:Span>
        <x:Span xmi:id="6" sofa="1" begin="8" end="11" number="many"/>
        <cas:NonEmptyFSList xmi:id="7" head="6" tail="8"/>
        <cas:NonEmptyFSList xmi:id="8" head="5" tail="9"/>
        <cas:EmptyFSList xmi:id="9"/>`)
    })
    expect(decoded.problems.map(({ file, line, place, message }) => [file, line, place, message])).toEqual([
      ['in/a.xmi', 6, 'xmi:id 5', '“9007199254740993” is not a number that can be read exactly. It was kept as text.'],
      ['in/a.xmi', 7, 'xmi:id 6', '“many” is not a number that can be read exactly. It was kept as text.']
    ])
    const [document] = decoded.documents
    expect(document?.spans[0]).toMatchObject({
      label: 'Span/L',
      attributes: { number: 4, yes: true, score: 'NaN', numbers: ['1', '2'], words: ['a b', ''] }
    })
    expect(document?.relations.map(({ type: name, from, to }) => [name, from, to.span])).toEqual([
      ['Span:others', '5', '6'],
      ['Span:others', '5', '6'],
      ['Span:list', '5', '6'],
      ['Span:list', '5', '5'],
      ['Span:one', '5', '6']
    ])
    const again = await decodeFiles(casXmiFormat, await convert(decoded, casXmiFormat))
    expect(differencesOf(decoded, { ...again, problems: [] })).toEqual([])
    expect(again.documents[0]?.spans[0]?.attributes).toEqual(document?.spans[0]?.attributes)
  })

  it('bytes and addresses in place of a text', async () => {
    const content = `${HEAD}<cas:ByteArray xmi:id="2" elements="546869FF"/>
      <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain" sofaArray="2"/></xmi:XMI>`
    const decoded = await read({ 'a.xmi': content })
    expect(decoded.problems).toEqual([])
    const files = await convert(decoded, casXmiFormat)
    const written = Buffer.from(files.get('a.xmi') ?? []).toString()
    const [, id] = /<cas:ByteArray xmi:id="(\d+)" elements="546869FF"\/>/.exec(written) ?? []
    expect(written).toContain(`sofaID="_InitialView" mimeType="text/plain" sofaArray="${id}"`)
  })

  it('says what is wrong with each thing and where, and takes the rest', async () => {
    const { documents, problems } = await read({
      'a.xmi': xmi(`<type:NamedEntity xmi:id="4" sofa="1" begin="0" end="3" value="PER"/>
<type:NamedEntity xmi:id="4" sofa="1" begin="0" end="3"/>
<type:NamedEntity sofa="1" begin="0" end="3"/>
<type:NamedEntity xmi:id="5" sofa="1" begin="0" end="300"/>`),
      'b.xmi': '<a>',
      'c.xml': '<plain/>',
      'd.xmi': '\u0000'
    })
    expect(documents[0]?.spans.map(({ id }) => id)).toEqual(['4'])
    expect(problems.map(({ file, line, place }) => [file, line, place])).toEqual([
      ['b.xmi', 1, 'file'],
      ['c.xml', 1, 'plain'],
      ['d.xmi', 1, 'file'],
      ['a.xmi', 6, 'xmi:id 4'],
      ['a.xmi', 7, 'type:NamedEntity'],
      ['a.xmi', 8, 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity 5']
    ])
  })

  it('recognises what it reads', () => {
    expect(casXmiFormat.recognise?.('a.xmi', HEAD)).toBe('yes')
    expect(casXmiFormat.recognise?.('TypeSystem.xml', types())).toBe('yes')
    expect(casXmiFormat.recognise?.('a.xml', '<html/>')).toBe('no')
  })
})
