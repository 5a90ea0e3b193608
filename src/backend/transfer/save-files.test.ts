import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { removeTestFolders, testFolder } from '../testing/test-backend'
import { saveFiles } from './save-files'

afterAll(removeTestFolders)

/** Files as `writeExport` leaves them, each with its own path as content. */
async function written(...paths: readonly string[]) {
  const folder = await testFolder()
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), path)
  }
  return { folder, files: paths.map((path) => ({ path, bytes: path.length })) }
}

let made = 0
const ids = (): string => `id-${(made += 1)}`
const everything = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

describe('files of an export are saved', () => {
  it('one of them under the name that was given, its loss report beside it', async () => {
    const { folder, files } = await written('all.jsonl', 'all.jsonl.losses.json')
    const target = await testFolder()
    await saveFiles(folder, files, join(target, 'mine.jsonl'), ids)
    expect(await everything(target)).toEqual(['mine.jsonl', 'mine.jsonl.losses.json'])
    await saveFiles(folder, files, target, ids)
    expect(await everything(target)).toContain('all.jsonl')
  })

  it('an export without any file says so, and that files need a folder says how many there are', async () => {
    const target = join(await testFolder(), 'mine.jsonl')
    await expect(saveFiles(await testFolder(), [], target, ids)).rejects.toMatchObject({ code: 'nothing-to-write' })
    const { folder, files } = await written('parts/a.txt', 'parts/a.ann', 'parts/b.txt')
    await writeFile(target, 'mine')
    await expect(saveFiles(folder, files, target, ids)).rejects.toThrow('The export has 3 files; name a folder')
    expect(await readFile(target, 'utf8')).toBe('mine')
  })

  it('several of them into a folder, with theirs; what else is in it stays', async () => {
    const { folder, files } = await written(
      'parts/a.txt',
      'parts/a.ann',
      'parts/sub/b.ann',
      'parts/claimdesk-losses.json'
    )
    const target = await testFolder()
    await writeFile(join(target, 'other.txt'), '')
    await writeFile(join(target, 'a.txt'), 'old')
    await saveFiles(folder, files, target, ids)
    expect(await everything(target)).toEqual(['a.ann', 'a.txt', 'claimdesk-losses.json', 'other.txt', 'sub/b.ann'])
    expect(await readFile(join(target, 'a.txt'), 'utf8')).toBe('parts/a.txt')
  })

  it('those of one document under the name that was given', async () => {
    const { folder, files } = await written('parts/a.txt', 'parts/a.ann', 'parts/claimdesk-losses.json')
    const target = await testFolder()
    await saveFiles(folder, files, join(target, 'case.ann'), ids)
    expect(await everything(target)).toEqual(['case.ann', 'case.ann.losses.json', 'case.txt'])
  })

  it('tables with fixed names beside the main one', async () => {
    const { folder, files } = await written('parts/annotations.csv', 'parts/relations.csv')
    const target = await testFolder()
    await saveFiles(folder, files, join(target, 'x.csv'), ids, 'annotations.csv')
    expect(await everything(target)).toEqual(['x.csv', 'x.relations.csv'])
    await saveFiles(folder, files, join(target, 'tables'), ids, 'annotations.csv')
    expect(await everything(target)).toContain(join('tables', 'relations.csv'))
  })

  it('and never into a folder that is a file, or below one', async () => {
    const { folder, files } = await written('parts/a.tsv', 'parts/b.tsv')
    const target = await testFolder()
    await writeFile(join(target, 'x.tsv'), 'kept')
    await expect(saveFiles(folder, files, join(target, 'x.tsv'), ids)).rejects.toMatchObject({ code: 'folder-needed' })
    await expect(saveFiles(folder, files, join(target, 'x.tsv', 'y'), ids)).rejects.toMatchObject({
      code: 'file-error'
    })
    expect(await readFile(join(target, 'x.tsv'), 'utf8')).toBe('kept')
    expect(await everything(target)).toEqual(['x.tsv'])
  })
})
