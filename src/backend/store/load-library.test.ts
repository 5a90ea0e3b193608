import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import { DEFAULT_SCHEME } from '../../core/model/scheme'
import { failingFiles, fileError } from '../testing/failing-files'
import { highlight, removeTestFolders } from '../testing/test-backend'
import { addText, crashCopy, openTestLibrary } from '../testing/test-library'

afterAll(removeTestFolders)

const TEXT = 'Some text with a few words in it.'

/** A library with one article and two highlights; closed, so that its files are complete. */
async function libraryWithWork() {
  const library = await openTestLibrary()
  const article = await addText(library, TEXT)
  await library.engine.run(highlight(article, 0, 4))
  await library.engine.run(highlight(article, 5, 9))
  return { library, article, ...library }
}

async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file)
  const at = bytes.indexOf('Highlight')
  bytes[at] = 'h'.charCodeAt(0)
  await writeFile(file, bytes)
}

const spansIn = async (directory: string, article: string): Promise<number> => {
  const library = await openTestLibrary({ directory })
  const { size } = (await library.store.loadLayer(article)).spans
  await library.engine.close()
  return size
}

describe('opening a library', () => {
  it('D1, D4: a damaged journal stays where it is until the files have what it says', async () => {
    const { library, article } = await libraryWithWork()
    const directory = await crashCopy(library.directory)
    await library.engine.close()
    const journal = join(directory, 'journal', `${library.paths.journalName}.ndjson`)
    await flipByte(journal)
    const full = failingFiles((call, file) => {
      if (call === 'rename' && file.startsWith('.mara-1.json')) throw fileError('ENOSPC')
    })
    await expect(openTestLibrary({ directory, fileSystem: full })).rejects.toMatchObject({ code: 'file-error' })
    expect(await readdir(join(directory, 'journal'))).toContain(`${library.paths.journalName}.ndjson`)
    expect(await spansIn(directory, article)).toBe(2)
    expect(await spansIn(directory, article)).toBe(2)
  })

  it('D1: after a damaged journal was replaced, work of a later start survives a crash', async () => {
    const { library, article } = await libraryWithWork()
    await library.engine.close()
    await flipByte(library.paths.journal)
    await (await openTestLibrary({ directory: library.directory })).engine.close()
    const next = await openTestLibrary({ directory: library.directory })
    expect(next.store.notices).toEqual([])
    expect(await next.engine.run(highlight(article, 10, 14))).toMatchObject({ seq: 4 })
    const crashed = await openTestLibrary({ directory: await crashCopy(library.directory) })
    expect(crashed.store.notices).toEqual([])
    expect((await crashed.store.loadLayer(article)).spans.size).toBe(3)
    await Promise.all([crashed.engine.close(), next.engine.close()])
  })

  it.each(['removed', 'removed with its checkpoint', 'zeros', 'cut short'])(
    'D1, D4: after a journal was lost (%s), new work survives a crash',
    async (how) => {
      const { library, article } = await libraryWithWork()
      await library.engine.close()
      const bytes = await readFile(library.paths.journal)
      if (how.startsWith('removed')) await rm(library.paths.journal)
      if (how.endsWith('checkpoint')) await rm(library.paths.checkpoint)
      if (how === 'zeros') await writeFile(library.paths.journal, Buffer.alloc(bytes.length))
      if (how === 'cut short') {
        await writeFile(library.paths.journal, bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2) + 1))
      }
      const next = await openTestLibrary({ directory: library.directory })
      expect((await next.store.loadLayer(article)).spans.size).toBe(2)
      await next.engine.run(highlight(article, 10, 14))
      const crashed = await openTestLibrary({ directory: await crashCopy(library.directory) })
      expect((await crashed.store.loadLayer(article)).spans.size).toBe(3)
      await Promise.all([crashed.engine.close(), next.engine.close()])
      const names = await readdir(join(library.directory, 'journal'))
      expect(names.some((name) => name.includes('.damaged-'))).toBe(!how.startsWith('removed'))
      const calm = await openTestLibrary({ directory: library.directory })
      expect(calm.store.notices).toEqual([])
      await calm.engine.close()
    }
  )

  it('makes the journal folder when a tool that keeps no empty folders left it out', async () => {
    const { library, article } = await libraryWithWork()
    await library.engine.close()
    await rm(join(library.directory, 'journal'), { recursive: true })
    expect(await spansIn(library.directory, article)).toBe(2)
  })

  it.each(['article.json', 'annotations', 'scheme', 'checkpoint'])(
    'D10: one file of a newer version (%s) is left alone and named; the library opens',
    async (which) => {
      const { library, article } = await libraryWithWork()
      await library.engine.close()
      const { paths } = library
      await mkdir(join(library.directory, 'schemes'), { recursive: true })
      const file = {
        'article.json': paths.articleFile(article),
        annotations: paths.layer(article),
        scheme: paths.scheme('fact-check'),
        checkpoint: paths.checkpoint
      }[which]!
      const newer = (await readFile(file, 'utf8')).replace(/\n {2}"version": \d+/, '\n  "version": 9')
      await writeFile(file, newer)
      const next = await openTestLibrary({ directory: library.directory })
      expect(next.store.readOnly?.reason).toBe('newer-version')
      expect(next.store.notices.map((notice) => notice.message).join()).toContain('newer')
      await next.engine.close()
      expect(await readFile(file, 'utf8')).toBe(newer)
    }
  )

  it('a reader of a library with more unsettled changes than memory keeps for undo gets them all', async () => {
    const library = await openTestLibrary()
    const text = 'word '.repeat(7_100)
    const article = await addText(library, text)
    for (let round = 0; round < 3; round += 1) {
      await library.engine.run({
        type: 'annotations.add',
        article,
        spans: Array.from({ length: 7_000 }, (_, index) => ({
          id: v7(),
          ranges: [{ start: index * 5, end: index * 5 + 4 }],
          label: 'speaker'
        })),
        claims: [],
        documentLabels: [],
        edges: 'exact',
        origin: 'human'
      })
    }
    await library.engine.close()
    await rm(library.paths.layer(article))
    const reader = await openTestLibrary({ directory: library.directory, readOnly: true })
    expect((await reader.store.loadLayer(article)).spans.size).toBe(21_000)
    await reader.engine.close()
  })

  it('D3, D5: an opening that fails says why and gives the lock back', async () => {
    const { library, article } = await libraryWithWork()
    await library.engine.close()
    await rm(library.paths.index, { force: true })
    const shut = failingFiles((call, file) => {
      if (call === 'readFile' && file === 'article.json') throw fileError('EACCES')
    })
    await expect(openTestLibrary({ directory: library.directory, fileSystem: shut })).rejects.toMatchObject({
      code: 'file-error',
      message: expect.stringContaining('permission was denied') as string
    })
    const names = await readdir(join(library.directory, 'journal'))
    expect(names.filter((name) => name.endsWith('.lock') || name.includes('damaged'))).toEqual([])
    expect(await spansIn(library.directory, article)).toBe(2)
  })

  it('D4: an article whose article.json is gone is made again from the journal', async () => {
    const { library, article } = await libraryWithWork()
    await library.engine.close()
    await rm(library.paths.articleFile(article))
    const next = await openTestLibrary({ directory: library.directory })
    expect(next.store.notices.map((notice) => notice.message).join()).toContain('was brought back from the journal')
    expect((await next.store.loadLayer(article)).spans.size).toBe(2)
    await next.engine.close()
    expect(await readFile(library.paths.articleFile(article), 'utf8')).toContain('"title"')
  })

  it('D4: a folder in the place of library.json is set aside, with what is in it', async () => {
    const { library, article } = await libraryWithWork()
    await library.engine.close()
    const { directory, paths } = library
    await rm(paths.library)
    await mkdir(paths.library)
    await writeFile(join(paths.library, 'inside.txt'), 'Mine')
    expect(await spansIn(directory, article)).toBe(2)
    const aside = (await readdir(directory)).find((name) => name.startsWith('library.json.damaged-')) ?? ''
    expect(await readFile(join(directory, aside, 'inside.txt'), 'utf8')).toBe('Mine')
  })

  it('D4: a missing file of the scheme that every library has is told of, and made again', async () => {
    const { library } = await libraryWithWork()
    await library.engine.close()
    const file = library.paths.scheme(DEFAULT_SCHEME.id)
    await rm(file)
    const next = await openTestLibrary({ directory: library.directory })
    expect(next.store.notices.map((notice) => notice.message).join()).toContain(
      'was brought back from Claimdesk itself, as new libraries have it'
    )
    await next.engine.close()
    expect(await readFile(file, 'utf8')).toContain('claimdesk/scheme')
    const again = await openTestLibrary({ directory: library.directory })
    expect(again.store.notices).toEqual([])
    await again.engine.close()
  })

  it('D13: an article whose import was taken back stays away after a restart', async () => {
    const library = await openTestLibrary()
    await addText(library, TEXT)
    await library.engine.undo()
    await library.engine.close()
    const next = await openTestLibrary({ directory: library.directory })
    expect(next.store.state.articles.size).toBe(0)
    expect(next.store.notices).toEqual([])
    await next.engine.redo()
    expect(next.store.state.articles.size).toBe(1)
    await next.engine.close()
  })
})
