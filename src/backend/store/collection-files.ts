import { join } from 'node:path'
import { CallError } from '../../api/envelope'
import { makeFolder, writeDurably } from './durable-write'
import { errorCode, explainFileError, isMissing } from './file-system'
import type { OpenLibrary } from './load-library'
import { sha256 } from './text-files'

const NAME = /^([0-9a-f]{64})\.([a-z0-9]{1,12})$/

/** A file of `collections/`. */
export interface KeptCollection {
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string
  readonly kind: string
  /** Whether it was written now. */
  readonly isNew: boolean
}

/**
 * Keeps a file that several articles are made of as a whole, named by its hash, so that it is there once however often
 * it comes. On the disk when it resolves.
 *
 * @throws CallError `not-saved`
 */
export async function keepCollection(
  { store }: Pick<OpenLibrary, 'store'>,
  bytes: Uint8Array,
  kind: string
): Promise<KeptCollection> {
  const { fileSystem, paths } = store.parts
  const hash = sha256(bytes)
  const file = paths.collection(hash, kind)
  try {
    await makeFolder(fileSystem, paths.collections)
    if (await isSame(store, file, hash)) return { sha256: hash, kind, isNew: false }
    await writeDurably(fileSystem, file, bytes)
    return { sha256: hash, kind, isNew: true }
  } catch (error) {
    if (errorCode(error) === null) throw error
    throw new CallError('not-saved', `The file of the articles could not be stored: ${explainFileError(error)}.`)
  }
}

/** Removes a file that was kept for articles which did not come about. */
export async function dropCollection({ store }: Pick<OpenLibrary, 'store'>, kept: KeptCollection): Promise<void> {
  if (!kept.isNew) return
  const { fileSystem, paths } = store.parts
  await fileSystem.unlink(paths.collection(kept.sha256, kept.kind)).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
}

async function isSame({ parts }: OpenLibrary['store'], file: string, hash: string): Promise<boolean> {
  try {
    return sha256(await parts.fileSystem.readFile(file)) === hash
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Files of `collections/` that are not what their names say, and those that articles came from and are not there. */
export async function verifyCollections({
  parts,
  state
}: OpenLibrary['store']): Promise<readonly { readonly file: string; readonly message: string }[]> {
  const { fileSystem, paths } = parts
  const names = await fileSystem.readdir(paths.collections).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const problems: { file: string; message: string }[] = []
  for (const name of names.sort()) {
    const [, hash] = NAME.exec(name) ?? []
    if (hash === undefined) continue
    const bytes = await fileSystem.readFile(join(paths.collections, name)).catch((error: unknown) => {
      if (errorCode(error) === 'EISDIR') return null
      throw error
    })
    if (bytes && sha256(bytes) === hash) continue
    problems.push({ file: `collections/${name}`, message: 'it is not the file that was imported any more' })
  }
  const there = new Set(names.map((name) => NAME.exec(name)?.[1]))
  for (const { title, original } of state.articles.values()) {
    // Of an archive its entries are kept, not the archive.
    if (!original.from || original.from.place.kind === 'entry' || there.has(original.from.sha256)) continue
    there.add(original.from.sha256)
    const { name, sha256: hash } = original.from
    problems.push({ file: `collections/${hash}`, message: `“${name}”, which “${title}” was taken from, is missing` })
  }
  return problems
}
