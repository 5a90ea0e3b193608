import type { ImportItem } from '../../api/import-views'
import type { FileProblem } from './upload-files'

/** A file of an import as it is looked over before anything is stored (D12). */
export interface ImportRow {
  readonly item: ImportItem
  readonly title: string
  readonly ticked: boolean
  /** It is being read again with another encoding. */
  readonly busy: boolean
  /** What went wrong with that. */
  readonly encodingProblem: string | null
}

/** A file that never reached the backend, shown among the others. */
export function unsentItem({ item, name, message }: FileProblem): ImportItem {
  return {
    item,
    source: item,
    name,
    place: null,
    bytes: 0,
    kind: '',
    outcome: 'problem',
    title: name,
    metadata: {},
    isText: false,
    encoding: null,
    mojibake: null,
    characters: 0,
    words: 0,
    paragraphs: 0,
    language: 'und',
    duplicateOf: null,
    similar: null,
    tail: null,
    excerpt: '',
    problem: { code: 'unreadable', message }
  }
}

function rowOf(item: ImportItem): ImportRow {
  return { item, title: item.title, ticked: item.outcome === 'new', busy: false, encodingProblem: null }
}

/** The row after its file was read again. A title somebody typed stays; a title taken from the text follows the text. */
export function rereadRow(row: ImportRow, item: ImportItem): ImportRow {
  const isTyped = row.title !== row.item.title
  const wasNew = row.item.outcome === 'new'
  return {
    item,
    title: isTyped ? row.title : item.title,
    ticked: item.outcome === 'new' && (wasNew ? row.ticked : true),
    busy: false,
    encodingProblem: null
  }
}

/** Rows for what a preview says; what the person did to earlier rows stays. */
export function mergeRows(
  known: readonly ImportRow[],
  items: readonly ImportItem[],
  problems: readonly FileProblem[]
): readonly ImportRow[] {
  const before = new Map(known.map((row) => [row.item.item, row]))
  const unsent = known.filter((row) => row.item.problem?.code === 'unreadable')
  const sent = items.map((item) => {
    const row = before.get(item.item)
    return row ? rereadRow(row, item) : rowOf(item)
  })
  return [...sent, ...unsent, ...problems.map((problem) => rowOf(unsentItem(problem)))]
}

/** The rows that would be stored. */
export function chosenRows(rows: readonly ImportRow[]): readonly ImportRow[] {
  return rows.filter((row) => row.ticked && row.item.outcome === 'new')
}

/** Why the chosen rows cannot be stored now; null when they can. */
export function whyNotStore(rows: readonly ImportRow[]): string | null {
  const chosen = chosenRows(rows)
  if (chosen.length === 0) return 'Tick at least one file that can be imported.'
  if (chosen.some((row) => row.busy)) return 'A file is being read again.'
  const untitled = chosen.find((row) => row.title.trim() === '')
  return untitled ? `Give “${untitled.item.name}” a title.` : null
}
