import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { AnyEvent } from '../api/contract'
import { CallError } from '../api/envelope'
import { takeLockAway } from '../../e2e/contract/take-lock-away'
import { failingFiles, fileError } from './testing/failing-files'
import { highlight, importText, openTestBackend, removeTestFolders, testFolder } from './testing/test-backend'
import type { TestBackend } from './testing/test-backend'

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

  const readOnlyOf = async ({ client }: TestBackend) => {
    const state = await client.call('app.state', {})
    return state.phase === 'ready' ? state.library.readOnly : null
  }

  it('D3: a library that another program had can be changed as soon as that one has closed', async () => {
    const first = await openTestBackend()
    const { article } = await importText(first.client, 'Some text with words.')
    const second = await openTestBackend(first)
    const heard: AnyEvent[] = []
    second.backend.subscribe((event) => heard.push(event))
    const still = await second.client.call('library.reopen', {})
    expect(still.readOnly).toMatchObject({ reason: 'locked', message: expect.stringContaining('Close it there') })
    expect(await readOnlyOf(first)).toBeNull()

    await first.client.call('command.run', { command: highlight(article.id, 0, 4, 'theirs') })
    await first.backend.close()
    heard.length = 0
    const [once, twice] = await Promise.all([
      second.client.call('library.reopen', {}),
      second.client.call('library.reopen', {})
    ])
    expect([once.readOnly, twice.readOnly, once.id]).toEqual([null, null, still.id])
    expect(heard.filter(({ name }) => name === 'app.state')).toHaveLength(1)
    await second.client.call('command.run', { command: highlight(article.id, 5, 9, 'ours') })
    const { spans } = await second.client.call('article.open', { article: article.id })
    expect(spans.map(({ id }) => id).sort()).toEqual(['ours', 'theirs'])
    expect(await locks(first.libraryDir)).toHaveLength(1)
    await second.backend.close()
    expect(await locks(first.libraryDir)).toEqual([])
  })

  it('D3: one that another program took over goes on here when it is given back; nothing counts as unsaved', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const { article } = await importText(client, 'Some text with words.')
    await client.call('command.run', { command: highlight(article.id, 0, 4, 'before') })
    const heard: AnyEvent[] = []
    backend.subscribe((event) => heard.push(event))
    const giveBack = await takeLockAway(libraryDir)
    const refused = client.call('command.run', { command: highlight(article.id, 5, 9, 'refused') })
    await expect(refused).rejects.toBeInstanceOf(CallError)
    await expect(client.call('backup.make', {})).rejects.toBeInstanceOf(CallError)
    const { readOnly, notices } = await client.call('library.reopen', {})
    expect(readOnly?.reason).toBe('locked')
    expect(notices.filter(({ message }) => message.includes('No backup'))).toEqual([])
    await giveBack()
    expect((await client.call('library.reopen', {})).readOnly).toBeNull()
    await client.call('command.run', { command: highlight(article.id, 10, 14, 'after') })
    const { spans } = await client.call('article.open', { article: article.id })
    expect(spans.map(({ id }) => id).sort()).toEqual(['after', 'before'])
    expect(heard.some(({ name, payload }) => name === 'save.state' && payload.state === 'failed')).toBe(false)
    await backend.close()
  })

  it('D3: says that the permission is still missing, or the disk still full; and goes on when it is not', async () => {
    const made = await openTestBackend()
    await importText(made.client, 'Some text.')
    await made.backend.close()
    let trouble: string | null = 'EACCES'
    const fileSystem = failingFiles((call, file) => {
      if (trouble === 'EACCES' && call === 'access' && file === 'journal') throw fileError(trouble)
      if (trouble === 'ENOSPC' && call === 'open' && file.includes('.lock')) throw fileError(trouble)
    })
    const { client, backend, libraryDir } = await openTestBackend(made, { fileSystem })
    expect((await client.call('library.reopen', {})).readOnly).toMatchObject({
      reason: 'no-permission',
      message: expect.stringContaining('Give yourself the permission')
    })
    trouble = 'ENOSPC'
    await expect(client.call('library.reopen', {})).rejects.toMatchObject({
      code: 'file-error',
      message: expect.stringContaining('there is no space left')
    })
    expect(await client.call('article.list', {})).toHaveLength(1)
    trouble = null
    // Asked for by its folder, as by a program that was started for it.
    expect((await backend.local.openLibrary(libraryDir, { create: false })).readOnly).toBeNull()
    await importText(client, 'Some other text.')
    await backend.close()
  })

  it('D10: one of a newer version stays as it is, however often it is tried', async () => {
    const made = await openTestBackend()
    await made.backend.close()
    const file = join(made.libraryDir, 'library.json')
    const content = (await readFile(file, 'utf8')).replace(/"version":\s*\d+/, '"version": 999')
    await writeFile(file, content)
    const { client, backend } = await openTestBackend(made)
    expect((await client.call('library.reopen', {})).readOnly?.reason).toBe('newer-version')
    expect(await locks(made.libraryDir)).toEqual([])
    await backend.close()
    expect(await readFile(file, 'utf8')).toBe(content)
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
