import type { CollectionSettings } from '../../../api/import-params'
import { builtWorker } from '../ask-worker'
import type { CollectionKind, OpenCollection } from './collection'
import { COLLECTIONS } from './collection-kinds'
import { openHere } from './collection-reader'
import { CollectionThreads } from './collection-thread'
import { holdsRecords } from './jsonl'

export { COLLECTIONS } from './collection-kinds'

/**
 * The kind of a file that holds several documents; null for what is one document. A name tells but for `.json`, which
 * may be anything: its content does, and without that it is one document.
 */
export function collectionFor(name: string, bytes: Uint8Array | null = null): CollectionKind | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (extension === 'json' && !(bytes && holdsRecords(bytes))) return null
  return COLLECTIONS.find(({ extensions }) => extensions.includes(extension)) ?? null
}

let threads: CollectionThreads | null | undefined

/**
 * Opens a file of several documents, in a thread of its own and under limits (X6); where the sources run unbuilt (tests)
 * it happens in this thread. Whoever ends the iteration over its documents ends the work.
 *
 * @param encoding what a person chose, or null to find out
 * @throws ExtractError, also while its documents are read: `too-slow`, `too-large`
 */
export function openCollection(
  kind: CollectionKind['kind'],
  bytes: Uint8Array,
  settings: CollectionSettings,
  encoding: string | null
): Promise<OpenCollection> {
  if (threads === undefined) {
    const built = builtWorker()
    threads = built === null ? null : new CollectionThreads(built)
  }
  const file = { kind, bytes, settings, encoding }
  return threads === null ? openHere(file) : threads.open(file)
}
