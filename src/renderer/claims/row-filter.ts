import type { AnnotationRow } from './annotation-rows'

/** Which annotations are listed; null and false leave all of them. */
export interface RowFilter {
  readonly label: string | null
  readonly tag: string | null
  readonly withNote: boolean
  readonly withMissing: boolean
}

export const ALL_ROWS: RowFilter = { label: null, tag: null, withNote: false, withMissing: false }

/** What the list can be narrowed to. */
export interface RowCounts {
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
  readonly withNote: number
  readonly withMissing: number
}

/** How often each tag occurs, the most used first, and how many rows have a note or miss something. */
export function countRows(rows: readonly AnnotationRow[]): RowCounts {
  const tags = new Map<string, number>()
  let withNote = 0
  let withMissing = 0
  for (const row of rows) {
    for (const tag of row.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1)
    if (row.hasNote) withNote += 1
    if (row.missing > 0) withMissing += 1
  }
  const inOrder = [...tags].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
  return { tags: inOrder.map(([tag, count]) => ({ tag, count })), withNote, withMissing }
}

/** The filter without what no row has any more: a filter nobody can see must not hide the rest. */
export function possibleFilter(wanted: RowFilter, rows: readonly AnnotationRow[], counts: RowCounts): RowFilter {
  return {
    label: rows.some((row) => row.labelId === wanted.label) ? wanted.label : null,
    tag: counts.tags.some(({ tag }) => tag === wanted.tag) ? wanted.tag : null,
    withNote: wanted.withNote && counts.withNote > 0,
    withMissing: wanted.withMissing && counts.withMissing > 0
  }
}

/** The rows that have everything the filter asks for, in their order. */
export function filterRows(rows: readonly AnnotationRow[], filter: RowFilter): readonly AnnotationRow[] {
  const { label, tag, withNote, withMissing } = filter
  if (label === null && tag === null && !withNote && !withMissing) return rows
  return rows.filter(
    (row) =>
      (label === null || row.labelId === label) &&
      (tag === null || row.tags.includes(tag)) &&
      (!withNote || row.hasNote) &&
      (!withMissing || row.missing > 0)
  )
}
