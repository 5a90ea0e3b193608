import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { IMPORT_LIMIT_BYTES } from '../../../api/contract'
import { CallError } from '../../../api/envelope'
import type { SourceFile } from '../../../core/formats/format'
import { explainFileError } from '../../store/file-system'

/** Most files of a folder that are read as annotations at once. */
const MOST_FILES = 200_000

/**
 * The files of paths that a person named: a file under its base name, a folder with everything below it whose ending is
 * asked for, paths relative to it. Hidden files are left out, links are not followed out of a folder. Sorted by path.
 *
 * @param endings lower case, with the dot; null: all
 * @throws CallError `file-error`, `too-large` naming the file
 */
export async function gatherFiles(
  paths: readonly string[],
  endings: readonly string[] | null
): Promise<readonly SourceFile[]> {
  const files = new Map<string, SourceFile>()
  const several = paths.length > 1
  for (const path of paths) {
    try {
      const isFolder = (await stat(path)).isDirectory()
      if (!isFolder) add(files, basename(path), await readOne(path))
      else {
        const root = await realpath(path)
        for (const name of await namesBelow(root, '', endings)) {
          add(files, several ? `${basename(root)}/${name}` : name, await readOne(join(root, ...name.split('/'))))
        }
      }
    } catch (error) {
      if (error instanceof CallError) throw error
      throw new CallError('file-error', `“${basename(path)}” cannot be read: ${explainFileError(error)}.`)
    }
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

function add(files: Map<string, SourceFile>, path: string, bytes: Uint8Array): void {
  if (files.has(path)) {
    throw new CallError(
      'duplicate-name',
      `Two of the files are called “${path}”. Put them into one folder, or rename one.`
    )
  }
  files.set(path, { path, bytes })
}

async function readOne(path: string): Promise<Uint8Array> {
  const status = await stat(path)
  // A pipe or a device could keep us waiting for ever.
  if (!status.isFile()) throw new CallError('not-a-file', `“${basename(path)}” is no ordinary file.`)
  if (status.size > IMPORT_LIMIT_BYTES) {
    const limit = IMPORT_LIMIT_BYTES / 1024 / 1024
    throw new CallError('too-large', `“${basename(path)}” has more than ${limit} MB. Split it.`)
  }
  return new Uint8Array(await readFile(path))
}

async function namesBelow(root: string, folder: string, endings: readonly string[] | null): Promise<string[]> {
  const found: string[] = []
  const here = join(root, ...folder.split('/').filter((part) => part !== ''))
  for (const entry of await readdir(here, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    let isFolder = entry.isDirectory()
    let isFile = entry.isFile()
    if (entry.isSymbolicLink()) {
      const target = await realpath(join(here, entry.name)).catch(() => null)
      // A link out of the folder leads to what nobody named, and one to a folder may lead round in circles.
      if (target === null || !target.startsWith(root + sep)) continue
      isFile = (await stat(target)).isFile()
      isFolder = false
    }
    // One by one: a call cannot be given as many arguments as a folder may have files.
    if (isFolder) for (const name of await namesBelow(root, path, endings)) found.push(name)
    else if (isFile && (endings === null || endings.some((ending) => entry.name.toLowerCase().endsWith(ending)))) {
      found.push(path)
    }
    if (found.length > MOST_FILES) {
      throw new CallError('too-many', `The folder has more than ${MOST_FILES} files to read. Take a part of it.`)
    }
  }
  return found
}
