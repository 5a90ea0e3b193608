import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { WHOLE_EXPORT } from '../../api/export-params'
import type { ExportRequest } from '../../api/export-params'
import { openTestBackend, removeTestFolders, testFolder } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import { ExportJobs } from './export-jobs'

afterAll(removeTestFolders)

const REQUEST: ExportRequest = { ...WHOLE_EXPORT, format: 'native', includeNotes: true }

describe('prepared exports', () => {
  it('X8: one that is being prepared while the program closes leaves nothing behind', async () => {
    const folder = await testFolder()
    const library = await openTestLibrary()
    await addText(library, 'Some text.')
    const jobs = new ExportJobs(() => 'one', 'test', folder)
    const preparing = jobs.prepare(library, REQUEST)
    const closing = jobs.close()
    await expect(preparing).rejects.toMatchObject({ code: 'closed' })
    await closing
    expect(await readdir(folder)).toEqual([])
    await library.engine.close()
  })

  it('a place that takes no file is refused in words, and nothing is left', async () => {
    const folder = await testFolder()
    const library = await openTestLibrary()
    await writeFile(join(folder, 'file'), '')
    const jobs = new ExportJobs(() => 'one', 'test', join(folder, 'file'))
    await expect(jobs.prepare(library, REQUEST)).rejects.toMatchObject({ code: 'file-error' })
    const good = new ExportJobs(() => 'one', 'test', folder)
    await good.prepare(library, REQUEST)
    expect(await readdir(folder)).toHaveLength(2)
    await good.close()
    expect(await readdir(folder)).toEqual(['file'])
    await library.engine.close()
  })
})

describe('folders named for an import', () => {
  it('a folder that leads back to itself is read once', async () => {
    const { backend } = await openTestBackend()
    const root = await testFolder()
    await mkdir(join(root, 'in'))
    await writeFile(join(root, 'in', 'a.txt'), 'Some text.')
    await symlink(root, join(root, 'in', 'loop'))
    await symlink(root, join(root, 'in', 'loop-again'))
    const report = await backend.local.importDocuments([root])
    expect(report.added).toHaveLength(1)
    expect(report.skipped).toEqual([])
    expect(report.problems).toEqual([])
    await backend.close()
  })
})
