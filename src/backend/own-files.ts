import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { IMPORT_LIMIT_BYTES } from '../api/contract'
import { CallError } from '../api/envelope'
import type { FileProblem } from './backend'
import { COLLECTIONS } from './library/collections/registry'
import { ExtractError } from './library/extracted-document'
import { EXTRACTORS } from './library/extractors/registry'
import { explainFileError } from './store/file-system'

/** A file named by the person, or found in a folder that was named. */
export type Found = FoundFile | { readonly problem: FileProblem }

export interface FoundFile {
  readonly path: string
  /** Names of the folders it was found in, from the one that was named: `corpus/2024`. Empty for a file that was named. */
  readonly folder: string
}

export interface WalkOptions {
  /** Whether files that hold several documents are looked for in folders, too. */
  readonly collections: boolean
}

const DOCUMENTS = EXTRACTORS.flatMap(({ extensions }) => extensions)
const ALL = [...DOCUMENTS, ...COLLECTIONS.flatMap(({ extensions }) => extensions)]

/** What went wrong with a file, for a person. */
export const problemOf = (path: string, error: unknown): FileProblem => {
  const file = basename(path)
  if (error instanceof ExtractError) return { file, code: error.code, message: error.message }
  if (error instanceof CallError) return { file, code: error.code, message: error.message }
  return { file, code: 'file-error', message: `It cannot be read: ${explainFileError(error)}.` }
}

/** What an entry of a folder is, links followed as long as they lead to something within `root`. */
async function kindOf(path: string, root: string): Promise<'folder' | 'file' | null> {
  try {
    const status = await lstat(path)
    if (status.isSymbolicLink()) {
      const target = await realpath(path)
      // A link out of the folder leads to what nobody named, and a link upwards to no end.
      if (!target.startsWith(root + sep) || path.startsWith(target + sep)) return null
    }
    const real = status.isSymbolicLink() ? await stat(path) : status
    return real.isDirectory() ? 'folder' : 'file'
  } catch {
    // It has gone meanwhile, or the link leads nowhere.
    return null
  }
}

async function* walk(
  path: string,
  folder: string,
  { root, endings, seen }: { root: string; endings: ReadonlySet<string>; seen: Set<string> }
): AsyncGenerator<Found> {
  let names: string[]
  try {
    const status = await stat(path, { bigint: true })
    const id = `${status.dev}:${status.ino}`
    if (seen.has(id)) return
    seen.add(id)
    names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort()
  } catch (error) {
    yield { problem: problemOf(path, error) }
    return
  }
  for (const name of names) {
    const child = join(path, name)
    const kind = await kindOf(child, root)
    if (kind === 'folder') yield* walk(child, `${folder}/${name}`, { root, endings, seen })
    else if (kind === 'file' && endings.has(name.split('.').at(-1)?.toLowerCase() ?? '')) yield { path: child, folder }
  }
}

/**
 * The files of a path: itself, or in a folder every file of a kind we read, in all its folders, sorted by name. Hidden
 * files are left out, and links are not followed out of the folder.
 */
export async function* filesOf(
  path: string,
  { collections }: WalkOptions = { collections: false }
): AsyncGenerator<Found> {
  let root: string
  try {
    if (!(await stat(path)).isDirectory()) {
      yield { path, folder: '' }
      return
    }
    root = await realpath(path)
  } catch (error) {
    yield { problem: problemOf(path, error) }
    return
  }
  const endings = new Set(collections ? ALL : DOCUMENTS)
  let isEmpty = true
  for await (const found of walk(path, basename(root), { root, endings, seen: new Set() })) {
    isEmpty = false
    yield found
  }
  if (isEmpty) {
    const message = `There is nothing in it to import: it has no file that ends in ${[...endings].join(' or ')}.`
    yield { problem: { file: basename(path), code: 'nothing-found', message } }
  }
}

/** The bytes of an ordinary file. @throws CallError `not-a-file`, `too-large` */
export async function readLimited(path: string): Promise<Buffer> {
  const status = await stat(path)
  // A pipe or a device could keep us waiting for ever.
  if (!status.isFile()) throw new CallError('not-a-file', 'It is no ordinary file.')
  const { size } = status
  if (size > IMPORT_LIMIT_BYTES) {
    const megabytes = Math.round(size / 1024 / 1024)
    throw new CallError('too-large', `It has ${megabytes} MB; a file may have ${IMPORT_LIMIT_BYTES / 1024 / 1024} MB.`)
  }
  return readFile(path)
}
