import { describe, expect, it } from 'vitest'
import type { Decoded } from '../format'
import { makeFiles } from '../testing/build'
import { decodeProject } from './decode-project'

const guid = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`
const CODE = guid(1)
const USER = guid(2)
const SOURCE = guid(3)

const project = (inside: string, origin = 'Some program'): string =>
  `<?xml version="1.0"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="${origin}">\n${inside}\n</Project>`

const codes = (inside = ''): string =>
  `<CodeBook><Codes><Code guid="${CODE}" name="Claim" isCodable="true" color="#db6d60">${inside}</Code></Codes></CodeBook>`

const selection = (start: number, end: number, name = '', inside = coding()): string =>
  `<PlainTextSelection guid="${guid(8)}" name="${name}" startPosition="${start}" endPosition="${end}">${inside}</PlainTextSelection>`

const coding = (code = CODE, id = guid(9)): string => `<Coding guid="${id}"><CodeRef targetGUID="${code}"/></Coding>`

const source = (inside: string, path = `internal://${SOURCE}.txt`): string =>
  `<Sources><TextSource guid="${SOURCE}" name="Talk.docx" plainTextPath="${path}">${inside}</TextSource></Sources>`

const read = (
  xml: string,
  text: string,
  { path = `Sources/${SOURCE}.TXT`, settings = {} }: { path?: string; settings?: Readonly<Record<string, string>> } = {}
): Promise<Decoded> => decodeProject(makeFiles({ 'project.qde': xml, [path]: text }, [], settings))

const words = ({ documents }: Decoded): readonly string[][] =>
  documents.flatMap(({ spans }) => spans.map(({ quotes }) => quotes.map(({ exact }) => exact)))

describe('positions', () => {
  const windows = 'First line.\r\nSecond line.\r\nThird here.'

  it('of NVivo count a Windows line end as two', async () => {
    const xml = project(codes() + source(selection(27, 32) + selection(13, 19)), 'NVivo 14')
    const decoded = await read(xml, windows)
    expect(decoded.documents[0]?.text).toBe('First line.\nSecond line.\nThird here.')
    expect(words(decoded)).toEqual([['Third'], ['Second']])
    expect(decoded.readings).toMatchObject([
      { file: `Sources/${SOURCE}.TXT`, setting: 'positions', chosen: 'codepoint' }
    ])
  })

  it('of ATLAS.ti count it as one, though it is stored as two', async () => {
    const xml = project(codes() + source(selection(25, 30) + selection(12, 18)), 'ATLAS.ti 23')
    const decoded = await read(xml, windows)
    expect(words(decoded)).toEqual([['Third'], ['Second']])
    expect(decoded.readings).toMatchObject([{ chosen: 'codepoint+crlf-one' }])
  })

  it('are decided by the beginnings of words that are names of passages, even within words', async () => {
    // Neither reading begins and ends at the edges of words.
    const xml = project(codes() + source(selection(14, 18, 'hird') + selection(3, 11, 'rst line')))
    const decoded = await read(xml, 'Afirst line\r\nThird')
    expect(words(decoded)).toEqual([['hird'], ['rst line']])
    expect(decoded.readings).toMatchObject([{ chosen: 'codepoint' }])
  })

  it.each([
    ['cut with dots', 'The second line of…'],
    ['cut with three dots', 'The second line of...'],
    ['cut without a sign', 'The second line'],
    ['on one line', 'The second line of it and more']
  ])('are decided by names that are %s', async (_, name) => {
    const decoded = await read(
      project(codes() + source(selection(7, 37, name))),
      '😀 one.\r\nThe second line of it\r\nand more'
    )
    expect(words(decoded)).toEqual([['The second line of it\nand more']])
    expect(decoded.readings).toMatchObject([
      { chosen: 'codepoint+crlf-one', evidence: expect.stringContaining('1 of 1') as string }
    ])
  })

  it('in UTF-16 code units are noticed', async () => {
    const xml = project(codes() + source(selection(8, 13) + selection(3, 7)))
    const decoded = await read(xml, '😀 said taxes.')
    expect(words(decoded)).toEqual([['taxes'], ['said']])
    expect(decoded.readings).toMatchObject([{ chosen: 'utf16' }])
  })

  it('behind a byte order mark are read with it or without', async () => {
    const counted = await read(project(codes() + source(selection(1, 4))), '\uFEFFone two')
    expect([words(counted), counted.readings[0]?.chosen]).toEqual([[['one']], 'codepoint+bom'])
    const left = await read(project(codes() + source(selection(4, 7))), '\uFEFFone two')
    expect([words(left), left.readings[0]?.chosen]).toEqual([[['two']], 'codepoint'])
    expect(left.documents[0]?.text).toBe('one two')
  })

  it('can be read otherwise than the evidence says', async () => {
    const xml = project(codes() + source(selection(8, 13)))
    expect(words(await read(xml, '😀 said taxes.', { settings: { positions: 'codepoint' } }))).toEqual([['axes.']])
  })

  it('of one text are decided by those of the others, when it has no evidence of its own', async () => {
    const other = SOURCE.replace(/3$/, '4')
    const xml = project(
      codes() +
        `<Sources><TextSource guid="${SOURCE}" plainTextPath="internal://${SOURCE}.txt">${selection(14, 18, 'hird')}</TextSource>` +
        `<TextSource guid="${other}" plainTextPath="internal://${other}.txt">${selection(3, 5)}</TextSource></Sources>`
    )
    const texts = { [`sources/${SOURCE}.txt`]: 'Afirst line\r\nThird', [`sources/${other}.txt`]: 'a\r\nbcdefg' }
    const decoded = await decodeProject(makeFiles({ 'project.qde': xml, ...texts }))
    expect(words(decoded)).toEqual([['hird'], ['bc']])
  })

  it('that lie outside or are none are reported with their line', async () => {
    const none = `\n<PlainTextSelection guid="${guid(7)}" startPosition="x" endPosition="3"/>`
    const decoded = await read(project(codes() + source(`${selection(2, 99)}${none}`)), 'one')
    expect(decoded.documents[0]?.spans).toEqual([])
    expect(decoded.problems.map(({ file, line, place }) => [file, line, place])).toEqual([
      ['project.qde', 4, guid(7)],
      ['project.qde', 3, guid(8)]
    ])
    expect(decoded.problems[1]?.message).toBe(
      'This passage (2 to 99) was left out: it does not lie in the text, counted in Unicode code points.'
    )
  })
})

