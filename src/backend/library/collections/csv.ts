import type { CollectionKind, OpenCollection } from './collection'
import { csvRows, guessDelimiter } from './csv-rows'
import type { Delimiter } from './csv-rows'
import { decodeChunks, encodingOfCollection } from './decode-chunks'
import { openTable } from './table'
import type { CollectionSettings } from '../../../api/import-params'

function open(
  bytes: Uint8Array,
  settings: CollectionSettings,
  chosen: string | null,
  preferred: Delimiter | null
): OpenCollection {
  const encoding = encodingOfCollection(bytes, chosen)
  const [start = ''] = decodeChunks(bytes, encoding.name)
  const delimiter = settings.delimiter ?? guessDelimiter(start, preferred)
  const rows = () => csvRows(decodeChunks(bytes, encoding.name), delimiter)
  return openTable({ kind: 'table', names: null, sheets: [], rows }, { ...settings, delimiter }, encoding)
}

/** Tables as text, a document a row (RFC 4180, and what programs make of it). */
export const csvCollection: CollectionKind = {
  kind: 'csv',
  name: 'Table (CSV)',
  extensions: ['csv'],
  isText: true,
  // eslint-disable-next-line @typescript-eslint/require-await -- other kinds wait for what they read
  open: async (bytes, settings, encoding) => open(bytes, settings, encoding, null)
}

/** The same with tabs between the cells. */
export const tsvCollection: CollectionKind = {
  kind: 'tsv',
  name: 'Table (TSV)',
  extensions: ['tsv', 'tab'],
  isText: true,
  // eslint-disable-next-line @typescript-eslint/require-await -- other kinds wait for what they read
  open: async (bytes, settings, encoding) => open(bytes, settings, encoding, '\t')
}
