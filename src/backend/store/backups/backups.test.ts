import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { failingFiles, fileError } from '../../testing/failing-files'
import { highlight, removeTestFolders } from '../../testing/test-backend'
import { addText, openTestLibrary } from '../../testing/test-library'
import type { TestLibrary } from '../../testing/test-library'
import { BACKUP_PACE, BackupKeeper } from './backup-keeper'
import { restoreBackup } from './restore-backup'

afterAll(removeTestFolders)

const TEXT = 'Some text with a few words in it.'

function keeperOf(library: TestLibrary, pace: Partial<typeof BACKUP_PACE> = {}): BackupKeeper {
  const keeper = new BackupKeeper(
    library,
    (error) => {
      throw error
    },
    { ...BACKUP_PACE, ...pace }
  )
  library.engine.accompany(keeper)
  return keeper
}

const ids = async (keeper: BackupKeeper): Promise<string[]> => (await keeper.list()).backups.map(({ id }) => id)

/** The stored objects of a library's backups, by their paths. */
async function objects({ paths }: TestLibrary): Promise<string[]> {
  const folder = join(paths.backups, paths.journalName, 'objects')
  const parts = await readdir(folder)
  return (
    await Promise.all(
      parts.map(async (part) => (await readdir(join(folder, part))).map((name) => join(folder, part, name)))
    )
  ).flat()
}

