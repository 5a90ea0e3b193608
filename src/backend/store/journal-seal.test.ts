import { describe, expect, it } from 'vitest'
import { fileError } from '../testing/failing-files'
import { CrashDisk } from '../testing/faults/crash-disk'
import { crash, CRASH_KINDS } from '../testing/faults/crash-states'
import { seededRandom } from '../testing/faults/seeded-random'
import { makeFolder } from './durable-write'
import type { FileSystem } from './file-system'
import { Journal } from './journal'
import { readJournal } from './journal-read'

const FOLDER = '/library/journal'
const FILE = `${FOLDER}/mara-d1.ndjson`
const PART = `${FOLDER}/mara-d1.1-2.ndjson`
const HEADER = {
  format: 'claimdesk/journal',
  version: 1,
  library: 'lib',
  person: 'mara',
  device: 'd1',
  offsetUnit: 'utf16',
  previous: null,
  firstSeq: 1
} as const
const entry = (seq: number) => ({
  seq,
  at: '2024-08-22T12:00:00.000Z',
  kind: 'do' as const,
  target: null,
  label: `Entry ${seq}`,
  article: null,
  command: 'test',
  changes: []
})

async function begin(fileSystem: FileSystem): Promise<Journal> {
  await makeFolder(fileSystem, FOLDER)
  return Journal.open({ fileSystem, file: FILE, retry: false, onTrouble: () => undefined }, HEADER, null)
}

/** `seq` of every whole entry in the journal and its part. */
async function entriesOn(disk: CrashDisk): Promise<number[]> {
  const names = await disk.readdir(FOLDER)
  const files = [PART, FILE].filter((file) => names.includes(file.slice(FOLDER.length + 1)))
  const contents = await Promise.all(files.map((file) => disk.readFile(file)))
  return contents.flatMap((bytes) => readJournal(bytes).entries.map(({ entry: { seq } }) => seq))
}

describe('completing a part of the journal', () => {
  it.each(CRASH_KINDS)('D1: a power cut at any change of the disk meanwhile takes no entry (%s)', async (kind) => {
    for (let stop = 0, isCut = true; isCut; stop += 1) {
      const disk = new CrashDisk()
      const journal = await begin(disk)
      await Promise.all([journal.append(entry(1)), journal.append(entry(2))])
      const before = disk.changes
      isCut = false
      disk.onChange = (number) => {
        isCut ||= number - before > stop
        if (isCut) throw fileError('EIO')
      }
      await journal.seal(PART, 3).catch(() => null)
      for (let seed = 1; seed <= 20; seed += 1) {
        const after = new CrashDisk(crash(disk.root, kind, seededRandom(seed)))
        expect(await entriesOn(after), `change ${stop}, seed ${seed}`).toEqual([1, 2])
      }
      expect(stop).toBeLessThan(20)
    }
  })

  it('D1: waits while an entry is on its way to the disk', async () => {
    const disk = new CrashDisk()
    const journal = await begin(disk)
    await journal.append(entry(1))
    const second = journal.append(entry(2))
    expect(await journal.seal(PART, 3)).toBeNull()
    await second
    expect(await disk.readdir(FOLDER)).toEqual(['mara-d1.ndjson'])
    expect(await entriesOn(disk)).toEqual([1, 2])
    expect(await journal.seal(PART, 3)).toMatchObject({ first: 3 })
    await journal.append(entry(3))
    expect(await entriesOn(disk)).toEqual([1, 2, 3])
    await journal.close()
  })
})
