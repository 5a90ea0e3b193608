import { unneutralised } from '../../../core/formats/csv/cells'
import { textExtractor } from '../extractors/text'
import type { ExtractedDocument } from '../extracted-document'
import { ExtractError } from '../extracted-document'
import { fieldsOf } from './json-records'
import { UNMARKED, wordsOfCells } from './row-part'

/** Rows are kept as JSON, which is UTF-8 (RFC 8259, 8.1). */
export const ROW_ENCODING = 'utf-8'

/**
 * Freezes the words of a row as a plain text is frozen.
 *
 * @param encoding `ROW_ENCODING`, or that repaired
 * @throws ExtractError
 */
export async function readWords(words: string, encoding: string): Promise<ExtractedDocument> {
  return textExtractor.extract(Buffer.from(words, 'utf8'), encoding)
}

/**
 * Makes the text of a row again from its original bytes (D4).
 *
 * @param where what was kept about where its words stand: `columns “Lead”, “Body”`
 * @param encoding as it was kept, so that a repair is made again
 * @throws ExtractError
 */
export async function rereadRow(bytes: Uint8Array, where: string, encoding: string): Promise<string> {
  let record: unknown
  try {
    record = JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new ExtractError('damaged', 'The row is no JSON any more.')
  }
  const cells = fieldsOf(record)
    .map(([name, cell]) => ({
      cell: where.endsWith(UNMARKED) ? unneutralised(cell) : cell,
      at: where.indexOf(`“${name}”`)
    }))
    .filter(({ at }) => at >= 0)
  const words = wordsOfCells(cells.sort((a, b) => a.at - b.at).map(({ cell }) => cell))
  return (await readWords(words, encoding)).text
}
