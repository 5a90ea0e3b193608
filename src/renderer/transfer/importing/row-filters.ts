import type { ImportItem } from '../../../api/import-views'
import type { ImportRow } from './import-rows'

/** What the documents of an import can be narrowed to. */
export const ROW_FILTERS = ['all', 'new', 'there', 'same-text', 'near', 'tail', 'broken', 'problem'] as const
export type RowFilter = (typeof ROW_FILTERS)[number]

const MATCHES: Readonly<Record<RowFilter, (item: ImportItem) => boolean>> = {
  all: () => true,
  new: ({ outcome, similar }) => outcome === 'new' && similar === null,
  there: ({ outcome }) => outcome === 'duplicate',
  'same-text': ({ outcome, similar }) => outcome === 'new' && similar?.kind === 'same-text',
  near: ({ outcome, similar }) => outcome === 'new' && similar?.kind === 'near',
  tail: ({ outcome, tail }) => outcome === 'new' && tail !== null,
  broken: ({ outcome, mojibake }) => outcome === 'new' && mojibake !== null,
  problem: ({ outcome }) => outcome === 'problem'
}

export const FILTER_WORDS: Readonly<Record<RowFilter, string>> = {
  all: 'All',
  new: 'New',
  there: 'Already there',
  'same-text': 'Same text',
  near: 'Nearly the same',
  tail: 'With a suspected tail',
  broken: 'With broken letters',
  problem: 'With a problem'
}

export function matchesFilter({ item }: ImportRow, filter: RowFilter): boolean {
  return MATCHES[filter](item)
}

/** How many documents each filter lets through. */
export function countFilters(rows: readonly ImportRow[]): Readonly<Record<RowFilter, number>> {
  const counts = Object.fromEntries(ROW_FILTERS.map((filter) => [filter, 0])) as Record<RowFilter, number>
  for (const row of rows) for (const filter of ROW_FILTERS) if (matchesFilter(row, filter)) counts[filter] += 1
  return counts
}

/** Index of the first row from `from` on, around the end, whose title or file begins with the letters; -1 without one. */
export function rowStartingWith(
  rows: readonly ImportRow[],
  letters: string,
  from: number,
  titleOf: (row: ImportRow) => string
): number {
  const wanted = letters.toLocaleLowerCase()
  const begins = (text: string) => text.toLocaleLowerCase().startsWith(wanted)
  for (let step = 0; step < rows.length; step += 1) {
    const index = (from + step) % rows.length
    const row = rows[index]
    if (row && (begins(titleOf(row)) || begins(row.item.name) || begins(row.file))) return index
  }
  return -1
}
