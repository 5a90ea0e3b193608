import { join } from 'node:path'
import { ARTICLE_FILE, DESK_FILE, LAYER_FILE, LIBRARY_FILE, SCHEME_FILE, SESSION_FILE } from '../file-kinds'
import { errorCode, isMissing } from '../file-system'
import type { FileSystem } from '../file-system'
import { DamagedFileError, parseFile } from '../json-file'
import { PERSON_FILE } from '../people-files'

const NAME = '([A-Za-z0-9][A-Za-z0-9_-]*)'

/** One kind of record file: where it lies, and what it has to be to be believed. */
interface RecordKind {
  readonly path: RegExp
  /** Throws DamagedFileError or NewerVersionError. `names` are the parts of the path that the content must repeat. */
  readonly check: (file: string, text: string, names: readonly string[]) => void
}

function requireSame(file: string, what: string, said: string, name: string | undefined): void {
  if (said !== name) throw new DamagedFileError(file, `it belongs to the ${what} ${said}`)
}

const KINDS: readonly RecordKind[] = [
  { path: /^library\.json$/, check: (file, text) => void parseFile(LIBRARY_FILE, file, text) },
  {
    path: new RegExp(`^schemes/${NAME}\\.json$`),
    check: (file, text, [id]) => requireSame(file, 'scheme', parseFile(SCHEME_FILE, file, text).scheme.id, id)
  },
  {
    path: /^articles\/([0-9a-f]{16})\/article\.json$/,
    check: (file, text, [id]) => requireSame(file, 'article', parseFile(ARTICLE_FILE, file, text).article.id, id)
  },
  {
    path: new RegExp(`^articles/([0-9a-f]{16})/annotations/${NAME}\\.json$`),
    check(file, text, [article, person]) {
      const layer = parseFile(LAYER_FILE, file, text)
      requireSame(file, 'article', layer.article, article)
      requireSame(file, 'person', layer.person, person)
    }
  },
  {
    path: new RegExp(`^sources/${NAME}\\.json$`),
    check: (file, text, [id]) => requireSame(file, 'person', parseFile(DESK_FILE, file, text).person, id)
  },
  {
    path: new RegExp(`^people/${NAME}\\.json$`),
    check: (file, text, [id]) => requireSame(file, 'person', parseFile(PERSON_FILE, file, text).person.id, id)
  },
  {
    path: new RegExp(`^sessions/${NAME}\\.json$`),
    check: (file, text, [id]) => requireSame(file, 'session', parseFile(SESSION_FILE, file, text).session.id, id)
  }
]

/** Whether a path below the library is that of a record. */
export const isRecordFile = (path: string): boolean => KINDS.some((kind) => kind.path.test(path))

/**
 * Believes a record file only if it is whole and lies where it belongs: a valid file under another one's name is
 * damage as well.
 *
 * @param path below the library, with `/`
 * @throws DamagedFileError, NewerVersionError
 */
export function checkRecordFile(path: string, text: string): void {
  for (const { path: pattern, check } of KINDS) {
    const match = pattern.exec(path)
    if (match) return check(path, text, match.slice(1))
  }
  throw new DamagedFileError(path, 'no record lies there')
}

async function names(fileSystem: FileSystem, folder: string): Promise<string[]> {
  try {
    return (await fileSystem.readdir(folder)).sort()
  } catch (error) {
    // A file where a folder should be has no records in it.
    if (isMissing(error) || errorCode(error) === 'ENOTDIR') return []
    throw error
  }
}

/** Paths of the library's record files, those of other people as well; found one folder at a time. */
export async function* recordFiles(fileSystem: FileSystem, root: string): AsyncGenerator<string> {
  yield 'library.json'
  for (const folder of ['people', 'schemes', 'sources', 'sessions']) {
    for (const name of await names(fileSystem, join(root, folder))) {
      if (isRecordFile(`${folder}/${name}`)) yield `${folder}/${name}`
    }
  }
  for (const id of await names(fileSystem, join(root, 'articles'))) {
    const article = `articles/${id}/article.json`
    if (!isRecordFile(article)) continue
    yield article
    for (const name of await names(fileSystem, join(root, 'articles', id, 'annotations'))) {
      const layer = `articles/${id}/annotations/${name}`
      if (isRecordFile(layer)) yield layer
    }
  }
}
