import type { FormatView } from '../../api/views'
import type { Params } from '../../api/contract'
import { WHOLE_EXPORT } from '../../api/export-params'

/** Which articles an export takes. */
export type ExportScope = 'open' | 'shown' | 'all'

export interface ExportChoice {
  readonly format: string
  readonly scope: ExportScope
  readonly includeNotes: boolean
  readonly neutraliseFormulas: boolean
}

const UNITS: Readonly<Record<string, string>> = {
  utf16: 'UTF-16 code units',
  codepoint: 'Unicode code points',
  byte: 'UTF-8 bytes'
}

/** The unit of a format's offsets, in words. */
export function unitName(format: Pick<FormatView, 'offsetUnit'>): string {
  return format.offsetUnit === null ? 'none' : (UNITS[format.offsetUnit] ?? format.offsetUnit)
}

/** X7: only files that a spreadsheet opens can smuggle a formula into one. */
export function isForSpreadsheets(format: Pick<FormatView, 'extension'>): boolean {
  return ['csv', 'tsv', 'xlsx', 'ods'].includes(format.extension)
}

/** The call that prepares an export; null when the scope holds no article. */
export function prepareParams(
  choice: ExportChoice,
  articles: { readonly open: string | null; readonly shown: readonly string[] }
): Params<'export.prepare'> | null {
  const { format, scope, includeNotes, neutraliseFormulas } = choice
  const chosen = scope === 'all' ? null : scope === 'shown' ? [...articles.shown] : articles.open ? [articles.open] : []
  if (chosen?.length === 0) return null
  return { ...WHOLE_EXPORT, format, articles: chosen, includeNotes, neutraliseFormulas }
}
