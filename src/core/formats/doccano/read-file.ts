import { endingOf } from '../text-file'
import type { RawExample, TellRow } from './example'
import { jsonExamples } from './json-examples'
import { FASTTEXT_PREFIX, fastTextExamples, tableExamples } from './table-examples'

/**
 * The examples of a file, read by what stands in it rather than by its ending, which people choose.
 *
 * @param plainLines what lines are in which fastText's labels do not occur: only who says that it is fastText knows
 */
export function examplesOfFile(
  path: string,
  raw: string,
  chosen: { readonly text: string; readonly label: string },
  tell: TellRow,
  plainLines: 'need a label' | 'are texts'
): readonly RawExample[] {
  const content = raw.replace(/^\uFEFF+/, '').trimStart()
  const ending = endingOf(path)
  if (content === '') return []
  if (/^[[{]/.test(content)) return jsonExamples(path, raw, chosen, tell)
  if (ending === '.csv' || ending === '.tsv') return tableExamples(path, raw, chosen, tell)
  if (plainLines === 'are texts' || /(?:^|[\s])__label__\S/.test(content)) return fastTextExamples(path, raw)
  const message = ['.json', '.jsonl', '.ndjson'].includes(ending)
    ? 'The file is not JSON. It was left out.'
    : `The file is neither JSON nor CSV, and no line has a label (${FASTTEXT_PREFIX}…). It was left out.`
  tell(1, 'file', message)
  return []
}
