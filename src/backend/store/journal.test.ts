import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { removeTestFolders, testFolder } from '../testing/test-backend'
import { CrashDisk } from '../testing/faults/crash-disk'
import { crash, CRASH_KINDS } from '../testing/faults/crash-states'
import { seededRandom } from '../testing/faults/seeded-random'
import { makeFolder } from './durable-write'
import { nodeFileSystem } from './file-system'
import type { FileSystem } from './file-system'
import { Journal } from './journal'
import type { JournalHeader } from './journal-entry'
import { readJournal } from './journal-read'

afterAll(removeTestFolders)

const HEADER: JournalHeader = {
  format: 'claimdesk/journal',
  version: 1,
  library: 'lib',
  person: 'mara',
  device: 'd1',
  offsetUnit: 'utf16',
  previous: null,
  firstSeq: 1
}
const entry = (seq: number) => ({
  seq,
  at: '2024-08-22T12:00:00.000Z',
  kind: 'do' as const,
  target: null,
  label: `Entry ${seq} — “é😀”`,
  article: null,
  command: 'test',
  changes: []
})

type Handle = Awaited<ReturnType<FileSystem['open']>>
type Fault = (call: 'write' | 'datasync') => NodeJS.ErrnoException | null

/** A file system whose files fail on demand, also in the middle of a write. */
function failing(fault: Fault): FileSystem {
  const wrap = (handle: Handle): Handle =>
    new Proxy(handle, {
      get(target, key) {
        if (key === 'write') {
          return async (buffer: Buffer, offset: number, length: number, position: number) => {
            const error = fault('write')
            if (!error) return target.write(buffer, offset, length, position)
            await target.write(buffer, offset, Math.floor(length / 2), position)
            throw error
          }
        }
        if (key === 'datasync') {
          return async () => {
            const error = fault('datasync')
            if (error) throw error
            await target.datasync()
          }
        }
        const value = Reflect.get(target, key) as unknown
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      }
    })
  return {
    ...nodeFileSystem,
    open: async (...args: Parameters<FileSystem['open']>) => wrap(await nodeFileSystem.open(...args))
  }
}

const noSpace = () => Object.assign(new Error('no space'), { code: 'ENOSPC' })

async function begin(fileSystem: FileSystem, retry = false, troubles: unknown[] = []) {
  const file = join(await testFolder(), 'j.ndjson')
  const options = { fileSystem, file, retry, onTrouble: (error: unknown) => troubles.push(error) }
  return { file, options, journal: await Journal.open(options, HEADER, null) }
}

const read = async (file: string) => readJournal(await readFile(file))

