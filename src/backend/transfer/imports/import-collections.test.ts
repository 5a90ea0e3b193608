import { createHash } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PLAIN_READING } from '../../../api/import-params'
import { zipOf } from '../../library/testing/zip-fixture'
import { openTestBackend, removeTestFolders } from '../../testing/test-backend'
import { batchOf, wholePreview } from './testing/send-files'

afterAll(removeTestFolders)

const CSV = [
  'Headline,Body,Publisher,Date',
  'The fall,"The bridge fell in the night, and nobody was on it.",River Press,2024-08-22',
  'The ferry,"The ferry left at nine with four hundred people on it.",River Press,2024-08-23',
  'The fair,"The fair opened its gates to everybody in the town.",Town Times,2024-08-24'
].join('\n')
const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

describe('a file of several documents', () => {
  test('becomes an article a row, and is kept as a whole, once', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const batch = await batchOf(client, { 'corpus.csv': CSV })
    const { sources, items } = await wholePreview(client, batch)
    expect(sources).toMatchObject([{ kind: 'csv', canBe: 'one', collection: { kind: 'table', documents: 3 } }])
    expect(items.map(({ item, place, title, source }) => [item, place, title, source])).toEqual([
      ['corpus-csv.1', 'row 2', 'The fall', 'corpus-csv'],
      ['corpus-csv.2', 'row 3', 'The ferry', 'corpus-csv'],
      ['corpus-csv.3', 'row 4', 'The fair', 'corpus-csv']
    ])
    const detail = await client.call('import.detail', { batch, item: 'corpus-csv.2' })
    expect(detail.text).toBe('The ferry left at nine with four hundred people on it.')
    const chosen = [
      { item: 'corpus-csv.1', title: 'The fall' },
      { item: 'corpus-csv.3', title: 'Mine' }
    ]
    const { added } = await client.call('import.commit', { batch, items: chosen })
    const articles = await Promise.all(added.map((article) => client.call('article.open', { article })))
    expect(articles.map(({ article }) => [article.title, article.publisher, article.original.from?.sha256])).toEqual([
      ['The fall', 'River Press', hashOf(CSV)],
      ['Mine', 'Town Times', hashOf(CSV)]
    ])
    expect(await readdir(join(libraryDir, 'collections'))).toEqual([`${hashOf(CSV)}.csv`])
    expect((await backend.local.verify()).problems).toEqual([])

    const again = await batchOf(client, { 'again.csv': CSV })
    const second = await wholePreview(client, again)
    expect(second.items.map(({ outcome }) => outcome)).toEqual(['duplicate', 'new', 'duplicate'])
    await client.call('import.commit', { batch: again, items: [{ item: 'again-csv.2', title: 'The ferry' }] })
    expect(await readdir(join(libraryDir, 'collections'))).toHaveLength(1)

    const kept = join(libraryDir, 'collections', `${hashOf(CSV)}.csv`)
    await writeFile(kept, 'something else')
    expect((await backend.local.verify()).problems).toMatchObject([{ message: expect.stringContaining('any more') }])
    await rm(kept)
    expect((await backend.local.verify()).problems).toMatchObject([{ message: expect.stringContaining('missing') }])
    await backend.close()
  })

  test('is read anew with another use of its columns, and as one document', async () => {
    const { client, backend } = await openTestBackend()
    const batch = await batchOf(client, { 'corpus.csv': CSV })
    const { sources } = await wholePreview(client, batch)
    const settings = sources[0]?.settings ?? PLAIN_READING
    const columns = ['ignore', 'text', 'title', 'ignore'] as const
    const mapped = { ...settings, collection: { ...settings.collection, columns: [...columns] } }
    const { items } = await client.call('import.read', { batch, item: 'corpus-csv', settings: mapped })
    expect(items.map(({ title }) => title)).toEqual(['River Press', 'River Press', 'Town Times'])
    const one = await client.call('import.read', {
      batch,
      item: 'corpus-csv',
      settings: { ...PLAIN_READING, as: 'one' }
    })
    expect(one.sources).toMatchObject([{ canBe: 'several', collection: null }])
    expect(one.items).toMatchObject([{ item: 'corpus-csv', place: null, characters: CSV.length }])
    expect((await wholePreview(client, batch)).items).toHaveLength(1)
    await backend.close()
  })

  test('an archive gives its files, which are kept; the archive is not', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const zip = await zipOf({ '2024/a.txt': 'The words of the first file.', 'b.txt': 'The words of the second file.' })
    const batch = await batchOf(client, { 'all.zip': zip })
    const { items } = await wholePreview(client, batch)
    expect(items.map(({ name, place }) => [name, place])).toEqual([
      ['a.txt', '2024/a.txt'],
      ['b.txt', 'b.txt']
    ])
    const chosen = items.map(({ item, title }) => ({ item, title }))
    expect((await client.call('import.commit', { batch, items: chosen })).added).toHaveLength(2)
    expect(await readdir(libraryDir)).not.toContain('collections')
    expect((await backend.local.verify()).problems).toEqual([])
    await backend.close()
  })

  test('what is chosen and is not there any more stores nothing', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const batch = await batchOf(client, { 'corpus.csv': CSV })
    const items = [
      { item: 'corpus-csv.1', title: 'The fall' },
      { item: 'corpus-csv.9', title: 'None' }
    ]
    await expect(client.call('import.commit', { batch, items })).rejects.toMatchObject({ code: 'not-found' })
    expect(await readdir(join(libraryDir, 'articles'))).toEqual([])
    const names = await readdir(join(libraryDir, 'collections')).catch(() => [])
    expect(names).toEqual([])
    await backend.close()
  })
})