describe('backups', () => {
  it('D6: keeps the state before the first change, and stores unchanged content once', async () => {
    const first = await openTestLibrary()
    const article = await addText(first, TEXT)
    await first.engine.close()
    const library = await openTestLibrary({ directory: first.directory })
    const keeper = keeperOf(library)
    await library.engine.run(highlight(article, 0, 4))
    await expect.poll(async () => (await keeper.list()).backups.map(({ reason }) => reason)).toEqual(['first-change'])
    const before = (await objects(library)).length
    const { made } = await keeper.make('by-hand')
    expect(made?.reason).toBe('by-hand')
    // Only the annotations are new.
    expect((await objects(library)).length).toBe(before + 1)
    const [older] = (await ids(keeper)).slice(-1)
    const { committed } = await restoreBackup(library, keeper, { backup: older ?? '', articles: null })
    expect(committed?.changes.length).toBeGreaterThan(0)
    expect((await library.store.loadLayer(article)).spans.size).toBe(0)
    await library.engine.undo()
    expect((await library.store.loadLayer(article)).spans.size).toBe(1)
    await library.engine.close()
  })

  it('D6: one is made before the first change since the library was opened, also twice a day', async () => {
    const { directory, ...first } = await openTestLibrary()
    const article = await addText(first, TEXT)
    await first.engine.close()
    // Only the newest few of a day are kept in the end.
    const seen = new Set<string>()
    for (const opening of [1, 2]) {
      const library = await openTestLibrary({ directory })
      const keeper = keeperOf(library, { apart: 0 })
      const look = async () => {
        for (const { id, reason } of (await keeper.list()).backups) if (reason === 'first-change') seen.add(id)
        return seen.size
      }
      await library.engine.run(highlight(article, 0, 4 + opening))
      await expect.poll(look).toBe(opening)
      await library.engine.run(highlight(article, 5, 9 + opening))
      await keeper.make('by-hand')
      expect(await look()).toBe(opening)
      await library.engine.close()
      // Whoever ends without a backup of what is left behind: the next opening has something new to keep.
      const unkept = await openTestLibrary({ directory })
      await unkept.engine.run(highlight(article, 10, 14 + opening))
      await unkept.engine.close()
    }
  })

  it('D6, D2: a disk that is full leaves no half backup, says so once, and the next try makes one', async () => {
    let full = true
    const fileSystem = failingFiles((call, file) => {
      if (full && call === 'rename' && /^\.[0-9a-f]{64}\./.test(file)) throw fileError('ENOSPC')
    })
    const library = await openTestLibrary({ fileSystem })
    await addText(library, TEXT)
    const keeper = keeperOf(library, { apart: Infinity })
    await expect(keeper.make('by-hand')).rejects.toMatchObject({ code: 'not-saved' })
    await expect(keeper.make('by-hand')).rejects.toMatchObject({ code: 'not-saved' })
    expect(library.store.notices.map(({ message }) => message)).toEqual([expect.stringContaining('no space left')])
    expect([await ids(keeper), await objects(library)]).toEqual([[], []])
    full = false
    expect((await keeper.make('by-hand')).made).not.toBeNull()
    expect((await keeper.list()).trouble).toBeNull()
    await library.engine.close()
  })

  it('D6: an object that went bad is stored anew; a damaged file does not push out what was good', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    await library.engine.run(highlight(article, 0, 4))
    const keeper = keeperOf(library, { apart: Infinity })
    await keeper.make('by-hand')
    const kept = await objects(library)
    await Promise.all(kept.map((file) => writeFile(file, 'gone bad')))
    await library.engine.run(highlight(article, 5, 9))
    const again = keeperOf(library, { apart: Infinity })
    await writeFile(library.paths.scheme('other'), '{')
    const { made } = await again.make('by-hand')
    expect(made?.state).toBe('whole')
    const list = await readFile(join(library.paths.backups, library.paths.journalName, `${made?.id}.json`), 'utf8')
    const needed = kept.filter((file) => list.includes(basename(file).slice(0, 64)))
    expect(needed.length).toBeGreaterThan(0)
    for (const file of needed) expect(await readFile(file, 'utf8')).not.toBe('gone bad')
    expect(library.store.notices.map(({ message }) => message).join()).toContain(
      'schemes/other.json cannot be backed up'
    )
    await library.engine.close()
  })

  it('D4: an article of somebody else whose article.json is gone is told of, and a restore brings it back', async () => {
    const library = await openTestLibrary({ device: 'theirs' })
    const article = await addText(library, TEXT)
    const keeper = keeperOf(library, { apart: Infinity })
    await keeper.make('by-hand')
    await library.engine.close()
    await rm(library.paths.articleFile(article))
    // Another journal, as another person has it: it does not know the article.
    const next = await openTestLibrary({ directory: library.directory, device: 'mine' })
    expect(next.store.state.articles.has(article)).toBe(false)
    const told = next.store.notices.map(({ message }) => message).join('\n')
    expect(told).toMatch(/“text” is not shown: articles\/.*\/article\.json is missing.*restore it from the backup of/)
    const mine = keeperOf(next, { apart: Infinity })
    const [backup] = await ids(mine)
    await restoreBackup(next, mine, { backup: backup ?? '', articles: null })
    expect(next.store.state.articles.has(article)).toBe(true)
    await next.engine.close()
    const again = await openTestLibrary({ directory: library.directory, device: 'mine' })
    expect(again.store.notices).toEqual([])
    expect(again.store.state.articles.has(article)).toBe(true)
    await again.engine.close()
  })

  it('D4: what is damaged and no longer in the journal comes back from the backup', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    await library.engine.run(highlight(article, 0, 4))
    const keeper = keeperOf(library, { apart: Infinity })
    await keeper.make('by-hand')
    await library.engine.run(highlight(article, 5, 9))
    await library.engine.close()
    const layer = library.paths.layer(article)
    await writeFile(layer, '{ half a fi')
    await writeFile(library.paths.library, '')
    await rm(library.paths.index)
    const next = await openTestLibrary({ directory: library.directory })
    expect((await next.store.loadLayer(article)).spans.size).toBe(2)
    expect(next.store.parts.info.name).toBe('Test')
    const told = next.store.notices.map(({ message }) => message).join('\n')
    expect(told).toMatch(/rebuilt from the backup of .* and 1 change in the journal after it/)
    expect(told).toMatch(/library\.json .*brought back from the backup of/)
    await next.engine.close()
  })
})
