import { afterEach, describe, expect, it } from 'vitest'
import { WHOLE_EXPORT } from '../../api/export-params'
import { fittedInput, LossCount } from '../../core/formats/fit-documents'
import type { Format } from '../../core/formats/format'
import { sortedJson } from '../../core/formats/json-value'
import { nativeFormat } from '../../core/formats/native'
import { EMPTY_EVIDENCE } from '../../core/model/evidence'
import { deskView } from '../../core/model/desk'
import { scaleValue } from '../../core/model/verdict-scales'
import { quoteOf } from '../../core/text/quote'
import { removeTestFolders } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import type { TestLibrary } from '../testing/test-library'
import { exportInput } from './export-documents'
import { importText } from './testing/import-text'

afterEach(removeTestFolders)

const TEXT = 'The harbour master said 41,200 people crossed in July. Tolls rose.'
const id = (number: number): string => `01a00000-0000-7000-8000-${String(number).padStart(12, '0')}`
const SOURCE = {
  kind: 'document',
  title: 'Harbour log',
  author: '',
  publisher: 'Harbour office',
  url: 'https://example.org/log',
  tier: 'primary',
  independenceGroup: '',
  interests: '',
  reliability: '',
  anonymous: false,
  contact: 'secret-telephone',
  sensitive: false
} as const
const WHISPERER = { ...SOURCE, kind: 'person', title: 'secret-whisperer', url: null, sensitive: true } as const

/** A library with a claim that was checked in every way. */
async function checkedLibrary(): Promise<{ library: TestLibrary; article: string }> {
  const library = await openTestLibrary()
  const article = await addText(library, TEXT)
  const { engine } = library
  const scale = { ...scaleValue('own-yes', 'Yes', 'supported', 'It is so.'), rating: 2 }
  const no = { ...scaleValue('own-no', 'No', 'refuted', 'It is not.'), rating: 1 }
  await engine.run({
    type: 'desk.put',
    records: [
      { table: 'source', record: { id: id(1), ...SOURCE } },
      { table: 'source', record: { id: id(2), ...WHISPERER } },
      {
        table: 'speaker',
        record: {
          ...{
            id: id(3),
            name: 'Ida Holm',
            aliases: ['Holm'],
            title: 'harbour master',
            organisation: 'Harbour office'
          },
          ...{ kind: 'person', sameAs: null }
        }
      },
      { table: 'scale', record: { id: id(4), scale: { id: 'own', name: 'Own', about: '', values: [scale, no] } } }
    ]
  })
  await engine.run({
    type: 'annotations.add',
    article,
    spans: [{ id: id(10), ranges: [{ start: 24, end: 53 }], label: 'claim' }],
    claims: [
      {
        id: id(11),
        spans: [id(10)],
        normalized: '41,200 people crossed in July 2024.',
        verdict: { scale: 'own', value: 'own-yes' },
        check: {
          status: 'decided',
          types: ['quantity'],
          speakerRef: id(3),
          disposition: 'ok-with-source',
          justification: 'The log has 41,203.',
          saidOn: { date: '2024-08-01', words: 'in July' },
          topics: ['traffic'],
          policyAnswers: { literal: 'yes' }
        }
      }
    ],
    documentLabels: [],
    edges: 'exact',
    origin: 'human'
  })
  const evidence = { ...EMPTY_EVIDENCE, claim: id(11), calculation: null }
  await engine.run({
    type: 'check.put',
    article,
    questions: [{ id: id(12), claim: id(11), text: 'How many crossed?', position: 1 }],
    evidence: [
      {
        ...evidence,
        ...{ id: id(13), question: id(12), answer: '41,203', answerType: 'extractive', quote: 'total 41,203' },
        ...{ source: id(1), locator: 'p. 3', stance: 'supports', medium: 'pdf', note: 'secret-note', position: 1 }
      },
      { ...evidence, id: id(14), source: id(2), quote: 'secret-words', position: 2 },
      { ...evidence, id: id(15), quote: 'secret-too', sensitive: true, position: 3 }
    ],
    marks: [
      {
        ...{ id: id(16), range: { start: 55, end: 60 }, quote: quoteOf(TEXT, { start: 55, end: 60 }) },
        ...{ kind: 'nothing-to-check', rule: '', reason: 'a heading' }
      }
    ]
  })
  const contact = { source: id(1), how: 'telephone', asked: '?', answered: '!', offRecord: false, claims: [] }
  await engine.run({
    type: 'desk.put',
    records: [
      { table: 'contact', record: { ...contact, id: id(20), who: 'Ida Holm', on: '2024-08-02', isPublic: true } },
      { table: 'contact', record: { ...contact, id: id(21), who: 'secret-caller', on: '2024-08-03', isPublic: false } },
      { table: 'fact', record: { id: id(22), name: 'Crossings', claims: [{ article, claim: id(11) }] } },
      {
        table: 'session',
        record: {
          ...{ id: id(23), name: 'August', preset: 'line-check', articles: [article], scale: 'own', policy: [] },
          ...{
            asOf: '2024-08-05',
            checker: 'Anna',
            state: 'open',
            finishedAt: null,
            timed: true,
            filters: [],
            method: ''
          }
        }
      }
    ]
  })
  return { library, article }
}

