import { execFile } from 'node:child_process'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { WHOLE_EXPORT } from '../../api/export-params'
import { highlight, importText, openTestBackend, removeTestFolders, testFolder } from '../testing/test-backend'

afterAll(removeTestFolders)

const run = promisify(execFile)
const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'core.autocrlf=true']
const git = async (folder: string, ...args: string[]): Promise<string> =>
  (await run('git', [...identity, ...args], { cwd: folder })).stdout

const TEXT = 'The ferry left the old quay at nine. The harbour office said it was late.'
const ONLY_INES = 'The library closes at six on Fridays. Nobody was told why it does.'

describe('two people and Git', () => {
  it('D14: their work on the same and on other articles merges without a conflict, and both is there', async () => {
    const mara = await openTestBackend()
    const shared = await importText(mara.client, TEXT)
    await mara.backend.close()
    await git(mara.libraryDir, 'init', '-q', '-b', 'main')
    await git(mara.libraryDir, 'add', '-A')
    await git(mara.libraryDir, 'commit', '-qm', 'A library')
    const clone = join(await testFolder(), 'clone')
    await git(mara.libraryDir, 'clone', '-q', mara.libraryDir, clone)

    // Both import the same file, at different times, and annotate what they share.
    const both = 'Two people import this very text, each on a machine of their own.'
    for (const [directory, configDir, at] of [
      [mara.libraryDir, mara.configDir, '2026-03-01T08:00:00.000Z'],
      [clone, join(await testFolder(), 'ines'), '2026-03-02T09:00:00.000Z']
    ] as const) {
      const options = directory === clone ? { clock: () => new Date(at) } : {}
      const { backend, client } = await openTestBackend({ libraryDir: directory, configDir }, options)
      const same = await importText(client, both)
      await client.call('command.run', { command: highlight(same.article.id, 0, 10) })
      await client.call('command.run', { command: highlight(shared.article.id, 4, 9) })
      if (directory === clone) await importText(client, ONLY_INES)
      await backend.close()
      await git(directory, 'add', '-A')
      await git(directory, 'commit', '-qm', 'Work')
    }
    await git(mara.libraryDir, 'pull', '-q', '--no-rebase', '--no-edit', clone, 'main')
    expect(await git(mara.libraryDir, 'status', '--porcelain')).toBe('')

    const merged = await openTestBackend({ libraryDir: mara.libraryDir, configDir: mara.configDir })
    const list = await merged.client.call('article.list', {})
    expect(list).toHaveLength(3)
    const state = await merged.client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.people).toHaveLength(2)
    expect(state.phase === 'ready' && state.library.notices).toEqual([])
    expect((await merged.backend.local.verify()).problems).toEqual([])
    const times = list.map(({ article }) => article.importedAt)
    expect(times.every((at) => at > '2026-01-01')).toBe(true)
    const exported = await merged.backend.local.exportTo(
      join(await testFolder(), 'all.jsonl'),
      { ...WHOLE_EXPORT, format: 'jsonl', layers: 'all' },
      true
    )
    expect([exported.articles, exported.annotations]).toEqual([3, 4])
    await merged.backend.close()
  })

  it('D14: what is of one machine stays out, and line ends stay as they are', async () => {
    const { backend, libraryDir } = await openTestBackend()
    await backend.close()
    const copy = join(await testFolder(), 'copy')
    await cp(libraryDir, copy, { recursive: true })
    expect(await readFile(join(copy, '.gitattributes'), 'utf8')).toBe('* -text\n')
    await git(copy, 'init', '-q')
    await git(copy, 'add', '-A')
    const files = (await git(copy, 'ls-files')).split('\n')
    expect(files.filter((name) => /^(cache|backups)\/|\.lock$/.test(name))).toEqual([])
    expect(files).toContain('library.json')
  })

  it('D14: a library of before has its people listed, and nobody has to write that list again', async () => {
    const { backend, client, libraryDir, configDir } = await openTestBackend()
    await importText(client, TEXT)
    await backend.close()
    const before = await readFile(join(libraryDir, 'library.json'), 'utf8')
    const other = await openTestBackend({ libraryDir, configDir: join(await testFolder(), 'ines') })
    const state = await other.client.call('app.state', {})
    expect(state.phase === 'ready' && state.library.people).toHaveLength(2)
    await other.backend.close()
    expect(await readFile(join(libraryDir, 'library.json'), 'utf8')).toBe(before)
    const again = await openTestBackend({ libraryDir, configDir })
    const known = await again.client.call('app.state', {})
    expect(known.phase === 'ready' && known.library.people).toHaveLength(2)
    await again.backend.close()
  })
})
