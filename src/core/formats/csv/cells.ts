import type { AttributeValue } from '../../model/annotation'
import { parseJson } from '../json-value'

/**
 * What spreadsheets run as a formula, and what an apostrophe before it has made harmless already: also behind spaces,
 * which some take away when they open a table, and in the full-width forms that others read as the plain ones.
 */
const FORMULA = /^'*(?:[\t\r]|[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u

/**
 * X7: spreadsheets run cells that begin with one of `= + - @`, tab or return as a formula, behind spaces or full-width
 * as well; an apostrophe makes them text.
 * Cells that begin with apostrophes and one of these get one more, so that it can be taken away again.
 */
export function neutralised(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** What `neutralised` was given. */
export function unneutralised(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}

/** The column of our tables that says `yes` for a row whose cells got apostrophes from `neutralised`. */
export const APOSTROPHES = 'apostrophes'

/** A value as a cell: nothing is empty, lists and objects are JSON. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A text that may also be missing: the empty cell is the missing one, and an empty text is `""`. */
export function optionalCell(value: string | null): string {
  if (value === null) return ''
  return value === '' || value.startsWith('"') ? JSON.stringify(value) : value
}

/** What `optionalCell` was given. */
export function readOptionalCell(cell: string): string | null {
  if (cell === '') return null
  const parsed = cell.startsWith('"') ? parseJson(cell) : null
  return parsed?.ok && typeof parsed.value === 'string' ? parsed.value : cell
}

/**
 * The value of an attribute as a cell that says what it is: numbers, `true`, `false` and lists as JSON, a text as it
 * is, unless it would be read as one of these or as missing; then in JSON's quotes.
 */
export function attributeCell(value: AttributeValue): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return value !== '' && readAttributeCell(value) === value ? value : JSON.stringify(value)
}

/** What `attributeCell` was given; null for an empty cell. */
export function readAttributeCell(cell: string): AttributeValue | null {
  if (cell === '') return null
  if (!/^(?:-?\d|true$|false$|\[|")/.test(cell)) return cell
  const parsed = parseJson(cell)
  if (!parsed.ok) return cell
  const { value } = parsed
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) && JSON.stringify(value) === cell ? value : cell
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : cell
}
