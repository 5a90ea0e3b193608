import { rm } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { failingFiles } from '../testing/failing-files'
import { highlight, removeTestFolders } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import { nodeFileSystem } from './file-system'
import { readIndex } from './article-index'

afterAll(removeTestFolders)

it('the index holds every article with its counts; what changes while it is written comes with the next one', async () => {
  let during: (() => Promise<unknown>) | null = null
  const library = await openTestLibrary({
    fileSystem: failingFiles(async (call, file) => {
      if (call !== 'rename' || !file.includes('articles-')) return
      const work = during
      during = null
      await work?.()
    })
  })
  const { engine, store, paths } = library
  const articles: string[] = []
  for (let number = 0; number < 120; number += 1)
    articles.push(await addText(library, `Text number ${number} of many.`))
  const [first = '', second = ''] = articles
  await engine.run(highlight(first, 0, 4))
  during = () => engine.run(highlight(second, 0, 4))
  await store.writeIndex()
  const counts = async (article: string): Promise<number | undefined> =>
    (await readIndex(nodeFileSystem, paths.index)).articles[article]?.counts.spans
  expect(Object.keys((await readIndex(nodeFileSystem, paths.index)).articles).sort()).toEqual(articles.sort())
  expect([await counts(first), await counts(second)]).toEqual([1, 0])
  await store.writeIndex()
  expect([await counts(first), await counts(second)]).toEqual([1, 1])
  await engine.close()
})

it('the index is made again when it is gone, also by a session that changes nothing', async () => {
  const library = await openTestLibrary()
  const article = await addText(library, 'Some text with a few words in it.')
  await library.engine.close()
  await rm(library.paths.cache, { recursive: true })
  const reader = await openTestLibrary({ directory: library.directory })
  await reader.engine.close()
  expect(Object.keys((await readIndex(nodeFileSystem, library.paths.index)).articles)).toEqual([article])
})
