import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { removeTestFolders, testFolder } from '../testing/test-backend'
import { nodeFileSystem } from './file-system'
import { Journal } from './journal'
import { LibraryPaths } from './library-paths'
import { recoverJournal } from './recover-journal'

afterAll(removeTestFolders)

/** A journal of no entry yet, with the beginning of one that a crash cut off. */
async function tornJournal(tail: string): Promise<LibraryPaths> {
  const paths = new LibraryPaths(await testFolder(), 'mara', 'd1')
  await mkdir(paths.journals)
  const options = { fileSystem: nodeFileSystem, file: paths.journal, retry: false, onTrouble: () => undefined }
  const journal = await Journal.open(
    options,
    {
      ...{ format: 'claimdesk/journal', version: 1, library: 'lib', person: 'mara', device: 'd1' },
      ...{ offsetUnit: 'utf16', previous: null, firstSeq: 1 }
    },
    null
  )
  await journal.close()
  await appendFile(paths.journal, tail)
  return paths
}

/** What lies beside the journal, oldest first. */
async function keptTails({ journals }: LibraryPaths): Promise<string[]> {
  const names = (await readdir(journals)).filter((name) => name.includes('.torn-')).sort()
  return Promise.all(names.map((name) => readFile(join(journals, name), 'utf8')))
}

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, second))

it('D1: what a crash cut off is kept once, however often the library fails to open after that', async () => {
  const paths = await tornJournal('{"seq":1,"at')
  for (const second of [1, 2, 3]) {
    const { messages } = await recoverJournal(nodeFileSystem, paths, true, 0, 0, at(second))
    expect(messages).toEqual([expect.stringContaining('was kept in the journal folder')])
  }
  expect(await keptTails(paths)).toEqual(['{"seq":1,"at'])
})

it('D1: what is cut off next is kept as well', async () => {
  const paths = await tornJournal('{"seq":1,"a')
  await recoverJournal(nodeFileSystem, paths, true, 0, 0, at(1))
  await appendFile(paths.journal, 't')
  await recoverJournal(nodeFileSystem, paths, true, 0, 0, at(2))
  expect(await keptTails(paths)).toEqual(['{"seq":1,"a', '{"seq":1,"at'])
})
