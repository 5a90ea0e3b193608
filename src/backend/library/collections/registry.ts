import type { CollectionSettings } from '../../../api/import-params'
import type { CollectionKind, OpenCollection } from './collection'
import { csvCollection, tsvCollection } from './csv'
import { holdsRecords, jsonlCollection } from './jsonl'
import { partsCollection } from './parts'
import { xlsxCollection } from './xlsx'
import { zipCollection } from './zip'

/** Every kind of file that holds several documents. A new kind is a new file and a line here. */
export const COLLECTIONS: readonly CollectionKind[] = [
  csvCollection,
  tsvCollection,
  jsonlCollection,
  xlsxCollection,
  zipCollection,
  partsCollection
]

/**
 * The kind of a file that holds several documents; null for what is one document. A name tells but for `.json`, which
 * may be anything: its content does, and without that it is one document.
 */
export function collectionFor(name: string, bytes: Uint8Array | null = null): CollectionKind | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (extension === 'json' && !(bytes && holdsRecords(bytes))) return null
  return COLLECTIONS.find(({ extensions }) => extensions.includes(extension)) ?? null
}

/**
 * Opens a file of several documents, in a thread of its own and under limits (X6).
 *
 * @param encoding what a person chose, or null to find out
 * @throws ExtractError
 */
export async function openCollection(
  kind: CollectionKind['kind'],
  bytes: Uint8Array,
  settings: CollectionSettings,
  encoding: string | null
): Promise<OpenCollection> {
  const collection = COLLECTIONS.find((each) => each.kind === kind)
  if (!collection) throw new Error(`There is no kind of file with several documents called ${kind}.`)
  return collection.open(bytes, settings, encoding)
}
