import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Command } from '../../core/commands/command'
import { verifyJournals } from '../evidence/verify-journals'
import { highlight, removeTestFolders, testFolder } from '../testing/test-backend'
import { addText, crashCopy, openTestLibrary, PERSON } from '../testing/test-library'
import type { TestLibrary } from '../testing/test-library'
import { nodeFileSystem } from './file-system'
import { LibraryPaths } from './library-paths'
import { SealedJournal } from './sealed-journal'

afterAll(removeTestFolders)

const TEXT = 'Some text with a few words in it, and a few more of them.'

const session = (article: string): Command => {
  const record = {
    ...{ id: 'one', name: 'Ferries', preset: 'line-check' as const, articles: [article], scale: null, policy: [] },
    ...{ asOf: null, checker: '', state: 'open' as const, finishedAt: null, timed: true, filters: [], method: '' }
  }
  return { type: 'desk.put', records: [{ table: 'session', record }] }
}

const notices = ({ store }: TestLibrary): string[] => store.notices.map(({ message }) => message)

/** A library with six highlights, in three parts of two entries each and one entry more; closed. */
async function libraryInParts() {
  const library = await openTestLibrary({ sealAt: { bytes: Infinity, entries: 2 } })
  const article = await addText(library, TEXT)
  await library.engine.checkpoint()
  for (let index = 0; index < 6; index += 1) {
    await library.engine.run(highlight(article, index * 5, index * 5 + 4, `span-${index}`))
    await library.engine.checkpoint()
  }
  await library.engine.close()
  return { article, directory: library.directory, paths: library.paths }
}

describe('what the journal says of files that are missing', () => {
  it('D1: a crash right after the file of a session that was taken back went away brings none of it back', async () => {
    const library = await openTestLibrary()
    await library.engine.run(session(await addText(library, TEXT)))
    await library.engine.checkpoint()
    const before = await readFile(library.paths.checkpoint)
    await library.engine.undo()
    await library.engine.checkpoint()
    const directory = await crashCopy(library.directory)
    await library.engine.close()
    expect(await readdir(join(directory, 'sessions'))).toEqual([])
    await writeFile(join(directory, 'journal', `${library.paths.journalName}.checkpoint.json`), before)
    const crashed = await openTestLibrary({ directory })
    expect([notices(crashed), crashed.store.state.desk.session.size]).toEqual([[], 0])
    await crashed.engine.close()
  })

  it('D13: a crash right after the file of an article that was taken back went away says nothing of damage', async () => {
    const library = await openTestLibrary()
    await addText(library, TEXT)
    await library.engine.checkpoint()
    const before = await readFile(library.paths.checkpoint)
    await library.engine.undo()
    await library.engine.checkpoint()
    const directory = await crashCopy(library.directory)
    await library.engine.close()
    await writeFile(join(directory, 'journal', `${library.paths.journalName}.checkpoint.json`), before)
    const crashed = await openTestLibrary({ directory })
    expect([notices(crashed), crashed.store.state.articles.size]).toEqual([[], 0])
    await crashed.engine.close()
  })
})

describe('completed parts of the journal', () => {
  it('D4: a cache that tells of other parts is not believed', async () => {
    const { article, directory, paths } = await libraryInParts()
    const digest = JSON.parse(await readFile(paths.journalDigest, 'utf8')) as { readonly parts: readonly string[] }
    expect(digest.parts).toHaveLength(3)
    const parts = digest.parts.map((name) => name.replace('mara-1-d1', 'mara-1-other'))
    await writeFile(paths.journalDigest, JSON.stringify({ ...digest, parts, layers: {}, articles: {} }))
    await rm(paths.layer(article))
    const library = await openTestLibrary({ directory })
    expect((await library.store.loadLayer(article)).spans.size).toBe(6)
    await library.engine.close()
  })

  it('D15: one whose last line was changed is not what the next one goes on from: it ends what can be undone', async () => {
    const { directory, paths } = await libraryInParts()
    const part = join(paths.journals, 'mara-1-d1.3-4.ndjson')
    const bytes = await readFile(part)
    bytes[bytes.lastIndexOf('Highlight')] = 'h'.charCodeAt(0)
    await writeFile(part, bytes)
    const library = await openTestLibrary({ directory, sealAt: { bytes: Infinity, entries: Infinity } })
    let undone = 0
    while (await library.engine.undo()) undone += 1
    expect(undone).toBe(3)
    expect((await verifyJournals(library)).problems.join()).toContain('mara-1-d1.3-4.ndjson')
    await library.engine.close()
  })

  it.each<readonly [string, readonly string[], number | null, number]>([
    ['all parts', ['1-2', '3-4', '5-6'], 7, 1],
    ['all parts, and no journal yet', ['1-2', '3-4', '5-6'], null, 1],
    ['a part that is missing in the middle', ['1-2', '5-6'], 7, 5],
    ['the newest part missing', ['1-2', '3-4'], 7, 7],
    ['the oldest part missing', ['3-4', '5-6'], 7, 3],
    ['no parts', [], 1, 1]
  ])('D4: say from which entry on everything is there: %s', async (_, names, next, from) => {
    const paths = new LibraryPaths(await testFolder(), PERSON.id, 'd1')
    await mkdir(paths.journals, { recursive: true })
    for (const name of names) await writeFile(join(paths.journals, `${paths.journalName}.${name}.ndjson`), '')
    const sealed = await SealedJournal.open(nodeFileSystem, paths, () => undefined)
    expect(sealed.wholeFrom(next)).toBe(from)
  })
})
