import { describe, expect, it } from 'vitest'
import { CrashDisk } from '../testing/faults/crash-disk'
import { makeFolder } from './durable-write'
import type { FileSystem, OpenFile } from './file-system'
import { heldFiles } from './held-files'
import { LockLostError } from './lock'

const FOLDER = '/library'
const FILE = `${FOLDER}/library.json`
const TEMPORARY = `${FOLDER}/.library.json.0123456789ab.tmp`

/** A library's files with one file open for writing, and the lock that they ask. */
async function openHeld() {
  const disk = new CrashDisk()
  await makeFolder(disk, FOLDER)
  for (const path of [FILE, TEMPORARY]) {
    const handle = await disk.open(path, 'wx')
    await handle.writeFile(Buffer.from('ours'))
    await handle.close()
  }
  const lock = { isHeld: true }
  const files = heldFiles(disk, {
    requireHeld: () => (lock.isHeld ? Promise.resolve() : Promise.reject(new LockLostError('It is another’s.')))
  })
  return { disk, files, lock, file: await files.open(FILE, 'r+') }
}

const OTHER = Buffer.from('other')

describe('the files of a library whose lock was lost', () => {
  it.each<readonly [string, (files: FileSystem, file: OpenFile) => Promise<unknown>]>([
    ['writing into an open file', (_, file) => file.write(OTHER, 0, OTHER.length, 0)],
    ['replacing the content of an open file', (_, file) => file.writeFile(OTHER)],
    ['appending to an open file', (_, file) => file.appendFile('other')],
    ['cutting an open file', (_, file) => file.truncate(0)],
    ['opening for writing', (files) => files.open(FILE, 'r+')],
    ['opening anew', (files) => files.open(FILE, 'w')],
    ['making a file', (files) => files.open(`${FOLDER}/new.json`, 'wx')],
    ['renaming', (files) => files.rename(TEMPORARY, FILE)],
    ['copying', (files) => files.copyFile(TEMPORARY, FILE)],
    ['removing a file', (files) => files.unlink(FILE)],
    ['making a folder', (files) => files.mkdir(`${FOLDER}/people`, { recursive: true })],
    ['removing a folder', (files) => files.rmdir(FOLDER)],
    ['removing everything', (files) => files.rm(FOLDER, { recursive: true, force: true })],
    ['setting times', (files) => files.utimes(FILE, new Date(0), new Date(0))]
  ])('D3: are not changed by %s', async (_, change) => {
    const { disk, files, lock, file } = await openHeld()
    const before = disk.changes
    lock.isHeld = false
    await expect(change(files, file)).rejects.toMatchObject({ code: 'ELOCKLOST' })
    expect(disk.changes).toBe(before)
    expect(String(await files.readFile(FILE))).toBe('ours')
  })

  it('D3: are read as before, and temporary files of our own are cleared away', async () => {
    const { files, lock, file } = await openHeld()
    lock.isHeld = false
    const buffer = Buffer.alloc(4)
    await file.read(buffer, 0, 4, 0)
    expect(String(buffer)).toBe('ours')
    await files.unlink(TEMPORARY)
    expect(await files.readdir(FOLDER)).toEqual(['library.json'])
    await file.close()
  })
})
