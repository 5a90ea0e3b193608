import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TEMPORARY_FILE } from '../../store/durable-write'
import { CONFIG_FILE, LIBRARY_VERSION } from '../../store/file-kinds'
import { formatFile, parseFile } from '../../store/json-file'
import type { Who } from './disk-program'
import { isFolder, newFile, newFolder } from './disk-tree'
import type { FileNode, FolderNode, Node } from './disk-tree'

const FIXTURES = join(import.meta.dirname, '..', 'fixtures')

/** A library that an older program wrote, and who opens it with this one. */
export interface FrozenLibrary {
  readonly name: string
  readonly version: number
  /** Makes a disk that holds it: `/library`, and `/settings` of nobody yet. Everything in it is on the disk. */
  readonly root: () => FolderNode
  readonly who: Who
  /** Who made it: their work has to be there whoever opens it first. */
  readonly owner: Who
  /** What the first opening may tell of: it was so before. */
  readonly tells: RegExp | null
}

/** A folder of this machine as a tree in memory, everything in it on the disk. */
export async function treeOf(folder: string): Promise<FolderNode> {
  const tree = newFolder(0, 0)
  for (const { name, parentPath, ...entry } of await entriesOf(folder)) {
    const path = join(parentPath, name)
    put(tree, name, entry.isDirectory ? await treeOf(path) : fileOf(await readFile(path)))
  }
  return tree
}

async function entriesOf(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.map((entry) => ({ name: entry.name, parentPath: folder, isDirectory: entry.isDirectory() }))
}

const fileOf = (content: Buffer): FileNode => ({ ...newFile(0, 0), versions: [{ at: 0, content }] })

function put(folder: FolderNode, name: string, node: Node): void {
  folder.entries.set(name, node)
  folder.durable = new Map(folder.entries)
}

/** Every file of a tree with what it holds, by its path below it, with `/`. */
export function filesOf(folder: FolderNode, path = ''): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (const [name, node] of folder.entries) {
    if (isFolder(node)) for (const [of, content] of filesOf(node, `${path}${name}/`)) files.set(of, content)
    else files.set(`${path}${name}`, node.versions.at(-1)?.content ?? Buffer.alloc(0))
  }
  return files
}

/** The folder at a path below a tree; an empty one when it is not there. */
export function folderAt(tree: FolderNode, path: string): FolderNode {
  let folder = tree
  for (const name of path.split('/').filter((part) => part !== '')) {
    const next = folder.entries.get(name)
    if (!next || !isFolder(next)) return newFolder(0, 0)
    folder = next
  }
  return folder
}

/**
 * What the copy of an older library must hold: every file but texts, originals and captured files, which never change,
 * and what is of one machine or one moment. A rule of its own, so that it can tell when the application's is wrong.
 */
export function recordsOf(library: FolderNode): Map<string, Buffer> {
  return new Map(
    [...filesOf(library)].filter(([path]) => {
      const [folder = '', , name = ''] = path.split('/')
      if (TEMPORARY_FILE.test(path.slice(path.lastIndexOf('/') + 1)) || path.endsWith('.lock')) return false
      if (['backups', 'cache', 'evidence', 'collections'].includes(folder) || path.startsWith('.')) return false
      return !(folder === 'articles' && /^(?:text|original)\./.test(name))
    })
  )
}

/** Another copy of a tree for each disk: a disk changes its own. */
function grow(folder: FolderNode): FolderNode {
  const copy = newFolder(folder.id, folder.changedAt)
  for (const [name, node] of folder.entries) {
    put(copy, name, isFolder(node) ? grow(node) : { ...node, versions: [...node.versions] })
  }
  return copy
}

/** D4: a library that has lost its `library.json` and, with it, the word of its version. */
function behead(library: FolderNode): FolderNode {
  library.entries.delete('library.json')
  library.durable = new Map(library.entries)
  return library
}

const GUEST: Who = { person: { id: 'olga-2', name: 'Olga' }, device: 'd2' }

/** Puts a library on the disk of this machine, with the settings of whoever opens it. */
export async function layOut({ root, who }: FrozenLibrary, libraryDir: string, configDir: string): Promise<void> {
  const files = new Map([...filesOf(folderAt(root(), 'library'))].map(([path, of]) => [join(libraryDir, path), of]))
  files.set(join(configDir, 'config.json'), Buffer.from(formatFile(CONFIG_FILE, { ...who, lastLibrary: null })))
  for (const [path, content] of files) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}

/** What an older program leaves that was killed over its work: half a line of its journal, and files half written. */
function breakOff(library: FolderNode): FolderNode {
  const journal = folderAt(library, 'journal')
  for (const [name, node] of journal.entries) {
    if (isFolder(node) || !name.endsWith('.ndjson')) continue
    const line = Buffer.from('{"at":"2026-01-01T00:00:00.000Z","changes":[{"af')
    put(journal, name, fileOf(Buffer.concat([node.versions.at(-1)?.content ?? Buffer.alloc(0), line])))
  }
  const article = [...folderAt(library, 'articles').entries.keys()][0] ?? ''
  for (const path of ['schemes', 'journal', `articles/${article}`, `articles/${article}/annotations`]) {
    put(folderAt(library, path), '.half.json.0123456789ab.tmp', fileOf(Buffer.from('{"half')))
  }
  return library
}

/**
 * The frozen libraries of every version, each opened in each of several ways: those of this version, too, since a
 * program may lay files out anew that earlier ones of the same version wrote.
 */
export async function frozenLibraries(): Promise<FrozenLibrary[]> {
  const found: FrozenLibrary[] = []
  for (const name of (await readdir(FIXTURES)).sort()) {
    const version = Number(/^library-v(\d+)$/.exec(name)?.[1])
    if (!Number.isInteger(version)) continue
    const library = await treeOf(join(FIXTURES, name, 'library'))
    const file = join(FIXTURES, name, 'config', 'config.json')
    const { person, device } = parseFile(CONFIG_FILE, file, await readFile(file, 'utf8'))
    const owner: Who = { person, device }
    const diskOf = (tree: FolderNode): FolderNode => {
      const root = newFolder(0, 0)
      put(root, 'library', tree)
      return root
    }
    const of = (how: string, who: Who, make: () => FolderNode, tells: RegExp | null = null): FrozenLibrary => ({
      name: `version ${version}, ${how}`,
      version,
      root: () => diskOf(make()),
      who,
      owner,
      tells
    })
    found.push(
      of('opened by its owner', owner, () => grow(library)),
      of('opened by somebody else first', GUEST, () => grow(library))
    )
    if (version === LIBRARY_VERSION) continue
    found.push(
      of('left by a program that was killed', owner, () => breakOff(grow(library)), /had not been confirmed yet/),
      of('without its library.json', owner, () => behead(grow(library)), /^library\.json is missing/)
    )
  }
  return found
}
