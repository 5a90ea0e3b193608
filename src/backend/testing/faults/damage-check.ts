import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CallError } from '../../../api/envelope'
import { checkCaptures } from '../../evidence/check-captures'
import { canonicalJson } from '../../store/canonical-json'
import { nodeFileSystem } from '../../store/file-system'
import type { FileSystem } from '../../store/file-system'
import { DamagedFileError, NewerVersionError } from '../../store/json-file'
import { layerToFile } from '../../store/layer-file'
import { loadLibrary } from '../../store/load-library'
import type { OpenLibrary } from '../../store/load-library'
import { readOtherLayers } from '../../store/other-layers'
import { verifyLibrary } from '../../store/verify-library'
import { WORKERS } from './damage-library'

/** Everything that can be seen of an open library, part by part, as text to be compared. */
export type Seen = ReadonlyMap<string, string>

export interface Opened {
  readonly seen: Seen
  readonly notices: readonly string[]
  /** What a check of the library finds beside the notices. */
  readonly problems: readonly string[]
  readonly readOnly: boolean
}

/** Every file of a folder, with `/`, but for what may be deleted at any time. */
export async function filesBelow(root: string, folder = ''): Promise<string[]> {
  const files: string[] = []
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (path === 'cache' || path.endsWith('.lock') || entry.name.startsWith('.')) continue
    if (entry.isDirectory()) files.push(...(await filesBelow(root, path)))
    else files.push(path)
  }
  return files.sort()
}

async function look(library: OpenLibrary): Promise<{ readonly seen: Map<string, string>; readonly told: string[] }> {
  const { store, engine } = library
  const { state, parts } = store
  const seen = new Map<string, string>()
  const told: string[] = []
  const put = (name: string, value: unknown): void => void seen.set(name, canonicalJson(value))
  put('library', { name: parts.info.name, people: [...parts.info.people].sort((a, b) => (a.id < b.id ? -1 : 1)) })
  for (const [id, scheme] of state.schemes) put(`scheme ${id}`, scheme)
  for (const [id, version] of state.schemeVersions) put(`version of scheme ${id}`, version)
  for (const [table, records] of Object.entries(state.desk)) {
    for (const [id, record] of records) put(`${table} ${id}`, record)
  }
  for (const [id, article] of state.articles) {
    put(`article ${id}`, article)
    const { checkpoint: _checkpoint, ...layer } = layerToFile(await store.loadLayer(id), parts.person, {})
    put(`layer ${id}`, layer)
    try {
      put(`text ${id}`, await engine.readText(id))
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      told.push(error.message)
    }
    try {
      for (const other of await readOtherLayers(library, id, () => true)) {
        const { checkpoint: _theirs, ...theirs } = layerToFile(other, 'other', {})
        put(`other layer ${id}`, theirs)
      }
    } catch (error) {
      if (!(error instanceof DamagedFileError || error instanceof NewerVersionError)) throw error
      told.push(error.message)
    }
  }
  return { seen, told }
}

/** Opens a library as the first worker, looks at everything, checks it, and closes it. @throws CallError, file errors */
export async function openAndLook(directory: string, fileSystem: FileSystem = nodeFileSystem): Promise<Opened> {
  const [{ person, device }] = WORKERS
  let ids = 0
  const library = await loadLibrary({
    ...{ fileSystem, directory, person, device, readOnly: false, retry: false },
    clock: () => new Date(),
    ids: () => `look-${(ids += 1)}`,
    events: { committed: () => undefined, noticed: () => undefined, trouble: () => undefined }
  })
  try {
    const { seen, told } = await look(library)
    const notices = library.store.notices.map(({ message }) => message)
    const { problems } = await verifyLibrary(library)
    const { faults } = await checkCaptures(library)
    return {
      seen,
      notices,
      problems: [
        ...told,
        ...problems.filter(({ file }) => file !== '').map(({ file, message }) => `${file}: ${message}`),
        ...faults.map(({ capture }) => `evidence/${capture.sha256}`)
      ],
      readOnly: library.store.readOnly !== null
    }
  } finally {
    await library.engine.close()
  }
}

/** Parts that are others, or only in one of two. */
export function differences(a: Seen, b: Seen): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((part) => a.get(part) !== b.get(part)).sort()
}

/** Whether the bytes still lie in the folder, under whatever name. */
export async function isStillThere(root: string, path: string, bytes: Buffer): Promise<boolean> {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const name = basename(path)
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.startsWith(name.replace(/\.\w+$/, ''))) continue
    if ((await readFile(join(root, folder, entry.name))).equals(bytes)) return true
  }
  return false
}
