import { describe, expect, it } from 'vitest'
import { CallError } from '../../api/envelope'
import { Config } from '../config'
import { explainFault } from '../explain-fault'
import { fileError } from '../testing/failing-files'
import { CrashDisk } from '../testing/faults/crash-disk'
import { crash } from '../testing/faults/crash-states'
import { endHolder } from '../testing/faults/crashed-library'
import { counters, openProgram, PATHS } from '../testing/faults/disk-program'
import type { DiskProgram } from '../testing/faults/disk-program'
import { highlights, pasteArticles, reviseArticle } from '../testing/faults/disk-work'
import { isFolder, snapshot } from '../testing/faults/disk-tree'
import type { FolderNode } from '../testing/faults/disk-tree'
import { seededRandom } from '../testing/faults/seeded-random'
import { makeFolder, TEMPORARY_FILE, writeDurably } from './durable-write'
import { setAside } from './set-aside'

/** A disk on which the calls that `fails` names fail. */
function diskThatFails(fails: (call: string, path: string) => boolean) {
  const disk = new CrashDisk()
  const state = { fails }
  disk.before = (call, path) => {
    if (state.fails(call, path)) throw fileError('EACCES')
  }
  return { disk, state }
}

const never = () => false

async function highlightOnce(program: DiskProgram): Promise<void> {
  const command = await highlights(program, seededRandom(1), 1)
  if (command) await program.engine.run(command)
}

function temporaryFiles(folder: FolderNode): string[] {
  return [...folder.entries].flatMap(([name, entry]) =>
    isFolder(entry) ? temporaryFiles(entry) : TEMPORARY_FILE.test(name) ? [name] : []
  )
}

describe('what the disk does not take at once', () => {
  it('D1: a folder that could not be flushed is flushed before anything is said to be in it', async () => {
    const { disk, state } = diskThatFails((call) => call === 'sync')
    await expect(makeFolder(disk, '/a/b')).rejects.toThrow('EACCES')
    state.fails = never
    await makeFolder(disk, '/a/b')
    await writeDurably(disk, '/a/b/file', 'words')
    const left = new CrashDisk(crash(disk.root, 'lost', seededRandom(1)))
    expect(await left.readFile('/a/b/file', 'utf8')).toBe('words')
  })

  it('D2: a temporary file that could not be removed is removed before the next write', async () => {
    const { disk, state } = diskThatFails((call) => call === 'rename' || call === 'unlink')
    await expect(writeDurably(disk, '/file', 'words')).rejects.toThrow('EACCES')
    expect(temporaryFiles(disk.root)).toHaveLength(1)
    state.fails = never
    await writeDurably(disk, '/other', 'words')
    expect(temporaryFiles(disk.root)).toEqual([])
  })

  it('D4: a damaged file never takes the name of another one, also when that cannot be looked at', async () => {
    const { disk, state } = diskThatFails(never)
    const at = new Date(Date.UTC(2024, 7, 22))
    await writeDurably(disk, '/file', 'first')
    await setAside(disk, '/file', at)
    await writeDurably(disk, '/file', 'second')
    state.fails = (call) => call === 'stat'
    await expect(setAside(disk, '/file', at)).rejects.toThrow('EACCES')
    expect(await disk.readFile('/file', 'utf8')).toBe('second')
    state.fails = never
    expect(await disk.readFile('/file.damaged-20240822T000000Z', 'utf8')).toBe('first')
  })
})

describe('what a crash leaves', () => {
  it('D1: a session that was taken back does not come back with a power cut', async () => {
    const { disk } = diskThatFails(never)
    const options = { ...counters(), retry: false }
    const program = await openProgram(disk, options)
    await pasteArticles(program, seededRandom(1), 1)
    const articles = [...program.store.state.articles.keys()]
    const fields = {
      name: 'Round',
      preset: 'line-check',
      scale: null,
      asOf: null,
      checker: 'Mara',
      state: 'open'
    } as const
    const more = { articles, policy: [], finishedAt: null, timed: true, filters: [], method: '' }
    await program.engine.run({
      type: 'desk.put',
      records: [{ table: 'session', record: { id: 's1', ...fields, ...more } }]
    })
    await program.engine.checkpoint()
    await program.engine.undo()
    await program.engine.checkpoint()
    const root = crash(snapshot(disk.root), 'lost', seededRandom(1))
    await program.close()
    endHolder(root)
    const again = await openProgram(new CrashDisk(root), options)
    expect([...again.store.state.desk.session.keys()]).toEqual([])
    await again.close()
  })

  it('D2: what was being written of an article is cleared away when the library is opened', async () => {
    const { disk } = diskThatFails(never)
    const options = { ...counters(), retry: false }
    const program = await openProgram(disk, options)
    await pasteArticles(program, seededRandom(1), 1)
    const crashed: FolderNode[] = []
    disk.onChange = (_, call, path) => {
      if (call === 'rename' && /\.(?:article|mara-1)\.json/.test(path)) crashed.push(snapshot(disk.root))
    }
    await highlightOnce(program)
    await program.engine.checkpoint()
    await program.close()
    const withFiles = crashed.filter((root) => temporaryFiles(root).length > 0)
    expect(withFiles.length).toBeGreaterThan(1)
    for (const tree of withFiles) {
      const root = crash(tree, 'kept', seededRandom(1))
      endHolder(root)
      const again = await openProgram(new CrashDisk(root), options)
      expect(temporaryFiles(root)).toEqual([])
      await again.close()
    }
  })
})