describe('the journal', () => {
  it('D15: chains every line to the one before and finds each changed byte', async () => {
    const { journal, file } = await begin(nodeFileSystem)
    for (const seq of [1, 2, 3]) await journal.append(entry(seq))
    await journal.close()
    const bytes = await readFile(file)
    expect(readJournal(bytes).faults).toEqual([])
    const lastLine = bytes.lastIndexOf(0x0a, bytes.length - 2)
    for (let index = 0; index < lastLine; index += 7) {
      const flipped = Buffer.from(bytes)
      flipped[index] = (flipped[index] ?? 0) ^ 0x01
      expect(readJournal(flipped).faults.length, `byte ${index}`).toBeGreaterThan(0)
    }
  })

  it('D1: a line that a crash cut off at any byte was never acknowledged; all before it is whole', async () => {
    const { journal, file } = await begin(nodeFileSystem)
    const first = await journal.append(entry(1))
    await journal.append(entry(2))
    await journal.close()
    const bytes = await readFile(file)
    const complete = first.offset + first.length + 1
    for (let length = complete; length < bytes.length; length += 1) {
      const content = readJournal(bytes.subarray(0, length))
      expect(content.faults).toEqual([])
      expect(content.entries.map((found) => found.entry.seq)).toEqual([1])
      expect(content.tornLength).toBe(length - complete)
    }
  })

  it('D1: goes on after a torn tail, and the chain holds', async () => {
    const { journal, file, options } = await begin(nodeFileSystem)
    await journal.append(entry(1))
    await journal.close()
    await appendFile(file, '{"seq":2,"at":"20')
    const again = await Journal.open(options, HEADER, await read(file))
    await again.append(entry(2))
    await again.close()
    const content = await read(file)
    expect(content.faults).toEqual([])
    expect(content.entries.map((found) => found.entry.seq)).toEqual([1, 2])
  })

  it.each(['write', 'datasync'] as const)('D2: a failed %s is reported and leaves what was there', async (what) => {
    let broken = false
    const { journal, file } = await begin(failing((call) => (broken && call === what ? noSpace() : null)))
    await journal.append(entry(1))
    broken = true
    await expect(journal.append(entry(2))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect((await read(file)).entries.map((found) => found.entry.seq)).toEqual([1])
    broken = false
    await journal.append(entry(2))
    await journal.append(entry(3))
    await journal.close()
    const content = await read(file)
    expect(content.faults).toEqual([])
    expect(content.entries.map((found) => found.entry.seq)).toEqual([1, 2, 3])
  })

  it('D2: with retries, a change waits until the disk takes it, and is not acknowledged before', async () => {
    let broken = true
    const troubles: unknown[] = []
    const { journal, file } = await begin(
      failing((call) => (broken && call === 'write' ? noSpace() : null)),
      true,
      troubles
    )
    let acknowledged = false
    const done = journal.append(entry(1)).then(() => {
      acknowledged = true
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(acknowledged).toBe(false)
    expect(troubles).toHaveLength(1)
    expect(journal.pending).toBe(1)
    broken = false
    await done
    expect(troubles.at(-1)).toBeNull()
    expect((await read(file)).entries).toHaveLength(1)
    await journal.close()
  })

  it('D9: closing with changes that cannot be written is refused, and works once they can', async () => {
    let broken = true
    const { journal, file } = await begin(
      failing((call) => (broken && call === 'write' ? noSpace() : null)),
      true
    )
    void journal.append(entry(1))
    await expect(journal.close()).rejects.toThrow('1 changes could not be written')
    broken = false
    await journal.append(entry(2))
    await journal.close()
    expect((await read(file)).entries.map((found) => found.entry.seq)).toEqual([1, 2])
  })

  it('D9: after a refused closing the change is tried again without waiting for the next one', async () => {
    let broken = true
    const { journal, file } = await begin(
      failing((call) => (broken && call === 'write' ? noSpace() : null)),
      true
    )
    const done = journal.append(entry(1))
    await expect(journal.close()).rejects.toThrow('1 changes could not be written')
    broken = false
    await done
    expect((await read(file)).entries).toHaveLength(1)
    await journal.close()
  })

  it('D9: a change that comes while the journal closes is written; one that comes after is refused', async () => {
    const { journal, file } = await begin(nodeFileSystem)
    const first = journal.append(entry(1))
    const closing = journal.close()
    const second = journal.append(entry(2))
    const again = journal.close()
    await Promise.all([first, second, closing, again])
    await expect(journal.append(entry(3))).rejects.toThrow('was closed')
    const content = await read(file)
    expect(content.faults).toEqual([])
    expect(content.entries.map((found) => found.entry.seq)).toEqual([1, 2])
  })

  it.each(CRASH_KINDS)('D2: what was reported as not saved does not come back with a power cut (%s)', async (kind) => {
    const disk = new CrashDisk()
    const file = '/library/journal/j.ndjson'
    await makeFolder(disk, '/library/journal')
    const options = { fileSystem: disk, file, retry: false, onTrouble: () => undefined }
    const journal = await Journal.open(options, HEADER, null)
    await journal.append(entry(1))
    let isFull = true
    disk.before = (call) => {
      if (call === 'datasync' && isFull) {
        isFull = false
        throw noSpace()
      }
    }
    await expect(journal.append(entry(2))).rejects.toMatchObject({ code: 'ENOSPC' })
    for (let seed = 1; seed <= 20; seed += 1) {
      const after = new CrashDisk(crash(disk.root, kind, seededRandom(seed)))
      const { entries, tornLength } = readJournal(await after.readFile(file))
      expect([entries.map((each) => each.entry.seq), tornLength], `seed ${seed}`).toEqual([[1], 0])
    }
  })

  it('D2: a change that comes while a failed write is cleared away fails with it and does not hang', async () => {
    let broken = true
    const late: Promise<unknown>[] = []
    const fileSystem = failing((call) => (broken && call === 'write' ? noSpace() : null))
    const { journal, file } = await begin({
      ...fileSystem,
      open: async (...args: Parameters<FileSystem['open']>) => {
        const handle = await fileSystem.open(...args)
        return new Proxy(handle, {
          get(target, key) {
            const value = Reflect.get(target, key) as unknown
            if (typeof value !== 'function') return value
            const call = value.bind(target) as (...given: unknown[]) => unknown
            if (key !== 'truncate') return call
            return async (length: number) => {
              late.push(journal.append(entry(2)).catch((error: unknown) => error))
              await target.truncate(length)
            }
          }
        })
      }
    })
    const failed: number[] = []
    await expect(journal.append(entry(1), () => failed.push(1))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(failed).toEqual([1])
    expect(await Promise.all(late)).toMatchObject([{ code: 'ENOSPC' }])
    broken = false
    await journal.append(entry(1))
    await journal.close()
    expect((await read(file)).faults).toEqual([])
  })

  it('reads a file that is no journal without throwing', async () => {
    const file = join(await testFolder(), 'x')
    await writeFile(file, Buffer.from([0, 1, 2, 10, 255, 254, 10, 123]))
    const content = await read(file)
    expect(content.header).toBeNull()
    expect(content.faults.map((fault) => fault.line)).toEqual([1, 2])
  })
})

describe('D1: what is on its way to the disk', () => {
  it('is written whenever it comes, also in the very moment a write ends', async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const { journal } = await begin(nodeFileSystem)
      await journal.append(entry(1))
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      const second = journal.append(entry(2))
      // Closing waits for what is written and refuses when something is left that nobody writes.
      await journal.close()
      await second
    }
  })

  it('is one write with what comes while it waits, and its lines say so', async () => {
    const { journal, file } = await begin(nodeFileSystem)
    await Promise.all([1, 2, 3, 4].map((seq) => journal.append(entry(seq))))
    await journal.close()
    const lines = (await readFile(file, 'utf8')).split('\n').slice(1, -1)
    expect(lines.map((line) => line.startsWith(' '))).toEqual([false, false, true, true])
    expect(readJournal(await readFile(file))).toMatchObject({ faults: [], tornLength: 0 })
  })

  it('was never acknowledged when a power cut left zeros in the last write, however many lines it had', async () => {
    const { journal, file } = await begin(nodeFileSystem)
    await Promise.all([1, 2, 3, 4].map((seq) => journal.append(entry(seq))))
    await journal.close()
    const bytes = await readFile(file)
    const third = bytes.indexOf('"seq":3')
    bytes.fill(0, third, third + 40)
    const content = readJournal(bytes)
    expect(content).toMatchObject({ faults: [] })
    expect(content.entries.map(({ entry: { seq } }) => seq)).toEqual([1, 2])
    expect(content.completeLength + content.tornLength).toBe(bytes.length)
    // The files have entry 4: then it had been flushed, and the zeros are damage.
    expect(readJournal(bytes, 4).faults).not.toEqual([])
  })

  it('had been flushed when another write came after it: zeros in it are damage (D15)', async () => {
    const { journal, file } = await begin(nodeFileSystem)
    for (const seq of [1, 2, 3]) await journal.append(entry(seq))
    await journal.close()
    const bytes = await readFile(file)
    const second = bytes.indexOf('"seq":2')
    bytes.fill(0, second - 1, second + 40)
    expect(readJournal(bytes)).toMatchObject({ faults: [{ line: 3 }, { line: 3 }], tornLength: 0 })
  })
})
