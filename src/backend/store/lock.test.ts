import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { failingFiles, fileError } from '../testing/failing-files'
import { removeTestFolders, testFolder } from '../testing/test-backend'
import { nodeFileSystem } from './file-system'
import { LibraryLock, LockedError } from './lock'

afterAll(removeTestFolders)

const ignore = () => undefined
const lockFile = async () => join(await testFolder(), 'mara.lock')
const content = (more: object) =>
  JSON.stringify({ pid: 1, host: hostname(), processStart: '', since: '', token: 'other', ...more })

describe('D3: one writer', () => {
  it('a second one is refused while the first lives, and let in after', async () => {
    const file = await lockFile()
    const first = await LibraryLock.take(nodeFileSystem, file, ignore)
    await expect(LibraryLock.take(nodeFileSystem, file, ignore)).rejects.toBeInstanceOf(LockedError)
    await first.release()
    const second = await LibraryLock.take(nodeFileSystem, file, ignore)
    await second.release()
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('of twenty that try at once, one gets it', async () => {
    const file = await lockFile()
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => LibraryLock.take(nodeFileSystem, file, ignore))
    )
    const taken = results.filter((result) => result.status === 'fulfilled')
    expect(taken).toHaveLength(1)
    await taken[0]?.value.release()
  })

  it('a lock left by a process that died is taken over, by one of twenty', async () => {
    const file = await lockFile()
    const child = spawn(process.execPath, ['-e', ''])
    const pid = child.pid ?? 0
    await once(child, 'exit')
    await writeFile(file, content({ pid }))
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => LibraryLock.take(nodeFileSystem, file, ignore))
    )
    const taken = results.filter((result) => result.status === 'fulfilled')
    expect(taken).toHaveLength(1)
    await taken[0]?.value.release()
  })

  it('a process number that another process has by now does not keep the lock', async () => {
    const file = await lockFile()
    await writeFile(file, content({ pid: process.pid, processStart: '1' }))
    if (process.platform !== 'linux') return
    await (await LibraryLock.take(nodeFileSystem, file, ignore)).release()
  })

  it('D2: a lock that could not be written leaves nothing behind that keeps others out', async () => {
    const file = await lockFile()
    const full = failingFiles((call) => {
      if (call === 'writeFile') throw fileError('ENOSPC')
    })
    await expect(LibraryLock.take(full, file, ignore)).rejects.toMatchObject({ code: 'ENOSPC' })
    await (await LibraryLock.take(nodeFileSystem, file, ignore)).release()
  })

  it('a lock of another machine holds while its heartbeat is young', async () => {
    const file = await lockFile()
    await writeFile(file, content({ host: 'another-machine' }))
    await expect(LibraryLock.take(nodeFileSystem, file, ignore)).rejects.toBeInstanceOf(LockedError)
    const old = new Date(Date.now() - 60 * 60_000)
    await utimes(file, old, old)
    await (await LibraryLock.take(nodeFileSystem, file, ignore)).release()
  })
})
