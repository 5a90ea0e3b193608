import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { emptyLayer } from '../../core/model/library'
import { quoteOf } from '../../core/text/quote'
import { removeTestFolders } from '../testing/test-backend'
import { addText, openTestLibrary } from '../testing/test-library'
import { LAYER_FILE } from './file-kinds'
import { jsonFile } from './json-file'
import { layerToFile } from './layer-file'
import { LibraryPaths } from './library-paths'
import { readOtherLayers } from './other-layers'
import { sha256 } from './text-files'
import { verifyLibrary } from './verify-library'

afterAll(removeTestFolders)

const DEPARTURE =
  'The ferry to the northern islands left the old quay at nine in the morning, as it does every day of the year.'
const BEFORE = `${DEPARTURE} Nobody was hurt.`
const AFTER = `Update. ${DEPARTURE} Two people were taken to hospital.`

/** A library whose article has a second version; Ines highlighted two passages of the first one and is not here. */
async function libraryOfTwo() {
  const library = await openTestLibrary()
  const id = await addText(library, BEFORE)
  const article = library.store.state.articles.get(id)!
  const hash = sha256(AFTER)
  const version = {
    original: { ...article.original, sha256: hash, bytes: Buffer.byteLength(AFTER) },
    text: { sha256: hash, length: AFTER.length, revision: 2 },
    importedAt: '2024-08-23T12:00:00.000Z',
    ...{ segments: [], paragraphs: [], places: [] }
  }
  await library.store.texts.write({ ...article, ...version }, Buffer.from(AFTER), AFTER)
  await library.engine.run({
    ...{ type: 'article.revise', article: id, replaces: 1, version },
    ...{ fields: {}, spans: [], bookmarks: [], marks: [] }
  })
  const layer = emptyLayer(id)
  const authored = { person: 'ines', createdAt: '2024-08-22T12:00:00.000Z', origin: 'human' }
  for (const words of ['left the old quay at nine', 'Nobody was hurt']) {
    const start = BEFORE.indexOf(words)
    const range = { start, end: start + words.length }
    layer.spans.set(words, {
      ...{ id: words.replaceAll(' ', '-'), ranges: [range], quotes: [quoteOf(BEFORE, range)], label: 'claim' },
      ...{ attributes: {}, tags: [], note: '', orphan: null, ...authored, updatedAt: authored.createdAt }
    })
  }
  const range = { start: 4, end: 9 }
  layer.marks.set('m', {
    ...{ id: 'm', kind: 'nothing-to-check', rule: '', reason: '', range, quote: quoteOf(BEFORE, range), orphan: false },
    ...{ ...authored, updatedAt: authored.createdAt }
  })
  const { fileSystem } = library.store.parts
  const path = new LibraryPaths(library.directory, 'ines', 'elsewhere').layer(id)
  await mkdir(dirname(path), { recursive: true })
  const file = jsonFile(fileSystem, LAYER_FILE, path)
  file.data = layerToFile(layer, 'ines', {})
  await file.write()
  return { library, id }
}

describe('what others made in an article', () => {
  it('D8: is brought to the present text: moved with its words, or an orphan with them', async () => {
    const { library, id } = await libraryOfTwo()
    const [layer, ...more] = await readOtherLayers(library, id, () => true)
    expect(more).toEqual([])
    const [kept, lost] = [...(layer?.spans.values() ?? [])]
    expect(kept?.ranges.map(({ start, end }) => AFTER.slice(start, end))).toEqual(['left the old quay at nine'])
    expect([lost?.quotes[0]?.exact, lost?.orphan !== null]).toEqual(['Nobody was hurt', true])
    expect([...(layer?.marks.values() ?? [])]).toMatchObject([{ range: { start: 12, end: 17 }, orphan: false }])
    await library.engine.close()
  })

  it('is left out when it is not wanted, and a damaged file is named, not passed over', async () => {
    const { library, id } = await libraryOfTwo()
    expect(await readOtherLayers(library, id, (person) => person !== 'ines')).toEqual([])
    const path = new LibraryPaths(library.directory, 'ines', 'elsewhere').layer(id)
    await writeFile(path, '{ "format": ')
    await expect(readOtherLayers(library, id, () => true)).rejects.toMatchObject({ file: path })
    await library.engine.close()
  })

  it('D10: a file of a newer version is named by the check of the library and does not end it', async () => {
    const { library, id } = await libraryOfTwo()
    const path = new LibraryPaths(library.directory, 'ines', 'elsewhere').layer(id)
    await writeFile(path, (await readFile(path, 'utf8')).replace(/^ {2}"version": \d+/m, '  "version": 99'))
    const named: string[] = []
    expect(
      await readOtherLayers(
        library,
        id,
        () => true,
        ({ file }) => void named.push(file)
      )
    ).toEqual([])
    expect(named).toEqual([path])
    const { problems } = await verifyLibrary(library)
    expect(problems.map(({ message }) => message).join()).toContain('format version 99')
    await library.engine.close()
  })
})