describe('texts', () => {
  it.each([
    ['internal://TEXT.txt', 'sources/text.txt'],
    ['internal:///text.txt', 'Sources/text.txt'],
    ['internal://sources/text.txt', 'sources/text.txt'],
    ['internal://sources/text.txt', 'Sources/text.txt'],
    ['Sources/My%20talk.txt', 'sources/My talk.txt'],
    ['internal://text.txt', 'text.txt'],
    ['relative:///folder/text.txt', 'text.txt']
  ])('at %s are found as %s', async (address, path) => {
    const decoded = await read(project(source('', address)), 'one', { path })
    expect(decoded.documents.map(({ name, text, metadata }) => [name, text, metadata])).toEqual([
      ['Talk', 'one', { title: 'Talk.docx' }]
    ])
    expect(decoded.problems).toEqual([])
  })

  it('belong to the project in their folder', async () => {
    const files = {
      'a/project.qde': project(source('')),
      [`a/sources/${SOURCE}.txt`]: 'one',
      'b/Project.QDE': project(source('')),
      [`b/sources/${SOURCE}.txt`]: 'two'
    }
    const { documents } = await decodeProject(makeFiles(files))
    expect(documents.map(({ key, text }) => [key, text])).toEqual([
      [SOURCE, 'one'],
      [`${SOURCE}-2`, 'two']
    ])
  })

  it('that are missing, outside, formatted or no text are reported', async () => {
    const at = (path: string): string => `<TextSource guid="${SOURCE}" name="T" ${path}>${selection(0, 1)}</TextSource>`
    const xml = project(
      `<Sources>${at('plainTextPath="internal://no.txt"')}${at('plainTextPath="absolute:///C:/x/far.txt"')}` +
        `${at('richTextPath="internal://t.docx"')}${at('')}${at('plainTextPath="internal://bad.txt"')}</Sources>`
    )
    const { documents, problems } = await decodeProject(
      makeFiles({ 'project.qde': xml, 'sources/bad.txt': new Uint8Array([0x61, 0xff]) })
    )
    expect(documents).toEqual([])
    expect(problems.map(({ file, message }) => `${file ?? ''}: ${message}`)).toEqual([
      'project.qde: This document with its 1 passages was left out: its text (internal://no.txt) is not in the project.',
      'project.qde: This document with its 1 passages was left out: its text lies outside the project (absolute:///C:/x/far.txt); export it again with the files in it.',
      'project.qde: This document with its 1 passages was left out: the project has it only as formatted text (internal://t.docx); export it again as plain text.',
      'project.qde: This document with its 1 passages was left out: the project gives no text for it.',
      expect.stringMatching(/^sources\/bad\.txt: The file is not UTF-8 text/),
      'project.qde: This document with its 1 passages was left out: its text cannot be read (sources/bad.txt).'
    ])
  })

  it('may stand in the project itself', async () => {
    const xml = project(
      `<Sources><TextSource guid="${SOURCE}"><PlainTextContent>one &amp; two</PlainTextContent>${selection(6, 9)}</TextSource></Sources>`
    )
    const { documents } = await decodeProject(makeFiles({ 'project.qde': xml }))
    expect(documents[0]).toMatchObject({ text: 'one & two', name: SOURCE, spans: [{ quotes: [{ exact: 'two' }] }] })
    expect(documents[0]?.metadata).toEqual({})
  })

  it('of PDFs and recordings are read, what is marked in them is counted', async () => {
    const text = (local: string, inside: string): string =>
      `<${local} guid="${guid(6)}"><PlainTextContent>one two three</PlainTextContent>${inside}</${local}>`
    const at = (id: number, position: string): string => `<SyncPoint guid="${guid(id)}" timeStamp="1" ${position}/>`
    const said = (from: number, to: number): string =>
      `<TranscriptSelection guid="${guid(8)}" fromSyncPoint="${guid(from)}" toSyncPoint="${guid(to)}">${coding()}</TranscriptSelection>`
    const xml = project(
      codes() +
        '<Sources>' +
        `<PDFSource guid="${SOURCE}" name="Report.pdf" path="internal://x.pdf"><PDFSelection page="0"/><PDFSelection page="1"/>${text('Representation', selection(4, 7))}${coding()}</PDFSource>` +
        `<AudioSource guid="${guid(5)}" name="Interview">${text('Transcript', at(0, 'position="4"') + at(4, 'position="7"') + at(7, '') + said(0, 4) + said(0, 7))}</AudioSource>` +
        `\n<PictureSource guid="${guid(7)}" name="Photo"><PictureSelection/></PictureSource>` +
        '</Sources>'
    )
    const decoded = await decodeProject(makeFiles({ 'project.qde': xml }))
    expect(decoded.documents.map(({ key, name, documentLabels }) => [key, name, documentLabels.length])).toEqual([
      [SOURCE, 'Report', 1],
      [guid(5), 'Interview', 0]
    ])
    expect(words(decoded)).toEqual([['two'], ['two']])
    expect(decoded.problems.map(({ line, place, message }) => [line, place, message])).toEqual([
      [3, 'Report.pdf', 'Only its text was read; 2 passages that are marked in the PDF itself were left out.'],
      [3, guid(8), 'This passage was left out: the points in time it lies between have no positions in the text.'],
      [
        4,
        'Photo',
        'This picture has no text and was not read; 1 passages that are marked in the picture itself were left out.'
      ]
    ])
  })
})

