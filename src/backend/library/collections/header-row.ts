import { dateOfCell } from './cell-dates'
import { useOfHeader } from './column-words'
import { isAddress } from './guess-columns'
import type { TableRow } from './table-source'

const LONGEST_NAME = 80

/** Addresses, dates and numbers: what stands in rows and names no column. */
const isData = (cell: string): boolean =>
  isAddress(cell) || dateOfCell(cell, null) !== null || /^[-+]?[\d.,\s]+%?$/.test(cell.trim())

/** Whether the first row names the columns: words that headers have, or short names above longer cells. */
export function looksLikeHeader(first: readonly string[], others: readonly TableRow[]): boolean {
  const named = first.filter((cell) => cell.trim() !== '')
  if (named.length === 0 || named.some((cell) => cell.trim().length > LONGEST_NAME || isData(cell))) return false
  const known = named.flatMap((cell) => useOfHeader(cell) ?? [])
  if (known.some(({ isWhole }) => isWhole) || known.length > named.length / 2) return true
  if (named.length < first.length || new Set(named).size < named.length) return false
  return others.some(({ cells }) =>
    cells.some((cell, column) => isData(cell) || cell.length > 3 * (first[column] ?? '').length + 20)
  )
}

/** Names of columns by their header: `Column 3` where there is none, `name (2)` for the second of the same name. */
export function namesOfHeader(header: readonly string[]): string[] {
  const taken = new Set<string>()
  return header.map((cell, column) => {
    const name = cell.replace(/\s+/g, ' ').trim().slice(0, 200) || `Column ${column + 1}`
    let unique = name
    for (let count = 2; taken.has(unique); count += 1) unique = `${name} (${count})`
    taken.add(unique)
    return unique
  })
}
