import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { AnyEvent } from '../api/contract'
import { importText, openTestBackend, removeTestFolders, testFolder } from './testing/test-backend'

afterAll(removeTestFolders)

const locks = async (library: string): Promise<string[]> =>
  (await readdir(join(library, 'journal'))).filter((name) => name.endsWith('.lock'))

describe('the library door', () => {
  it('D3: setting up twice at once makes one library, and it can be written', async () => {
    const root = await testFolder()
    const { client, backend } = await openTestBackend({ libraryDir: null, configDir: join(root, 'config') })
    const params = { name: 'Mara', place: join(root, 'library'), sample: false }
    const results = await Promise.allSettled([client.call('setup.create', params), client.call('setup.create', params)])
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    const state = await client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.readOnly).toBeNull()
    await importText(client, 'Some text.')
    expect(await locks(params.place)).toHaveLength(1)
    await backend.close()
  })

  it('D3: a library that could not be opened to the end gives its lock back, and the open one stays', async () => {
    const { client, backend, configDir } = await openTestBackend()
    const other = join(await testFolder(), 'other')
    await rm(join(configDir, 'config.json'))
    await mkdir(join(configDir, 'config.json', 'in-the-way'), { recursive: true })
    await expect(backend.local.openLibrary(other, { create: true })).rejects.toMatchObject({ code: 'file-error' })
    expect(await locks(other)).toEqual([])
    await importText(client, 'Some text.')
    await backend.close()
  })

  it('D3: opening the library that is open already keeps it writable', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    expect((await backend.local.openLibrary(libraryDir, { create: false })).readOnly).toBeNull()
    await importText(client, 'Some text.')
    await backend.close()
  })

  it('D4: windows hear of a text that was recovered while they are open', async () => {
    const first = await openTestBackend()
    const { article } = await importText(first.client, 'Some text.')
    await first.backend.close()
    await writeFile(join(first.libraryDir, 'articles', article.id, 'text.txt'), 'something else')
    const { client, backend } = await openTestBackend(first)
    const heard: AnyEvent[] = []
    backend.subscribe((event) => heard.push(event))
    await client.call('article.open', { article: article.id })
    const states = heard.flatMap((event) => (event.name === 'app.state' ? [event.payload] : []))
    const last = states.at(-1)
    expect(last?.phase === 'ready' && last.library.notices.at(-1)?.message).toContain('made again from the original')
    await backend.close()
  })

  it('a search goes on past an article whose text is lost', async () => {
    const first = await openTestBackend()
    const lost = await importText(first.client, 'Ferry number one.', 'Lost')
    await importText(first.client, 'Ferry number two.', 'Kept')
    await first.backend.close()
    const folder = join(first.libraryDir, 'articles', lost.article.id)
    await Promise.all([rm(join(folder, 'text.txt')), rm(join(folder, 'original.txt'))])
    const { client, backend } = await openTestBackend(first)
    const found = await client.call('article.search', { query: 'ferry', limit: 10, whole: true })
    expect(found.articles).toHaveLength(1)
    await backend.close()
  })
})
