import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../../store/file-system'

/** Bytes of a library by what they are for. */
export interface LibrarySizes {
  /** The journal that is being written. */
  readonly journal: number
  /** Parts of journals that are complete. */
  readonly sealed: number
  readonly articles: number
  readonly cache: number
  readonly backups: number
}

async function bytesIn(folder: string): Promise<number> {
  let entries
  try {
    entries = await readdir(folder, { withFileTypes: true, recursive: true })
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
  let bytes = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    try {
      bytes += (await stat(join(entry.parentPath, entry.name))).size
    } catch (error) {
      // A temporary file that has its name by now.
      if (!isMissing(error)) throw error
    }
  }
  return bytes
}

/** How much of the disk a library takes, in bytes. */
export async function librarySizes(directory: string): Promise<LibrarySizes> {
  let [journal, sealed] = [0, 0]
  const journals = join(directory, 'journal')
  for (const name of await readdir(journals)) {
    if (!name.endsWith('.ndjson')) continue
    const { size } = await stat(join(journals, name))
    if (/\.\d+-\d+\.ndjson$/.test(name)) sealed += size
    else journal += size
  }
  return {
    journal,
    sealed,
    articles: await bytesIn(join(directory, 'articles')),
    cache: await bytesIn(join(directory, 'cache')),
    backups: await bytesIn(join(directory, 'backups'))
  }
}
