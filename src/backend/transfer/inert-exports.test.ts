import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WHOLE_EXPORT } from '../../api/export-params'
import { WHOLE_REPORT } from '../../api/report-params'
import { exportFormats } from '../../core/formats/registry'
import { openTestBackend, removeTestFolders } from '../testing/test-backend'
import type { TestBackend } from '../testing/test-backend'
import { fillHostileLibrary } from './testing/hostile-library'
import type { HostileLibrary } from './testing/hostile-library'
import { CHECKS, nameFaults } from './testing/inert'
import { filesOf, INSIDE } from './testing/read-prepared'

/** What is wrong with files, each with its name. */
function faultsOf(files: readonly (readonly [string, Buffer])[], format: string): readonly string[] {
  return files.flatMap(([path, bytes]) => {
    const ending = /\.(\w+)$/.exec(path)?.[1] ?? ''
    const names = path.split(INSIDE).slice(1).flatMap(nameFaults)
    return [...names, ...(CHECKS[ending]?.(path, bytes, format) ?? [])].map((fault) => `${path}: ${fault}`)
  })
}

describe('exports of a library in which every text is hostile', () => {
  let test: TestBackend
  let library: HostileLibrary
  beforeAll(async () => {
    test = await openTestBackend()
    library = await fillHostileLibrary(test.client, '"></title>..\\../=1+1\u202Ecod.txt')
  })
  afterAll(async () => {
    await test.backend.close()
    await removeTestFolders()
  })

  it.each(exportFormats().map(({ id }) => id))('X7: %s is inert', async (format) => {
    const { client } = test
    const prepared = await client.call('export.prepare', { format, ...WHOLE_EXPORT, includeNotes: true })
    expect(nameFaults(prepared.suggestedName)).toEqual([])
    expect(prepared.files.flatMap(({ path }) => nameFaults(path))).toEqual([])
    expect([...new Set(faultsOf(await filesOf(client, prepared), format))]).toEqual([])
  })

  it.each(['html', 'docx'] as const)('X7: the report as %s is inert', async (kind) => {
    const { client } = test
    const { prepared } = await client.call('report.prepare', {
      session: library.session,
      kind,
      options: { ...WHOLE_REPORT, includePrivate: true }
    })
    expect(nameFaults(prepared.suggestedName)).toEqual([])
    expect(faultsOf(await filesOf(client, prepared), 'report')).toEqual([])
  })

  it('X7: the bundle is inert', async () => {
    const { client } = test
    const { prepared } = await client.call('bundle.prepare', { session: library.session, options: { private: true } })
    expect(nameFaults(prepared.suggestedName)).toEqual([])
    expect(faultsOf(await filesOf(client, prepared), 'bundle')).toEqual([])
  })

  it('X7: the log of changes is inert', async () => {
    const { client } = test
    const { prepared } = await client.call('audit.export', { session: library.session, private: true })
    expect(nameFaults(prepared.suggestedName)).toEqual([])
    expect(faultsOf(await filesOf(client, prepared), 'log')).toEqual([])
  })
})
