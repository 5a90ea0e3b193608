import type { Article } from '../../../core/model/article'
import type { DeskTables, Session } from '../../../core/model/desk'
import { emptyDesk } from '../../../core/model/desk'
import type { Desk } from '../../../core/model/desk'
import { emptyLayer } from '../../../core/model/library'
import type { Layer } from '../../../core/model/library'
import { ARTICLE_FILE, DESK_FILE, KEPT_TABLES, LAYER_FILE, SCHEME_FILE, SESSION_FILE } from '../file-kinds'
import type { SchemeFile } from '../file-kinds'
import { DamagedFileError, NewerVersionError, parseFile } from '../json-file'
import type { FileKind } from '../json-file'
import { layerFromFile } from '../layer-file'
import type { FoundBackup } from './backup-keeper'
import { checkRecordFile } from './record-files'

/** What a backup holds of one person's library. */
export interface BackedUpState {
  readonly articles: ReadonlyMap<string, Article>
  /** The person's annotations, of every article that is there; empty where there were none. */
  readonly layers: ReadonlyMap<string, Layer>
  readonly schemes: ReadonlyMap<string, SchemeFile>
  readonly desk: Desk
  /** Files that are gone or altered in the backup, in words: nothing is said about what they held. */
  readonly unusable: readonly string[]
}

/**
 * Reads a person's records out of a backup, each checked again.
 *
 * @param articles only these; null for all
 */
export async function readBackup(
  { backup, folder }: FoundBackup,
  person: string,
  articles: ReadonlySet<string> | null
): Promise<BackedUpState> {
  const unusable: string[] = []
  async function read<Data extends object>(kind: FileKind<Data>, path: string): Promise<Data | null> {
    // Objects are read from the disk one after another; what is unpacked in between lets others go first.
    await new Promise((resolve) => setImmediate(resolve))
    const file = backup.files[path]
    const text = file && (await folder.content(file))
    try {
      if (text === undefined || text === null) throw new DamagedFileError(path, 'it is not what was stored')
      checkRecordFile(path, text)
      return parseFile(kind, path, text)
    } catch (error) {
      if (!(error instanceof DamagedFileError || error instanceof NewerVersionError)) throw error
      unusable.push(`${path}: ${error.message}`)
      return null
    }
  }
  const found = new Map<string, Article>()
  const layers = new Map<string, Layer>()
  const schemes = new Map<string, SchemeFile>()
  const desk = emptyDesk()
  for (const path of Object.keys(backup.files).sort()) {
    const id = /^articles\/([0-9a-f]{16})\/article\.json$/.exec(path)?.[1]
    if (id !== undefined) {
      if (articles && !articles.has(id)) continue
      const file = await read(ARTICLE_FILE, path)
      const own = `articles/${id}/annotations/${person}.json`
      const layer = backup.files[own] && (await read(LAYER_FILE, own))
      if (file) found.set(id, file.article)
      // Unreadable is not empty: what the person has in the article then stays.
      if (layer !== null) layers.set(id, layer ? layerFromFile(layer) : emptyLayer(id))
    } else if (path.startsWith('schemes/')) {
      const file = await read(SCHEME_FILE, path)
      if (file) schemes.set(file.scheme.id, file)
    } else if (path === `sources/${person}.json`) {
      const file = await read(DESK_FILE, path)
      for (const table of KEPT_TABLES) {
        const records = desk[table] as Map<string, DeskTables[typeof table]>
        for (const record of file?.[table] ?? []) records.set(record.id, record)
      }
    } else if (path.startsWith('sessions/')) {
      const file = await read(SESSION_FILE, path)
      const session: Session | undefined = file?.session
      // Another person's session is theirs.
      if (session?.person === person) desk.session.set(session.id, session)
    }
  }
  return { articles: found, layers, schemes, desk, unusable }
}