describe('codings, notes and links', () => {
  const note = (id: number, text: string): string =>
    `<Note guid="${guid(id)}" name="n"><PlainTextContent>${text}</PlainTextContent></Note>`
  const ref = (id: number): string => `<NoteRef targetGUID="{${guid(id).toUpperCase()}}"/>`

  it('take who and when from the coding, else from the passage', async () => {
    const users = `<Users><User guid="${USER}" name="Jo"/><User guid="${guid(4)}" id="kim"/></Users>`
    const when = 'creationDateTime="2024-01-02T03:04:05+02:00" modifiedDateTime="2024-02-02T00:00:00Z"'
    const xml = project(
      users +
        codes() +
        source(
          `<PlainTextSelection guid="${guid(8)}" startPosition="0" endPosition="3" creatingUser="${USER}" ${when}>` +
            `<Coding guid="${guid(9)}" creatingUser="{${guid(4)}}"><CodeRef targetGUID="${CODE.toUpperCase()}"/></Coding>${coding(CODE, guid(5))}</PlainTextSelection>`
        )
    )
    const decoded = await read(xml, 'one two')
    expect(decoded.people).toEqual([
      { id: USER, name: 'Jo' },
      { id: 'kim', name: 'kim' }
    ])
    const made = { createdAt: '2024-01-02T01:04:05.000Z', updatedAt: '2024-02-02T00:00:00Z', label: 'Claim' }
    expect(decoded.documents[0]?.spans).toMatchObject([
      { id: guid(8), person: 'kim', ...made },
      { id: guid(5), person: USER, ...made }
    ])
  })

  it('take a comment and a note that say the same once, and passages without code as bookmarks or annotations', async () => {
    const comment = (text: string, inside = ''): string => `<Description>\n  ${text}\n</Description>${inside}`
    const free = (id: number, name: string, inside = ''): string =>
      `<PlainTextSelection guid="${guid(id)}" name="${name}" startPosition="4" endPosition="7">${inside}</PlainTextSelection>`
    const xml = project(
      codes() +
        source(
          selection(0, 3, '', comment('Same', coding() + ref(4))) +
            free(5, 'two') +
            free(6, 'To check') +
            free(7, '', comment('Why?'))
        ) +
        `<Notes>${note(4, 'Same')}</Notes>`
    )
    const { documents } = await read(xml, 'one two')
    expect(documents[0]?.spans).toMatchObject([
      { id: guid(8), label: 'Claim', note: 'Same' },
      { id: guid(7), label: '', note: 'Why?' }
    ])
    expect(documents[0]?.bookmarks).toMatchObject([
      { id: guid(5), name: '', range: { start: 4, end: 7 } },
      { id: guid(6), name: 'To check' }
    ])
  })

  it('put notes where references and links say, and tell which were left', async () => {
    const link = (id: number, from: string, to: string, name = '', direction = ''): string =>
      `<Link guid="${guid(id)}" name="${name}" ${direction} originGUID="${from}" targetGUID="${to}"/>`
    const second = selection(4, 7).replace(guid(8), guid(7))
    const xml = project(
      codes(`<Description>What is said.</Description>${ref(4)}`) +
        source(`<Description>About it</Description>${selection(0, 3)}${second}${coding(CODE, guid(0))}${ref(5)}`) +
        `<Notes>${note(4, 'More on the code')}${note(5, 'Second')}<Note guid="${guid(6)}" name="Linked"/>${note(0, 'Nowhere')}</Notes>` +
        `<Links>${link(1, guid(8), guid(7), 'supports', 'direction="Associative"')}${link(2, guid(6), guid(7))}${link(3, CODE, guid(7))}\n<Link guid="${guid(4)}" name="x"/></Links>`
    )
    const decoded = await read(xml, 'one two')
    const [document] = decoded.documents
    expect(document?.note).toBe('About it\n\nSecond')
    expect(document?.spans.map(({ note: text }) => text)).toEqual(['', 'Linked'])
    expect(document?.documentLabels).toMatchObject([{ id: guid(0), label: 'Claim', value: null }])
    expect(document?.relations).toMatchObject([
      { type: 'supports', from: guid(8), to: { span: guid(7), document: null } }
    ])
    expect(decoded.relationTypes).toEqual([{ name: 'supports', symmetric: true }])
    expect(decoded.labels).toMatchObject([
      { path: 'Claim', id: CODE, hue: 28, description: 'What is said.\n\nMore on the code' }
    ])
    expect(decoded.remarks).toEqual([
      '1 links that are not between two passages (but codes, cases, documents) were not taken over.',
      '1 notes that are on no document and no passage were not taken over: “n”.'
    ])
    expect(decoded.problems).toMatchObject([
      { line: 4, place: guid(4), message: 'This link has an end that leads nowhere and was left out.' }
    ])
  })

  it('read notes in files, and keep a link that only looks as if a passage went on', async () => {
    const file = `<Note guid="${guid(4)}" plainTextPath="internal://note.txt"/>`
    const second = selection(4, 7).replace(guid(8), guid(7))
    const links = `<Links><Link guid="${guid(5)}" name="continued by" direction="OneWay" originGUID="${guid(8)}" targetGUID="${guid(7)}"/></Links>`
    const xml = project(
      codes() + source(selection(0, 3, '', coding() + ref(4)) + second) + `<Notes>${file}</Notes>${links}`
    )
    const { documents } = await decodeProject(
      makeFiles({ 'project.qde': xml, [`sources/${SOURCE}.txt`]: 'one two', 'sources/note.txt': '\uFEFFline\r\nnext' })
    )
    expect(documents[0]?.spans.map(({ note: text, ranges }) => [text, ranges.length])).toEqual([
      ['line\nnext', 1],
      ['', 1]
    ])
    expect(documents[0]?.relations).toMatchObject([{ type: 'continued by' }])
  })

  it('read variables, cases and sets', async () => {
    const value = (id: number, local: string, text: string): string =>
      `<VariableValue><VariableRef targetGUID="${guid(id)}"/><${local}>${text}</${local}></VariableValue>`
    const xml = project(
      codes() +
        `<Variables><Variable guid="${guid(5)}" name="Age" typeOfVariable="Integer"/><Variable guid="${guid(6)}" name="Town" typeOfVariable="Text"/></Variables>` +
        `<Cases><Case guid="${guid(4)}" name="Ann">${value(6, 'TextValue', 'Ulm')}<SourceRef targetGUID="${SOURCE}"/><SelectionRef targetGUID="${guid(8)}"/></Case><Case guid="${guid(7)}" name="Nobody"/></Cases>` +
        source(selection(0, 3, '', coding(guid(4))) + value(5, 'IntegerValue', '41') + value(6, 'TextValue', '')) +
        `<Sets><Set guid="${guid(0)}" name="Wave 1"><MemberCode targetGUID="${CODE}"/><MemberSource targetGUID="${SOURCE}"/></Set></Sets>`
    )
    const { documents, remarks } = await read(xml, 'one two')
    expect(documents[0]).toMatchObject({ extra: { Age: 41, Case: 'Ann', Town: 'Ulm' }, metadata: { tags: ['Wave 1'] } })
    expect(documents[0]?.spans).toMatchObject([{ label: 'Cases/Ann', tags: ['Ann'] }])
    expect(remarks).toHaveLength(2)
  })

  it('keep a coding whose code is not there, and say so', async () => {
    const decoded = await read(project(source(selection(0, 3))), 'one')
    expect(decoded.documents[0]?.spans).toMatchObject([{ label: CODE }])
    expect(decoded.problems).toMatchObject([{ file: 'project.qde', line: 3, place: CODE }])
  })
})

