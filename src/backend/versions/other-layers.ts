import { join } from 'node:path'
import type { VersionReport } from '../../api/version-views'
import { copyByContent, idOfFile } from '../store/conflict-names'
import { LAYER_FILE } from '../store/file-kinds'
import { isMissing } from '../store/file-system'
import { DamagedFileError, jsonFile, NewerVersionError } from '../store/json-file'
import type { OpenLibrary } from '../store/load-library'

/**
 * Other people's annotations on an article, by what their files say. They are theirs to write: their places in a new
 * version are found when they open the library.
 */
export async function othersOn({ store }: OpenLibrary, article: string): Promise<VersionReport['others']> {
  const { fileSystem, paths, info, person } = store.parts
  const names = await fileSystem.readdir(paths.annotations(article)).catch((error: unknown) => {
    if (!isMissing(error)) throw error
    return []
  })
  const others: { person: string; annotations: number }[] = []
  for (const name of names.sort()) {
    const id = idOfFile(name)
    if (id === null || id === person) continue
    const file = jsonFile(fileSystem, LAYER_FILE, join(paths.annotations(article), name))
    try {
      await file.read()
    } catch (error) {
      // What is wrong with their file is theirs to hear.
      if (error instanceof DamagedFileError || error instanceof NewerVersionError) continue
      throw error
    }
    if (file.data && copyByContent(name, file.data.person)) continue
    const annotations = (file.data?.spans.length ?? 0) + (file.data?.bookmarks.length ?? 0)
    if (annotations === 0) continue
    others.push({ person: info.people.find((each) => each.id === id)?.name ?? id, annotations })
  }
  return others
}
