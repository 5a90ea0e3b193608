import { afterEach, describe, expect, it } from 'vitest'
import { findFormat } from '../../core/formats/registry'
import type { Layer } from '../../core/model/library'
import { removeTestFolders } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import type { TestLibrary } from '../testing/test-library'
import { WHOLE_EXPORT } from '../../api/export-params'
import { exportInput } from './export-documents'
import { importText } from './testing/import-text'

afterEach(removeTestFolders)

const TEXTS = ['Ferries carried 41,200 people, the port said. 😀 Nobody was hurt.', 'The port denies that tolls rose.']

/** A library with every kind of record in two articles, one relation going from the one to the other. */
async function fullLibrary(): Promise<{ library: TestLibrary; articles: readonly [string, string] }> {
  const library = await openTestLibrary()
  const first = await addText(library, TEXTS[0] ?? '')
  const second = await addText(library, TEXTS[1] ?? '')
  const { engine } = library
  const common = { type: 'annotations.add', edges: 'exact', origin: 'human' } as const
  const none = { spans: [], claims: [], documentLabels: [] }
  await engine.run({
    ...common,
    ...none,
    article: second,
    spans: [{ id: '01a00000-0000-7000-8000-000000000001', ranges: [{ start: 21, end: 31 }], label: 'claim' }],
    claims: [{ id: '01a00000-0000-7000-8000-000000000002', spans: ['01a00000-0000-7000-8000-000000000001'] }]
  })
  await engine.run({
    ...common,
    article: first,
    spans: [
      {
        id: '01a00000-0000-7000-8000-000000000003',
        ranges: [{ start: 0, end: 29 }],
        label: 'claim',
        tags: ['ferry', '=1+1'],
        attributes: { sure: 'likely', share: 0.5, seen: true, sides: ['a', 'b'] },
        note: '**two** sources'
      },
      {
        id: '01a00000-0000-7000-8000-000000000004',
        ranges: [
          { start: 31, end: 39 },
          { start: 49, end: 55 }
        ],
        label: 'speaker'
      }
    ],
    claims: [{ id: '01a00000-0000-7000-8000-000000000005', spans: ['01a00000-0000-7000-8000-000000000003'] }],
    documentLabels: [
      {
        id: '01a00000-0000-7000-8000-000000000006',
        label: 'wire-copy',
        value: 'agency',
        attributes: { agency: 'x' },
        note: 'why'
      }
    ],
    relations: [
      {
        id: '01a00000-0000-7000-8000-000000000007',
        type: 'said-by',
        from: '01a00000-0000-7000-8000-000000000003',
        to: { article: first, span: '01a00000-0000-7000-8000-000000000004' },
        note: 'by name',
        attributes: { sure: 'certain' }
      },
      {
        id: '01a00000-0000-7000-8000-000000000008',
        type: 'contradicts',
        from: '01a00000-0000-7000-8000-000000000003',
        to: { article: second, span: '01a00000-0000-7000-8000-000000000001' }
      }
    ],
    bookmarks: [{ id: '01a00000-0000-7000-8000-000000000009', range: { start: 46, end: 48 }, name: 'the face' }]
  })
  await engine.run({ type: 'article.note', article: first, note: 'See *both* articles.' })
  return { library, articles: [first, second] }
}

/** What a layer says, without who wrote it and when. */
function saysOf(layer: Layer): unknown {
  const plain = (records: ReadonlyMap<string, object>) =>
    [...records.values()]
      .map((record) => ({ ...record, createdAt: '', updatedAt: '', person: '', origin: '' }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  const { spans, claims, documentLabels, relations, bookmarks, note } = layer
  return { tables: [spans, claims, documentLabels, relations, bookmarks].map(plain), note }
}

async function exported(library: TestLibrary, format: string): Promise<string> {
  const options = { includeNotes: true, includeText: true, neutraliseFormulas: true, settings: {} }
  const { input } = await exportInput(library, WHOLE_EXPORT, options, '0.0.0-test')
  let content = ''
  for await (const part of findFormat(format)?.encode?.(input) ?? []) content += part.text
  return content
}

describe.each(['native', 'w3c'])('a library that goes out and comes in as %s', (format) => {
  it('says the same afterwards, relations between articles too, and nothing twice', async () => {
    const { library, articles } = await fullLibrary()
    const content = await exported(library, format)
    const other = await openTestLibrary()
    for (const text of TEXTS) await addText(other, text)
    const report = await importText(other, content, format)
    expect(report.problems).toEqual([])
    expect(report.totals.articles).toBe(0)
    for (const article of articles) {
      expect(saysOf(await other.store.loadLayer(article))).toEqual(saysOf(await library.store.loadLayer(article)))
    }
    const before = other.store.seq
    await importText(other, content, format)
    expect(other.store.seq).toBe(before)
    expect(other.store.relationsTo(articles[1]).map(({ type }) => type)).toEqual(['contradicts'])
    await library.engine.close()
    await other.engine.close()
  })

  it('brings the articles that are not there along, and undo takes everything back', async () => {
    const { library, articles } = await fullLibrary()
    const content = await exported(library, format)
    const other = await openTestLibrary()
    const first = await addText(other, TEXTS[0] ?? '')
    const before = saysOf(await other.store.loadLayer(first))
    const report = await importText(other, content, format)
    expect(report.totals).toMatchObject({ articles: 1, relations: 2 })
    expect(saysOf(await other.store.loadLayer(first))).toEqual(saysOf(await library.store.loadLayer(articles[0])))
    expect([...other.store.state.articles.values()].map(({ text }) => text.length).sort()).toEqual(
      TEXTS.map(({ length }) => length).sort()
    )
    await other.engine.undo()
    expect(saysOf(await other.store.loadLayer(first))).toEqual(before)
    expect([...other.store.state.articles.keys()]).toEqual([first])
    await library.engine.close()
    await other.engine.close()
  })
})
