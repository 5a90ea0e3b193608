import type { ImportSource } from '../../../api/import-views'
import { chosenRows, fileName, isStorable, titleOf } from './import-rows'
import type { ImportRow } from './import-rows'

/** Something of an import that did not come into the library. */
export interface LeftOut {
  /** `not-wanted`: somebody took its tick away. */
  readonly kind: 'problem' | 'there' | 'not-wanted'
  readonly name: string
  /** Where in its file it stands, or null. */
  readonly place: string | null
  readonly reason: string
}

/** What is left out of an import when it is stored, file by file. */
export function leftOutOf(sources: readonly ImportSource[], rows: readonly ImportRow[]): readonly LeftOut[] {
  const chosen = new Set(chosenRows(rows))
  const documents = rows
    .filter((row) => !chosen.has(row))
    .map((row): LeftOut => {
      const { item } = row
      const where = { name: row.file, place: item.place }
      if (item.problem) return { ...where, kind: 'problem', reason: item.problem.message }
      if (isStorable(row)) return { ...where, kind: 'not-wanted', reason: `“${titleOf(row)}” was not ticked.` }
      const as = item.duplicateOf === null ? '' : `, as “${item.duplicateOf}”`
      return { ...where, kind: 'there', reason: `The library has it already${as}.` }
    })
  const parts = sources.flatMap((source): LeftOut[] => {
    const { item, collection, problem } = source
    const name = fileName(source)
    const told = collection?.problems ?? []
    const more = (collection?.problemCount ?? 0) - told.length
    return [
      // A file whose own problem is that of its only document is told there.
      ...(problem && !rows.some((row) => row.item.source === item)
        ? [{ kind: 'problem' as const, name, place: null, reason: problem.message }]
        : []),
      ...told.map(({ place, message }): LeftOut => ({ kind: 'problem', name, place, reason: message })),
      ...(more > 0
        ? [{ kind: 'problem' as const, name, place: null, reason: `${more} more rows have a problem.` }]
        : [])
    ]
  })
  return [...documents, ...parts]
}

/** Whether it has to be told: what somebody did not want is no news. */
export function isNews(leftOut: readonly LeftOut[]): boolean {
  return leftOut.some(({ kind }) => kind !== 'not-wanted')
}

/** The report as a text to be kept: a line for each, its parts with tabs between them. */
export function reportText(leftOut: readonly LeftOut[]): string {
  const clean = (text: string) => text.replace(/\s+/g, ' ').trim()
  const lines = leftOut.map(({ name, place, reason }) => [name, place ?? '', reason].map(clean).join('\t'))
  return ['File\tPlace\tWhy it was left out', ...lines, ''].join('\n')
}
