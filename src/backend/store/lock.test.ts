import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
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

const MINUTE = 60_000

/** Sets the heartbeat of a lock so many milliseconds from now. */
async function grow(file: string, milliseconds: number): Promise<void> {
  const at = new Date(Date.now() + milliseconds)
  await utimes(file, at, at)
}

/** A clock that is hours off, and on which waiting takes no time. */
function quick({
  hours = 0,
  whileWaiting = ignore
}: { readonly hours?: number; readonly whileWaiting?: () => unknown } = {}) {
  const time = {
    slept: 0,
    now: () => Date.now() + hours * 60 * MINUTE,
    async sleep(milliseconds: number) {
      time.slept += milliseconds
      await whileWaiting()
      await new Promise(setImmediate)
    }
  }
  return time
}

/** Number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

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
    await writeFile(file, content({ pid: await deadProcess() }))
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

  it('a lock of another machine holds while its heartbeat is young, and falls when none came while it was watched', async () => {
    const file = await lockFile()
    await writeFile(file, content({ host: 'another-machine' }))
    await expect(LibraryLock.take(nodeFileSystem, file, ignore, quick())).rejects.toBeInstanceOf(LockedError)
    await grow(file, -60 * MINUTE)
    await (await LibraryLock.take(nodeFileSystem, file, ignore, quick())).release()
  })

  it('a clock that jumps ahead by hours takes no lock from a machine that lives', async () => {
    const file = await lockFile()
    await writeFile(file, content({ host: 'another-machine' }))
    const ahead = quick({ hours: 5, whileWaiting: () => grow(file, 0) })
    await expect(LibraryLock.take(nodeFileSystem, file, ignore, ahead)).rejects.toMatchObject({
      holder: { host: 'another-machine' }
    })
    expect(ahead.slept).toBeGreaterThanOrEqual(20_000)
  })

  it('a clock that jumps back by hours takes no lock of another machine either', async () => {
    const file = await lockFile()
    await writeFile(file, content({ host: 'another-machine' }))
    const back = quick({ hours: -5 })
    await expect(LibraryLock.take(nodeFileSystem, file, ignore, back)).rejects.toBeInstanceOf(LockedError)
  })

  it('a clock that jumps takes nothing from a process of this machine, and gives what it left behind', async () => {
    for (const hours of [5, -5]) {
      const file = await lockFile()
      await writeFile(file, content({ pid: process.pid, processStart: '' }))
      if (hours < 0) await expect(LibraryLock.take(nodeFileSystem, file, ignore, quick({ hours }))).rejects.toThrow()
      await writeFile(file, content({ pid: await deadProcess() }))
      await (await LibraryLock.take(nodeFileSystem, file, ignore, quick({ hours }))).release()
    }
  })

  it.each(['', '{"pid": 1', 'not a lock at all', '[]', '{"pid":0,"host":"","processStart":"","since":"","token":""}'])(
    'a lock file with “%s” in it is taken over when nobody goes on writing it, whatever the clock says',
    async (text) => {
      const file = await lockFile()
      await writeFile(file, text)
      await grow(file, 5 * 60 * MINUTE)
      await (await LibraryLock.take(nodeFileSystem, file, ignore, quick())).release()
      await writeFile(file, text)
      const whileWaiting = () => writeFile(file, content({ pid: process.pid }))
      await expect(LibraryLock.take(nodeFileSystem, file, ignore, quick({ whileWaiting }))).rejects.toMatchObject({
        holder: { pid: process.pid }
      })
    }
  )

  it('a program that was killed while it took a lock over keeps nobody out (found by seed 7, kill 99)', async () => {
    const file = await lockFile()
    const [dead, killed] = [await deadProcess(), await deadProcess()]
    await writeFile(file, content({ pid: dead, token: 'left behind' }))
    const stopped = failingFiles((call, name) => {
      if (call === 'unlink' && name.endsWith('.lock')) throw fileError('EIO')
    })
    await expect(LibraryLock.take(stopped, file, ignore, quick())).rejects.toMatchObject({ code: 'EIO' })
    const [right] = (await readdir(dirname(file))).filter((name) => name.endsWith('.takeover'))
    await writeFile(join(dirname(file), right ?? ''), content({ pid: killed, token: 'killed over it' }))
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => LibraryLock.take(nodeFileSystem, file, ignore, quick()))
    )
    const taken = results.filter((result) => result.status === 'fulfilled')
    expect(taken).toHaveLength(1)
    await taken[0]?.value.release()
    expect(await readdir(dirname(file))).toEqual([])
  })

  it('a lock that another took meanwhile is lost at the next write, once and for good', async () => {
    const file = await lockFile()
    const lost: string[] = []
    const lock = await LibraryLock.take(nodeFileSystem, file, (reason) => lost.push(reason))
    await lock.requireHeld()
    await writeFile(file, content({ host: 'another-machine', pid: 17 }))
    await new Promise((resolve) => setTimeout(resolve, 30))
    await expect(lock.requireHeld()).rejects.toMatchObject({ code: 'ELOCKLOST' })
    await writeFile(file, '')
    await expect(lock.requireHeld()).rejects.toMatchObject({ code: 'ELOCKLOST' })
    expect(lost).toEqual(['Another program took this library over (process 17 on another-machine).'])
    await lock.release()
    expect(await readFile(file, 'utf8')).toBe('')
  })
})
