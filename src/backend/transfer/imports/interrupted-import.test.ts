import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { errorCode } from '../../store/file-system'
import { verifyLibrary } from '../../store/verify-library'
import type { AnyEvent } from '../../../api/contract'
import { failingFiles, fileError } from '../../testing/failing-files'
import { openTestBackend, removeTestFolders, testFolder } from '../../testing/test-backend'
import { openTestLibrary, PERSON } from '../../testing/test-library'
import type { TestLibrary } from '../../testing/test-library'
import { ImportsUnderWay } from './imports-under-way'
import { batchOf, sendFiles, wholePreview } from './testing/send-files'

afterAll(removeTestFolders)

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `text-${index}.txt`)
const textsOf = (count: number) => Object.fromEntries(names(count).map((name) => [name, `The whole text of ${name}.`]))
const choicesOf = (count: number) =>
  names(count).map((name) => ({ item: name.replace('.', '-'), title: `Title of ${name}` }))

/** Imports of a library below the contract, with files already sent. */
async function underWay(library: TestLibrary, count: number) {
  const imports = new ImportsUnderWay({
    library,
    person: PERSON.id,
    clock: () => new Date(),
    ids: () => 'batch-1',
    progress: () => undefined
  })
  const batch = await imports.begin()
  for (const [name, text] of Object.entries(textsOf(count))) {
    const data = Buffer.from(text)
    await imports
      .require(batch)
      .parts.staged.piece(name.replace('.', '-'), { name, folder: '', size: data.length }, 0, data)
  }
  return { imports, batch }
}

describe('D12: nothing is half-stored', () => {
  test('an import that is stopped leaves nothing, and can be stored afterwards', async () => {
    const { client, backend, libraryDir } = await openTestBackend()
    const batch = await batchOf(client, textsOf(60))
    await wholePreview(client, batch)
    const halted = new Promise<void>((resolve) => {
      const end = backend.subscribe((event: AnyEvent) => {
        if (event.name !== 'import.progress' || event.payload.phase !== 'storing') return
        end()
        resolve(client.call('import.halt', { batch }).then(() => undefined))
      })
    })
    const commit = client.call('import.commit', { batch, items: choicesOf(60) })
    await expect(commit).rejects.toMatchObject({ code: 'cancelled' })
    await halted
    expect(await readdir(join(libraryDir, 'articles'))).toEqual([])
    expect(await client.call('article.list', {})).toEqual([])
    const { added } = await client.call('import.commit', { batch, items: choicesOf(60) })
    expect(added).toHaveLength(60)
    expect(await readdir(join(libraryDir, 'cache', 'imports'))).toEqual([])
    await backend.close()
  })

  test('reading that is stopped goes on where it was', async () => {
    const { client, backend } = await openTestBackend()
    const batch = await batchOf(client, textsOf(80))
    const end = backend.subscribe((event) => {
      if (event.name !== 'import.progress') return
      end()
      void client.call('import.halt', { batch })
    })
    await expect(client.call('import.preview', { batch })).rejects.toMatchObject({ code: 'cancelled' })
    expect((await wholePreview(client, batch)).items).toHaveLength(80)
    await backend.close()
  })

  for (const [name, broken] of [
    ['an original', (call: string, file: string) => call === 'writeFile' && file.startsWith('.original.txt')],
    ['a text', (call: string, file: string) => call === 'rename' && file.startsWith('.text.txt')],
    [
      'the journal',
      (call: string, file: string) => call === 'write' && file.endsWith('.ndjson') && file !== 'manifest.ndjson'
    ]
  ] as const) {
    test(`D2: a full disk in the middle, at ${name}, leaves nothing and keeps the import`, async () => {
      let calls = 0
      let isFull = true
      const fileSystem = failingFiles((call, file) => {
        if (!isFull || !broken(call, file)) return
        calls += 1
        if (calls > (name === 'the journal' ? 0 : 20)) throw fileError('ENOSPC')
      })
      const library = await openTestLibrary({ fileSystem })
      const { imports, batch } = await underWay(library, 40)
      const commit = imports.commit(batch, choicesOf(40))
      await expect(commit).rejects.toMatchObject({
        code: 'not-saved',
        message: expect.stringContaining('no space left')
      })
      expect(await readdir(library.paths.articles)).toEqual([])
      expect(library.store.state.articles.size).toBe(0)
      isFull = false
      expect((await imports.commit(batch, choicesOf(40))).added).toHaveLength(40)
      expect((await verifyLibrary(library)).problems).toEqual([])
      await library.engine.close()
    })
  }

  test('a crash at any moment leaves a library that opens clean, and an import that goes on', async () => {
    const copies: string[] = []
    const folder = await testFolder()
    let directory: string | null = null
    let calls = 0
    // Every so many calls the folder is copied, with nothing going on meanwhile: what a kill at that moment leaves.
    const fileSystem = failingFiles(() => {
      calls += 1
      if (directory !== null && calls % 90 === 0) copies.push(copyNow(directory, join(folder, `copy-${calls}`)))
    })
    const library = await openTestLibrary({ fileSystem })
    const { imports, batch } = await underWay(library, 30)
    await imports.require(batch).preview(0)
    directory = library.directory
    await imports.commit(batch, choicesOf(30))
    directory = null
    copies.push(copyNow(library.directory, join(folder, 'copy-at-the-end')))
    await library.engine.close()
    expect(copies.length).toBeGreaterThan(4)
    const config = await configOf(PERSON)
    for (const libraryDir of copies) {
      const { client, backend } = await openTestBackend({ libraryDir, configDir: config })
      const listed = await client.call('article.list', {})
      const folders = await readdir(join(libraryDir, 'articles'))
      expect([...folders].sort()).toEqual(listed.map(({ article }) => article.id).sort())
      expect((await backend.local.verify()).problems).toEqual([])
      const pending = await client.call('import.pending', {})
      // All or nothing: before the command there is no article, and the import waits.
      expect([listed.length, pending.length]).toEqual(listed.length === 0 ? [0, 1] : [30, 0])
      if (listed.length === 0) {
        expect(pending).toMatchObject([{ batch, files: 30 }])
        await client.call('import.resume', { batch })
        expect((await wholePreview(client, batch)).items.map(({ outcome }) => outcome)).toEqual(Array(30).fill('new'))
        expect((await client.call('import.commit', { batch, items: choicesOf(30) })).added).toHaveLength(30)
        expect((await backend.local.verify()).problems).toEqual([])
      }
      await backend.close()
    }
  }, 60_000)
})

