import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { WHOLE_EXPORT } from '../../api/export-params'
import type { ExportRequest } from '../../api/export-params'
import { LibraryPaths } from '../store/library-paths'
import { removeTestFolders } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import { exportInput } from './export-documents'

afterAll(removeTestFolders)

const TEXT = 'Ferries carried 41,200 people, the port said.'
const OPTIONS = { includeNotes: true, includeText: true, neutraliseFormulas: true, settings: {} }

/** A library in which somebody else has worked, and a review has settled something. */
async function sharedLibrary() {
  const library = await openTestLibrary()
  const article = await addText(library, TEXT)
  await library.engine.run({
    type: 'annotations.add',
    article,
    spans: [{ id: 'mine-0001', ranges: [{ start: 0, end: 7 }], label: 'claim' }],
    claims: [],
    documentLabels: [],
    edges: 'exact',
    origin: 'human'
  })
  await library.engine.checkpoint()
  const { paths, person } = library.store.parts
  const mine = await readFile(paths.layer(article), 'utf8')
  const layerOf = (other: string): string => new LibraryPaths(paths.root, other, 'd').layer(article)
  for (const [other, id] of [
    ['bo', 'theirs-0001'],
    ['_final', 'final-0001']
  ] as const) {
    await mkdir(dirname(layerOf(other)), { recursive: true })
    await writeFile(
      layerOf(other),
      mine.replaceAll('mine-0001', id).replaceAll(`"${person}"`, `"${other === 'bo' ? 'bo' : person}"`)
    )
  }
  return { library, article, layerOf }
}

async function idsOf(library: Awaited<ReturnType<typeof sharedLibrary>>['library'], request: Partial<ExportRequest>) {
  const { input } = await exportInput(library, { ...WHOLE_EXPORT, ...request }, OPTIONS, 'test')
  const ids: string[] = []
  for await (const { spans } of input.documents) ids.push(...spans.map(({ id }) => id))
  return ids.sort()
}

describe('whose work leaves', () => {
  it('is mine, everybody’s, or what a review settled', async () => {
    const { library } = await sharedLibrary()
    expect(await idsOf(library, { layers: 'mine' })).toEqual(['mine-0001'])
    expect(await idsOf(library, { layers: 'all' })).toEqual(['mine-0001', 'theirs-0001'])
    expect(await idsOf(library, { layers: 'final' })).toEqual(['final-0001'])
    expect(await idsOf(library, { layers: 'all', people: ['bo'] })).toEqual(['theirs-0001'])
    await library.engine.close()
  })

  it('stops, naming the file, when somebody’s file is damaged: nobody is left out in silence', async () => {
    const { library, layerOf, article } = await sharedLibrary()
    await cp(layerOf('bo'), `${layerOf('bo')}.kept`)
    await writeFile(layerOf('bo'), '{ "format": ')
    await expect(idsOf(library, { layers: 'all' })).rejects.toThrow('bo.json is damaged')
    expect(await idsOf(library, { layers: 'mine', articles: [article] })).toEqual(['mine-0001'])
    await library.engine.close()
  })
})
