import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { IMPORT_LIMIT_BYTES, IMPORT_TOTAL_BYTES } from '../../../api/contract'
import { PLAIN_READING } from '../../../api/import-params'
import { nodeFileSystem } from '../../store/file-system'
import type { FileSystem } from '../../store/file-system'
import { failingFiles, fileError } from '../../testing/failing-files'
import { removeTestFolders, testFolder } from '../../testing/test-backend'
import { StagedImport } from './staged-import'

afterAll(removeTestFolders)

const HEAD = { format: 'claimdesk/import', version: 1, startedAt: '2024-08-22T12:00:00.000Z', by: 'me-d1' } as const
const fileOf = (name: string, size: number, folder = '') => ({ name, folder, size })

async function stage(fileSystem = nodeFileSystem) {
  const imports = await testFolder()
  return { imports, staged: await StagedImport.create(fileSystem, imports, 'one', HEAD) }
}

describe('files of an import on the disk', () => {
  test('small ones and large ones come back as they were sent', async () => {
    const { staged } = await stage()
    expect(await staged.piece('a', fileOf('a.txt', 2), 0, Buffer.from('aa'))).toBe(2)
    expect(await staged.piece('big', fileOf('big.txt', 5), 0, Buffer.from('123'))).toBe(3)
    expect(await staged.piece('b', fileOf('b.txt', 3), 0, Buffer.from('bbb'))).toBe(3)
    expect(await staged.piece('empty', fileOf('empty.txt', 0), 0, Buffer.alloc(0))).toBe(0)
    expect(await staged.piece('big', fileOf('big.txt', 5), 3, Buffer.from('45'))).toBe(5)
    const read = async (item: string) => (await staged.read(item)).toString()
    expect([await read('a'), await read('big'), await read('b'), await read('empty')]).toEqual([
      'aa',
      '12345',
      'bbb',
      ''
    ])
    await staged.remove()
  })

  test('files that are read side by side leave no handle open', async () => {
    const open = { handles: 0 }
    const counted = failingFiles((call) => void (call === 'close' && (open.handles -= 1)))
    const files: FileSystem = {
      ...counted,
      async open(...given) {
        const handle = await counted.open(...given)
        open.handles += 1
        return handle
      }
    }
    const { staged, imports } = await stage(files)
    for (const item of ['a', 'b', 'c']) await staged.piece(item, fileOf(`${item}.txt`, 1), 0, Buffer.from(item))
    await staged.close()
    expect(open.handles).toBe(0)
    const again = await StagedImport.reopen(files, imports, 'one')
    const read = await Promise.all(['a', 'b', 'c'].map(async (item) => (await again?.read(item))?.toString()))
    expect(read).toEqual(['a', 'b', 'c'])
    await again?.close()
    expect(open.handles).toBe(0)
    await again?.remove()
  })

  test('pieces out of order and more than was announced are refused', async () => {
    const { staged } = await stage()
    expect(await staged.piece('a', fileOf('a.txt', 4), 0, Buffer.from('ab'))).toBe(2)
    const again = staged.piece('a', fileOf('a.txt', 4), 0, Buffer.from('ab'))
    await expect(again).rejects.toMatchObject({ code: 'out-of-order' })
    const more = staged.piece('a', fileOf('a.txt', 4), 2, Buffer.from('abc'))
    await expect(more).rejects.toMatchObject({ code: 'out-of-order' })
    await expect(staged.read('a')).rejects.toMatchObject({ code: 'incomplete' })
    expect(await staged.piece('a', fileOf('a.txt', 4), 2, Buffer.from('cd'))).toBe(4)
    expect((await staged.read('a')).toString()).toBe('abcd')
    await staged.remove()
  })

  test('a file over the limit, and one that is too much for the import, are refused by name; the others go on', async () => {
    const { staged } = await stage()
    const large = staged.piece('a', fileOf('a.txt', IMPORT_LIMIT_BYTES + 1), 0, Buffer.from('a'))
    await expect(large).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('“a.txt” has 201 MB')
    })
    for (let index = 0; index < IMPORT_TOTAL_BYTES / IMPORT_LIMIT_BYTES - 1; index += 1) {
      // Nothing of them needs to arrive: what was announced counts.
      await staged.piece(`f${index}`, fileOf(`${index}.txt`, IMPORT_LIMIT_BYTES), 0, Buffer.alloc(0)).catch((error) => {
        expect(error).toMatchObject({ code: 'no-space' })
      })
    }
    const last = staged.piece('z', fileOf('z.txt', IMPORT_LIMIT_BYTES), 0, Buffer.from('z'))
    await expect(last).rejects.toMatchObject({ code: expect.stringMatching(/^(too-large|no-space)$/) })
    expect(await staged.piece('s', fileOf('s.txt', 1), 0, Buffer.from('s'))).toBe(1)
    await staged.remove()
  })

  test('D2: a full disk is told with the name of the file, and what came before stays', async () => {
    let isFull = false
    const full = failingFiles((call, file) => {
      if (isFull && call === 'write' && file === 'small.bin') throw fileError('ENOSPC')
    })
    const { staged } = await stage(full)
    await staged.piece('a', fileOf('a.txt', 2), 0, Buffer.from('aa'))
    isFull = true
    const refused = staged.piece('b', fileOf('b.txt', 2), 0, Buffer.from('bb'))
    await expect(refused).rejects.toMatchObject({ code: 'not-saved', message: expect.stringContaining('“b.txt”') })
    isFull = false
    expect(await staged.piece('c', fileOf('c.txt', 2), 0, Buffer.from('cc'))).toBe(2)
    expect((await staged.read('a')).toString()).toBe('aa')
    expect((await staged.read('c')).toString()).toBe('cc')
    await staged.remove()
  })

  test('what was interrupted is there again, with its settings; half a file is known as half', async () => {
    const { staged, imports } = await stage()
    const settings = { ...PLAIN_READING, encoding: 'koi8-r' }
    await staged.piece('a', fileOf('a.txt', 2, '2024/march'), 0, Buffer.from('aa'))
    await staged.piece('half', fileOf('half.txt', 9), 0, Buffer.from('123'))
    await staged.whole('pasted', 'Pasted text.txt', Buffer.from('words'), 'Pasted', PLAIN_READING)
    await staged.setSettings('a', settings)
    await staged.noteStoring(['0123456789abcdef'])
    await staged.close()
    const again = await StagedImport.reopen(nodeFileSystem, imports, 'one')
    expect([...(again?.files.values() ?? [])]).toMatchObject([
      { item: 'a', folder: '2024/march', received: 2 },
      { item: 'half', received: 3 },
      { item: 'pasted', title: 'Pasted' }
    ])
    expect(again?.settings.get('a')).toEqual(settings)
    expect([...(again?.storing ?? [])]).toEqual(['0123456789abcdef'])
    expect((await again?.read('pasted'))?.toString()).toBe('words')
    expect(await again?.piece('half', fileOf('half.txt', 9), 3, Buffer.from('456789'))).toBe(9)
    await again?.remove()
    expect(await readdir(imports)).toEqual([])
  })

  test('a manifest that a crash cut off is read as far as it goes; another file is none', async () => {
    const { staged, imports } = await stage()
    await staged.piece('a', fileOf('a.txt', 2), 0, Buffer.from('aa'))
    await staged.close()
    const path = join(imports, 'one', 'manifest.ndjson')
    const handle = await nodeFileSystem.open(path, 'a')
    await handle.writeFile('{"file":"b","na')
    await handle.close()
    expect([...((await StagedImport.reopen(nodeFileSystem, imports, 'one'))?.files.keys() ?? [])]).toEqual(['a'])
    expect(await StagedImport.reopen(nodeFileSystem, imports, 'two')).toBeNull()
  })
})
