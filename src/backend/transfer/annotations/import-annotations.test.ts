import { afterAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../core/model/article'
import { removeTestFolders } from '../../testing/test-backend'
import { addText, openTestLibrary } from '../../testing/test-library'
import type { TestLibrary } from '../../testing/test-library'
import { sha256 } from '../../store/text-files'
import { importText } from '../testing/import-text'

afterAll(removeTestFolders)

const TEXT = 'Alpha beats beta. Gamma goes home.\n'
const NEWER = `New first. ${TEXT}`

/** Rows as doccano has them. */
const rows = (...given: readonly (readonly [text: string, label: readonly (readonly [number, number, string])[]])[]) =>
  given.map(([text, label]) => JSON.stringify({ text, label })).join('\n')

/** Gives an article a newer text, as an import of a changed file does. */
async function revise(library: TestLibrary, id: string, text: string): Promise<void> {
  const article = library.store.state.articles.get(id) as Article
  const hash = sha256(text)
  const version = {
    original: { ...article.original, sha256: hash, bytes: Buffer.byteLength(text) },
    text: { sha256: hash, length: text.length, revision: 2 },
    importedAt: '2024-08-23T12:00:00.000Z',
    segments: [],
    paragraphs: [],
    places: []
  }
  await library.store.texts.write({ ...article, ...version }, Buffer.from(text), text)
  await library.engine.run({
    ...{ type: 'article.revise', article: id, replaces: 1, version },
    ...{ fields: {}, spans: [], bookmarks: [], marks: [] }
  })
}

/** A native file of one document with these records. */
const native = (text: string, records: object): string =>
  JSON.stringify({
    ...{ format: 'claimdesk/export', version: 2, offsetUnit: 'utf16' },
    documents: [{ article: { id: 'aaaaaaaaaaaaaaaa', title: 'One' }, text, ...records }]
  })
const authored = { person: 'p', createdAt: '2024-08-22T10:00:00Z', updatedAt: '2024-08-22T10:00:00Z', origin: 'human' }

describe('annotations come into articles', () => {
  it('never fall on other words when the article has a newer text', async () => {
    const library = await openTestLibrary()
    const id = await addText(library, TEXT)
    await revise(library, id, NEWER)
    const old = await importText(library, rows([TEXT, [[0, 5, 'Claim']]]), 'doccano')
    expect(old.totals.spans).toBe(0)
    expect(old.problems.map(({ message }) => message).join()).toContain('its text is not the one that')
    const current = await importText(library, rows([NEWER, [[11, 16, 'Claim']]]), 'doccano')
    expect(current.totals).toMatchObject({ spans: 1, articles: 0 })
    const [span] = (await library.store.loadLayer(id)).spans.values()
    expect(span?.quotes.map(({ exact }) => exact)).toEqual(['Alpha'])
    await library.engine.close()
  })

  it('D12: the same file again adds nothing; undo takes new articles away, and they can come again', async () => {
    const library = await openTestLibrary()
    const file = rows([TEXT, [[0, 5, 'X']]], ['Another text.', [[0, 7, 'Y']]], [TEXT, [[6, 11, 'x']]])
    const first = await importText(library, file, 'doccano')
    expect(first.totals).toMatchObject({ articles: 2, spans: 3, labels: 2 })
    const again = await importText(library, file, 'doccano')
    expect([again.committed, again.totals.there]).toEqual([null, 3])
    await library.engine.undo()
    expect([...library.store.state.articles]).toEqual([])
    const third = await importText(library, file, 'doccano')
    expect(third.totals).toMatchObject({ articles: 2, spans: 3, labels: 2 })
    const [article] = third.articles
    expect((await library.store.loadLayer(article ?? '')).spans.size).toBeGreaterThan(0)
    await library.engine.close()
  })

  it('an article with that text comes back from the bin with what was in it', async () => {
    const library = await openTestLibrary()
    const id = await addText(library, TEXT)
    await importText(library, rows([TEXT, [[0, 5, 'X']]]), 'doccano')
    await library.engine.run({ type: 'article.bin', articles: [id], binned: true })
    const report = await importText(library, rows([TEXT, [[0, 5, 'X'], [6, 11, 'X']]]), 'doccano') // prettier-ignore
    expect(report.totals).toMatchObject({ articles: 1, spans: 1, there: 1 })
    expect(library.store.state.articles.get(id)?.binnedAt).toBeNull()
    expect((await library.store.loadLayer(id)).spans.size).toBe(2)
    await library.engine.close()
  })

  it('a bookmark on nothing but white space is left out and named, and the rest is taken, once', async () => {
    const library = await openTestLibrary()
    const quote = (exact: string) => ({ exact, prefix: '', suffix: '' })
    const mark = (id: string, start: number, end: number) => ({
      ...{ id, range: { start, end }, quote: quote(TEXT.slice(start, end)), name: id, ...authored }
    })
    const file = native(TEXT, { bookmarks: [mark('mark-blank', 5, 6), mark('mark-wide-x', 5, 11)] })
    const report = await importText(library, file, 'native')
    expect(report.totals.bookmarks).toBe(1)
    expect(report.problems.filter(({ message }) => message.includes('bookmark was left out'))).toHaveLength(1)
    expect((await importText(library, file, 'native')).committed).toBeNull()
    await library.engine.close()
  })

  it('orphans at one place are told apart by their words', async () => {
    const library = await openTestLibrary()
    const orphan = (id: string, exact: string) => ({
      ...{ id, ranges: [{ start: 0, end: 5 }], quotes: [{ exact, prefix: '', suffix: '' }], label: 'claim' },
      ...{ attributes: {}, tags: [], note: '', orphan: { lastKnown: [{ start: 0, end: 5 }] }, ...authored }
    })
    await importText(library, native(TEXT, { spans: [orphan('orphan-one', 'First')] }), 'native')
    const both = native(TEXT, { spans: [orphan('orphan-one', 'First'), orphan('orphan-two', 'Other')] })
    expect((await importText(library, both, 'native')).totals).toMatchObject({ spans: 1, there: 1 })
    expect((await importText(library, both, 'native')).totals).toMatchObject({ spans: 0, there: 2 })
    await library.engine.close()
  })

  it('a name that is on passages and on whole articles becomes labels that the scheme can hold', async () => {
    const library = await openTestLibrary()
    const span = { ranges: [{ start: 0, end: 5 }], quotes: [{ exact: 'Alpha', prefix: '', suffix: '' }] }
    const fields = { attributes: {}, note: '', ...authored }
    const file = native(TEXT, {
      spans: [{ id: 'span-long-id', ...span, label: 'Both', tags: [], orphan: null, ...fields }],
      documentLabels: [{ id: 'label-long-id', label: 'Both', value: null, ...fields }]
    })
    expect((await importText(library, file, 'native')).totals).toMatchObject({ spans: 1, documentLabels: 1 })
    expect((await importText(library, file, 'native')).committed).toBeNull()
    await library.engine.close()
  })
})
