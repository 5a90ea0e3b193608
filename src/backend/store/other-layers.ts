import type { Layer } from '../../core/model/library'
import { readLayer } from './article-folders'
import { copyByContent, personOfLayer } from './conflict-names'
import { isMissing } from './file-system'
import { LibraryPaths } from './library-paths'
import type { OpenLibrary } from './load-library'

/**
 * What others made in an article, from their files: read only, by nobody kept. Sorted by the person's id. Copies that
 * sync engines make are left out.
 *
 * @throws DamagedFileError naming the file when one cannot be read: an export must not leave somebody out in silence
 */
export async function readOtherLayers(
  library: OpenLibrary,
  article: string,
  isWanted: (person: string) => boolean
): Promise<readonly Layer[]> {
  const { fileSystem, paths, person } = library.store.parts
  let names: string[]
  try {
    names = await fileSystem.readdir(paths.annotations(article))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
  const people = names
    .flatMap((name) => personOfLayer(name) ?? [])
    .filter((other) => other !== person && isWanted(other))
    .sort()
  const layers: Layer[] = []
  for (const other of people) {
    const theirs = new LibraryPaths(paths.root, other, 'reading')
    const { layer, person: inside } = await readLayer(fileSystem, theirs, article)
    // D14: a copy that a sync engine made is nobody's layer.
    if (inside !== null && copyByContent(`${other}.json`, inside)) continue
    // They may have worked on an earlier version of the text.
    await library.store.settle(article, layer)
    layers.push(layer)
  }
  return layers
}
