import type { ImportChoice } from '../../../api/import-params'
import type { ImportItem, ImportSource } from '../../../api/import-views'
import { ARTICLE_FIELDS, fieldPatch, fieldProblem } from '../../state/article-fields'
import type { ArticleField } from '../../state/article-fields'
import { UNEDITED } from './import-edits'
import type { ItemEdits } from './import-edits'

/** A document of an import with what a person decided about it (D12). */
export interface ImportRow {
  readonly item: ImportItem
  /** The file it comes from, with its folders: `2024/march/tides.csv`. */
  readonly file: string
  readonly edits: ItemEdits
}

/** What a detail says: as it was typed, else as it was found; nothing is an empty text. */
export function fieldOf({ item, edits }: ImportRow, field: ArticleField): string {
  const typed = edits.fields?.[field]
  if (typed !== undefined) return typed
  if (field === 'title') return item.title
  if (field === 'language') return item.language
  return item.metadata[field]?.value ?? ''
}

export const titleOf = (row: ImportRow): string => fieldOf(row, 'title')

/** Whether it can be stored at all. */
export const isStorable = ({ item }: ImportRow): boolean => item.outcome === 'new'

/** Whether it is to be stored. A text that is there word for word comes in only when somebody says so. */
export function isTicked(row: ImportRow): boolean {
  return isStorable(row) && (row.edits.ticked ?? row.item.similar?.kind !== 'same-text')
}

/** A file with the folders it came from. */
export function fileName({ folder, name }: Pick<ImportSource, 'folder' | 'name'>): string {
  return folder === '' ? name : `${folder}/${name}`
}

/** Rows for documents, in their order. The row of a document that did not change stays the same object. */
export function rowsOf(
  items: readonly ImportItem[],
  sources: readonly ImportSource[],
  edits: Readonly<Record<string, ItemEdits>>,
  before: readonly ImportRow[]
): readonly ImportRow[] {
  const files = new Map(sources.map((source) => [source.item, fileName(source)]))
  const known = new Map(before.map((row) => [row.item.item, row]))
  return items.map((item) => {
    const made = edits[item.item] ?? UNEDITED
    const row = known.get(item.item)
    return row && row.item === item && row.edits === made
      ? row
      : { item, edits: made, file: files.get(item.source) ?? item.name }
  })
}

/** The rows that would be stored. */
export function chosenRows(rows: readonly ImportRow[]): readonly ImportRow[] {
  return rows.filter(isTicked)
}

/** What is wrong with the details of a document, by the detail; empty when nothing is. */
export function rowProblems(row: ImportRow): readonly { readonly field: ArticleField; readonly message: string }[] {
  if (row.edits.fields === undefined) return []
  return ARTICLE_FIELDS.flatMap((field) => {
    const typed = row.edits.fields?.[field]
    const message = typed === undefined ? null : fieldProblem(field, typed)
    return message === null ? [] : [{ field, message }]
  })
}

export interface Obstacle {
  readonly message: string
  /** The document that has to be put right, if it is one. */
  readonly item: string | null
}

/** Why the chosen rows cannot be stored now; null when they can. */
export function whyNotStore(rows: readonly ImportRow[]): Obstacle | null {
  const chosen = chosenRows(rows)
  if (chosen.length === 0) return { message: 'Tick at least one article that can be imported.', item: null }
  for (const row of chosen) {
    const [problem] = rowProblems(row)
    if (problem) return { message: `${nameOf(row)}: ${problem.message}`, item: row.item.item }
  }
  return null
}

/** What a document is called where its title may be missing: its file, and its place in it. */
export function nameOf({ file, item }: ImportRow): string {
  return item.place === null ? `“${file}”` : `“${file}”, ${item.place}`
}

type Details = Omit<ImportChoice, 'item' | 'title' | 'leaveOut'>

/** What the backend is told of a document that is to be stored. Details that nobody typed stay as they were found. */
export function choiceOf(row: ImportRow): ImportChoice {
  const typed = ARTICLE_FIELDS.filter((field) => row.edits.fields?.[field] !== undefined)
  const details = typed.reduce<Details>((said, field) => {
    const { title: _title, tags: _tags, ...patch } = fieldPatch(field, row.edits.fields?.[field] ?? '')
    return { ...said, ...patch }
  }, {})
  const { leaveOut } = row.edits
  return { item: row.item.item, title: titleOf(row).trim(), ...details, ...(leaveOut ? { leaveOut } : {}) }
}
