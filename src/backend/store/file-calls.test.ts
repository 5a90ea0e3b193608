import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, readSources } from '../../../scripts/check-layers.mjs'

/** Folders whose files write into a library or the settings, or read there. */
const FOLDERS = ['store', 'evidence', 'versions', 'transfer/imports']

/** Who calls Node's file functions all the same, and why that touches no library. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'src/backend/store/file-system.ts': 'it is where the calls come from',
  'src/backend/store/lock-file.ts': 'reads /proc, which says when a process began',
  'src/backend/store/watch/folder-watch.ts': 'hears that something changed, and opens nothing',
  'src/backend/evidence/verify-audit-log.ts': 'reads a file of the person, wherever it lies'
}
/** These look whether the program of their thread was built. */
const THREAD = /-thread\.ts$/

test('D1: every file call into a library goes through FileSystem, so that faults can be put under all of them', () => {
  const sources = readSources(resolve(import.meta.dirname, '../../..')).filter(
    ({ path }) =>
      FOLDERS.some((folder) => path.startsWith(`src/backend/${folder}/`)) &&
      !/\.test\.ts$/.test(path) &&
      !THREAD.test(path)
  )
  expect(sources.length).toBeGreaterThan(50)
  const direct = sources
    .filter((source) => importsOf(source).some(({ specifier }) => /^(?:node:)?fs(?:\/promises)?$/.test(specifier)))
    .map(({ path }) => path)
  expect(direct.sort()).toEqual(Object.keys(EXCEPTIONS).sort())
})
