import { expect, it } from 'vitest'
import { CrashDisk } from '../testing/faults/crash-disk'
import { crash, CRASH_KINDS } from '../testing/faults/crash-states'
import { seededRandom } from '../testing/faults/seeded-random'
import { makeFolder, sweepTemporaryFiles, syncFolder } from './durable-write'

it.each(CRASH_KINDS)('D1: what was swept does not come back with a power cut (%s)', async (kind) => {
  const disk = new CrashDisk()
  await makeFolder(disk, '/articles/one')
  const handle = await disk.open('/articles/one/.article.json.0123456789ab.tmp', 'wx')
  await handle.sync()
  await syncFolder(disk, '/articles/one')
  expect(await sweepTemporaryFiles(disk, '/articles/one')).toBe(1)
  const after = new CrashDisk(crash(disk.root, kind, seededRandom(1)))
  expect(await after.readdir('/articles/one')).toEqual([])
})