/** Copies a folder at this very moment, without the lock of this living process. */
function copyNow(from: string, to: string): string {
  for (;;) {
    try {
      cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.lock') })
      return to
    } catch (error) {
      // A call that had begun already has renamed a file under our hands.
      if (errorCode(error) !== 'ENOENT') throw error
      rmSync(to, { recursive: true, force: true })
    }
  }
}

/** Settings of a person who has used Claimdesk before. */
async function configOf(person: typeof PERSON): Promise<string> {
  const { configDir, backend } = await openTestBackend()
  await backend.close()
  const file = join(configDir, (await readdir(configDir)).find((name) => name.endsWith('.json')) ?? '')
  const settings = JSON.parse(await readFile(file, 'utf8')) as { person: typeof PERSON }
  await writeFile(file, JSON.stringify({ ...settings, person, device: 'd1' }))
  return configDir
}

describe('an import that was interrupted', () => {
  test('waits after the program was closed, goes on, and is dropped when nobody wants it', async () => {
    const first = await openTestBackend()
    const batch = await batchOf(first.client, textsOf(3))
    await first.backend.close()
    const { client, backend, libraryDir } = await openTestBackend(first)
    expect(await client.call('import.pending', {})).toMatchObject([{ batch, files: 3 }])
    await expect(client.call('import.preview', { batch })).rejects.toMatchObject({ code: 'not-found' })
    await client.call('import.resume', { batch })
    await sendFiles(client, batch, { 'more.txt': 'More.' })
    expect((await wholePreview(client, batch)).items).toHaveLength(4)
    await client.call('import.cancel', { batch })
    expect(await client.call('import.pending', {})).toEqual([])
    expect(await readdir(join(libraryDir, 'cache', 'imports'))).toEqual([])
    await expect(client.call('import.resume', { batch })).rejects.toMatchObject({ code: 'not-found' })
    await backend.close()
  })

  test('one that is not open is dropped as well', async () => {
    const first = await openTestBackend()
    const batch = await batchOf(first.client, textsOf(3))
    await first.backend.close()
    const { client, backend } = await openTestBackend(first)
    await client.call('import.cancel', { batch })
    expect(await client.call('import.pending', {})).toEqual([])
    await backend.close()
  })

  test('is removed after seven days, and an empty one at once', async () => {
    const first = await openTestBackend({}, { clock: () => new Date('2024-08-01T12:00:00Z') })
    await batchOf(first.client, textsOf(1))
    await first.client.call('import.begin', {})
    await first.backend.close()
    const clock = (day: string) => ({ clock: () => new Date(`2024-08-${day}T11:00:00Z`) })
    const second = await openTestBackend(first, clock('08'))
    expect(await second.client.call('import.pending', {})).toHaveLength(1)
    await second.backend.close()
    const third = await openTestBackend(first, clock('09'))
    expect(await third.client.call('import.pending', {})).toEqual([])
    expect(await readdir(join(first.libraryDir, 'cache', 'imports'))).toEqual([])
    await third.backend.close()
  })

  test('half a file is told as a problem, and the others come in', async () => {
    const { client, backend } = await openTestBackend()
    const batch = await batchOf(client, textsOf(1))
    const half = { item: 'half', name: 'half.txt', folder: '', size: 100, offset: 0, data: 'aGFsZg==' }
    await client.call('import.upload', { batch, pieces: [half] })
    const { items } = await wholePreview(client, batch)
    expect(items.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['new', undefined],
      ['problem', 'incomplete']
    ])
    await backend.close()
  })

  test('D3: a library that is open for reading only takes none, and says why', async () => {
    const first = await openTestBackend()
    const { client, backend } = await openTestBackend(first)
    await expect(client.call('import.begin', {})).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('Another Claimdesk')
    })
    await backend.close()
    await first.backend.close()
  })

  test('what somebody else keeps in the cache is left alone', async () => {
    const first = await openTestBackend()
    await first.backend.close()
    const folder = join(first.libraryDir, 'cache', 'imports', 'theirs')
    await mkdir(folder, { recursive: true })
    const head = { format: 'claimdesk/import', version: 1, startedAt: '2020-01-01T00:00:00.000Z', by: 'somebody-d1' }
    await writeFile(join(folder, 'manifest.ndjson'), `${JSON.stringify(head)}\n`)
    await utimes(folder, 0, 0)
    const { client, backend } = await openTestBackend(first)
    expect(await client.call('import.pending', {})).toEqual([])
    expect(await readdir(join(first.libraryDir, 'cache', 'imports'))).toEqual(['theirs'])
    await backend.close()
  })
})
