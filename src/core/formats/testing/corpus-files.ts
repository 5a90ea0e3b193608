import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from '../format'
import { corpusFolder } from './corpora'

/** Paths of all files below a corpus folder, relative to it with `/`, sorted. */
export function corpusPaths(folder: string): readonly string[] {
  const root = corpusFolder(folder)
  if (statSync(root).isFile()) return ['']
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** A file of a corpus folder as a decoder gets it; `path` is relative to the folder. */
export function corpusFile(folder: string, path: string): SourceFile {
  return { path, bytes: new Uint8Array(readFileSync(join(corpusFolder(folder), ...path.split('/')))) }
}
