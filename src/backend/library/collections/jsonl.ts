import type { CollectionKind } from './collection'
import { decodeChunks, encodingOfCollection } from './decode-chunks'
import { arrayElements, RecordReader, recordLines } from './json-records'
import type { RawRecord } from './json-records'
import { openTable } from './table'
import { ExtractError } from '../extracted-document'

/** How much of a file tells what it is. */
const START_LENGTH = 64 * 1024

/** `array`: a list of objects or texts. `lines`: an object or a text a line. Null: something else. */
export function formOfJson(start: string): 'array' | 'lines' | null {
  const text = start.slice(0, START_LENGTH).trimStart()
  if (/^\[\s*["{]/.test(text)) return 'array'
  const [first = '', ...others] = text.split('\n').filter((line) => line.trim() !== '')
  if (!/^["{]/.test(first) || others.length === 0) return null
  try {
    JSON.parse(first)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  return 'lines'
}

/** Whether a `.json` file holds several documents: a list, or a record a line. What else it may be is one text. */
export function holdsRecords(bytes: Uint8Array): boolean {
  try {
    const sample = bytes.subarray(0, START_LENGTH)
    const [start = ''] = decodeChunks(sample, encodingOfCollection(bytes, null).name)
    return formOfJson(start) !== null
  } catch (error) {
    if (error instanceof ExtractError) return false
    throw error
  }
}

/** Records, one a line or in one list, a document a record. */
export const jsonlCollection: CollectionKind = {
  kind: 'jsonl',
  name: 'Records (JSON, JSON Lines)',
  extensions: ['jsonl', 'ndjson', 'json'],
  isText: true,
  // eslint-disable-next-line @typescript-eslint/require-await -- other kinds wait for what they read
  async open(bytes, settings, chosen) {
    const encoding = encodingOfCollection(bytes, chosen)
    const [start = ''] = decodeChunks(bytes.subarray(0, START_LENGTH), encoding.name)
    const split: (chunks: Iterable<string>) => Iterable<RawRecord> =
      formOfJson(start) === 'array' || /^\s*\[/.test(start) ? arrayElements : recordLines
    const reader = new RecordReader()
    function* rows() {
      for (const record of split(decodeChunks(bytes, encoding.name))) yield reader.read(record)
    }
    return openTable({ kind: 'records', names: reader.names, sheets: [], rows }, settings, encoding)
  }
}
