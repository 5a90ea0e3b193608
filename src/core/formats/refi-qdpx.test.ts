import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Authored } from '../model/annotation'
import type { Scheme } from '../model/scheme'
import { TORTURE_TARGETS, TORTURE_TEXT } from '../text/torture'
import { CHECK_LOSSES } from './check-losses'
import { ExportMismatchError } from './export-range'
import type { Decoded, DecodedAuthorship, DecodedDocument, ExportDocument } from './format'
import { LabelNames } from './label-names'
import { guidFrom, partGuid } from './refi-qda/guid'
import { refiQdpxFormat } from './refi-qdpx'
import { HOSTILE_SCHEME, exportDocuments, mutated } from './testing/arbitraries'
import {
  encodeAll,
  encodeFitted,
  makeArticle,
  makeBookmark,
  makeClaim,
  makeDocument,
  makeDocumentLabel,
  makeFiles,
  makeInput,
  makeRelation,
  makeSpan
} from './testing/build'

const decode = async (files: ReadonlyMap<string, string | Uint8Array>): Promise<Decoded> => {
  if (!refiQdpxFormat.decode) throw new Error('it reads')
  return refiQdpxFormat.decode(makeFiles(files))
}

const made = ({ person, createdAt, updatedAt }: Authored | DecodedAuthorship): object => ({
  person,
  createdAt,
  updatedAt
})

/** What of a document the format carries, with spans by their places: ids that are no UUIDs change. */
function carried(document: ExportDocument, names: LabelNames, all: readonly ExportDocument[]): object {
  const { article, spans, claims, documentLabels, relations, bookmarks } = document
  const placeOf = (of: ExportDocument, span: string): number | null => {
    const index = of.spans.findIndex(({ id }) => id === span)
    return index === -1 ? null : index
  }
  const { title, byline, publisher, url, publishedAt, language, tags } = article
  return {
    text: document.text,
    metadata: { title, byline, publisher, url, publishedAt, language, tags },
    status: document.status,
    note: document.note,
    extra: document.extra,
    spans: spans.map(({ ranges, quotes, label, attributes, tags: own, note, ...rest }) => ({
      ...{ ranges, quotes, attributes, tags: own, note, ...made({ ...rest }) },
      label: names.path(label)
    })),
    claims: claims.map(({ spans: on, normalized, speaker, verdict, note, ...rest }) => ({
      ...{ normalized, speaker, verdict, note, ...made({ ...rest }) },
      spans: on.map((span) => placeOf(document, span))
    })),
    documentLabels: documentLabels.map(({ label, value, attributes, note, ...rest }) => ({
      ...{ value, attributes, note, ...made({ ...rest }) },
      label: names.path(label)
    })),
    relations: relations
      .map(({ id, type, from, to, attributes, note, ...rest }) => {
        const other = all.find((each) => each.article.id === to.article)
        const end = other ? { document: all.indexOf(other), span: placeOf(other, to.span) } : to
        return {
          ...{ id, attributes, note, quote: to.quote, ...made({ id, ...rest }) },
          type: names.relationType(type),
          from: placeOf(document, from.span),
          to: other ? end : { article: to.article, span: to.span }
        }
      })
      .sort(byId),
    bookmarks: bookmarks.map(({ range, name, ...rest }) => ({ range, name, ...made({ ...rest }) }))
  }
}