describe('what went wrong is what is told', () => {
  it('D2: an import that is stored is not said to have failed because its copies cannot be removed', async () => {
    const { disk } = diskThatFails((call) => call === 'rm')
    const program = await openProgram(disk, { ...counters(), retry: false })
    await pasteArticles(program, seededRandom(1), 2)
    expect(program.store.state.articles.size).toBe(2)
    await program.close()
  })

  it('D2: an import that fails says why, also when what it wrote cannot be removed', async () => {
    const isOfText = (path: string): boolean => path.includes('text.txt')
    const { disk } = diskThatFails(
      (call, path) => (call === 'rename' && isOfText(path)) || (call === 'unlink' && path.includes('original'))
    )
    const program = await openProgram(disk, { ...counters(), retry: false })
    await expect(pasteArticles(program, seededRandom(1), 1)).rejects.toMatchObject({ code: 'not-saved' })
    expect(program.store.state.articles.size).toBe(0)
    await program.close()
  })

  it('D2: a version that cannot be stored says why, also when its files cannot be removed', async () => {
    const { disk, state } = diskThatFails(never)
    const program = await openProgram(disk, { ...counters(), retry: false })
    await pasteArticles(program, seededRandom(1), 1)
    state.fails = (call, path) =>
      (call === 'rename' && path.includes('text-2')) || (call === 'unlink' && path.includes('original-2'))
    await expect(reviseArticle(program, seededRandom(2))).rejects.toMatchObject({ code: 'not-saved' })
    state.fails = never
    await program.close()
  })

  it('D9: a library whose lock cannot be removed is closed all the same', async () => {
    const { disk, state } = diskThatFails(never)
    const program = await openProgram(disk, { ...counters(), retry: false })
    state.fails = (call, path) => call === 'unlink' && path === PATHS.lock
    await program.close()
    expect(program.store.entries.journal?.isClosed).toBe(true)
  })

  it('D5: settings that cannot be read now are not damaged, and the person is told in words', async () => {
    const { disk, state } = diskThatFails(never)
    const config = await Config.read(disk, '/settings', new Date())
    await config.write({ person: { id: 'mara-1', name: 'Mara' }, device: 'd1', lastLibrary: null })
    state.fails = (call) => call === 'readFile'
    const failed = Config.read(disk, '/settings', new Date())
    await expect(failed).rejects.toMatchObject({ code: 'file-error', message: /permission was denied/ })
    state.fails = never
    expect((await Config.read(disk, '/settings', new Date())).data?.person.name).toBe('Mara')
  })

  it('D5: an article whose file cannot be looked at is not an article that is gone', async () => {
    const { disk, state } = diskThatFails(never)
    const options = { ...counters(), retry: false }
    const program = await openProgram(disk, options)
    await pasteArticles(program, seededRandom(1), 1)
    await program.close()
    state.fails = (call, path) => call === 'stat' && path.endsWith('/article.json')
    await expect(openProgram(disk, options)).rejects.toMatchObject({ code: 'file-error' })
    state.fails = never
    const again = await openProgram(disk, options)
    expect(again.store.state.articles.size).toBe(1)
    expect(again.store.notices).toEqual([])
    await again.close()
  })

  it('D5: what the system says of a file reaches a window in words, and faults of the program do not', () => {
    expect(explainFault(fileError('EMFILE'))).toMatchObject({ code: 'file-error', message: /too many files are open/ })
    const fault = new TypeError('x is not a function')
    expect(explainFault(fault)).toBe(fault)
    expect(explainFault(Object.assign(new Error('bad'), { code: 'ERR_INVALID_ARG_TYPE' }))).not.toBeInstanceOf(
      CallError
    )
    const told = new CallError('too-large', 'Too large.')
    expect(explainFault(told)).toBe(told)
  })
})
