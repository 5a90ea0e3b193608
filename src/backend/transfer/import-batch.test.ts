import { afterAll, describe, expect, it } from 'vitest'
import { openTestBackend, removeTestFolders } from '../testing/test-backend'
import { ImportBatch } from './import-batch'

afterAll(removeTestFolders)

const MEGABYTE = 1024 * 1024
const fileOf = (name: string, size: number) => ({ name, folder: '', size })
const TIME = '2024-08-22T12:00:00.000Z'

describe('an import batch', () => {
  it('counts files that were announced, not only what arrived of them', () => {
    const batch = new ImportBatch(TIME)
    const one = Buffer.from('x')
    batch.upload('a', fileOf('a.txt', 200 * MEGABYTE), 0, one)
    batch.upload('b', fileOf('b.txt', 200 * MEGABYTE), 0, one)
    expect(() => batch.upload('c', fileOf('c.txt', 200 * MEGABYTE), 0, one)).toThrow('too large')
    expect(batch.upload('d', fileOf('d.txt', 100 * MEGABYTE), 0, one)).toBe(1)
  })

  it('refuses pieces out of order and more than was announced', async () => {
    const batch = new ImportBatch(TIME)
    expect(batch.upload('a', fileOf('a.txt', 4), 0, Buffer.from('ab'))).toBe(2)
    expect(() => batch.upload('a', fileOf('a.txt', 4), 0, Buffer.from('ab'))).toThrow('out of order')
    expect(() => batch.upload('a', fileOf('a.txt', 4), 2, Buffer.from('abc'))).toThrow('out of order')
    expect(batch.upload('a', fileOf('a.txt', 4), 2, Buffer.from('cd'))).toBe(4)
    expect((await batch.build('a')).text).toBe('abcd')
  })

  it('a file that cannot become an article is refused by what is wrong with it, not as a fault', async () => {
    const { client, backend, faults } = await openTestBackend()
    const { batch } = await client.call('import.begin', {})
    const data = Buffer.from([0, 1, 2, 3]).toString('base64')
    const piece = { item: 'bad', ...fileOf('bad.txt', 4), offset: 0, data }
    await client.call('import.upload', { batch, pieces: [piece] })
    const commit = client.call('import.commit', { batch, items: [{ item: 'bad', title: 'Bad' }] })
    await expect(commit).rejects.toMatchObject({ code: 'binary' })
    expect(faults).toEqual([])
    await backend.close()
  })
})
