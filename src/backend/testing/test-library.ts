import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { buildArticle } from '../library/build-article'
import { nodeFileSystem } from '../store/file-system'
import { LibraryPaths } from '../store/library-paths'
import { loadLibrary } from '../store/load-library'
import type { LoadOptions, OpenLibrary } from '../store/load-library'
import { createLibrary, inspectPlace } from '../store/open-library'
import { storeDocuments } from '../transfer/import-documents'
import { testFolder } from './test-backend'

export const PERSON = { id: 'mara-1', name: 'Mara' }

export interface TestLibrary extends OpenLibrary {
  readonly directory: string
  readonly paths: LibraryPaths
  /** What windows were told of saving that fails (a message) or works again (null). */
  readonly troubles: (string | null)[]
}

/** A library below the contract, on a folder of its own or one that is there; failed writes are not tried again. */
export async function openTestLibrary(
  given: Partial<Pick<LoadOptions, 'directory' | 'fileSystem' | 'readOnly' | 'retry' | 'device' | 'sealAt'>> = {}
): Promise<TestLibrary> {
  const directory = given.directory ?? join(await testFolder(), 'library')
  const device = given.device ?? 'd1'
  const paths = new LibraryPaths(directory, PERSON.id, device)
  if ((await inspectPlace(directory)) !== 'library') {
    await createLibrary(nodeFileSystem, paths, { id: 'lib', name: 'Test', person: PERSON })
  }
  const troubles: (string | null)[] = []
  const library = await loadLibrary({
    fileSystem: nodeFileSystem,
    person: PERSON,
    readOnly: false,
    retry: false,
    clock: () => new Date(),
    ids: () => v7(),
    events: {
      committed: () => undefined,
      noticed: () => undefined,
      trouble: (message) => void troubles.push(message)
    },
    ...given,
    directory,
    device
  })
  return { ...library, directory, paths, troubles }
}

/** Stores a text as an article; gives its id. */
export async function addText(library: OpenLibrary, text: string): Promise<string> {
  const bytes = Buffer.from(text, 'utf8')
  const options = { encoding: 'utf-8', importedAt: '2024-08-22T12:00:00.000Z' }
  const built = await buildArticle({ name: 'text.txt', bytes }, options)
  await storeDocuments(library, [{ ...built, bytes }])
  return built.article.id
}

/** What a crash at this moment leaves: a copy of the folder, without the lock of this living process. */
export async function crashCopy(directory: string): Promise<string> {
  const copy = join(await testFolder(), 'crashed')
  await cp(directory, copy, { recursive: true })
  for (const name of await readdir(join(copy, 'journal'))) {
    if (name.endsWith('.lock')) await rm(join(copy, 'journal', name))
  }
  return copy
}