async function written(library: TestLibrary, format: Format, includeNotes: boolean): Promise<string> {
  const options = { includeNotes, includeText: true, neutraliseFormulas: true, settings: {} }
  const { input } = await exportInput(library, WHOLE_EXPORT, options, '0.0.0-test')
  let content = ''
  for await (const part of format.encode?.(fittedInput(format, input, {}, new LossCount())) ?? []) content += part.text
  return content
}

/** What a library says of checks, without who wrote it and when. */
async function saysOf(library: TestLibrary, article: string): Promise<unknown> {
  const layer = await library.store.loadLayer(article)
  const plain = (records: Iterable<object>): unknown[] =>
    [...records]
      .map((record) => ({ ...record, createdAt: '', updatedAt: '', person: '', origin: '' }))
      .sort((a, b) => (sortedJson(a) < sortedJson(b) ? -1 : 1))
  const { spans, claims, questions, evidence, marks } = layer
  const desk = deskView(library.store.state.desk)
  return {
    layer: [spans, claims, questions, evidence, marks].map((table) => plain(table.values())),
    desk: Object.fromEntries(Object.entries(desk).map(([table, records]) => [table, plain(records)]))
  }
}

describe('a fact-check that goes out and comes in as native file', () => {
  it('says the same afterwards, once, and one undo takes all of it back', async () => {
    const { library, article } = await checkedLibrary()
    const content = await written(library, nativeFormat, true)
    const other = await openTestLibrary()
    const report = await importText(other, content, 'native')
    expect(report.problems).toEqual([])
    expect(await saysOf(other, article)).toEqual(await saysOf(library, article))
    const before = other.store.seq
    await importText(other, content, 'native')
    expect(other.store.seq).toBe(before)
    await other.engine.undo()
    expect([...other.store.state.articles.keys()]).toEqual([])
    expect(deskView(other.store.state.desk)).toEqual({
      ...{ source: [], speaker: [], contact: [], fact: [], scale: [], session: [] }
    })
    await library.engine.close()
    await other.engine.close()
  })

  it('X8: keeps what is sensitive, how to reach people and private contacts back unless notes are ticked', async () => {
    const { library } = await checkedLibrary()
    expect(await written(library, nativeFormat, true)).toContain('secret-caller')
    const closed = await written(library, nativeFormat, false)
    expect(closed).not.toContain('secret')
    const { factCheck, documents } = JSON.parse(closed) as {
      factCheck: Record<string, readonly { id: string }[]>
      documents: readonly { evidence: readonly { id: string }[] }[]
    }
    expect(documents[0]?.evidence.map((each) => each.id)).toEqual([id(13)])
    expect(factCheck['sources']?.map((each) => each.id)).toEqual([id(1)])
    expect(factCheck['contacts']?.map((each) => each.id)).toEqual([id(20)])
    await library.engine.close()
  })

  it('uses the source and the person that are there already', async () => {
    const { library, article } = await checkedLibrary()
    const content = await written(library, nativeFormat, true)
    const other = await openTestLibrary()
    await other.engine.run({
      type: 'desk.put',
      records: [
        { table: 'source', record: { id: id(91), ...SOURCE } },
        {
          table: 'speaker',
          record: {
            id: id(93),
            name: 'ida holm',
            aliases: [],
            title: '',
            organisation: '',
            kind: 'person',
            sameAs: null
          }
        }
      ]
    })
    await importText(other, content, 'native')
    const layer = await other.store.loadLayer(article)
    expect([...layer.claims.values()].map(({ check }) => check.speakerRef)).toEqual([id(93)])
    expect([...layer.evidence.values()].map(({ source }) => source)).toEqual([id(91), id(2), null])
    expect([...other.store.state.desk.source.keys()]).toEqual([id(91), id(2)])
    await library.engine.close()
    await other.engine.close()
  })
})