describe('files that are no projects', () => {
  it.each([
    ['cut off', '<Project', 'The project is no whole XML, and nothing was read'],
    ['something else', '<a/>', 'The file is no REFI-QDA project: it begins with “a”.'],
    ['with entities', '<!DOCTYPE x [<!ENTITY a "b">]><Project/>', 'The project is no whole XML'],
    ['too deep', '<a>'.repeat(100_000), 'Elements are nested deeper'],
    ['binary', '\u0000', 'The project is no whole XML']
  ])('%s are reported', async (_, xml, message) => {
    const { documents, problems } = await decodeProject(makeFiles({ 'project.qde': xml }))
    expect(documents).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain(message)
  })

  it('say when there is no project at all', async () => {
    const { problems } = await decodeProject(makeFiles({ 'sources/x.txt': 'x' }))
    expect(problems).toMatchObject([
      { message: 'There is no project.qde among the files, and so no REFI-QDA project.' }
    ])
  })

  it('take names of variables, cases and attributes as they come', async () => {
    const xml = project(
      `<Variables><Variable guid="${guid(5)}" name="__proto__" typeOfVariable="Text"/></Variables>` +
        source(
          `<PlainTextSelection guid="${guid(8)}" startPosition="0" endPosition="1"><Description>[Claimdesk attributes]\n__proto__: "x"</Description>${coding()}</PlainTextSelection>` +
            `<VariableValue><VariableRef targetGUID="${guid(5)}"/><TextValue>y</TextValue></VariableValue>`
        )
    )
    const { documents } = await read(xml, 'one')
    expect(Object.entries(documents[0]?.extra ?? {})).toEqual([['__proto__', 'y']])
    expect(Object.entries(documents[0]?.spans[0]?.attributes ?? {})).toEqual([['__proto__', 'x']])
  })
})
