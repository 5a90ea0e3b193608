import { expect, test } from 'vitest'
import type { Change } from '../../core/commands/change'
import { CrashDisk } from '../testing/faults/crash-disk'
import { JournalIndex } from './journal-index'
import { SEAL_AT } from './journal-parts'
import { LibraryPaths } from './library-paths'

const NOTE: Change = { table: 'note', article: '0'.repeat(16), before: '', after: 'A note' }
const notes = (count: number): Change[] => Array.from({ length: count }, () => NOTE)

test('D2: a change that could not be written takes no room in memory from those that could', async () => {
  const paths = new LibraryPaths('/library', 'mara-1', 'd1')
  const index = new JournalIndex({ fileSystem: new CrashDisk(), paths, sealAt: SEAL_AT })
  const place = { offset: 0, length: 1 }
  index.add(1, place, notes(15_000), true)
  index.remove(1, notes(15_000))
  index.add(2, place, notes(10_000), true)
  index.add(3, place, notes(1), true)
  // There is no journal to read them back from.
  expect(await index.changesOf(2)).toHaveLength(10_000)
})
