import type { CollectionKind } from './collection'
import { csvCollection, tsvCollection } from './csv'
import { jsonlCollection } from './jsonl'
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
