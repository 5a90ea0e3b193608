import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { SearchProgress } from '../../api/views'
import { importText, openTestBackend, removeTestFolders } from '../testing/test-backend'
import type { TestBackend } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import { startIndex } from './index-thread'
import { LibrarySearch } from './library-search'

afterAll(removeTestFolders)

const all = (client: TestBackend['client'], query: string) =>
  client.call('article.search', { query, limit: 10, whole: true })
const titles = async ({ client, backend }: TestBackend, query: string) => {
  const list = await backend.local.list()
  const { articles } = await all(client, query)
  return articles.map((id) => list.find(({ article }) => article.id === id)?.article.title)
}

describe('searching in a library', () => {
  it('finds words, gives their places in the text, and says nothing of what is not there', async () => {
    const subject = await openTestBackend()
    const text = 'The night ferry\nleft at nine. Another ferry came.\n核電延役爭議'
    const { article } = await importText(subject.client, text, 'Harbour news')
    const { articles, hits, progress } = await all(subject.client, 'ferr')
    expect(articles).toEqual([article.id])
    expect(progress).toEqual({ done: 1, total: 1 })
    const places = hits.flatMap((hit) => hit.excerpts.flatMap((excerpt) => excerpt.hits))
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(['ferry', 'ferry'])
    const chinese = await subject.client.call('article.hits', { query: '電延', article: article.id })
    expect(chinese).toEqual({ ranges: [{ start: text.indexOf('電延'), end: text.indexOf('電延') + 2 }], more: false })
    expect((await all(subject.client, 'ferries')).articles).toEqual([])
    expect((await all(subject.client, '')).articles).toEqual([])
    await subject.backend.close()
  })

  it('follows every change, and its undoing', async () => {
    const subject = await openTestBackend()
    const { client } = subject
    await client.call('article.list', {})
    const { article } = await importText(client, 'The ferry.', 'Old name')
    expect(await titles(subject, 'ferry')).toEqual(['Old name'])
    await client.call('command.undo', {})
    expect(await titles(subject, 'ferry')).toEqual([])
    await client.call('command.redo', {})
    const bin = (binned: boolean) =>
      client.call('command.run', { command: { type: 'article.bin', articles: [article.id], binned } })
    await bin(true)
    expect(await titles(subject, 'ferry')).toEqual([])
    await bin(false)
    expect(await titles(subject, 'ferry')).toEqual(['Old name'])
    await client.call('command.run', {
      command: { type: 'article.update', article: article.id, patch: { title: 'New name', tags: ['transport'] } }
    })
    expect(await titles(subject, 'old')).toEqual([])
    expect(await titles(subject, 'new transport')).toEqual(['New name'])
    await subject.backend.close()
  })

  it('finds what a person wrote, also after a restart', async () => {
    const subject = await openTestBackend()
    const { article } = await importText(subject.client, 'The ferry left.')
    const claim = { id: 'c1', spans: ['s1'], normalized: 'A vessel departed.', note: 'Ask Ilse' }
    await subject.client.call('command.run', {
      command: {
        type: 'annotations.add',
        article: article.id,
        spans: [{ id: 's1', ranges: [{ start: 0, end: 9 }], label: 'claim', note: 'Doubtful' }],
        claims: [claim],
        documentLabels: [],
        edges: 'exact',
        origin: 'human'
      }
    })
    const kinds = async ({ client }: TestBackend) => {
      const found = await Promise.all(['vessel', 'ilse', 'doubt'].map((query) => all(client, query)))
      return found.map(({ hits }) => hits[0]?.fields.map(({ kind, text, hits: at }) => [kind, text, at.length]))
    }
    const expected = [[['claim', 'A vessel departed.', 1]], [['note', 'Ask Ilse', 1]], [['note', 'Doubtful', 1]]]
    expect(await kinds(subject)).toEqual(expected)
    await subject.backend.close()
    const again = await openTestBackend(subject)
    expect(await kinds(again)).toEqual(expected)
    await again.backend.close()
  })

  it('D4: a missing text is made again and found; one that is lost keeps no other from being found', async () => {
    const library = await openTestLibrary()
    const mended = await addText(library, 'The first ferry.')
    const lost = await addText(library, 'The second ferry.')
    const kept = await addText(library, 'The third ferry.')
    for (const id of [mended, lost]) await unlink(library.paths.text(id))
    await writeFile(library.paths.original(lost, 'txt'), 'something else')
    await library.engine.close()
    const again = await openTestLibrary({ directory: library.directory })
    const search = new LibrarySearch(again, {
      progress: () => undefined,
      failed: (error) => expect.unreachable(error.message)
    })
    const found = await search.ask('find', { query: 'ferry', limit: 10, whole: true })
    expect([...found.articles].sort()).toEqual([mended, kept].sort())
    expect(found).toMatchObject({ done: 3, total: 3 })
    expect(found.hits.map((hit) => hit.excerpts.length)).toEqual([1, 1])
    await search.close()
    await again.engine.close()
  })

  it('answers while it reads, says how far it is, and answers in full to who waits', async () => {
    const library = await openTestLibrary()
    for (let number = 0; number < 30; number += 1)
      await addText(library, `Ferry number ${number}. ${'x '.repeat(2000)}`)
    const told: SearchProgress[] = []
    const search = new LibrarySearch(library, {
      progress: (progress) => told.push(progress),
      failed: (error) => expect.unreachable(error.message)
    })
    const early = search.ask('find', { query: 'ferry', limit: 1, whole: false })
    const whole = search.ask('find', { query: 'ferry', limit: 1, whole: true })
    const first = await early
    expect(first.articles.length).toBe(first.done)
    expect(first.done).toBeLessThan(30)
    expect((await whole).articles).toHaveLength(30)
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ done: 30, total: 30 }))
    await search.close()
    await library.engine.close()
  })

  it('does the same in a thread of its own, and starts again when that broke down', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'claimdesk-worker-'))
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: resolve(import.meta.dirname, 'search-worker.ts'),
        outDir: folder,
        emptyOutDir: false,
        rolldownOptions: { output: { entryFileNames: 'search-worker.mjs' } }
      },
      ssr: { noExternal: true }
    })
    const library = await openTestLibrary()
    const id = await addText(library, 'The night ferry.')
    const failures: Error[] = []
    let file = 'missing.mjs'
    const search = new LibrarySearch(
      library,
      { progress: () => undefined, failed: (error) => failures.push(error) },
      (events) => startIndex(events, join(folder, file))
    )
    const ask = () => search.ask('find', { query: '"night ferry"', limit: 1, whole: true })
    await expect(ask()).rejects.toMatchObject({ code: 'search-failed' })
    expect(failures).toHaveLength(1)
    file = 'search-worker.mjs'
    expect((await ask()).articles).toEqual([id])
    await search.close()
    await library.engine.close()
    await rm(folder, { recursive: true, force: true })
  })
})
