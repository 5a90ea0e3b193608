import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, sep } from 'node:path'
import { CallError } from '../../api/envelope'
import { endingOf } from '../../core/formats/text-file'
import { explainFileError, isMissing } from '../store/file-system'
import { LOSS_REPORT } from './write-export'
import { besideName, replaceFile } from './replace-file'
import type { WrittenFile } from './part-writer'

/** Where the files of an export go when a path was named. */
export interface Destination {
  readonly kind: 'file' | 'folder'
  readonly path: string
}

async function kindOf(path: string): Promise<'folder' | 'file' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/**
 * Saves files that were written into a folder at the path a person named.
 *
 * - One main file (and what is beside it): under that name, or into that folder when it is one.
 * - Files with fixed names, one of which is the main one: into a folder, or that one under the name of a file and the
 *   others beside it: `x.csv`, `x.relations.csv`.
 * - Files of several documents: into the folder of that name, made when it is not there. When all of them are of one
 *   document and the path has the ending of one of them, under that name: `case.ann` with `case.txt`.
 *
 * Files of the same names are replaced, others in the folder stay.
 *
 * @param folder where the files are; `files` are relative to it, those of several documents below `parts/`
 * @throws CallError `file-error` saying why it could not be written
 */
export async function saveFiles(
  folder: string,
  files: readonly WrittenFile[],
  target: string,
  ids: () => string,
  mainFile: string | null = null
): Promise<Destination> {
  const from = (path: string): string => join(folder, path.split('/').join(sep))
  const names = files.map(({ path }) => path.replace(/^parts\//, ''))
  const isSeveral = files.some(({ path }) => path.startsWith('parts/'))
  try {
    const there = await kindOf(target)
    if (files.length === 0) {
      throw new CallError('nothing-to-write', 'There was nothing to write: the export has no article, and no file.')
    }
    const mainEnding = mainFile !== null && names.includes(mainFile) ? endingOf(mainFile) : ''
    const isMain = mainEnding !== '' && endingOf(basename(target)) === mainEnding && there !== 'folder'
    const stem = isSeveral && !isMain ? onlyStem(names, target) : null
    const intoFolder = isSeveral ? stem === null && !isMain : there === 'folder'
    if (intoFolder && isSeveral && there === 'file') {
      throw new CallError(
        'folder-needed',
        `The export has ${names.length} files; name a folder for them, not a file that is there.`
      )
    }
    const [main = ''] = names
    for (const [index, { path }] of files.entries()) {
      const name = names[index] ?? ''
      let place: string
      if (intoFolder) place = join(target, ...name.split('/'))
      else if (isSeveral && name === LOSS_REPORT) place = `${target}.losses.json`
      else if (isMain) {
        const base = basename(target, mainEnding)
        place = join(dirname(target), name === mainFile ? basename(target) : `${base}.${basename(name)}`)
      } else if (isSeveral) {
        const own =
          stem !== null && isOf(name, stem) ? basename(target, extname(target)) + name.slice(stem.length) : name
        place = join(dirname(target), ...own.split('/'))
      } else place = join(dirname(target), index === 0 ? basename(target) : besideName(name, main, basename(target)))
      if (intoFolder || index > 0 || isSeveral) await mkdir(dirname(place), { recursive: true })
      await replaceFile(from(path), place, ids())
    }
    return { kind: intoFolder ? 'folder' : 'file', path: target }
  } catch (error) {
    if (error instanceof CallError) throw error
    throw new CallError('file-error', `“${basename(target)}” could not be written: ${explainFileError(error)}.`)
  }
}

const isOf = (name: string, stem: string): boolean => name.startsWith(`${stem}.`)

/** The one base name of the files that have the ending of the path; null when there are several, or none. */
function onlyStem(names: readonly string[], target: string): string | null {
  const ending = endingOf(basename(target))
  const [first, ...others] = ending === '' ? [] : names.filter((name) => name.toLowerCase().endsWith(ending))
  if (first === undefined || others.length > 0) return null
  return first.slice(0, first.length - ending.length)
}
