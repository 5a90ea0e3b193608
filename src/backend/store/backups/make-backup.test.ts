import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { highlight, removeTestFolders } from '../../testing/test-backend'
import { addText, openTestLibrary } from '../../testing/test-library'
import type { TestLibrary } from '../../testing/test-library'
import { nodeFileSystem } from '../file-system'
import type { FileSystem } from '../file-system'
import { BACKUP_PACE, BackupKeeper } from './backup-keeper'

afterAll(removeTestFolders)

const TEXT = 'Some text with a few words in it.'

function keeperOf(library: TestLibrary): BackupKeeper {
  const fail = (error: unknown) => {
    throw error
  }
  return new BackupKeeper(library, fail, { ...BACKUP_PACE, apart: Infinity })
}

/** A disk that says it wrote what it was given, and has something else in some files. */
const lyingDisk = (isSpoilt: (path: string) => boolean): FileSystem => ({
  ...nodeFileSystem,
  open: async (path, flags, mode) => {
    const file = await nodeFileSystem.open(path, flags, mode)
    if (!isSpoilt(path)) return file
    return {
      read: (...given) => file.read(...given),
      write: (...given) => file.write(...given),
      writeFile: () => file.writeFile('something else'),
      appendFile: (content) => file.appendFile(content),
      truncate: (length) => file.truncate(length),
      sync: () => file.sync(),
      datasync: () => file.datasync(),
      close: () => file.close()
    }
  }
})

/** The files that a backup names, with the hashes of their contents. */
async function filesOf({ paths }: TestLibrary, id: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  const list = await readFile(join(paths.backups, paths.journalName, `${id}.json`), 'utf8')
  return (JSON.parse(list) as { files: Record<string, unknown> }).files
}

describe('making a backup', () => {
  it.each([
    ['objects', /[\\/]objects[\\/]/],
    ['lists', /[\\/]backups[\\/][^\\/]+[\\/][^\\/]+\.json[^\\/]*$/]
  ])('D6: does not count when the disk has other %s than were written', async (_, spoilt) => {
    let isLying = true
    const library = await openTestLibrary({ fileSystem: lyingDisk((path) => isLying && spoilt.test(path)) })
    const article = await addText(library, TEXT)
    const keeper = keeperOf(library)
    await expect(keeper.make('by-hand')).rejects.toMatchObject({ code: 'not-saved' })
    expect((await keeper.list()).backups.filter(({ state }) => state === 'whole')).toEqual([])
    expect((await keeper.list()).trouble).not.toBeNull()
    isLying = false
    await library.engine.run(highlight(article, 0, 4))
    expect((await keeper.make('by-hand')).made?.state).toBe('whole')
    await library.engine.close()
  })

  it('D6: a file that is damaged by then keeps its last good content in the next backup', async () => {
    const library = await openTestLibrary()
    const [first, second] = [await addText(library, TEXT), await addText(library, `${TEXT} Again.`)]
    await library.engine.run(highlight(first, 0, 4))
    const keeper = keeperOf(library)
    const good = (await keeper.make('by-hand')).made
    await writeFile(library.paths.layer(first), '{ "spans": [')
    await library.engine.run(highlight(second, 0, 4))
    const next = (await keeper.make('by-hand')).made
    const path = `articles/${first}/annotations/mara-1.json`
    const kept = (await filesOf(library, good?.id))[path]
    expect(kept).toBeDefined()
    expect((await filesOf(library, next?.id))[path]).toEqual(kept)
    expect(next?.state).toBe('whole')
    await library.engine.close()
  })

  it('D7: a damaged backup takes no place among those of today that are kept', async () => {
    const library = await openTestLibrary()
    const article = await addText(library, TEXT)
    const keeper = keeperOf(library)
    const made: string[] = []
    for (const at of [0, 5, 10]) {
      await library.engine.run(highlight(article, at, at + 4))
      made.push((await keeper.make('by-hand')).made?.id ?? '')
    }
    const path = `articles/${article}/annotations/mara-1.json`
    const { sha256 } = (await filesOf(library, made[2]))[path] as { readonly sha256: string }
    const object = join(library.paths.backups, library.paths.journalName, 'objects', sha256.slice(0, 2), sha256)
    await writeFile(object, 'gone bad')
    await library.engine.run(highlight(article, 15, 19))
    made.push((await keeper.make('by-hand')).made?.id ?? '')
    expect((await keeper.list()).backups.map(({ id }) => id)).toEqual(made.toReversed())
    expect(await readFile(object, 'utf8')).toBe('gone bad')
    await library.engine.close()
  })
})
