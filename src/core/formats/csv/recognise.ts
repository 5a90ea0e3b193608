import type { Recognition } from '../format'
import { endingOf } from '../text-file'
import { ownTableOf } from './own-tables'
import { readTable } from './read-table'

/** Whether a file with one of the endings is a table: ours for certain, any other with a header perhaps. */
export function recogniseTable(endings: readonly string[], path: string, head: string): Recognition {
  if (!endings.includes(endingOf(path))) return 'no'
  const line = head.split(/\r\n|\n|\r/, 1)[0] ?? ''
  const { columns } = readTable(path, line, { delimiter: 'auto', quotes: 'auto' })
  if (ownTableOf(columns)) return 'yes'
  return columns.length > 0 ? 'maybe' : 'no'
}
