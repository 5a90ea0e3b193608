import type { Layer } from '../../core/model/library'
import { readLayer } from './article-folders'
import { copyByContent, personOfLayer } from './conflict-names'
import { isMissing } from './file-system'
import { DamagedFileError, NewerVersionError } from './json-file'
import { LibraryPaths } from './library-paths'
import type { OpenLibrary } from './load-library'

/**
 * What others made in an article, from their files: read only, by nobody kept. Sorted by the person's id. Copies that
 * sync engines make are left out.
 *
 * @param onDamaged hears of a file that cannot be read, damaged or of a newer version (D10), whose layer is left out
 * @throws DamagedFileError, NewerVersionError without it: an export must not leave somebody out in silence
 */
export async function readOtherLayers(
  library: OpenLibrary,
  article: string,
  isWanted: (person: string) => boolean,
  onDamaged: (error: DamagedFileError | NewerVersionError) => void = (error) => {
    throw error
  }
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
    const read = await orDamaged(readLayer(fileSystem, theirs, article), onDamaged)
    if (!read) continue
    const { layer, person: inside } = read
    // D14: a copy that a sync engine made is nobody's layer.
    if (inside !== null && copyByContent(`${other}.json`, inside)) continue
    // They may have worked on an earlier version of the text.
    await library.store.settle(article, layer)
    layers.push(layer)
  }
  return layers
}

async function orDamaged<Value>(
  reading: Promise<Value>,
  onDamaged: (error: DamagedFileError | NewerVersionError) => void
): Promise<Value | null> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof DamagedFileError || error instanceof NewerVersionError)) throw error
    onDamaged(error)
    return null
  }
}
