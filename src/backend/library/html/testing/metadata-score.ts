import type { FoundMetadata, MetadataField } from '../../extracted-document'
import { lettersOf } from '../clean-values'

/** What `expected-metadata.json` of a page says, by our names of the fields; null where it has none. */
export type ExpectedMetadata = Readonly<Record<ExpectedField, string | null>>
export type ExpectedField = Exclude<MetadataField, 'url'>

export const EXPECTED_FIELDS = ['title', 'byline', 'publisher', 'publishedAt', 'language'] as const

/**
 * How a field of a page came out. `same` words or the same moment; `close`: one is the other with the name of the site
 * or “By” around it; `more`: found where none is expected, which is no fault by itself.
 */
export type FieldVerdict = 'same' | 'close' | 'missing' | 'wrong' | 'more' | 'none'

function isSame(field: ExpectedField, found: string, expected: string): boolean {
  if (field === 'publishedAt') return Date.parse(found) === Date.parse(expected)
  return field === 'language'
    ? found.toLowerCase() === expected.toLowerCase()
    : lettersOf(found) === lettersOf(expected)
}

export function judgeField(field: ExpectedField, metadata: FoundMetadata, expected: string | null): FieldVerdict {
  const found = metadata[field]?.value ?? ''
  if (expected === null || expected.trim() === '') return found === '' ? 'none' : 'more'
  if (found === '') return 'missing'
  if (isSame(field, found, expected)) return 'same'
  const [a, b] = [lettersOf(found), lettersOf(expected)]
  return a.length > 3 && b.length > 3 && (a.includes(b) || b.includes(a)) ? 'close' : 'wrong'
}

/** The lines of a table: for every field how many pages came out how, and then every page that is not the same. */
export function metadataTable(
  pages: readonly { readonly name: string; readonly metadata: FoundMetadata; readonly expected: ExpectedMetadata }[]
): string[] {
  const columns: readonly FieldVerdict[] = ['same', 'close', 'missing', 'wrong', 'more', 'none']
  const cells = (values: readonly (string | number)[]): string =>
    values.map((value) => String(value).padStart(9)).join('')
  const lines = ['field'.padEnd(14) + cells(columns)]
  const differing: string[] = []
  for (const field of EXPECTED_FIELDS) {
    const verdicts = pages.map((page) => ({ ...page, verdict: judgeField(field, page.metadata, page.expected[field]) }))
    const countOf = (column: FieldVerdict): number => verdicts.filter(({ verdict }) => verdict === column).length
    lines.push(field.padEnd(14) + cells(columns.map(countOf)))
    for (const { name, verdict, metadata, expected } of verdicts) {
      if (verdict !== 'missing' && verdict !== 'wrong' && verdict !== 'close') continue
      const [ours, theirs] = [metadata[field]?.value ?? '', expected[field] ?? ''].map((value) => value.slice(0, 70))
      differing.push(`  ${verdict}: ${name}, ${field}: “${ours}”, expected “${theirs?.replace(/\s+/g, ' ')}”`)
    }
  }
  return [...lines, ...differing]
}