function decodedAs(document: DecodedDocument, { documents }: Decoded): object {
  const placeOf = (of: DecodedDocument, span: string): number => of.spans.findIndex(({ id }) => id === span)
  const { metadata, spans, claims, documentLabels, relations, bookmarks } = document
  const none = { byline: null, publisher: null, url: null, publishedAt: null, tags: [] }
  return {
    text: document.text,
    metadata: { ...none, ...metadata },
    status: document.status,
    note: document.note,
    extra: document.extra,
    spans: spans.map(({ ranges, quotes, label, attributes, tags, note, ...rest }) => ({
      ...{ ranges, quotes, label, attributes, tags, note, ...made(rest) }
    })),
    claims: claims.map(({ spans: on, normalized, speaker, verdict, note, ...rest }) => ({
      ...{ normalized, speaker, verdict, note, ...made(rest) },
      spans: on.map((span) => placeOf(document, span))
    })),
    documentLabels: documentLabels.map(({ label, value, attributes, note, ...rest }) => ({
      ...{ label, value, attributes, note, ...made(rest) }
    })),
    relations: relations
      .map(({ id, type, from, to, attributes, note, ...rest }) => {
        const other = to.document === null ? document : documents.find(({ key }) => key === to.document)
        const near = other ? { document: documents.indexOf(other), span: placeOf(other, to.span) } : null
        return {
          ...{ id, type, attributes, note, quote: to.quote, ...made(rest) },
          from: placeOf(document, from),
          to: to.article === null ? near : { article: to.article, span: to.span }
        }
      })
      .sort(byId),
    bookmarks: bookmarks.map(({ range, name, ...rest }) => ({ range, name, ...made(rest) }))
  }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

async function expectCarried(documents: readonly ExportDocument[], scheme: Scheme): Promise<void> {
  const input = makeInput(documents, {}, [scheme])
  const { files, losses } = await encodeFitted(refiQdpxFormat, input)
  const told: readonly string[] = ['scheme', ...Object.keys(CHECK_LOSSES)]
  expect(losses.filter(({ feature }) => !told.includes(feature))).toEqual([])
  const project = Buffer.from(files.get('project.qde') ?? []).toString()
  const guids = [...project.matchAll(/ guid="([^"]+)"/g)].map(([, guid]) => guid?.toLowerCase())
  expect(new Set(guids).size).toBe(guids.length)
  const decoded = await decode(files)
  expect(decoded.problems).toEqual([])
  expect(decoded.readings).toEqual([])
  const names = new LabelNames(input)
  expect(decoded.documents.map((document) => decodedAs(document, decoded))).toEqual(
    documents.map((document) => carried(document, names, documents))
  )
}

describe('a REFI-QDA project', () => {
  it('is written as the standard shows it', async () => {
    const id = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`
    const text = 'A 😀 <taxes>\nfell & rose'
    const documents = [
      makeDocument(text, {
        article: makeArticle(text, { title: 'Budget "24"', publisher: 'Port & Co', tags: ['wire'] }),
        status: 'done',
        spans: [
          makeSpan(
            text,
            [
              { start: 6, end: 11 },
              { start: 13, end: 17 }
            ],
            { id: id(1), label: 'claim', note: 'Which year?', attributes: { sure: 0.5 }, tags: ['a', 'b'] }
          ),
          makeSpan(text, [{ start: 2, end: 4 }], { id: id(2), label: 'speaker' })
        ],
        claims: [
          makeClaim({
            id: id(3),
            spans: [id(1)],
            normalized: 'Taxes fell.',
            verdict: { scale: 'five-point', value: 'false' }
          })
        ],
        documentLabels: [makeDocumentLabel({ id: id(4), updatedAt: '2024-08-22T10:00:00.000Z' })],
        bookmarks: [makeBookmark(text, { start: 20, end: 24 }, { id: id(5), name: 'Here' })],
        note: 'Read again.'
      })
    ]
    const scheme: Scheme = {
      ...HOSTILE_SCHEME,
      labels: HOSTILE_SCHEME.labels.slice(2, 4).map((label, index) => ({
        ...label,
        id: ['claim', 'speaker'][index] ?? '',
        path: ['Claim', 'Who/Speaker'][index] ?? '',
        name: ['Claim', 'Speaker'][index] ?? '',
        hue: 95
      }))
    }
    const files = await encodeAll(refiQdpxFormat, makeInput(documents, {}, [scheme]))
    const source = guidFrom('source//0123456789abcdef')
    const user = guidFrom('person//anna')
    const when = `creatingUser="${user}" creationDateTime="2024-08-22T10:00:00.000Z"`
    const made = `${when} modifyingUser="${user}" modifiedDateTime="2024-08-22T11:30:00.000Z"`
    const claimCode = guidFrom('label//claim')
    const scoped = (kind: string, of: string): string => guidFrom(`${kind}/0123456789abcdef/${of}`)
    const part = partGuid(id(1), 2)
    const variable = (name: string): string => guidFrom(`variable/Text/${name}`)
    const value = (name: string, is: string): string =>
      `      <VariableValue>\n        <VariableRef targetGUID="${variable(name)}"/>\n        <TextValue>${is}</TextValue>\n      </VariableValue>`
    expect([...files.keys()]).toEqual([`sources/${source}.txt`, 'project.qde'])
    expect(files.get(`sources/${source}.txt`)).toBe(text)
    expect(files.get('project.qde')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Test library" origin="Claimdesk 0.0.0">
  <Users>
    <User guid="${user}" name="Anna Ådahl" id="anna"/>
  </Users>
  <CodeBook>
    <Codes>
      <Code guid="${claimCode}" name="Claim" isCodable="true" color="#ac9000"/>
      <Code guid="${guidFrom('label path//Who')}" name="Who" isCodable="false">
        <Code guid="${guidFrom('label//speaker')}" name="Speaker" isCodable="true" color="#ac9000"/>
      </Code>
      <Code guid="${guidFrom('label path//needs-work')}" name="needs-work" isCodable="true"/>
    </Codes>
  </CodeBook>
  <Variables>
    <Variable guid="${variable('Publisher')}" name="Publisher" typeOfVariable="Text"/>
    <Variable guid="${variable('Language')}" name="Language" typeOfVariable="Text"/>
    <Variable guid="${variable('Status')}" name="Status" typeOfVariable="Text"/>
  </Variables>
  <Sources>
    <TextSource guid="${source}" name="Budget &quot;24&quot;" plainTextPath="internal://${source}.txt">
      <PlainTextSelection guid="${id(1)}" name="taxes" startPosition="5" endPosition="10" ${made}>
        <Description>[Claimdesk attributes]
sure: 0.5
@tags: ["a","b"]</Description>
        <Coding guid="${guidFrom(`coding//${id(1)}`)}" ${when}>
          <CodeRef targetGUID="${claimCode}"/>
        </Coding>
        <NoteRef targetGUID="${scoped('note', id(1))}"/>
        <NoteRef targetGUID="${id(3)}"/>
      </PlainTextSelection>
      <PlainTextSelection guid="${part}" name="fell" startPosition="12" endPosition="16" ${made}>
        <Coding guid="${guidFrom(`coding//${part}`)}" ${when}>
          <CodeRef targetGUID="${claimCode}"/>
        </Coding>
      </PlainTextSelection>
      <PlainTextSelection guid="${id(2)}" name="😀" startPosition="2" endPosition="3" ${made}>
        <Coding guid="${guidFrom(`coding//${id(2)}`)}" ${when}>
          <CodeRef targetGUID="${guidFrom('label//speaker')}"/>
        </Coding>
      </PlainTextSelection>
      <PlainTextSelection guid="${id(5)}" name="rose" startPosition="19" endPosition="23" ${made}>
        <Description>[Claimdesk bookmark]
name: "Here"</Description>
      </PlainTextSelection>
      <Coding guid="${id(4)}" ${when}>
        <CodeRef targetGUID="${guidFrom('label path//needs-work')}"/>
      </Coding>
      <NoteRef targetGUID="${guidFrom('document note//0123456789abcdef')}"/>
${value('Publisher', 'Port &amp; Co')}
${value('Language', 'en')}
${value('Status', 'done')}
    </TextSource>
  </Sources>
  <Notes>
    <Note guid="${id(3)}" name="Claim: Taxes fell." ${made}>
      <PlainTextContent>[Claimdesk claim]
claim: "Taxes fell."
speaker: ""
verdict: "false"
scale: "five-point"</PlainTextContent>
    </Note>
    <Note guid="${scoped('note', id(1))}" name="Which year?" ${made}>
      <PlainTextContent>Which year?</PlainTextContent>
    </Note>
    <Note guid="${guidFrom('document note//0123456789abcdef')}" name="Read again.">
      <PlainTextContent>Read again.</PlainTextContent>
    </Note>
  </Notes>
  <Links>
    <Link guid="${guidFrom(`continued//${part}`)}" name="continued by" direction="OneWay" originGUID="${id(1)}" targetGUID="${part}"/>
  </Links>
  <Sets>
    <Set guid="${guidFrom('tag//wire')}" name="wire">
      <MemberSource targetGUID="${source}"/>
    </Set>
  </Sets>
</Project>
`)
  })

  it('gives back every document as it was', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(exportDocuments, (documents) => expectCarried(documents, HOSTILE_SCHEME)),
      { numRuns: 150 }
    )
  })

  it('gives back metadata, tags and what other programs said, whatever their type', async () => {
    const document = makeDocument('one', {
      article: makeArticle('one', {
        title: 'A\u0000 title',
        byline: 'By\u0001 <them>',
        publisher: '',
        url: 'https://example.org/?a=1&b=2',
        publishedAt: '2024-08',
        language: 'pt-BR',
        tags: ['b', 'a']
      }),
      extra: {
        age: 41,
        share: 1e-7,
        isNew: true,
        group: ' x\n',
        Status: 'own',
        deep: { a: [null] },
        bad: '\u0000',
        n: null
      }
    })
    await expectCarried([document], HOSTILE_SCHEME)
  })

  it('gives back an article that is there twice, passages without width, and relations to passages that are gone', async () => {
    const spans = [
      makeSpan('one two', [{ start: 3, end: 3 }]),
      makeSpan('one two', [{ start: 4, end: 7 }], { id: 'span-2' })
    ]
    const gone = { article: '0123456789abcdef', span: 'gone', quote: 'was' }
    const first = makeDocument('one two', {
      spans,
      relations: [makeRelation({ id: '3e1f0a2c-0000-4000-8000-000000000009', to: gone, note: 'n' })]
    })
    const { files } = await encodeFitted(
      refiQdpxFormat,
      makeInput([first, { ...first, name: 'a-title.2', relations: [] }])
    )
    const decoded = await decode(files)
    expect(decoded.problems).toEqual([])
    expect(decoded.documents.map(({ spans: read }) => read.map(({ ranges }) => ranges))).toEqual(
      [first, first].map((each) => each.spans.map(({ ranges }) => ranges))
    )
    const guids = [...files.values()].flatMap((bytes) => [
      ...Buffer.from(bytes)
        .toString()
        .matchAll(/ guid="([^"]+)"/g)
    ])
    expect(new Set(guids.map(([, guid]) => guid)).size).toBe(guids.length)
    expect(decoded.documents[0]?.relations).toMatchObject([
      { to: { article: gone.article, span: 'gone', quote: 'was' }, note: 'n' }
    ])
  })

  it('leaves out orphans, notes that were not ticked, and people who made nothing of it', async () => {
    const spans = [
      makeSpan('one two', [{ start: 0, end: 3 }], { note: 'secret' }),
      makeSpan('one two', [{ start: 4, end: 7 }], { id: 'lost', orphan: { lastKnown: [] } })
    ]
    const document = makeDocument('one two', { spans, note: 'secret', claims: [makeClaim({ note: 'secret' })] })
    const input = makeInput([document], { includeNotes: false })
    const people = [...input.library.people, { id: 'eve', name: 'Eve' }]
    const { files, losses } = await encodeFitted(refiQdpxFormat, { ...input, library: { ...input.library, people } })
    expect(losses.map(({ feature, count }) => [feature, count])).toEqual([
      ['orphans', 1],
      ['notes', 3],
      ['scheme', 1]
    ])
    const text = Buffer.concat([...files.values()]).toString()
    expect(text).not.toContain('secret')
    expect(text).not.toContain('Eve')
    const [read] = (await decode(files)).documents
    expect(read?.spans).toHaveLength(1)
  })

  it('fails, naming the span, before a wrong position leaves', async () => {
    const span = makeSpan('one two', [{ start: 0, end: 3 }], { id: 'moved' })
    const failure = await encodeAll(refiQdpxFormat, makeInput([makeDocument('own two', { spans: [span] })])).catch(
      (error: unknown) => error
    )
    expect(failure).toBeInstanceOf(ExportMismatchError)
    expect(failure).toMatchObject({ span: 'moved', expected: 'one', found: 'own' })
  })

  it('states the torture text in code points', async () => {
    const spans = TORTURE_TARGETS.map(({ utf16: [start, end] }, index) =>
      makeSpan(TORTURE_TEXT, [{ start, end }], { id: `s${index}` })
    )
    const files = await encodeAll(refiQdpxFormat, makeInput([makeDocument(TORTURE_TEXT, { spans })]))
    const [, text] = [...files].find(([path]) => path.startsWith('sources/')) ?? []
    expect(text).toBe(TORTURE_TEXT)
    const stated = [...(files.get('project.qde') ?? '').matchAll(/startPosition="(\d+)" endPosition="(\d+)"/g)]
    expect(stated.map(([, start, end]) => [Number(start), Number(end)])).toEqual(
      TORTURE_TARGETS.map(({ codepoint }) => [...codepoint])
    )
  })

  it('is read without an exception, however it is broken', { timeout: 60_000 }, async () => {
    const text = 'one two three'
    const document = makeDocument(text, {
      spans: [
        makeSpan(
          text,
          [
            { start: 0, end: 3 },
            { start: 4, end: 7 }
          ],
          { note: 'x', tags: ['t'] }
        ),
        makeSpan(text, [{ start: 4, end: 7 }], { id: 'span-2' })
      ],
      claims: [makeClaim()],
      documentLabels: [makeDocumentLabel({ value: 'x' })],
      relations: [makeRelation()],
      bookmarks: [makeBookmark(text, { start: 0, end: 3 })]
    })
    const files = await encodeAll(refiQdpxFormat, makeInput([document]))
    const project = files.get('project.qde') ?? ''
    await fc.assert(
      fc.asyncProperty(mutated(project), async (broken) => {
        const decoded = await decode(new Map([...files, ['project.qde', broken]]))
        for (const { text: read, spans } of decoded.documents) {
          for (const { ranges, quotes } of spans) {
            expect(ranges.map(({ start, end }) => read.slice(start, end))).toEqual(quotes.map(({ exact }) => exact))
          }
        }
      }),
      { numRuns: 200 }
    )
  })

  it('is recognised by its content', () => {
    const recognise = refiQdpxFormat.recognise
    expect(
      recognise?.('a/project.qde', '<?xml version="1.0"?><Project name="x" xmlns="urn:QDA-XML:project:1.0">')
    ).toBe('yes')
    expect(recognise?.('a.qdpx', 'PK')).toBe('maybe')
    expect(recognise?.('a.txt', 'Project')).toBe('no')
  })
})
